import { compareTexts, type ClauseChange, type LineComparison } from '@colex/drafting';
import { isHeading, numberLines, type Clause, type Line } from '@colex/lawtext';
import { plainParagraph, type Paper, type ParagraphBlock, type Run } from './paper.js';

/** What a 修改对照表 is about. */
export interface ComparisonTableOptions {
  /** Above the table, e.g. 《…条例（草案）》修改对照表. */
  readonly caption: string;
  /** Head of the left column, e.g. 草案条文. */
  readonly beforeTitle: string;
  /** Head of the middle column, e.g. 草案修改稿条文. */
  readonly afterTitle: string;
  /** Whether clauses that did not change stand in the table too. Default: false. */
  readonly unchanged?: boolean;
  /** What the right column says of a change besides what became of it: a reason, an opinion, who. */
  readonly remark?: (change: ClauseChange) => string;
}

/** The words that stand in an empty cell, as committees write them. */
const ADDED = '（新增）';
const REMOVED = '（删除）';

type Side = 'before' | 'after';

const labelled = (clause: Clause): string => clause.number || clause.lines[0]?.text.slice(0, 12) || '';

/** What became of the clause, in the words of the table. */
function whatBecame({ kind, before, after }: ClauseChange): string {
  const old = before.map(labelled).join('、');
  const fresh = after.map(labelled).join('、');
  switch (kind) {
    case 'unchanged':
      return '';
    case 'renumbered':
      return `条文序号调整：${old}改为${fresh}`;
    case 'changed':
      return old === fresh ? '修改' : `修改；${old}改为${fresh}`;
    case 'moved':
      return `位置调整：原${old}移至此处，作为${fresh}`;
    case 'split':
      return `由${old}分为${fresh}`;
    case 'merged':
      return `由${old}合并为${fresh}`;
    case 'added':
      return '新增';
    case 'removed':
      return '删去';
    default: {
      const unknown: never = kind;
      throw new TypeError(`no such change: ${String(unknown)}`);
    }
  }
}

/** The runs of one side: what the other side lacks stands out, additions in 黑体 and deletions struck. */
function runsOf(comparison: LineComparison, side: Side): Run[] {
  const left = side === 'before' ? 'added' : 'removed';
  return comparison.runs.flatMap((run): Run[] => {
    if (run.op === left) return [];
    if (run.op === 'same') return [{ text: run.text }];
    return [{ text: run.text, ...(side === 'before' ? { struck: true } : { bold: true }) }];
  });
}

function cellOf(change: ClauseChange, side: Side, labels: ReadonlyMap<string, string>): ParagraphBlock[] {
  if (change[side].length === 0) return [plainParagraph('cell', side === 'before' ? ADDED : REMOVED)];
  const isWhole = change.kind === 'added' || change.kind === 'removed';
  return change.lines.flatMap((comparison): ParagraphBlock[] => {
    const line = comparison[side];
    if (!line) return [];
    const label = labels.get(line.id) ?? '';
    const blank = isHeading(line.kind) || line.kind === 'article' || line.kind === 'annex' ? '\u3000' : '';
    const runs = isWhole
      ? [{ text: line.text, ...(side === 'before' ? { struck: true } : { bold: true }) }]
      : runsOf(comparison, side);
    return [
      {
        type: 'paragraph',
        style: 'cell',
        label: '',
        runs: [
          ...(label === ''
            ? []
            : [{ text: `${label}${line.text === '' ? '' : blank}`, bold: line.kind === 'article' }]),
          ...runs,
        ],
      },
    ];
  });
}

const labelsOf = (lines: readonly Line[]): ReadonlyMap<string, string> => {
  const { labels } = numberLines(lines);
  return new Map(lines.map((line, index) => [line.id, labels[index] ?? '']));
};

/**
 * The 修改对照表 of two texts: clause beside clause, additions in 黑体, deletions struck, a moved clause beside where it
 * came from, 新增 and 删除 in the empty cell (practice of the committees; 立法法 art. 58 asks for the table itself).
 */
export function comparisonTable(
  before: readonly Line[],
  after: readonly Line[],
  options: ComparisonTableOptions,
): Paper {
  const { changes } = compareTexts(before, after);
  const [old, fresh] = [labelsOf(before), labelsOf(after)];
  const shown = changes.filter(
    ({ kind }) => options.unchanged === true || (kind !== 'unchanged' && kind !== 'renumbered'),
  );
  const rows = shown.map((change) => {
    const said = [whatBecame(change), options.remark?.(change) ?? ''].filter((part) => part !== '');
    return [
      cellOf(change, 'before', old),
      cellOf(change, 'after', fresh),
      said.map((sentence) => plainParagraph('cell', sentence)),
    ];
  });
  return {
    title: options.caption,
    orientation: 'landscape',
    blocks: [
      plainParagraph('caption', options.caption),
      plainParagraph('remark', '注：黑体字为增加的内容，加删除线的为删去的内容。'),
      {
        type: 'table',
        columns: [
          { title: options.beforeTitle, width: 5 },
          { title: options.afterTitle, width: 5 },
          { title: '说明', width: 2 },
        ],
        rows: rows.length > 0 ? rows : [[[plainParagraph('cell', '两份文本没有差别。')], [], []]],
      },
    ],
  };
}
