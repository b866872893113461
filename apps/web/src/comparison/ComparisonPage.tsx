import { ComparedTextsDocument, type ComparedTextsQuery, ComparisonAuthorsDocument } from '@colex/contract';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { Fault } from '../layout/Fault.js';
import { NotFoundPage } from '../layout/NotFoundPage.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { ComparisonView } from './ComparisonView.js';
import { readTextAddress } from './text-address.js';

type Compared = NonNullable<ComparedTextsQuery['compare']>['from'];

/** Two texts side by side: versions, moments, drafts. */
export function ComparisonPage() {
  const { t } = useTranslation();
  const { draft: slug = '' } = useParams();
  const [parameters] = useSearchParams();
  const from = readTextAddress(parameters.get('from') ?? '');
  const to = readTextAddress(parameters.get('to') ?? '');
  const variables = { from: from ?? {}, to: to ?? {} };
  const pause = !from || !to;
  const [{ data, error }, ask] = useQuery({
    query: ComparedTextsDocument,
    variables,
    pause,
    requestPolicy: 'cache-and-network',
  });
  const sharesHistory = data?.compare?.sharesHistory ?? false;
  // The texts come first; who made the changes follows.
  const [{ data: authored }] = useQuery({
    query: ComparisonAuthorsDocument,
    variables,
    pause: pause || !sharesHistory,
  });
  usePageTitle(t('comparison.title'));
  if (pause) return <NotFoundPage />;
  if (error && !data) return <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Waiting />;
  if (!data.compare) return <NotFoundPage />;
  const nameOf = (text: Compared): string =>
    [
      data.compare?.sharesHistory ? '' : text.draft.city ? `${text.draft.city.name} ` : `${text.title} `,
      text.version?.name ??
        t('comparison.moment', { time: printInstant(text.at, currentLanguage()), revision: text.revision }),
    ].join('');
  const nameBefore = nameOf(data.compare.from);
  const nameAfter = nameOf(data.compare.to);
  return (
    <div className="comparison-page">
      <p className="page-back">
        <Link to={`/drafts/${slug}`}>{t('comparison.back')}</Link>
        <Link to={`/drafts/${slug}/history`}>{t('history.title')}</Link>
      </p>
      <h1>{t('comparison.heading', { title: data.compare.to.title || t('project.untitled') })}</h1>
      <p className="comparison-names">
        <span>{nameBefore}</span>
        <span aria-hidden>→</span>
        <span className="visually-hidden">{t('comparison.to')}</span>
        <span>{nameAfter}</span>
      </p>
      <ComparisonView
        before={data.compare.from.content}
        after={data.compare.to.content}
        nameBefore={nameBefore}
        nameAfter={nameAfter}
        authors={authored?.compare?.lineAuthors}
      />
    </div>
  );
}
