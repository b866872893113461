import type { Line } from '@colex/lawtext';
import { clauseChanges, changesEvent } from './clause-changes.js';
import { projectText } from './clause-rows.js';

const article = (id: string, text: string): Line => ({ id, kind: 'article', text });

const rowsOf = (lines: readonly Line[], seq: number) =>
  clauseChanges([], projectText('drf_x', lines).clauses, seq).rows;

describe('clauseChanges', () => {
  const before = [article('a', '甲'), article('b', '乙'), article('c', '丙')];

  it('writes every clause of a text that had none', () => {
    const { changed, removedIds } = clauseChanges([], projectText('drf_x', before).clauses, 1);
    expect(changed.map(({ id, number, changedAtSeq }) => [id, number, changedAtSeq])).toEqual([
      ['cls_x.a', '第一条', 1],
      ['cls_x.b', '第二条', 1],
      ['cls_x.c', '第三条', 1],
    ]);
    expect(removedIds).toEqual([]);
  });

  it('writes nothing and tells nothing when nothing changed', () => {
    const changes = clauseChanges(rowsOf(before, 1), projectText('drf_x', before).clauses, 2);
    expect(changes.changed).toEqual([]);
    expect(changesEvent('drf_x', 2, changes)).toBeUndefined();
  });

  it('keeps the entry of the last change for a clause that is only renumbered', () => {
    const now = [article('n', '新'), ...before];
    const { changed } = clauseChanges(rowsOf(before, 1), projectText('drf_x', now).clauses, 7);
    expect(changed.map(({ lineId, number, changedAtSeq }) => [lineId, number, changedAtSeq])).toEqual([
      ['n', '第一条', 7],
      ['a', '第二条', 1],
      ['b', '第三条', 1],
      ['c', '第四条', 1],
    ]);
  });

  it('tells which clauses are gone and which changed', () => {
    const now = [article('a', '甲'), article('c', '丙丁')];
    const changes = clauseChanges(rowsOf(before, 1), projectText('drf_x', now).clauses, 3);
    expect(changesEvent('drf_x', 3, changes)).toEqual({
      draftId: 'drf_x',
      revision: 3,
      changedIds: ['cls_x.c'],
      changedCount: 1,
      removedIds: ['cls_x.b'],
    });
  });

  it('names the first hundred of very many and counts them all', () => {
    const many = Array.from({ length: 250 }, (_, index) => article(`l${index}`, '条'));
    const event = changesEvent('drf_x', 1, clauseChanges([], projectText('drf_x', many).clauses, 1));
    expect(event?.changedIds).toHaveLength(100);
    expect(event?.changedCount).toBe(250);
  });
});
