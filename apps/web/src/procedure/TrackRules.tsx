import { CERTAINTY_NAMES, TrackPossibilitiesDocument } from '@colex/contract';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { currentLanguage } from '../language/language.js';

/** The rules of a city's procedure in words, each with where it stands and how sure that is. */
export function TrackRules({ projectId, cityId }: { readonly projectId: string; readonly cityId: string }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const [{ data }] = useQuery({ query: TrackPossibilitiesDocument, variables: { projectId, cityId, versionId: null } });
  const rules = data?.track?.rules;
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t('procedure.rules')}</h2>
      {rules && <p className="quiet">{rules.areOwn ? t('procedure.ownRules') : t('procedure.startRules')}</p>}
      <table className="plain-table">
        <caption className="visually-hidden">{t('procedure.rules')}</caption>
        <tbody>
          {rules?.rules.map(({ name, text, source, certainty }) => (
            <tr key={name}>
              <td>
                {text}
                <small>
                  {source} · {CERTAINTY_NAMES[certainty][language]}
                </small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
