import { authoredLines, runsNow } from './authored-lines.js';

const AT = '2026-11-26T08:00:00.000Z';
const [line] = authoredLines(
  [{ id: 'a', kind: 'article', text: '为了加强保护，制定本条例。' }],
  [
    {
      lineId: 'a',
      runs: [
        { length: 7, author: 0, at: AT },
        { length: 6, author: 1, at: AT },
      ],
    },
  ],
).values();
const shown = (now: string): (readonly [string, number])[] =>
  runsNow(line!, now).map(({ from, to, author }) => [now.slice(from, to), author]);

describe('the authors of a line that is being written', () => {
  it('are those the server named while it reads the same', () => {
    expect(shown('为了加强保护，制定本条例。')).toEqual([
      ['为了加强保护，', 0],
      ['制定本条例。', 1],
    ]);
  });

  it('keep what is before and behind the place somebody writes at, and leave the new words out', () => {
    expect(shown('为了加强红色资源保护，制定本条例。')).toEqual([
      ['为了加强', 0],
      ['保护，', 0],
      ['制定本条例。', 1],
    ]);
  });

  it('keep what is left when words are erased, and nothing when all are others', () => {
    expect(shown('为了，制定本条例。')).toEqual([
      ['为了', 0],
      ['，', 0],
      ['制定本条例。', 1],
    ]);
    expect(shown('另行规定')).toEqual([]);
  });
});
