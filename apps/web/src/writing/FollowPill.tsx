import { useTranslation } from 'react-i18next';
import { useWatched } from '../editor/watched.js';
import { Face } from '../editor/Roster.js';
import type { Follow } from './follow.js';

/** Says whom one follows, at the foot of the desk, and lets one stop. */
export function FollowPill({ follow }: { readonly follow: Follow }) {
  const { t } = useTranslation();
  const person = useWatched(follow.person);
  if (!person) return null;
  const name = person.cityName ? `${person.name}（${person.cityName}）` : person.name;
  return (
    <div className="follow-pill" role="status">
      <Face person={person} />
      {t('writing.presence.following', { name })}
      <button type="button" className="link-button" onClick={follow.stop}>
        {t('writing.presence.stop')}
      </button>
    </div>
  );
}
