import type { Line } from '@colex/lawtext';
import { stretchBetween } from './line-change.js';

const line = (id: string): Line => ({ id, kind: 'article', text: id });
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(line) as [Line, Line, Line, Line];

describe('the stretch by which one list of lines became another', () => {
  it('is none when they are the same', () => {
    expect(stretchBetween([a, b], [a, b])).toBeNull();
    expect(stretchBetween([], [])).toBeNull();
  });

  it.each([
    ['a changed line', [a, b, c], [a, d, c], { from: 1, removed: 1, added: [d] }],
    ['a new line', [a, c], [a, b, c], { from: 1, removed: 0, added: [b] }],
    ['a line gone at the end', [a, b], [a], { from: 1, removed: 1, added: [] }],
    ['everything', [a], [b, c], { from: 0, removed: 1, added: [b, c] }],
    ['a line like its neighbour', [a, a], [a, a, a], { from: 2, removed: 0, added: [a] }],
  ])('is the shortest: %s', (_what, before, after, stretch) => {
    expect(stretchBetween(before, after)).toEqual(stretch);
  });
});
