import { type TextRun, compareWords } from '@colex/drafting';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

interface RedlineProps {
  readonly before: readonly { readonly text: string }[];
  readonly after: readonly { readonly text: string }[];
}

/** What changed between two wordings of a clause, word by word: what went is struck, what came is underlined. */
export function Redline({ before, after }: RedlineProps) {
  const { t } = useTranslation();
  const runs = useMemo(() => compareWords(textOf(before), textOf(after)), [before, after]);
  return (
    <p className="redline" lang="zh-CN">
      {withPlaces(runs).map(({ place, op, text }) =>
        op === 'same' ? (
          <span key={place}>{text}</span>
        ) : op === 'removed' ? (
          <del key={place}>
            <span className="visually-hidden">{t('signoff.removed')}</span>
            {text}
          </del>
        ) : (
          <ins key={place}>
            <span className="visually-hidden">{t('signoff.added')}</span>
            {text}
          </ins>
        ),
      )}
    </p>
  );
}

const textOf = (lines: readonly { readonly text: string }[]): string => lines.map(({ text }) => text).join('\n');

function withPlaces(runs: readonly TextRun[]): readonly (TextRun & { readonly place: number })[] {
  let at = 0;
  return runs.map((run) => {
    const place = at;
    at += run.text.length + 1;
    return { ...run, place };
  });
}
