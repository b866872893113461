import { useTranslation } from 'react-i18next';
import type { ClauseView } from './clause-view.js';
import { useWatched, type Watched } from './watched.js';

/** Characters of the digest that are shown: enough to compare two by eye. */
const DIGEST_SHOWN = 12;

/** About the clause at the cursor: its number, where it stands, what it is, its digest, who else is in it. */
export function ClausePanel({ clause }: { readonly clause: Watched<ClauseView | null> }) {
  const { t } = useTranslation();
  const view = useWatched(clause);
  if (!view) return <p className="panel-none">{t('panel.none')}</p>;
  return (
    <div className="panel-clause">
      <p className="panel-number">{view.number || t(`kind.${view.kind}`)}</p>
      <dl>
        <dt>{t('panel.path')}</dt>
        <dd>
          {view.path.length === 0 ? (
            <span className="panel-faint">{t('panel.top')}</span>
          ) : (
            <ol>
              {view.path.map((heading) => (
                <li key={heading}>{heading}</li>
              ))}
            </ol>
          )}
        </dd>
        <dt>{t('panel.kind')}</dt>
        <dd>{t(`kind.${view.kind}`)}</dd>
        <dt>{t('panel.size')}</dt>
        <dd>{t('panel.sizeValue', { characters: view.characters, lines: view.lines })}</dd>
        <dt>{t('panel.digest')}</dt>
        <dd>
          <code title={`${t('panel.digestHint')}\n${view.digest}`}>{view.digest.slice(0, DIGEST_SHOWN)}</code>
        </dd>
        <dt>{t('panel.here')}</dt>
        <dd>
          {view.here.length === 0 ? (
            <span className="panel-faint">{t('panel.nobodyHere')}</span>
          ) : (
            <ul>
              {view.here.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </div>
  );
}
