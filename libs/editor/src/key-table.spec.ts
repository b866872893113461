import { readFileSync } from 'node:fs';
import type { Line, LineKind } from '@colex/lawtext';
import { EditorState, TextSelection } from 'prosemirror-state';
import type { Command } from 'prosemirror-state';

import { backspaceAtStart, deleteAtEnd, goInside, goOutside, lineCommands } from './commands.js';
import { documentOf, linesOfDocument } from './line-node.js';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const KINDS: Readonly<Record<string, LineKind>> = {
  编: 'part',
  分编: 'subpart',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'item',
  目: 'subitem',
};

const kindNamed = (name: string): LineKind => KINDS[name] ?? (name as LineKind);

/** The rows of the table whose head has this column: kinds of the row, then the cells by their column. */
function tableWith(column: string): { readonly kind: LineKind; readonly cells: ReadonlyMap<string, string> }[] {
  const cellsOf = (row: string): string[] =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const rows = README.split('\n');
  const head = rows.findIndex((row) => row.startsWith('| line |') && cellsOf(row).includes(column));
  const columns = cellsOf(rows[head] ?? '');
  const end = rows.findIndex((row, place) => place > head && !row.startsWith('|'));
  return rows.slice(head + 2, end).flatMap((row) => {
    const cells = cellsOf(row);
    const named = new Map(columns.map((name, place) => [name, cells[place] ?? '']));
    return (cells[0] ?? '').split(' ').map((name) => ({ kind: kindNamed(name), cells: named }));
  });
}

type Drawn = readonly [LineKind, string];

/** What a command makes of lines; the caret is at `offset` of the line `at`. Ids show who stayed who. */
function made(lines: readonly Drawn[], at: number, offset: number, command: Command): string[] {
  const doc = documentOf(lines.map(([kind, text], place): Line => ({ id: `l${place}`, kind, text })));
  let position = 1 + offset;
  for (let place = 0; place < at; place += 1) position += doc.child(place).nodeSize;
  let state = EditorState.create({ doc, selection: TextSelection.create(doc, position) });
  command(state, (tr) => (state = state.apply(tr)));
  return linesOfDocument(state.doc).map(({ id, kind, text }) => `${id} ${kind} ${text}`.trim());
}

const newLines = () => {
  let count = 0;
  return lineCommands(() => `n${(count += 1)}`);
};

const drawnAs = (id: string, kind: LineKind, text: string): string => `${id} ${kind} ${text}`.trim();

describe('Enter as the table says', () => {
  const rows = tableWith('in the middle');

  it('has a row for every kind', () => {
    expect(new Set(rows.map(({ kind }) => kind)).size).toBe(13);
  });

  it.each(rows)('$kind', ({ kind, cells }) => {
    const enter = (text: string, offset: number): string[] => made([[kind, text]], 0, offset, newLines().enter);
    expect(enter('甲乙', 1)).toEqual([
      drawnAs('l0', kind, '甲'),
      drawnAs('n1', kindNamed(cells.get('in the middle') ?? ''), '乙'),
    ]);
    const [atEnd = '', afterColon] = (cells.get('at the end') ?? '').split('; ');
    expect(enter('甲', 1)).toEqual([drawnAs('l0', kind, '甲'), drawnAs('n1', kindNamed(atEnd), '')]);
    const listed = afterColon?.replace(' after a colon', '') ?? atEnd;
    expect(enter('甲：', 2)).toEqual([drawnAs('l0', kind, '甲：'), drawnAs('n1', kindNamed(listed), '')]);
    const empty = cells.get('when empty') ?? '';
    const after = empty.endsWith(' after it') || !/^(becomes |nothing)/u.test(empty);
    expect(enter('', 0)).toEqual(
      after
        ? [drawnAs('l0', kind, ''), drawnAs('n1', kindNamed(empty.replace(' after it', '')), '')]
        : [drawnAs('l0', empty === 'nothing' ? kind : kindNamed(empty.replace('becomes ', '')), '')],
    );
    const before = kindNamed((cells.get('at the beginning') ?? '').replace(' before it', ''));
    expect(enter('甲', 0)).toEqual([drawnAs('n1', before, ''), drawnAs('l0', kind, '甲')]);
  });
});

describe('Backspace, Delete, Tab and Shift-Tab as the table says', () => {
  const rows = tableWith('Shift-Tab');

  it('has a row for every kind', () => {
    expect(new Set(rows.map(({ kind }) => kind)).size).toBe(13);
  });

  it.each(rows)('$kind', ({ kind, cells }) => {
    const cell = (column: string): string => cells.get(column) ?? '';
    const taken = (above: LineKind, says: string): string[] =>
      says === 'joins'
        ? [drawnAs('l0', above, '甲乙')]
        : [drawnAs('l0', above, '甲'), drawnAs('l1', kindNamed(says), '乙')];
    for (const [above, column] of [
      ['article', 'Backspace at the beginning, in an article'],
      ['chapter', 'Backspace elsewhere'],
    ] as const) {
      const lines: Drawn[] = [
        [above, '甲'],
        [kind, '乙'],
      ];
      expect(made(lines, 1, 0, backspaceAtStart)).toEqual(taken(above, cell(column)));
    }
    expect(cell('Delete at the end')).toBe('joins the next');
    expect(
      made(
        [
          [kind, '甲'],
          ['article', '乙'],
        ],
        0,
        1,
        deleteAtEnd,
      ),
    ).toEqual([drawnAs('l0', kind, '甲乙')]);
    expect(
      made(
        [
          [kind, ''],
          ['article', '乙'],
        ],
        0,
        0,
        deleteAtEnd,
      ),
    ).toEqual([drawnAs('l1', 'article', '乙')]);

    const [inside = '', afterItem] = cell('Tab').split('; ');
    const level = (above: LineKind, says: string): string[] => [
      drawnAs('l0', above, '甲'),
      drawnAs('l1', says === 'nothing' ? kind : kindNamed(says), '乙'),
    ];
    expect(
      made(
        [
          ['article', '甲'],
          [kind, '乙'],
        ],
        1,
        0,
        goInside,
      ),
    ).toEqual(level('article', inside));
    if (afterItem !== undefined) {
      const says = afterItem.replace(' after a 项', '');
      expect(
        made(
          [
            ['item', '甲'],
            [kind, '乙'],
          ],
          1,
          0,
          goInside,
        ),
      ).toEqual(level('item', says));
    }
    expect(
      made(
        [
          ['article', '甲'],
          [kind, '乙'],
        ],
        1,
        0,
        goOutside,
      ),
    ).toEqual(level('article', cell('Shift-Tab')));
  });
});
