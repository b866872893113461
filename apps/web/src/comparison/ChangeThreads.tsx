import type { ComparedThreadsQuery } from '@colex/contract';
import { MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Threads by the lines they stand in. */
export type ComparedThreads = NonNullable<ComparedThreadsQuery['compare']>['threads'];

/** The threads behind a change: who asked for what, and what became of it. */
export function ChangeThreads({ threads }: { readonly threads: ComparedThreads }) {
  const { t } = useTranslation();
  return threads.map(({ thread, isAnswered }) => {
    const outcome = thread.resolution
      ? t(`thread.outcome.${thread.resolution.outcome ?? 'NONE'}`)
      : t('thread.status.OPEN');
    const words = thread.comments.nodes[0]?.body ?? thread.quote;
    return (
      <Link
        key={thread.id}
        className="change-thread"
        to={`/drafts/${thread.draft.slug}?thread=${thread.id}`}
        title={thread.resolution?.reason ?? undefined}
      >
        <MessageSquareText aria-hidden size={13} />
        <span>{t('comparison.thread', { name: thread.openedBy.name, words: shortened(words) })}</span>
        <span className="change-outcome">{isAnswered ? t('comparison.answered', { outcome }) : outcome}</span>
      </Link>
    );
  });
}

const LONGEST = 40;

function shortened(words: string): string {
  const letters = [...words.replaceAll(/\s+/gu, ' ')];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : letters.join('');
}
