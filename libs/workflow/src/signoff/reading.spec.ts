import { clausesOf, readText, REFERENCE_PLACEHOLDER, type Line } from '@colex/lawtext';
import { aDecision } from '../builders.js';
import { readingsOf } from './reading.js';
import { statusOf } from './status.js';

const article = (id: string, text: string, references: Line['references'] = undefined): Line => ({
  id,
  kind: 'article',
  text,
  ...(references && { references }),
});
const citing = (target: string, until?: string): Line =>
  article('a1', `依照${REFERENCE_PLACEHOLDER}执行。`, [{ target, label: '第二条', ...(until && { until }) }]);
const others = [article('a2', '甲。'), article('a3', '乙。'), article('a4', '丙。')];
const citedBy = (line: Line, rest: readonly Line[] = others): readonly string[] | undefined =>
  readingsOf([line, ...rest])[0]?.citations.map(({ clauseId }) => clauseId);

describe('a clause as it reads', () => {
  it('cites the clauses its references point into, a range whole, itself and what is gone not', () => {
    expect(citedBy(article('a1', '无。'))).toEqual([]);
    expect(citedBy(citing('a3'))).toEqual(['a3']);
    expect(citedBy(citing('a2', 'a4'))).toEqual(['a2', 'a3', 'a4']);
    expect(citedBy(citing('a4', 'a2'))).toEqual(['a2', 'a3', 'a4']);
    expect(citedBy(citing('a1'))).toEqual([]);
    expect(citedBy(citing('gone'))).toEqual([]);
    expect(citedBy(citing('gone', 'a3'))).toEqual(['a3']);
  });

  it('cites the clause that holds the item a reference points at', () => {
    const withItem: readonly Line[] = [article('a2', '下列：'), { id: 'i1', kind: 'item', text: '甲；' }];
    expect(citedBy(citing('i1'), withItem)).toEqual(['a2']);
  });

  it('stays signed when an article put before it renumbers it and what it cites', () => {
    const lines = [citing('a3'), ...others];
    const signed = readingsOf(lines)[0];
    const after = readingsOf([article('new', '新增一条。'), ...lines]).find(({ clauseId }) => clauseId === 'a1');
    const decision = aDecision('APPROVED', { clauseId: 'a1', digest: signed?.digest, citations: signed?.citations });
    expect(statusOf([decision], after ?? null)).toMatchObject({ status: 'APPROVED', changedCitations: [] });
  });

  it('goes stale when a word of it changes, and is marked when a word of what it cites changes', () => {
    const signed = readingsOf([citing('a3'), ...others])[0];
    const decision = aDecision('APPROVED', { clauseId: 'a1', digest: signed?.digest, citations: signed?.citations });
    const changedSelf = readingsOf([{ ...citing('a3'), text: `按照${REFERENCE_PLACEHOLDER}执行。` }, ...others])[0];
    expect(statusOf([decision], changedSelf ?? null)).toMatchObject({ status: 'STALE', changedCitations: [] });
    const changedCited = readingsOf([citing('a3'), article('a2', '甲。'), article('a3', '乙丙。')])[0];
    expect(statusOf([decision], changedCited ?? null)).toMatchObject({ status: 'APPROVED', changedCitations: ['a3'] });
    const citedGone = readingsOf([citing('a3'), article('a2', '甲。')])[0];
    expect(statusOf([decision], citedGone ?? null)).toMatchObject({ status: 'APPROVED', changedCitations: ['a3'] });
  });

  it('is read from a text as lawtext reads it, one reading for each clause', () => {
    let made = 0;
    const newId = (): string => `l${(made += 1)}`;
    const { lines } = readText('某市条例\n第一章　总则\n第一条　甲。\n第二条　乙：\n（一）丙；\n（二）丁。\n', {
      newId,
    });
    const clauses = clausesOf(lines);
    expect(readingsOf(lines).map(({ clauseId, digest }) => [clauseId, digest])).toEqual(
      clauses.map(({ id, digest }) => [id, digest]),
    );
    expect(clauses.length).toBe(4);
  });
});
