import { ProjectDraftsDocument, type ProjectDraftsQuery } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { EmptyState } from '../layout/EmptyState.js';
import { Fault } from '../layout/Fault.js';
import { Waiting } from '../layout/Waiting.js';
import { CitySign } from '../region/CitySign.js';

type Draft = NonNullable<ProjectDraftsQuery['project']>['drafts']['nodes'][number];

interface DraftListProps {
  /** Slug of the project. */
  readonly project: string;
  readonly mayCreate: boolean;
}

/** The texts of a project, twenty at a time. */
export function DraftList({ project, mayCreate }: DraftListProps) {
  const { t } = useTranslation();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <table className="draft-list">
      <caption className="visually-hidden">{t('project.drafts')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('project.draftTitle')}</th>
          <th scope="col">{t('project.draftKind')}</th>
          <th scope="col">{t('project.draftSize')}</th>
          <th scope="col">{t('project.draftChanged')}</th>
        </tr>
      </thead>
      {pages.map((after, place) => (
        <DraftPart
          key={after ?? ''}
          project={project}
          mayCreate={mayCreate}
          after={after}
          onMore={place === pages.length - 1 ? (cursor) => setPages([...pages, cursor]) : undefined}
        />
      ))}
    </table>
  );
}

interface DraftPartProps extends DraftListProps {
  readonly after: string | null;
  readonly onMore: ((cursor: string) => void) | undefined;
}

function DraftPart({ project, mayCreate, after, onMore }: DraftPartProps) {
  const { t } = useTranslation();
  // Titles and sizes are the text's own and change under us, so the list is asked for again on every visit.
  const [{ data, error }, ask] = useQuery({
    query: ProjectDraftsDocument,
    variables: { slug: project, after },
    requestPolicy: 'cache-and-network',
  });
  const drafts = data?.project?.drafts;
  if (!drafts || drafts.totalCount === 0) {
    return (
      <tbody>
        <tr>
          <td colSpan={4}>
            {error && <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
            {!error && !drafts && <Waiting />}
            {drafts && (
              <EmptyState
                title={t('project.noDrafts')}
                hint={mayCreate ? t('project.noDraftsHint') : t('project.noDraftsYet')}
              />
            )}
          </td>
        </tr>
      </tbody>
    );
  }
  const { hasNextPage, endCursor } = drafts.pageInfo;
  return (
    <tbody>
      {drafts.nodes.map((draft) => (
        <DraftRow key={draft.id} draft={draft} />
      ))}
      {hasNextPage && endCursor && onMore && (
        <tr>
          <td colSpan={4}>
            <button type="button" className="button" onClick={() => onMore(endCursor)}>
              {t('home.more')}
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function DraftRow({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { counts } = draft;
  const sizes = [
    counts.chapter > 0 ? t('project.chapters', { number: counts.chapter }) : '',
    t('project.articles', { number: counts.article }),
  ];
  return (
    <tr>
      <td className="draft-title">
        <Link to={`/drafts/${draft.slug}`}>{draft.title || t('project.untitled')}</Link>
        <span className="draft-mode">{t(`project.mode.${draft.viewerMode}`)}</span>
      </td>
      <td>
        {draft.city && <CitySign city={draft.city} />} {t(`draftKind.${draft.kind}`)}
      </td>
      <td>{sizes.filter(Boolean).join(' ')}</td>
      <td>
        <time dateTime={draft.updatedAt}>{printInstant(draft.updatedAt, currentLanguage())}</time>
      </td>
    </tr>
  );
}
