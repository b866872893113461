import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { hierarchyOf, isHeading, numberLines, printText, readText, type Line } from '@colex/lawtext';
import { applyDecision, compareTexts, generateDecision, printDecision, readDecision } from '../index.js';

const VERSIONS = join(process.env['COLEX_SHARED'] ?? join(process.cwd(), '..', 'shared'), 'corpus', 'versions');

const ids = (prefix: string): (() => string) => {
  let next = 0;
  return () => `${prefix}${(next += 1)}`;
};

/** The body of a text as it prints, headings and articles: what a decision speaks of. */
const body = (lines: readonly Line[]): string[] => {
  const { labels } = numberLines(lines);
  const { articles } = hierarchyOf(lines);
  return lines.flatMap((line, index) =>
    isHeading(line.kind) || (articles[index] ?? -1) >= 0 ? [`${line.kind} ${labels[index] ?? ''} ${line.text}`] : [],
  );
};

/** A decision goes out as printed text and comes back from it: nothing may be lost on the way. */
const replay = (
  before: readonly Line[],
  after: readonly Line[],
): { reached: string[]; unread: unknown; undone: unknown } => {
  const { instructions } = generateDecision(before, after);
  const printed = printText(
    printDecision(instructions, {
      statute: '某条例',
      organ: '某委员会',
      closing: ['本决定自公布之日起施行。'],
      newId: ids('d'),
    }),
  );
  const decision = readDecision(readText(printed, { newId: ids('r') }).lines);
  const result = applyDecision(before, decision.steps, { newId: ids('n') });
  return { reached: body(result.lines), unread: decision.problems, undone: result.problems };
};

const words = fc.array(
  fc.constantFrom('红色资源', '市人民政府', '应当', '不得', '保护，', '依照第一条', '依照前款', '三十日内', '“名录”'),
  {
    minLength: 2,
    maxLength: 7,
  },
);
const sentence = words.map((list) => `本市${list.join('')}。`);
const textArbitrary = fc
  .array(
    fc.tuple(
      fc.constantFrom('article', 'article', 'article', 'paragraph', 'item', 'chapter'),
      sentence,
      fc.constantFrom('总则', '保护', '责任'),
    ),
    {
      maxLength: 14,
    },
  )
  .map((rows) =>
    [['article', '本条例的首条。', ''] as const, ...rows].map(([kind, text, name], index): Line => ({
      id: `l${index}`,
      kind,
      text: kind === 'chapter' ? name : text,
    })),
  );

/** A decision speaks of headings and articles; what stands between a heading and its first article is left out here. */
const placed = (lines: readonly Line[]): Line[] => {
  const { articles } = hierarchyOf(lines);
  return lines.filter((line, index) => isHeading(line.kind) || (articles[index] ?? -1) >= 0);
};

const editArbitrary = fc.array(
  fc.tuple(fc.constantFrom('insert', 'delete', 'change', 'move', 'kind'), fc.nat(), fc.nat(), sentence),
  {
    maxLength: 6,
  },
);

const edited = (lines: readonly Line[], edits: readonly (readonly [string, number, number, string])[]): Line[] =>
  edits.reduce<Line[]>(
    (current, [how, from, to, text], index) => {
      const at = 1 + (from % Math.max(1, current.length - 1));
      const line = current[at];
      if (how === 'insert')
        return current.toSpliced(at, 0, { id: `e${index}`, kind: to % 2 === 0 ? 'article' : 'paragraph', text });
      if (line === undefined) return current;
      if (how === 'delete') return current.toSpliced(at, 1);
      if (how === 'change') return current.with(at, { ...line, text: line.kind === 'chapter' ? '新名' : text });
      if (how === 'kind') return line.kind === 'paragraph' ? current.with(at, { ...line, kind: 'article' }) : current;
      const without = current.toSpliced(at, 1);
      return without.toSpliced(1 + (to % without.length), 0, line);
    },
    [...lines],
  );

describe('amending decisions, laws', () => {
  it('the decision written from two states of a text, printed, read and applied, gives the new one exactly', () => {
    fc.assert(
      fc.property(textArbitrary, editArbitrary, (lines, edits) => {
        const before = placed(lines);
        const after = placed(edited(before, edits));
        expect(replay(before, after)).toEqual({ reached: body(after), unread: [], undone: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('the same holds of two texts that share nothing', () => {
    fc.assert(
      fc.property(textArbitrary, textArbitrary, (lines, others) => {
        const [before, after] = [placed(lines), placed(others)];
        expect(replay(before, after).reached).toEqual(body(after));
      }),
      { numRuns: 30 },
    );
  });

  it('nothing is said when nothing changed', () => {
    fc.assert(
      fc.property(textArbitrary, (lines) => {
        expect(generateDecision(lines, lines)).toEqual({ instructions: [], unsaid: [] });
      }),
    );
  });
});

describe('the promulgated versions', () => {
  const present = existsSync(VERSIONS);
  /** The transcription of 2015 writes some colons half width; the law does not differ in that. */
  const read = (file: string): Line[] =>
    readText(readFileSync(join(VERSIONS, file), 'utf8').replaceAll(/(?<=\p{Script=Han}):/gu, '：'), {
      newId: ids(`${file}-`),
    }).lines;
  const say = (): void => {
    process.stderr.write(`no corpus at ${VERSIONS}: decisions were not checked on promulgated texts\n`);
  };

  it('the decision of 2023 turns 立法法 of 2015 into 立法法 of 2023, every instruction of it done', () => {
    if (!present) return say();
    const decision = readDecision(read('立法法/2-全国人民代表大会关于修改立法法的决定(2023).md'));
    expect(decision.problems.map(({ words: said }) => said)).toEqual([
      '海南省儋州市比照适用《中华人民共和国立法法》有关赋予设区的市地方立法权的规定。',
    ]);
    const result = applyDecision(read('立法法/1-立法法(2015修正).md'), decision.steps, { newId: ids('n') });
    expect(result.problems).toEqual([]);
    expect(result.applied).toBe(decision.steps.length);
    expect(body(result.lines)).toEqual(body(read('立法法/3-立法法(2023修正).md')));
  });

  it('comparing 立法法 of 2015 and 2023 shows what the decision says, article by article, and nothing else', () => {
    if (!present) return say();
    const before = read('立法法/1-立法法(2015修正).md');
    const expected = new Map<string, string>();
    for (const { instruction } of readDecision(read('立法法/2-全国人民代表大会关于修改立法法的决定(2023).md')).steps) {
      if (instruction.does === 'insert') expected.set(instruction.number, 'added');
      else if (instruction.does === 'rewrite' && instruction.as.length > 1)
        expected.set(instruction.as.map(({ number }) => number).join('+'), 'split');
      else if (instruction.does === 'rewrite') expected.set(instruction.as[0]?.number ?? '', 'changed');
      else if (instruction.does === 'renumber') expected.set(instruction.as, 'changed');
    }
    // Points 24 and 32-33 take articles apart by 款; point 33 calls its article an added one.
    expected.set('第八十条+第八十一条', 'split').set('第一百一十条', 'changed').set('第一百一十一条', 'added');
    // Point 40 names old numbers; these are where they stand now.
    for (const number of [
      '第十七条',
      '第二十七条',
      '第二十九条',
      '第三十二条',
      '第三十九条',
      '第四十一条',
      '第四十二条',
      '第四十四条',
      '第五十一条',
      '第六十四条',
      '第七十三条',
    ]) {
      expected.set(number, 'changed');
    }
    const found = compareTexts(before, read('立法法/3-立法法(2023修正).md'))
      .changes.filter(({ kind, after }) => after[0]?.kind !== 'note' && kind !== 'unchanged' && kind !== 'renumbered')
      .map(({ kind, after }) => [after.map((clause) => clause.number).join('+'), kind] as const);
    expect(new Map(found)).toEqual(expected);
  });

  it.each([
    ['立法法/1-立法法(2015修正).md', '立法法/3-立法法(2023修正).md'],
    ['文物保护法/1-文物保护法(2017修正).md', '文物保护法/2-文物保护法(2024修订).md'],
    ['公司法/1-公司法(1999修正).md', '公司法/2-公司法(2013修正).md'],
    ['公司法/2-公司法(2013修正).md', '公司法/3-公司法(2018修正).md'],
    ['公司法/3-公司法(2018修正).md', '公司法/4-公司法(2023修订).md'],
  ])('the decision written from %s and %s replays exactly', (old, fresh) => {
    if (!present) return say();
    const after = read(fresh);
    expect(replay(read(old), after)).toEqual({ reached: body(after), unread: [], undone: [] });
  });
});
