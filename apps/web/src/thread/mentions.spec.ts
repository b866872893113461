import { fitting, mentionAt, mentionedIn, withMentions, type Mentionable } from './mentions.js';

const PEOPLE: readonly Mentionable[] = [
  { id: 'per_1', name: '王晓彤', about: '徐州市 起草人', keys: ['xuzhou.drafter'] },
  { id: 'per_2', name: '王晓', about: '商丘市 审核人', keys: ['shangqiu.reviewer'] },
  { id: 'cty_1', name: '徐州市', about: '市', keys: ['xuzhou'] },
];

describe('mentions', () => {
  it('are looked for behind the last @ before the cursor, up to a space', () => {
    expect(mentionAt('请@王', 3)).toEqual({ from: 1, words: '王' });
    expect(mentionAt('请@王 看', 5)).toBeUndefined();
    expect(mentionAt('请看', 2)).toBeUndefined();
    expect(mentionAt('@', 1)).toEqual({ from: 0, words: '' });
  });

  it('offer who begins with what was typed before who only contains it', () => {
    expect(fitting(PEOPLE, '王').map(({ id }) => id)).toEqual(['per_1', 'per_2']);
    expect(fitting(PEOPLE, 'xuzhou').map(({ id }) => id)).toEqual(['per_1', 'cty_1']);
    expect(fitting(PEOPLE, '徐州').map(({ id }) => id)).toEqual(['cty_1', 'per_1']);
    expect(fitting(PEOPLE, '无此人')).toEqual([]);
  });

  it('name everybody whose @name stands in the text, the longer name where two begin alike', () => {
    expect(mentionedIn('请@王晓彤 和 @徐州市 研究', PEOPLE)).toEqual(['per_1', 'cty_1']);
    expect(mentionedIn('请王晓彤研究', PEOPLE)).toEqual([]);
  });

  it('are shown apart from the words around them, the longer name first', () => {
    expect(withMentions('请@王晓彤看', ['王晓', '王晓彤'])).toEqual([
      { text: '请', isMention: false },
      { text: '@王晓彤', isMention: true },
      { text: '看', isMention: false },
    ]);
    expect(withMentions('', [])).toEqual([]);
  });
});
