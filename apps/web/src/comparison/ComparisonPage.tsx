import {
  ComparableTextsDocument,
  ComparedTextsDocument,
  type ComparedTextsQuery,
  ComparedThreadsDocument,
  ComparisonAuthorsDocument,
} from '@colex/contract';
import { ArrowLeftRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { Fault } from '../layout/Fault.js';
import { NotFoundPage } from '../layout/NotFoundPage.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { ExportMenu } from '../export/ExportMenu.js';
import { choicesOfComparison } from '../export/export-choices.js';
import { ComparisonView } from './ComparisonView.js';
import { readTextAddress } from './text-address.js';
import { TextPicker } from './TextPicker.js';

type Compared = NonNullable<ComparedTextsQuery['compare']>['from'];

/** Any two texts of a project side by side: versions, moments, drafts, editions of cities. */
export function ComparisonPage() {
  const { t } = useTranslation();
  const { draft: slug = '' } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const addresses = { from: parameters.get('from') ?? '', to: parameters.get('to') ?? '' };
  const from = readTextAddress(addresses.from);
  const to = readTextAddress(addresses.to);
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
  const [{ data: behind }] = useQuery({ query: ComparedThreadsDocument, variables, pause: pause || !data?.compare });
  const [{ data: comparable }] = useQuery({ query: ComparableTextsDocument, variables: { slug } });
  usePageTitle(t('comparison.title'));
  const choose = (chosen: Partial<typeof addresses>): void => setParameters({ ...addresses, ...chosen });
  const drafts = comparable?.draft?.project.drafts.nodes ?? [];
  const pickers = (nameBefore: string, nameAfter: string) => (
    <div className="comparison-pickers">
      <TextPicker
        label={t('comparison.before')}
        drafts={drafts}
        address={addresses.from}
        name={nameBefore}
        onChoose={(address) => choose({ from: address })}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={t('comparison.swap')}
        title={t('comparison.swap')}
        onClick={() => choose({ from: addresses.to, to: addresses.from })}
      >
        <ArrowLeftRight aria-hidden size={16} />
      </button>
      <TextPicker
        label={t('comparison.after')}
        drafts={drafts}
        address={addresses.to}
        name={nameAfter}
        onChoose={(address) => choose({ to: address })}
      />
    </div>
  );
  const back = (
    <p className="page-back">
      <Link to={`/drafts/${slug}`}>{t('comparison.back')}</Link>
      <Link to={`/drafts/${slug}/history`}>{t('history.title')}</Link>
    </p>
  );
  if (pause) {
    if (comparable && !comparable.draft) return <NotFoundPage />;
    return (
      <div className="comparison-page">
        {back}
        <h1>{t('comparison.title')}</h1>
        {pickers('', '')}
        <p className="panel-faint">{t('comparison.chooseHint')}</p>
      </div>
    );
  }
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
      {back}
      <div className="page-heading-row">
        <h1>{t('comparison.heading', { title: data.compare.to.title || t('project.untitled') })}</h1>
        <ExportMenu choices={choicesOfComparison(data.compare.to.draft.id, variables.to.moment, variables.from)} />
      </div>
      {pickers(nameBefore, nameAfter)}
      <ComparisonView
        before={data.compare.from.content}
        after={data.compare.to.content}
        nameBefore={nameBefore}
        nameAfter={nameAfter}
        authors={authored?.compare?.lineAuthors}
        threads={behind?.compare?.threads}
      />
    </div>
  );
}
