import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { comparisonTable, paperDocx, redlinePaper, textPaper } from '@colex/formats';
import { printText, readText, type Line } from '@colex/lawtext';
import { openLibreOffice, type LibreOffice } from '../harness/libreoffice.js';

const shared = resolve(process.env['COLEX_SHARED'] ?? '../shared');
const VERSIONS = resolve(shared, 'corpus/versions/立法法');

const OWN = `示例市红色资源保护条例

第一章 总则

第一条 为了加强红色资源保护，制定本条例。

第二条 本条例所称红色资源，包括：

（一）旧址；

（二）文献：

1.手稿；

2.档案。

第二章 附则

第三条 本条例自2027年1月1日起施行。
`;

const read = (text: string): readonly Line[] => {
  let count = 0;
  return readText(text, { newId: () => `line${(count += 1)}` }).lines;
};

/** Words and numbers only: a word processor sets its own blanks, and the byte order mark is its own too. */
const words = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replaceAll(/[\s\u3000\uFEFF]/gu, ''))
    .filter((line) => line !== '');

/** The first line in which two texts differ; the whole text of a law in a message helps nobody. */
const firstDifference = (found: readonly string[], wanted: readonly string[]): readonly (string | undefined)[] => {
  const at = wanted.findIndex((line, index) => line !== found[index]);
  return at < 0 && found.length === wanted.length ? [] : [found[at], wanted[at]];
};

/** As printed, but each note on a line of its own, as papers set it. */
const printed = (lines: readonly Line[]): string => {
  const notes = lines.filter((line) => line.kind === 'note').map((line) => line.text);
  return printText(lines).replace(notes.join('\u3000'), notes.join('\n'));
};

const BY = () => ({ author: '徐州市 王晓彤', at: '2026-11-26T08:00:00Z' });

describe('a paper opened in LibreOffice', () => {
  let office: LibreOffice | null = null;
  beforeAll(async () => {
    office = await openLibreOffice();
    if (!office) process.stdout.write('no LibreOffice on this machine: papers are not opened in it\n');
  });
  afterAll(() => office?.close());

  it('prints the numbers that Colex prints, from lists of its own', async () => {
    if (!office) return;
    const lines = read(OWN);
    expect(words(await office.textOf(await paperDocx(textPaper(lines))))).toEqual(words(printed(lines)));
  });

  it('accepts its tracked changes to the new text and rejects them to the old one', async () => {
    if (!office) return;
    const [before, after] = existsSync(VERSIONS)
      ? [
          read(readFileSync(resolve(VERSIONS, '1-立法法(2015修正).md'), 'utf8')),
          read(readFileSync(resolve(VERSIONS, '3-立法法(2023修正).md'), 'utf8')),
        ]
      : [
          read(OWN),
          read(
            OWN.replace('（一）旧址；\n\n', '').replace('第三条 本', '第三条 市人民政府应当加强领导。\n\n第四条 本'),
          ),
        ];
    const docx = await paperDocx(redlinePaper(before, after, BY));
    const accepted = words(await office.textOf(docx, 'AcceptAllTrackedChanges'));
    expect(firstDifference(accepted, words(printed(after)))).toEqual([]);
    const rejected = words(await office.textOf(docx, 'RejectAllTrackedChanges'));
    expect(firstDifference(rejected, words(printed(before)))).toEqual([]);
  });

  it('opens the 修改对照表 and prints it', async () => {
    if (!office) return;
    const heads = { caption: '《示例条例》修改对照表', beforeTitle: '草案条文', afterTitle: '修改稿条文' };
    const docx = await paperDocx(comparisonTable(read(OWN), read(OWN.replace('旧址', '旧址、遗址')), heads));
    const text = words(await office.textOf(docx)).join('');
    expect(text).toContain('第二条');
    expect(text).toContain('旧址、遗址');
    expect(
      Buffer.from(await office.pdfOf(docx))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});
