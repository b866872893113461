import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWatched } from '../editor/watched.js';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { CitySign } from '../region/CitySign.js';
import { AGES, type Authorship, type Written } from './authorship.js';

/** What the colours mean, and who wrote the character that is pointed at or before the cursor. Absent while nothing is coloured. */
export function AuthorshipLegend({ authorship }: { readonly authorship: Authorship }) {
  const { t } = useTranslation();
  const { colouring, cities, isMissing, pointed } = useWatched(authorship.state);
  if (colouring === 'none') return null;
  return (
    <section className="authorship-legend" aria-label={t('authorship.legend')}>
      <p className="authorship-key">
        {colouring === 'city'
          ? cities.map((city) => (
              <span key={city.id} className="authorship-city">
                <CitySign city={city} />
                {city.name}
              </span>
            ))
          : Array.from({ length: AGES }, (_, age) => (
              <span key={age} className={`authorship-shade shade-${age}`} aria-hidden />
            ))}
        {colouring === 'age' && <span>{t('authorship.ages')}</span>}
      </p>
      <p className="authorship-pointed">
        {isMissing ? t('authorship.missing') : pointed ? <Pointed written={pointed} /> : t('authorship.hint')}
      </p>
      <button
        type="button"
        className="icon-button"
        aria-label={t('authorship.close')}
        title={t('authorship.close')}
        onClick={() => authorship.colour('none')}
      >
        <X aria-hidden size={15} />
      </button>
    </section>
  );
}

function Pointed({ written: { author, at } }: { readonly written: Written }) {
  const { t } = useTranslation();
  if (!author) return t('authorship.fresh');
  return (
    <>
      <CitySign city={author.city} />
      {t('authorship.wrote', {
        name: author.name,
        city: author.city?.name ?? '—',
        time: printInstant(new Date(at).toISOString(), currentLanguage()),
      })}
    </>
  );
}
