import { DraftVersionsDocument } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { comparisonAddress } from '../comparison/text-address.js';
import type { PanelTabProps } from '../editor/panel-tab.js';
import { useWatched } from '../editor/watched.js';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { CitySign } from '../region/CitySign.js';
import { ClauseHistory } from './ClauseHistory.js';
import { NameVersionDialog } from './NameVersionDialog.js';
import { naming } from './naming.js';
import { RestoreDialog, type RestoreTarget } from './RestoreDialog.js';
import '../styles/version.css';

/** The named versions of the draft, and how the clause at the cursor came about. */
export function VersionPanel({ draft, editor }: PanelTabProps) {
  const { t } = useTranslation();
  const clause = useWatched(editor.clause);
  const [after, setAfter] = useState<string>();
  const isNaming = useWatched(naming);
  const [target, setTarget] = useState<RestoreTarget | null>(null);
  const [{ data }, ask] = useQuery({
    query: DraftVersionsDocument,
    variables: { slug: draft.slug, after },
    requestPolicy: 'cache-and-network',
  });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  const mayName = data?.draft?.viewerMayNameVersions ?? false;
  const versions = data?.draft?.versions;
  const nodes = versions?.nodes ?? [];
  const mayRestore = draft.viewerMode === 'WRITE';
  return (
    <div className="panel-versions">
      <p className="version-tools">
        {mayName && (
          <button type="button" className="button" onClick={() => naming.set(true)} title="Ctrl+S">
            {t('version.name')}
          </button>
        )}
        <Link className="button" to={`/drafts/${draft.slug}/history`}>
          {t('version.history')}
        </Link>
        <Link className="button" to={comparisonAddress(draft.slug, nodes[0]?.id ?? `${draft.id}@1`, draft.id)}>
          {t('comparison.any')}
        </Link>
      </p>
      {versions && nodes.length === 0 && (
        <div className="panel-faint">
          <p>{t('version.none')}</p>
          <p>{t('version.noneHint')}</p>
        </div>
      )}
      {nodes.length > 0 && (
        <>
          <h3>{t('version.list', { number: versions?.totalCount })}</h3>
          <ul className="version-list">
            {nodes.map((version, index) => {
              const earlier = nodes[index + 1];
              return (
                <li key={version.id}>
                  <p className="version-name">
                    {version.name}
                    {version.name !== t(`version.kind.${version.kind}`) && (
                      <span className="version-kind">{t(`version.kind.${version.kind}`)}</span>
                    )}
                  </p>
                  <p className="version-by">
                    <CitySign city={version.createdBy.city} />
                    {t('version.by', {
                      name: version.createdBy.name,
                      time: printInstant(version.createdAt, currentLanguage()),
                    })}
                  </p>
                  {version.note && <p className="version-note">{version.note}</p>}
                  <p className="version-links">
                    <Link to={comparisonAddress(draft.slug, version.id, draft.id)}>{t('version.compareNow')}</Link>
                    {earlier && (
                      <Link to={comparisonAddress(draft.slug, earlier.id, version.id)}>
                        {t('version.comparePrevious')}
                      </Link>
                    )}
                    <Link to={`/drafts/${draft.slug}/history?at=${version.revision}`}>{t('version.look')}</Link>
                    {mayRestore && (
                      <button
                        type="button"
                        className="text-button"
                        onClick={() => setTarget({ moment: { versionId: version.id }, name: version.name })}
                      >
                        {t('version.restore')}
                      </button>
                    )}
                  </p>
                </li>
              );
            })}
          </ul>
          {versions?.pageInfo.hasNextPage && (
            <button type="button" className="button" onClick={() => setAfter(versions.pageInfo.endCursor ?? undefined)}>
              {t('version.more')}
            </button>
          )}
        </>
      )}
      <h3>{t('version.clauseHistory')}</h3>
      {clause?.kind === 'article' && clause.number ? (
        <ClauseHistory
          key={`${clause.id} ${clause.digest}`}
          slug={draft.slug}
          number={clause.number}
          onRestore={mayRestore ? setTarget : undefined}
        />
      ) : (
        <p className="panel-faint">{t('version.clauseNowhere')}</p>
      )}
      <NameVersionDialog
        draftId={draft.id}
        isOpen={isNaming && mayName}
        onOpenChange={(isOpen) => naming.set(isOpen)}
        onMade={again}
      />
      <RestoreDialog draft={draft} target={target} onClose={() => setTarget(null)} />
    </div>
  );
}
