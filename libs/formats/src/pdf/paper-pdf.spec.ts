import { readText } from '@colex/lawtext';
import { textPaper } from '../paper/redline-paper.js';
import { paperPdf } from './paper-pdf.js';

const TEXT = `示例市红色资源保护条例

第一章 总则

第一条 为了加强红色资源保护，制定本条例。

第二条 违反本条例规定的，依法处理：

（一）责令改正；

（二）处二万元以下罚款。
`;

describe('a text as PDF', () => {
  const { lines } = readText(TEXT, {
    newId: (() =>
      (
        (count) => () =>
          `l${(count += 1)}`
      )(0))(),
  });

  it('carries its font and its title, and neither script nor link', async () => {
    const pdf = Buffer.from(await paperPdf(textPaper(lines))).toString('latin1');
    expect(pdf.startsWith('%PDF-1.')).toBe(true);
    expect(pdf).toMatch(/\/FontFile[23]/u);
    expect(pdf).toContain('NotoSerifSC');
    expect(pdf).not.toMatch(/\/JavaScript|\/URI|\/Launch|\/EmbeddedFile/u);
  });

  it('grows by pages as the text grows', async () => {
    const pagesOf = async (text: typeof lines): Promise<number> =>
      Buffer.from(await paperPdf(textPaper(text)))
        .toString('latin1')
        .match(/\/Type \/Page\b/gu)?.length ?? 0;
    const long = Array.from({ length: 40 }, (_, index) =>
      lines.map((line) => ({ ...line, id: `${line.id}-${index}` })),
    ).flat();
    expect(await pagesOf(lines)).toBe(1);
    expect(await pagesOf(long)).toBeGreaterThan(5);
  });
});
