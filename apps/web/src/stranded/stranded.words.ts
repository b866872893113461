/** What the tab of stranded words says, in Chinese. */
export const strandedWordsZh = {
  stranded: {
    none: '没有冲突文字。',
    noneHint: '有人正在写的那一行被同事删去时，写下的字会留在这里，等人决定，不会丢失。',
    list: '冲突文字（{{number}}）',
    by: '{{name}}，{{time}}',
    line: '原来写在：{{text}}',
    place: '放回光标所在条款',
    placeHint: '先把光标放进要放回的条款。',
    copy: '复制',
    copied: '已复制。',
    discard: '丢弃',
    failed: '没有成功：{{reason}}',
  },
};

type Sentences<T> = { readonly [K in keyof T]: T[K] extends string ? string : Sentences<T[K]> };

/** The same in English. */
export const strandedWordsEn: Sentences<typeof strandedWordsZh> = {
  stranded: {
    none: 'No stranded words.',
    noneHint:
      'When a colleague deletes a line somebody is writing in, the words stay here until they are decided about; none is lost.',
    list: 'Stranded words ({{number}})',
    by: '{{name}}, {{time}}',
    line: 'Written in: {{text}}',
    place: 'Put back into the clause at the cursor',
    placeHint: 'Put the cursor into the clause they belong to first.',
    copy: 'Copy',
    copied: 'Copied.',
    discard: 'Discard',
    failed: 'It did not work: {{reason}}',
  },
};
