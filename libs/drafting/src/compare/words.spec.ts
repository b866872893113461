import { compareWords, wordsOf } from '../index.js';

const shown = (before: string, after: string): string =>
  compareWords(before, after)
    .map(({ op, text }) => (op === 'same' ? text : op === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

describe('words', () => {
  it('keep a number whole', () => {
    expect(wordsOf('应当在三十日内')).toContain('三十');
    expect(wordsOf('第一百二十三条')).toContain('一百二十三');
    expect(wordsOf('2025年')).toContain('2025');
  });
});

describe('two texts word by word', () => {
  it.each([
    ['应当在三十日内作出决定。', '应当在十五日内作出决定。', '应当在[-三十][+十五]日内作出决定。'],
    ['依照本法第九十七条规定', '依照本法第一百零八条规定', '依照本法第[-九十七][+一百零八]条规定'],
    ['处五万元以下罚款', '处五万元以下罚款', '处五万元以下罚款'],
    ['由公安机关处罚', '由公安机关依法处罚', '由公安机关[+依法]处罚'],
    ['', '新增', '[+新增]'],
    ['旧文', '', '[-旧文]'],
  ])('%s → %s', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });
});
