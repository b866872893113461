import { digestOfText, readText } from '@colex/lawtext';
import { roundVersionOf } from './round-version.js';

describe('the version of a round', () => {
  it('is every clause of the text with its words, its number and its opening, and the digest of the whole', () => {
    let made = 0;
    const newId = (): string => `l${(made += 1)}`;
    const long = '为了加强淮海战役红色资源保护，传承红色基因，弘扬革命精神';
    const { lines } = readText(
      `某市条例\n第一章　总则\n第一条　${long}。\n第二条　下列资源：\n（一）遗址；\n（二）文献。\n`,
      { newId },
    );
    const version = roundVersionOf({ versionId: 'v1', name: '草案' }, lines);
    expect(version.clauses.map(({ number, opening }) => [number, opening])).toEqual([
      ['', '某市条例'],
      ['第一章', '总则'],
      ['第一条', long.slice(0, 20)],
      ['第二条', '下列资源：'],
    ]);
    expect(version).toMatchObject({ versionId: 'v1', name: '草案', digest: digestOfText(lines) });
    expect(new Set(version.clauses.map(({ digest }) => digest)).size).toBe(4);
  });
});
