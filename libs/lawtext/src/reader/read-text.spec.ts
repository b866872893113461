import { numberLines, printText, readText, summarise, type Loss } from '../index.js';

const read = (input: string): { rows: string[]; losses: Loss[] } => {
  let next = 0;
  const { lines, losses } = readText(input, { newId: () => `l${(next += 1)}` });
  const { labels } = numberLines(lines);
  return { rows: lines.map((line, index) => [line.kind, labels[index], line.text].filter(Boolean).join(' ')), losses };
};

describe('the reader', () => {
  it('reads a 题注 without brackets, in brackets, and in brackets over several rows alike', () => {
    const bodies = [
      '某市条例\n2024年1月1日某市人大常委会通过\n2024年3月1日某省人大常委会批准\n第一条 甲。',
      '某市条例\n（2024年1月1日某市人大常委会通过　2024年3月1日某省人大常委会批准）\n第一条 甲。',
      '某市条例\n（2024年1月1日某市人大常委会通过\n2024年3月1日某省人大常委会批准）\n第一条　甲。',
      '某市条例\n(2024年1月1日某市人大常委会通过 2024年3月1日某省人大常委会批准)\n\n第一条甲。',
    ];
    for (const body of bodies) {
      expect(read(body)).toEqual({
        rows: [
          'title 某市条例',
          'note 2024年1月1日某市人大常委会通过',
          'note 2024年3月1日某省人大常委会批准',
          'article 第一条 甲。',
        ],
        losses: [],
      });
    }
  });

  it('leaves out a bracket of the 题注 that has no partner, and says so', () => {
    const { rows, losses } = read('# 某市条例\n\n2024年1月1日通过）\n\n第一条 甲。');
    expect(rows[1]).toBe('note 2024年1月1日通过');
    expect(losses).toEqual([{ line: 3, reason: 'bracket', text: '）' }]);
  });

  it('never takes the body for a 题注 whose bracket is not closed', () => {
    const { rows, losses } = read('某市条例\n（2024年1月1日通过\n第一条 甲。');
    expect(rows.slice(1)).toEqual(['note 2024年1月1日通过', 'article 第一条 甲。']);
    expect(losses).toEqual([{ line: 2, reason: 'bracket', text: '（' }]);
  });

  it('reads 题注 of several amendments as one event each, however they stand on rows', () => {
    const events = [
      'note 2014年9月1日某市人大常委会通过',
      'note 2014年9月26日某省人大常委会批准',
      'note 根据2024年1月1日《关于修改〈某市条例〉等　三件法规的决定》修正',
    ];
    const rows = [
      '（2014年9月1日某市人大常委会通过　2014年9月26日某省人大常委会批准　根据2024年1月1日《关于修改〈某市条例〉等　三件法规的决定》修正）',
      '2014年9月1日某市人大常委会通过\n2014年9月26日某省人大常委会批准\n根据2024年1月1日《关于修改〈某市条例〉等\n三件法规的决定》修正',
    ];
    for (const note of rows) expect(read(`某市条例\n${note}\n第一条 甲。`).rows.slice(1, -1)).toEqual(events);
  });

  it('finds the title a decree names, and keeps the decree as plain lines', () => {
    const { rows, losses } = read(
      '某市人民代表大会常务委员会公告\n《某市条例》已经批准，现予公布。\n2025年1月1日\n某市条例\n第一条 甲。',
    );
    expect(rows).toEqual([
      'plain 某市人民代表大会常务委员会公告',
      'plain 《某市条例》已经批准，现予公布。',
      'plain 2025年1月1日',
      'title 某市条例',
      'article 第一条 甲。',
    ]);
    expect(losses.map((loss) => [loss.line, loss.reason])).toEqual([
      [1, 'unplaced'],
      [2, 'unplaced'],
      [3, 'unplaced'],
    ]);
  });

  it('keeps the stage mark under the title as a note of its own', () => {
    expect(read('某市条例\n（草案征求意见稿）\n第一条 甲。').rows).toEqual([
      'title 某市条例',
      'note （草案征求意见稿）',
      'article 第一条 甲。',
    ]);
  });

  it('joins a title broken over two rows', () => {
    let next = 0;
    const text =
      '全国人民代表大会关于修改\n《中华人民共和国立法法》的决定\n（2023年3月13日第十四届全国人民代表大会第一次会议通过）\n一、甲。\n';
    const result = readText(text, { newId: () => `l${(next += 1)}` });
    expect(summarise(result).title).toBe('全国人民代表大会关于修改《中华人民共和国立法法》的决定');
    expect(printText(result.lines)).toBe(text.replace('一、', '　　一、'));
  });

  it('never counts a 目录: with or without its name, with leaders and page numbers, with 附则', () => {
    const contents = [
      '目　录\n第一章　总则\n第二章　附则\n',
      '目录\n第一章 总则……………1\n第二章 附则……………12\n',
      '## 目录\n- 第一章 总则\n- 第二章 附则\n',
      '第一章 总则\n第二章 附则\n',
      '目录\n第一章 总则　第二章 附则\n',
      '## 目录\n- [第一章 总则](#第一章-总则)\n- [第二章 附则](#第二章-附则)\n',
    ];
    for (const block of contents) {
      const { rows, losses } = read(`某市条例\n${block}第一章 总　则\n第一条 甲。\n第二章 附　则\n第二条 乙。`);
      expect(rows).toEqual([
        'title 某市条例',
        'chapter 第一章 总则',
        'article 第一条 甲。',
        'chapter 第二章 附则',
        'article 第二条 乙。',
      ]);
      expect(losses).toEqual([]);
    }
  });

  it('reports an entry of the 目录 that is no heading of the text', () => {
    const { losses } = read('条例\n目录\n第一章 总则\n第二章 罚则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。');
    expect(losses).toEqual([{ line: 4, reason: 'contents', text: '第二章 罚则' }]);
  });

  it('does not count the articles a 目录 lists against the norm, and reports them', () => {
    const { rows, losses } = read(
      '条例\n目录\n第一章 总则\n第一条 目的\n第二章 附则\n第二条 施行\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。',
    );
    expect(rows).toEqual([
      'title 条例',
      'chapter 第一章 总则',
      'article 第一条 甲。',
      'chapter 第二章 附则',
      'article 第二条 乙。',
    ]);
    expect(losses.map((loss) => [loss.line, loss.reason])).toEqual([
      [4, 'contents'],
      [6, 'contents'],
    ]);
  });

  it.each<[string, string, string[]]>([
    [
      '编 章 节 条',
      '第一编 总则\n第一章 甲\n第一节 乙\n第一条 子。\n第二节 丙\n第二条 丑。\n第二编 分则\n第二章 丁\n第三条 寅。',
      ['part 第一编 总则', 'chapter 第一章 甲', 'section 第一节 乙', 'article 第一条 子。', 'section 第二节 丙'],
    ],
    [
      '编 分编 章, chapters begin anew',
      '第一编 物权\n第一分编 通则\n第一章 甲\n第一条 子。\n第二编 合同\n第一分编 通则\n第一章 乙\n第二条 丑。',
      ['part 第一编 物权', 'subpart 第一分编 通则', 'chapter 第一章 甲', 'article 第一条 子。', 'part 第二编 合同'],
    ],
    ['编 节', '第一编 总则\n第一节 甲\n第一条 子。', ['part 第一编 总则', 'section 第一节 甲', 'article 第一条 子。']],
    ['节 alone', '第一节 甲\n第一条 子。\n第二节 乙\n第二条 丑。', ['section 第一节 甲', 'article 第一条 子。']],
    ['nothing but 条', '第一条 子。\n第二条 丑。', ['article 第一条 子。', 'article 第二条 丑。']],
  ])('reads headings in any combination: %s', (_, body, expected) => {
    const { rows, losses } = read(`法\n${body}`);
    expect(rows.slice(1, 1 + expected.length)).toEqual(expected);
    expect(losses).toEqual([]);
  });

  it('closes up the blanks inside headings and inside numbers', () => {
    const { rows } = read(
      '法\n第 一 章　总　　则\n第 一 条　甲。\n第 二 条  乙。\n第二章 人大主席团，主席、副主席\n第三条 丙。',
    );
    expect(rows.slice(1)).toEqual([
      'chapter 第一章 总则',
      'article 第一条 甲。',
      'article 第二条 乙。',
      'chapter 第二章 人大主席团，主席、副主席',
      'article 第三条 丙。',
    ]);
  });

  it('reads an article of several paragraphs as an article and its further 款', () => {
    expect(read('法\n第一条 甲。\n乙。\n丙。\n第二条 丁。').rows.slice(1)).toEqual([
      'article 第一条 甲。',
      'paragraph 乙。',
      'paragraph 丙。',
      'article 第二条 丁。',
    ]);
  });

  it('takes the row behind a lonely 第一条 for its text, with its caption', () => {
    expect(read('# 法\n### 第一条\n甲。\n### 第二条 【定义】\n乙。\n丙。').rows.slice(1)).toEqual([
      'article 第一条 甲。',
      'article 第二条 【定义】乙。',
      'paragraph 丙。',
    ]);
  });

  it('reads 序言 as an unnumbered heading with a preamble', () => {
    expect(
      read('宪法\n序　言\n中国是世界上历史最悠久的国家之一。\n中国各族人民……\n第一章 总纲\n第一条 甲。').rows,
    ).toEqual([
      'title 宪法',
      'chapter 序言',
      'preamble 中国是世界上历史最悠久的国家之一。',
      'preamble 中国各族人民……',
      'chapter 第一章 总纲',
      'article 第一条 甲。',
    ]);
  });

  it('reads 附则 without a number as a heading of the highest level there is', () => {
    expect(read('法\n第一编 总则\n第一章 规定\n第一条 甲。\n附 则\n第二条 乙。').rows.slice(-2)).toEqual([
      'part 附则',
      'article 第二条 乙。',
    ]);
    expect(read('法\n第一章 规定\n第一条 甲。\n附 则\n第二条 乙。').rows.slice(-2)).toEqual([
      'chapter 附则',
      'article 第二条 乙。',
    ]);
  });

  it('keeps 第七条之一 as a quoted number and goes on with 第八条', () => {
    const { rows, losses } = read('法\n第七条 甲。\n第七条之一 乙。\n第八条 丙。');
    expect(rows.slice(1)).toEqual(['article 第七条 甲。', 'article 第七条之一 乙。', 'article 第八条 丙。']);
    expect(losses).toEqual([{ line: 2, reason: 'number-order', text: '第七条' }]);
  });

  it('reads Arabic article numbers, prints them in Chinese and says so', () => {
    const { rows, losses } = read('规定\n第1条 甲。\n第 2 条　乙。\n第３条 丙。');
    expect(rows.slice(1)).toEqual(['article 第一条 甲。', 'article 第二条 乙。', 'article 第三条 丙。']);
    expect(losses.map((loss) => [loss.line, loss.reason])).toEqual([
      [2, 'arabic-number'],
      [3, 'arabic-number'],
      [4, 'arabic-number'],
    ]);
  });

  it('takes full- and half-width brackets of 项 and both stops of 目 alike', () => {
    expect(read('法\n第一条 有下列情形：\n（一）甲：\n1.子；\n2．丑；\n(二)乙。').rows.slice(2)).toEqual([
      'item （一） 甲：',
      'subitem 1. 子；',
      'subitem 2. 丑；',
      'item （二） 乙。',
    ]);
  });

  it('quotes irregular numbering below 项 as it was written', () => {
    expect(read('法\n第一条 甲：\n（一）乙：\n1、子；\n②丑。').rows.slice(3)).toEqual([
      'subitem 1、 子；',
      'subitem ② 丑。',
    ]);
  });

  it('takes a sentence that begins with a reference for a 款, not for an article', () => {
    expect(
      read(
        '法\n第一条 甲。\n第二条 乙。\n第三条规定的事项，适用前条。\n第一条、第二条的处罚，由公安机关决定。\n第三条丙。',
      ).rows.slice(2),
    ).toEqual([
      'article 第二条 乙。',
      'paragraph 第三条规定的事项，适用前条。',
      'paragraph 第一条、第二条的处罚，由公安机关决定。',
      'article 第三条 丙。',
    ]);
  });

  it('takes a sentence that begins with a chapter for a 款', () => {
    expect(read('法\n第一条 甲。\n第二章规定的权限，不得下放。').rows[2]).toBe(
      'paragraph 第二章规定的权限，不得下放。',
    );
  });

  it('reads text after a list as a further 款', () => {
    expect(read('法\n第一条 有下列情形：\n（一）甲；\n（二）乙。\n前款所列事项，从其规定。').rows[4]).toBe(
      'paragraph 前款所列事项，从其规定。',
    );
  });

  it('keeps text between two numbers of one list inside the item, and says so', () => {
    const { rows, losses } = read('法\n第一条 甲：\n（一）乙。\n乙的第二段。\n（二）丙。\n丁。');
    expect(rows.slice(2)).toEqual(['item （一） 乙。', 'plain 乙的第二段。', 'item （二） 丙。', 'paragraph 丁。']);
    expect(losses).toEqual([{ line: 4, reason: 'unplaced', text: '乙的第二段。' }]);
  });

  it('reads a 修正案 numbered 一、二、三, and one whose own units are 条', () => {
    const points = read(
      '刑法修正案\n（2020年12月26日全国人大常委会通过）\n一、将刑法第十七条修改为：“甲。\n“乙。”\n二、在第一百三十三条之一后增加一条，作为第一百三十三条之二：“丙。\n丁。”\n三、本修正案自2021年3月1日起施行。',
    );
    expect(points.rows.slice(2).map((row) => row.slice(0, 14))).toEqual([
      'paragraph 一、 将',
      'paragraph “乙。”',
      'paragraph 二、 在',
      'paragraph 丁。”',
      'paragraph 三、 本',
    ]);
    expect(
      read('宪法修正案\n第一条　宪法第十一条增加规定：“甲。”\n第二条　宪法第十条修改为：“乙。”').rows.slice(1),
    ).toEqual(['article 第一条 宪法第十一条增加规定：“甲。”', 'article 第二条 宪法第十条修改为：“乙。”']);
  });

  it('keeps quoted articles inside a decision that quotes with straight marks', () => {
    const { rows } = read(
      '决定\n作如下修改：\n一、增加一条，作为第五条：\n"第五条 甲。\n"乙。"\n二、删去第六条。\n本决定自公布之日起施行。',
    );
    expect(rows.slice(2)).toEqual([
      'paragraph 一、 增加一条，作为第五条：',
      'paragraph "第五条 甲。',
      'paragraph "乙。"',
      'paragraph 二、 删去第六条。',
      'paragraph 本决定自公布之日起施行。',
    ]);
  });

  it('reads a decision: points, what they quote, and closing sentences that are points of their own', () => {
    const { rows, losses } = read(
      [
        '关于修改《某法》的决定',
        '（2023年3月13日第十四届全国人民代表大会第一次会议通过）',
        '会议决定对《某法》作如下修改：',
        '一、将第三条改为两条，作为第三条、第四条，修改为：',
        '“第三条　甲。',
        '“（一）乙。',
        '“第四条　丙。”',
        '二、第五条增加一款，作为第二款：“丁。”',
        '增加一款，作为第三款：“戊。”',
        '三、对部分条文作以下修改：',
        '（一）将第六条中的“己”修改为“庚”。',
        '某县比照适用。',
        '本决定自公布之日起施行。',
        '《某法》根据本决定作相应修改，重新公布。',
      ].join('\n'),
    );
    expect(rows.slice(2)).toEqual([
      'preamble 会议决定对《某法》作如下修改：',
      'paragraph 一、 将第三条改为两条，作为第三条、第四条，修改为：',
      'paragraph “第三条　甲。',
      'paragraph “（一）乙。',
      'paragraph “第四条　丙。”',
      'paragraph 二、 第五条增加一款，作为第二款：“丁。”',
      'paragraph 增加一款，作为第三款：“戊。”',
      'paragraph 三、 对部分条文作以下修改：',
      'item （一） 将第六条中的“己”修改为“庚”。',
      'paragraph 某县比照适用。',
      'paragraph 本决定自公布之日起施行。',
      'paragraph 《某法》根据本决定作相应修改，重新公布。',
    ]);
    expect(losses).toEqual([]);
  });

  it('reads an 附件 with its text, and keeps the rows of its table as plain lines', () => {
    const { rows, losses } = read(
      '条例\n第一条 名录见附件。\n附件1：红色资源名录\n名录如下：\n| 名称 | 地址 |\n| 旧址 | 某县 |\n附件2\n第一条 规则。',
    );
    expect(rows.slice(2)).toEqual([
      'annex 附件1 红色资源名录',
      'paragraph 名录如下：',
      'plain | 名称 | 地址 |',
      'plain | 旧址 | 某县 |',
      'annex 附件2',
      'article 第一条 规则。',
    ]);
    expect(losses.map((loss) => loss.reason)).toEqual(['table', 'table']);
  });

  it('reads 附：, rows of a table set apart by tabs or blanks, and an annex numbered by itself', () => {
    const { rows, losses } = read(
      '条例\n第一章 总则\n第一条 甲。\n附：名录\n一、旧址\n附表1\n序号\t名称\n1  旧址  某县\n附件2\n第一章 一般\n第一条 乙。',
    );
    expect(rows.slice(3)).toEqual([
      'annex 附： 名录',
      'paragraph 一、 旧址',
      'annex 附表1',
      'plain 序号\t名称',
      'plain 1  旧址  某县',
      'annex 附件2',
      'chapter 第一章 一般',
      'article 第一条 乙。',
    ]);
    expect(losses.map((loss) => [loss.line, loss.reason])).toEqual([
      [7, 'table'],
      [8, 'table'],
    ]);
  });

  it('keeps what it cannot place as a plain line and reports where it stood', () => {
    const { rows, losses } = read('条例\n\n第一章 总则\n不属于任何条文的一行\n第一条 甲。');
    expect(rows[2]).toBe('plain 不属于任何条文的一行');
    expect(losses).toEqual([{ line: 4, reason: 'unplaced', text: '不属于任何条文的一行' }]);
  });

  it('reports comments and numbers out of order with their line', () => {
    const { losses } = read('条例\n<!-- 说明 -->\n第一条 甲。\n第三条 乙。\n第四条 丙。');
    expect(losses).toEqual([
      { line: 2, reason: 'comment', text: '<!-- 说明 -->' },
      { line: 4, reason: 'number-order', text: '第三条' },
    ]);
  });

  it('reads rows ended as on any system, and takes invisible characters out', () => {
    const invisible = '\u200B';
    expect(read(`\uFEFF条例\r\n第一条${invisible} 甲\uFFFC。\r第二条 乙。`).rows).toEqual([
      'title 条例',
      'article 第一条 甲。',
      'article 第二条 乙。',
    ]);
  });

  it('reads nothing from nothing', () => {
    expect(read(' \n\n')).toEqual({ rows: [], losses: [] });
  });
});
