import type { OutlineEntry } from '@colex/lawtext';
import { placeNumber, placesFor } from './place-query.js';

const entry = (kind: OutlineEntry['kind'], number: string, words: string): OutlineEntry => ({
  id: number,
  index: 0,
  kind,
  depth: 0,
  number,
  words,
});
const OUTLINE = [
  entry('chapter', '第三章', '保护'),
  entry('article', '第三条', '各市应当保护'),
  entry('article', '第二十三条', '本条例自公布之日起施行'),
];
const numbersFor = (query: string) => placesFor(OUTLINE, query, 10).map(({ number }) => number);

describe('the place a query calls', () => {
  it.each([
    ['23', { kind: 'article', number: 23 }],
    ['二十三', { kind: 'article', number: 23 }],
    [' 第２３条 ', { kind: 'article', number: 23 }],
    ['3章', { kind: 'chapter', number: 3 }],
    ['第一分编', { kind: 'subpart', number: 1 }],
    ['保护', undefined],
    ['0', undefined],
    ['第条', undefined],
  ])('%s', (query, called) => {
    expect(placeNumber(query)).toEqual(called);
  });

  it('comes first, then whatever holds the words', () => {
    expect(numbersFor('3')).toEqual(['第三条']);
    expect(numbersFor('第三章')).toEqual(['第三章']);
    expect(numbersFor('二十三')).toEqual(['第二十三条']);
    expect(numbersFor('保护')).toEqual(['第三章', '第三条']);
    expect(numbersFor('')).toEqual(['第三章', '第三条', '第二十三条']);
    expect(placesFor(OUTLINE, '', 1)).toHaveLength(1);
  });
});
