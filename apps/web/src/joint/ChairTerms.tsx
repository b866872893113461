import { SetChairTermDocument } from '@colex/contract';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { currentLanguage } from '../language/language.js';
import { printDay } from '../procedure/plain-day.js';
import { CitySign } from '../region/CitySign.js';
import { Field } from './fields.js';
import { JointForm } from './JointForm.js';
import type { JointProject } from './joint-types.js';

interface ChairTermsProps {
  readonly project: JointProject;
  readonly onSaved: () => void;
}

/** Whose turn in the chair it was, is and will be. */
export function ChairTerms({ project, onSaved }: ChairTermsProps) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const [, setTerm] = useMutation(SetChairTermDocument);
  return (
    <section aria-labelledby="terms">
      <h2 id="terms">{t('joint.terms')}</h2>
      {project.chairTerms.length === 0 && <p className="quiet">{t('joint.noTerms')}</p>}
      <ul className="city-list">
        {project.chairTerms.map(({ id, city, person, from, until, isCurrent }) => (
          <li key={id}>
            <CitySign city={city} />
            <span className="city-name">{city?.name}</span>
            {person && <span>{person.name}</span>}
            {isCurrent && <span className="mark">{t('joint.current')}</span>}
            <span className="city-province">
              {t('joint.term', { from: printDay(from, language), until: printDay(until, language) })}
            </span>
          </li>
        ))}
      </ul>
      {project.nextChairCity && <p className="quiet">{t('joint.nextCity', { city: project.nextChairCity.name })}</p>}
      {project.viewerMayPreside.allowed && (
        <JointForm
          name={t('joint.setTerm')}
          onSaved={onSaved}
          send={async (form, idempotencyKey) => {
            const { data, error } = await setTerm({
              input: {
                projectId: project.id,
                cityId: String(form.get('city')),
                from: String(form.get('from')),
                until: String(form.get('until')),
                idempotencyKey,
              },
            });
            return { error, userErrors: data?.setChairTerm.userErrors };
          }}
        >
          <Field label={t('joint.hostCity')}>
            {(id) => (
              <select id={id} name="city" defaultValue={project.nextChairCity?.id}>
                {project.memberCities.nodes.map((city) => (
                  <option key={city.id} value={city.id}>
                    {city.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('joint.from')}>{(id) => <input id={id} name="from" type="date" required />}</Field>
          <Field label={t('joint.until')}>{(id) => <input id={id} name="until" type="date" required />}</Field>
        </JointForm>
      )}
    </section>
  );
}
