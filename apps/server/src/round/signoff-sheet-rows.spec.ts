import type { Decision, Round } from '@colex/workflow';
import { signoffSheetRows } from './signoff-sheet-rows.js';

const NAMES = {
  draft: '保护条例',
  cities: new Map([
    ['xz', '徐州市'],
    ['sq', '商丘市'],
  ]),
  people: new Map([['p', '周启明']]),
};

const ROUND: Round = {
  id: 'rnd_1',
  version: {
    versionId: 'ver_1',
    name: '草案',
    digest: 'whole',
    clauses: [
      { clauseId: 'a', digest: 'da', citations: [], number: '第一条', opening: '为了' },
      { clauseId: 'b', digest: 'db', citations: [{ clauseId: 'a', digest: 'da' }], number: '第二条', opening: '依照' },
    ],
  },
  rule: { type: 'NAMED_CITIES', cityIds: ['sq'] },
  cityIds: ['xz', 'sq'],
  openedBy: 'p',
  openedOn: '2026-11-20',
  dueOn: '2026-11-30',
  signatures: [],
  reminders: [],
  standing: { status: 'OPEN' },
};

const said = (clauseId: string, digest: string, more: Partial<Decision> = {}): Decision => ({
  id: `${clauseId} ${digest}`,
  clauseId,
  cityId: 'sq',
  kind: 'APPROVED',
  digest,
  citations: [],
  reason: null,
  roundId: null,
  personId: 'p',
  at: '2026-11-21T02:00:00.000Z',
  ...more,
});

describe('the sheet of a round', () => {
  it('says for every clause and city who said what when, why, and what is cited differently by now', () => {
    const decisions = [
      said('a', 'da', { kind: 'OBJECTED', reason: '罚款过重' }),
      said('b', 'db', { citations: [{ clauseId: 'a', digest: 'other' }] }),
    ];
    const { caption, cities, rows } = signoffSheetRows(ROUND, decisions, NAMES);
    expect({ caption, cities }).toEqual({ caption: '《保护条例》会签表', cities: ['徐州市', '商丘市'] });
    expect(rows.map(({ number, cells }) => [number, ...cells.map(({ status }) => status)])).toEqual([
      ['第一条', '未表态', '不同意'],
      ['第二条', '未表态', '同意（引用条款已变）'],
    ]);
    expect(rows[0]!.cells[1]).toEqual({ status: '不同意', by: '周启明 2026年11月21日', reason: '罚款过重' });
  });

  it('shows nothing said about other words: a newer text never inherits a signature', () => {
    const { rows } = signoffSheetRows(ROUND, [said('a', 'older')], NAMES);
    expect(rows[0]!.cells[1]).toEqual({ status: '未表态', by: '', reason: '' });
  });

  it('counts a signature of the whole only while the city agrees to every clause', () => {
    const signed: Round = {
      ...ROUND,
      signatures: [
        {
          id: 's',
          cityId: 'sq',
          type: 'SIGNED',
          versionDigest: 'whole',
          reason: null,
          personId: 'p',
          at: '2026-11-22T02:00:00.000Z',
        },
      ],
    };
    const all = [said('a', 'da'), said('b', 'db', { citations: [{ clauseId: 'a', digest: 'da' }] })];
    expect(signoffSheetRows(signed, all, NAMES).whole[1]).toMatchObject({
      status: '已签署',
      by: '周启明 2026年11月22日',
    });
    expect(signoffSheetRows(signed, all.slice(0, 1), NAMES).whole[1]).toEqual({ status: '未签署', by: '', reason: '' });
  });
});
