/** What the colours of authorship say, in Chinese. */
export const authorshipWordsZh = {
  authorship: {
    menu: '谁写的：按作者着色',
    by: { none: '不着色', city: '按城市', age: '按新旧' },
    legend: '着色说明',
    ages: '颜色越深，写得越近',
    hint: '指向文字，或把光标移到文字后面，看它是谁写的。',
    wrote: '{{name}}（{{city}}）写于 {{time}}',
    fresh: '刚刚写下',
    missing: '暂时查不到作者。',
    close: '关闭着色',
  },
};

type Sentences<T> = { readonly [K in keyof T]: T[K] extends string ? string : Sentences<T[K]> };

/** The same in English. */
export const authorshipWordsEn: Sentences<typeof authorshipWordsZh> = {
  authorship: {
    menu: 'Who wrote this: colour by author',
    by: { none: 'No colours', city: 'By city', age: 'By age' },
    legend: 'What the colours mean',
    ages: 'The darker, the newer',
    hint: 'Point at words, or move the cursor behind them, to see who wrote them.',
    wrote: '{{name}} ({{city}}), {{time}}',
    fresh: 'Written a moment ago',
    missing: 'The authors cannot be found at the moment.',
    close: 'No colours',
  },
};
