import fc from 'fast-check';
import { printText, readText, type Line } from './index.js';

/** Words that are text wherever they stand: no number, no quotation, no date at their beginning. */
const sentence = fc
  .array(fc.constantFrom('红色资源', '人民政府', '应当', '不得', '，', '依法', '（县级）', '“保护”'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => `本市${words.join('')}。`);

const body = (kind: 'paragraph' | 'item' | 'subitem') => fc.record({ kind: fc.constant(kind), text: sentence });
const subitems = fc.array(body('subitem'), { maxLength: 2 });
const items = fc
  .array(fc.tuple(body('item'), subitems), { maxLength: 3 })
  .map((groups) => groups.flatMap(([item, inner]) => [item, ...inner]));
const article = fc
  .tuple(sentence, items, fc.array(fc.tuple(body('paragraph'), items), { maxLength: 2 }))
  .map(([text, first, more]) => [
    { kind: 'article' as const, text },
    ...first,
    ...more.flatMap(([p, inner]) => [p, ...inner]),
  ]);
const heading = (kind: 'part' | 'chapter' | 'section') =>
  fc.record({ kind: fc.constant(kind), text: fc.constantFrom('总则', '保护管理', '传承弘扬', '法律责任') });
const section = fc
  .tuple(heading('section'), fc.array(article, { minLength: 1, maxLength: 2 }))
  .map(([h, a]) => [h, ...a.flat()]);
const chapter = fc
  .tuple(
    heading('chapter'),
    fc.oneof(fc.array(section, { minLength: 1, maxLength: 2 }), fc.array(article, { minLength: 1, maxLength: 3 })),
  )
  .map(([h, inner]) => [h, ...inner.flat()]);
const text = fc
  .tuple(
    fc.constantFrom('徐州市淮海战役红色资源保护条例', '中华人民共和国立法法'),
    fc.array(fc.constantFrom('2024年12月30日 某市人大常委会通过', '2025年4月2日 某省人大常委会批准'), { maxLength: 2 }),
    fc.oneof(
      fc.array(article, { minLength: 1, maxLength: 5 }).map((articles) => articles.flat()),
      fc.array(chapter, { minLength: 1, maxLength: 3 }).map((chapters) => chapters.flat()),
      fc
        .array(fc.tuple(heading('part'), fc.array(chapter, { minLength: 1, maxLength: 2 })), {
          minLength: 1,
          maxLength: 2,
        })
        .map((parts) => parts.flatMap(([h, chapters]) => [h, ...chapters.flat()])),
    ),
  )
  .map(([title, notes, lines]) =>
    [
      { kind: 'title' as const, text: title },
      ...notes.map((note) => ({ kind: 'note' as const, text: note })),
      ...lines,
    ].map((line, index): Line => ({ ...line, id: `l${index}` })),
  );

const read = (input: string): Line[] => {
  let next = -1;
  return readText(input, { newId: () => `l${(next += 1)}` }).lines;
};

describe('printer and reader, laws', () => {
  it('reading what was printed gives the lines back, in either form, with and without 目录', () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('text' as const, 'markdown' as const),
        fc.boolean(),
        (lines, form, contents) => {
          expect(read(printText(lines, { form, contents }))).toEqual(lines);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reading drops no visible character of any input: all of it is in the lines, the numbers or the losses', () => {
    const fragment = fc.constantFrom(
      '第一条',
      '第三章',
      '（二）',
      '1.',
      '一、',
      '目录',
      '附件',
      '附：',
      '"',
      '根据2024年1月1日《',
      '》',
      '主席令',
      '第 二 条',
      '1  2  3',
      '　',
      ' ',
      '\n',
      '\n',
      '\n',
      '甲',
      '总则',
      '。',
      '“',
      '”',
      '（',
      '）',
      '附则',
      '2024年1月1日通过',
      '|',
      '## ',
      '<!--',
      '-->',
    );
    const visible = (input: string): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const character of input.replaceAll(/[\s#<>!\-（）()]/gu, ''))
        counts.set(character, (counts.get(character) ?? 0) + 1);
      return counts;
    };
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 25 }), (fragments) => {
        const input = fragments.join('');
        const { lines, losses, contents } = readText(input, { newId: () => 'l' });
        const kept = printText(lines, { form: 'text' }) + losses.map((loss) => loss.text).join('');
        const after = visible(kept + (contents ?? []).join(''));
        const missing = [...visible(input)].filter(([character, count]) => (after.get(character) ?? 0) < count);
        expect(missing.filter(([character]) => !'目录'.includes(character))).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });
});
