import type { TextRun } from '@colex/drafting';
import type { LineKind } from '@colex/lawtext';
import { useTranslation } from 'react-i18next';
import type { ComparedLine, ComparedRow } from './compared-rows.js';
import { namesOf } from './compared-rows.js';

/** Which of the two texts is drawn, or both in one. */
export type ComparedSide = 'before' | 'after' | 'both';

/** The lines of a compared clause. */
export function ComparedText({ row, side }: { readonly row: ComparedRow; readonly side: ComparedSide }) {
  return row.lines.map((line, index) => <TextLine key={`${line.id} ${index}`} line={line} side={side} />);
}

function TextLine({ line, side }: { readonly line: ComparedLine; readonly side: ComparedSide }) {
  const { kindBefore, kindAfter, numberBefore, numberAfter, runs } = line;
  const kind: LineKind | null =
    side === 'before' ? kindBefore : side === 'after' ? kindAfter : (kindAfter ?? kindBefore);
  if (kind === null) return null;
  const number = side === 'before' ? numberBefore : side === 'after' ? numberAfter : numberAfter || numberBefore;
  const old = side === 'both' && kindBefore !== null && kindAfter !== null && numberBefore !== numberAfter;
  return (
    <div className={`line kind-${kind}${number ? ' numbered' : ''}`} data-number={number || undefined}>
      {old && numberBefore && <del className="old-number">{numberBefore}</del>}
      {runs.map((run, index) => (
        <Run key={index} run={run} side={side} />
      ))}
    </div>
  );
}

function Run({ run: { op, text }, side }: { readonly run: TextRun; readonly side: ComparedSide }) {
  if (op === 'same') return text;
  if (op === 'added') return side === 'before' ? null : <ins>{text}</ins>;
  return side === 'after' ? null : <del>{text}</del>;
}

/** What became of a clause, in words: 第三条 修改, 第五条 移至第八条之后 … */
export function useChangeSentence(): (row: ComparedRow) => string {
  const { t } = useTranslation();
  return ({ kind, before, after }) =>
    t(`comparison.change.${kind}`, { before: namesOf(before), after: namesOf(after) }).trim();
}
