import type { OpinionRecord } from '@colex/store';
import { opinionRows } from './opinion-rows.js';

const record = (given: Partial<OpinionRecord> = {}): OpinionRecord => ({
  threadId: 'thr_1',
  subject: 'CLAUSE',
  anchorState: 'ATTACHED',
  quote: '县级以上人民政府应当加强保护。',
  clause: { kind: 'article', number: '第四条', text: '县级以上人民政府应当加强保护。' },
  body: '建议明确主管部门。',
  originKind: 'CITY',
  originName: null,
  cityName: '徐州',
  outcome: null,
  reason: null,
  resolvedText: null,
  ...given,
});

const rowOf = (given: Partial<OpinionRecord>) => opinionRows([record(given)])[0];

describe('opinionRows', () => {
  it('gives every column of the 意见采纳情况表', () => {
    const answered = { outcome: 'PARTLY_ACCEPTED', reason: '主管部门各市不同。', resolvedText: '第四条　……' } as const;
    expect(rowOf(answered)).toEqual({
      clause: '第四条',
      opinion: '建议明确主管部门。',
      from: '徐州市',
      channel: '各市征求意见',
      outcome: '部分采纳',
      reason: '主管部门各市不同。',
      resultingText: '第四条　……',
    });
  });

  it('leaves the columns of an answer empty while the opinion is open', () => {
    expect(rowOf({})).toMatchObject({ outcome: '', reason: '', resultingText: '' });
  });

  it('says 全文 for the whole draft, and keeps the quote of words that are gone (N6)', () => {
    expect(rowOf({ subject: 'DRAFT', clause: null })?.clause).toBe('全文');
    expect(rowOf({ clause: null, anchorState: 'DELETED' })?.clause).toBe('原文已删除：县级以上人民政府应当加强保护。');
    expect(rowOf({ anchorState: 'DELETED', quote: '加强保护' })?.clause).toBe('第四条（原文已删除：加强保护）');
  });

  it('names a unit together with its city once', () => {
    const department = { originKind: 'DEPARTMENT' } as const;
    expect(rowOf({ ...department, originName: '市文化广电和旅游局' })?.from).toBe('徐州市文化广电和旅游局');
    expect(rowOf({ ...department, originName: '徐州市司法局' })?.from).toBe('徐州市司法局');
    expect(rowOf({ ...department, originName: '淮海纪念馆', cityName: null })?.from).toBe('淮海纪念馆');
    expect(rowOf(department)?.from).toBe('徐州市有关部门');
    expect(rowOf({ originKind: 'PUBLIC', cityName: null })?.from).toBe('社会公众');
  });

  it('says of an opinion that was taken back that it was', () => {
    expect(rowOf({ body: null })?.opinion).toBe('（已撤回）');
  });
});
