import { ShieldCheck } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { cityColour } from '../region/CitySign.js';
import type { Participant } from './participants.js';
import { useWatched, type Watched } from './watched.js';

/** How many are shown by themselves; the rest are in the list. */
const SHOWN = 5;

interface RosterProps {
  readonly people: Watched<readonly Participant[]>;
  /** Brings the place where somebody is working into sight. */
  readonly onVisit: (person: Participant) => void;
  /** The provision each colleague is in, by client. */
  readonly places: Watched<ReadonlyMap<number, string>>;
  /** Goes where somebody goes, from now on. */
  readonly onFollow: (person: Participant) => void;
}

/** Who is here: the colour and sign of the city with the first character of the name; the list says it in full. */
export function Roster({ people, places, onVisit, onFollow }: RosterProps) {
  const { t } = useTranslation();
  const here = useWatched(people);
  const where = useWatched(places);
  const others = here.filter((person) => !person.isViewer);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="roster">
        <span className="visually-hidden">{`${t('presence.label')}：${others.map((person) => person.name).join('、')}`}</span>
        <span className="roster-faces">
          {here.slice(0, SHOWN).map((person) => (
            <Face key={person.client} person={person} />
          ))}
        </span>
        <span className="roster-count">
          {others.length === 0 ? t('presence.alone') : t('presence.count', { number: here.length })}
        </span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={6}>
          {here.map((person) => (
            <div key={person.client} className="roster-row" role="group" aria-label={person.name}>
              <DropdownMenu.Item
                className="menu-item roster-person"
                disabled={person.isViewer}
                onSelect={() => onVisit(person)}
              >
                <Face person={person} />
                <span className="roster-name">
                  {person.name}
                  {person.isViewer && t('presence.you')}
                </span>
                <span className="roster-city">{person.cityName}</span>
                {!person.isViewer && (
                  <span className="roster-place">
                    {where.has(person.client)
                      ? where.get(person.client) || t('panel.top')
                      : t('writing.presence.nowhere')}
                  </span>
                )}
              </DropdownMenu.Item>
              {!person.isViewer && where.has(person.client) && (
                <DropdownMenu.Item className="menu-item roster-follow" onSelect={() => onFollow(person)}>
                  {t('writing.presence.follow')}
                </DropdownMenu.Item>
              )}
            </div>
          ))}
          <DropdownMenu.Separator className="menu-divider" />
          <DropdownMenu.Label className="roster-verified">
            <ShieldCheck aria-hidden size={14} />
            {t('presence.verified')}
          </DropdownMenu.Label>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** First character of the name in the colour of the city, the city's sign at its foot. */
export function Face({ person }: { readonly person: Participant }) {
  return (
    <span
      className="face"
      style={person.colour ? cityColour(person.colour) : undefined}
      title={`${person.name} ${person.cityName ?? ''}`.trim()}
      aria-hidden
    >
      {Array.from(person.name)[0]}
      {person.sign && <span className="face-city">{person.sign}</span>}
    </span>
  );
}
