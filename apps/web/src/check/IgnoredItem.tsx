import { HeedFindingDocument, type IgnoredRowFragment } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { printDate } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import type { CheckedFinding } from './checked-finding.js';
import type { IgnoredBook } from './ignored-book.js';

interface IgnoredItemProps {
  readonly finding: CheckedFinding;
  readonly row: IgnoredRowFragment;
  readonly mayHeed: boolean;
  readonly book: IgnoredBook;
  readonly onVisit: () => void;
}

/** A finding that somebody said does not apply: who, when, why, and the way back. */
export function IgnoredItem({ finding, row, mayHeed, book, onVisit }: IgnoredItemProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [fault, setFault] = useState<string | null>(null);
  const language = currentLanguage();
  const heed = async (): Promise<void> => {
    const input = { ignoredFindingId: row.id, idempotencyKey: crypto.randomUUID() };
    const { data, error } = await client.mutation(HeedFindingDocument, { input }).toPromise();
    const first = data?.heedFinding.userErrors[0];
    if (error || (first && first.code !== 'CONFLICT')) {
      setFault(t('check.failed', { reason: first?.message ?? error?.message ?? '' }));
    }
    await book.load();
  };
  return (
    <li className="finding">
      <button type="button" className="finding-visit" onClick={onVisit}>
        <span className="finding-place">{finding.label || t('check.head')}</span>
        <span>{finding.message[language === 'en' ? 'en' : 'zh']}</span>
      </button>
      <p className="finding-reason">{row.reason}</p>
      <p className="finding-rule">
        {t('check.by', { name: row.ignoredBy.name, date: printDate(row.ignoredAt, language) })}
      </p>
      {fault && (
        <p className="finding-fault" role="alert">
          {fault}
        </p>
      )}
      {mayHeed && (
        <button type="button" className="link-button" onClick={() => void heed()}>
          {t('check.heed')}
        </button>
      )}
    </li>
  );
}
