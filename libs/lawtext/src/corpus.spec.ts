import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printText, readText, summarise, type Line, type LineKind } from './index.js';

const CORPUS = join(process.env['COLEX_SHARED'] ?? join(process.cwd(), '..', 'shared'), 'corpus');

const numbered = (): (() => string) => {
  let next = 0;
  return () => `l${(next += 1)}`;
};

/** The table of the corpus: form and how many 编, 分编, 章, 节, 条 each file has. */
const table = existsSync(CORPUS)
  ? readFileSync(join(CORPUS, 'README.md'), 'utf8')
      .split('\n')
      .map((row) => row.split('|').map((cell) => cell.trim()))
      .filter((cells) => /\.(?:md|txt)$/u.test(cells[1] ?? '') && /^\d+$/u.test(cells[3] ?? ''))
      .map((cells) => ({
        file: cells[1] ?? '',
        form: cells[2] ?? '',
        counts: cells.slice(3, 8).map(Number),
      }))
  : [];

/**
 * The documented normalisation, written a second time and only with substitutions on the input, so that the reader is
 * checked against something that knows nothing of it.
 */
const normalised = (input: string): string =>
  input
    .replaceAll(/<!--[\s\S]*?-->/gu, '')
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/[\u200B\uFEFF]/gu, '')
        .replace(/^#+ /u, '')
        .trim(),
    )
    .filter((line) => line !== '')
    .map((line) => line.replace(/^(\d{4}年[^（）]*)）$/u, '$1'))
    .map((line) =>
      line.replace(
        /^(第[零〇一二三四五六七八九十百千]+条)[ \u3000]+/u,
        (label) => `${label.trim().replaceAll('〇', '零')}\u3000`,
      ),
    )
    .map((line) =>
      /^(?:第[一二三四五六七八九十百]+(?:编|分编|章|节)[ \u3000]|附[ \u3000]+则$)/u.test(line)
        ? line.replaceAll(/[ \u3000]+/gu, '').replace(/^(第[一二三四五六七八九十百]+?(?:分编|编|章|节))/u, '$1\u3000')
        : line,
    )
    .join('\n')
    // The one 题注 of the corpus that its source broke inside the name of a decision.
    .replace(/(《[^》\n]*)\n([^》\n]*》第一次修正)/u, '$1\u3000$2');

/** The gazette form without indentation, 目录 and the brackets of the 题注. */
const flattened = (lines: readonly Line[]): string =>
  printText(lines, { form: 'markdown' })
    .split('\n')
    .map((line) => line.replace(/^#+ /u, ''))
    .filter((line) => line !== '')
    .map((line) => line.replace(/^(第[零一二三四五六七八九十百千]+(?:条|编|分编|章|节)) /u, '$1\u3000'))
    .join('\n');

describe('the corpus of promulgated texts', () => {
  it('is read where it is at hand', () => {
    if (table.length === 0)
      process.stderr.write(`no corpus at ${CORPUS}: the laws of the reader were checked without it\n`);
    expect(
      table.length === 0 ||
        table.length ===
          readdirSync(CORPUS, { recursive: true }).filter(
            (name) => /\.(?:md|txt)$/u.test(String(name)) && !String(name).endsWith('README.md'),
          ).length,
    ).toBe(true);
  });

  for (const { file, form, counts } of table) {
    const input = (): string => {
      const beside = [join(CORPUS, file), join(CORPUS, file.normalize('NFC'))].find((path) => existsSync(path));
      return readFileSync(beside ?? join(CORPUS, file), 'utf8');
    };

    it(`has the 编 分编 章 节 条 of the table: ${file}`, () => {
      const { counts: found, articles } = summarise(readText(input(), { newId: numbered() }));
      expect([found.part, found.subpart, found.chapter, found.section, found.article]).toEqual(counts);
      expect(articles).toHaveLength(counts[4] ?? 0);
    });

    it(`prints as it was read, up to the normalisation: ${file}`, () => {
      const { lines } = readText(input(), { newId: numbered() });
      if (form === 'txt+toc') expect(printText(lines, { form: 'text', contents: true })).toBe(input());
      else if (form === 'txt') expect(printText(lines, { form: 'text' })).toBe(input());
      else expect(flattened(lines)).toBe(normalised(input()));
    });

    it(`is the same lines when read again from either form: ${file}`, () => {
      const { lines } = readText(input(), { newId: numbered() });
      for (const again of ['text', 'markdown'] as const) {
        expect(readText(printText(lines, { form: again, contents: true }), { newId: numbered() }).lines).toEqual(lines);
      }
    });
  }

  it('keeps the structure recorded for every article of every text', () => {
    if (table.length === 0) return;
    const golden = readFileSync(join(process.cwd(), 'test', 'fixtures', 'lawtext', 'corpus-structure.jsonl'), 'utf8');
    const signs: Readonly<Partial<Record<LineKind, string>>> = {
      article: '条',
      paragraph: '款',
      item: '项',
      subitem: '目',
    };
    for (const row of golden.trim().split('\n')) {
      const recorded: unknown = JSON.parse(row);
      const { file } = recorded as { file: string };
      const { title, counts, lastArticle, articles, losses } = summarise(
        readText(readFileSync(join(CORPUS, file), 'utf8'), { newId: numbered() }),
      );
      expect({
        file,
        title,
        counts,
        lastArticle,
        firstPath: articles[0]?.path ?? null,
        lastPath: articles.at(-1)?.path ?? null,
        perArticle: articles.map((article) => article.lines.map((line) => signs[line.kind] ?? '?').join('')).join(' '),
        losses: losses.map((loss) => `${loss.line} ${loss.reason}`),
      }).toEqual(recorded);
    }
  });
});
