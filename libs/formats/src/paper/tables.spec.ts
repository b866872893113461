import type { Line } from '@colex/lawtext';
import JSZip from 'jszip';
import { paperDocx } from '../docx/paper-docx.js';
import { readWordParagraphs } from '../docx/word-reading.js';
import { paperHtml } from '../html/paper-html.js';
import { paperXlsx } from '../xlsx/paper-xlsx.js';
import { comparisonTable } from './comparison-table.js';
import { opinionTablePaper } from './opinion-table.js';
import type { Paper, TableBlock } from './paper.js';
import { signoffSheetPaper } from './signoff-sheet.js';

const article = (id: string, text: string): Line => ({ id, kind: 'article', text });

const HEADS = { caption: '《示例条例》修改对照表', beforeTitle: '草案条文', afterTitle: '草案修改稿条文' };

const cellsOf = (paper: Paper): string[][] =>
  paper.blocks
    .filter((block): block is TableBlock => block.type === 'table')
    .flatMap(({ rows }) => rows)
    .map((row) =>
      row.map((cell) =>
        cell
          .map(({ runs }) =>
            runs.map(({ text, bold, struck }) => (struck ? `[-${text}-]` : bold ? `[+${text}+]` : text)).join(''),
          )
          .join('/'),
      ),
    );

describe('a 修改对照表', () => {
  const before = [
    article('a', '为了保护红色资源，制定本条例。'),
    article('b', '罚款二万元以下。'),
    article('c', '档案馆应当收集史料，编制目录，向社会开放。'),
  ];

  it('marks additions, strikes deletions and says what became of each clause', () => {
    const after = [before[0]!, article('b', '罚款三万元以下。'), article('d', '学校应当组织师生参观纪念馆。')];
    expect(cellsOf(comparisonTable(before, after, HEADS))).toEqual([
      ['[+第二条\u3000+]罚款[-二万-]元以下。', '[+第二条\u3000+]罚款[+三万+]元以下。', '修改'],
      ['（新增）', '[+第三条\u3000+][+学校应当组织师生参观纪念馆。+]', '新增'],
      ['[+第三条\u3000+][-档案馆应当收集史料，编制目录，向社会开放。-]', '（删除）', '删去'],
    ]);
  });

  it('leaves out clauses of which only the number changed, unless they are asked for', () => {
    const after = [before[0]!, article('n', '新闻媒体应当开展公益宣传。'), before[1]!, before[2]!];
    expect(cellsOf(comparisonTable(before, after, HEADS)).map((row) => row[2])).toEqual(['新增']);
    const all = cellsOf(comparisonTable(before, after, { ...HEADS, unchanged: true }));
    expect(all.map((row) => row[2])).toEqual([
      '',
      '新增',
      '条文序号调整：第二条改为第三条',
      '条文序号调整：第三条改为第四条',
    ]);
  });

  it('carries the remark of whoever knows why', () => {
    const after = [before[0]!, article('b', '罚款三万元以下。'), before[2]!];
    const table = comparisonTable(before, after, { ...HEADS, remark: () => '根据商丘市意见修改' });
    expect(cellsOf(table)[0]?.[2]).toBe('修改/根据商丘市意见修改');
  });

  it('of equal texts says so', () => {
    expect(cellsOf(comparisonTable(before, before, HEADS))).toEqual([['两份文本没有差别。', '', '']]);
  });
});

describe('a table', () => {
  const opinion = {
    clause: '第三条',
    opinion: '=HYPERLINK("http://example.test","点这里")',
    from: '<b>商丘市文化和旅游局</b>',
    channel: '征求意见函',
    outcome: '采纳',
    reason: '一、符合实际\n二、不重复上位法',
    resultingText: '第三条\u3000……',
  };
  const paper = opinionTablePaper('《示例条例》意见汇总及采纳情况表', [opinion]);

  it('as a sheet holds text only, never a formula (DI11)', async () => {
    const zip = await JSZip.loadAsync(await paperXlsx(paper));
    const sheet = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
    const strings = (await zip.file('xl/sharedStrings.xml')?.async('string')) ?? sheet;
    expect(sheet).not.toContain('<f>');
    expect(strings).toContain('=HYPERLINK');
    expect(strings).toContain('意见内容');
  });

  it('as a page escapes whatever people wrote (MS9)', () => {
    const html = paperHtml(paper);
    expect(html).toContain('&lt;b&gt;商丘市文化和旅游局&lt;/b&gt;');
    expect(html).not.toContain('<b>商丘市');
    expect(html).not.toMatch(/<script|https?:\/\/(?!example)/u);
  });

  it('as .docx holds a paragraph for each line of a cell', async () => {
    const texts = (await readWordParagraphs(await paperDocx(paper), 'accepted')).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['序号', '处理后的条文', '1', '一、符合实际', '二、不重复上位法']));
  });

  it('of a paper without one is refused with the name of the paper', async () => {
    await expect(paperXlsx({ title: '某条例', orientation: 'portrait', blocks: [] })).rejects.toThrow('某条例');
  });
});

describe('a 会签表', () => {
  it('has a row for each clause, a column for each city, and the whole text last', () => {
    const cell = (status: string) => ({ status, by: '', reason: '' });
    const paper = signoffSheetPaper({
      caption: '《示例条例（草案）》会签表',
      remarks: ['版本：草案修改稿'],
      cities: ['徐州市', '商丘市'],
      rows: [
        {
          number: '第一条',
          opening: '为了……',
          cells: [cell('同意'), { status: '不同意', by: '侯方平', reason: '与上位法重复' }],
        },
      ],
      whole: [cell('同意'), cell('未表态')],
    });
    expect(cellsOf(paper)).toEqual([
      ['[+第一条+]/为了……', '同意', '不同意/侯方平/与上位法重复'],
      ['[+全文+]', '同意', '未表态'],
    ]);
  });
});
