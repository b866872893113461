import { useTranslation } from 'react-i18next';
import type { PanelTabProps } from './panel-tab.js';
import { useWatched } from './watched.js';

/** Characters of the digest that are shown: enough to compare two by eye. */
const DIGEST_SHOWN = 12;

/** What the clause at the cursor is, how long, its digest, and who else is in it. */
export function ClausePanel({ editor }: PanelTabProps) {
  const { t } = useTranslation();
  const view = useWatched(editor.clause);
  if (!view) return <p className="panel-none">{t('panel.none')}</p>;
  return (
    <div className="panel-clause">
      <dl>
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
