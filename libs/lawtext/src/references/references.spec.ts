import {
  findReferences,
  linkReferences,
  numberLines,
  readText,
  referencePrinter,
  referenceProblems,
  selfNameOf,
  writeReferences,
  type Line,
} from '../index.js';

const linesOf = (body: string): Line[] => {
  let next = 0;
  return readText(`某市条例\n${body}`, { newId: () => `l${(next += 1)}` }).lines;
};

const where = (lines: readonly Line[], index: number): string => {
  const line = lines[index];
  return `${numberLines(lines).labels[index] ?? ''}${line?.text.slice(0, 2) ?? ''}`;
};

const pointed = (body: string): string[] => {
  const lines = linesOf(body);
  return findReferences(lines).map(({ resolution, self }) => {
    const end =
      resolution.state === 'resolved' && resolution.until !== undefined ? `..${where(lines, resolution.until)}` : '';
    return `${self ? 'self ' : ''}${resolution.state === 'resolved' ? where(lines, resolution.target) + end : resolution.state}`;
  });
};

describe('following a citation', () => {
  const article = '第一条 甲款。\n乙款有下列情形：\n（一）丙项；\n（二）丁项。\n戊款。\n';

  it.each([
    ['第二条 依照本条例第一条。', ['第一条甲款']],
    ['第二条 依照第一条第二款。', ['乙款']],
    ['第二条 依照第一条第二款第二项。', ['（二）丁项']],
    ['第二条 依照第一条第二项。', ['（二）丁项']],
    ['第二条 依照前条第三款。', ['戊款']],
    ['第二条 子款。\n依照前款和第一款。', ['第二条子款', '第二条子款']],
    ['第二条 子款。\n丑款。\n依照前两款。', ['第二条子款..丑款']],
    ['第二条 依照第一条第二款第一项至第二项。', ['（一）丙项..（二）丁项']],
    ['第二条 依照《某市条例》第一条。', ['第一条甲款']],
    ['第二条 依照《刑法》第一条。', ['external']],
    ['第二条 依照第五十条。', ['missing']],
    ['第二条 依照第一条第九款。', ['out-of-range']],
    ['第二条 依照前款。', ['out-of-range']],
    ['第二条 依照第二条。', ['self 第二条依照']],
    ['第二条 违反第一条第二款第一项或者下列的第二项。', ['（一）丙项', '（二）丁项']],
    ['第二条 违反第一条规定，有下列情形：\n（一）违反第二项规定的。', ['第一条甲款', '（二）丁项']],
    ['第二条 违反第一条规定的，按下列规定处罚：\n（一）违反第三款的。', ['第一条甲款', '戊款']],
    ['第二条 违反第一条第一款的，警告；违反第二款、第三款的，罚款。\n丑款。', ['第一条甲款', '乙款', '戊款']],
    ['第二条 依照第一条第一款和本条例规定。\n依照第一款的规定处罚。', ['第一条甲款', '第二条依照']],
  ])('%s', (body, expected) => {
    expect(pointed(article + body)).toEqual(expected);
  });

  it('takes 第一节 for the one of the same chapter', () => {
    const body =
      '第一章 甲\n第一节 子\n第一条 一。\n第二章 乙\n第一节 丑\n第二条 适用第一节、本章第一节和第一章第一节。';
    expect(pointed(body)).toEqual(['第一节丑', '第一节丑', '第一节子']);
  });

  it('takes 第一条 of the body and of an annex for the one of the same part, 本条例第一条 for that of the body', () => {
    const body = '第一条 甲条。\n第二条 依照第一条。\n附件1 规则\n第一条 乙条。\n第二条 依照第一条和本条例第一条。';
    expect(pointed(body)).toEqual(['第一条甲条', '第一条乙条', '第一条甲条']);
  });

  it('calls ambiguous what two lists answer to', () => {
    expect(pointed('第一条 甲：\n（一）一；\n乙：\n（一）二。\n第二条 依照第一条第一项。')).toEqual(['ambiguous']);
  });

  it('leaves the citations of an amending decision to the statute it amends', () => {
    const { lines } = readText('决定\n作如下修改：\n一、将第三条改为第四条。', { newId: () => 'l' });
    expect(findReferences(lines).map((found) => found.resolution.state)).toEqual(['external', 'external']);
  });
});

describe('live references', () => {
  const lines = linkReferences(
    linesOf(
      '第一条 甲。\n第二条 乙款。\n丙款。\n（一）丁。\n第三条 依照本条例第一条和第二条第二款第一项；前条第二款除外。\n依照前款。',
    ),
  );
  const citing = (list: readonly Line[]): string => {
    const printer = referencePrinter(list);
    return list
      .map((_, index) => printer.textOf(index))
      .slice(-2)
      .join('/');
  };

  it('print what was written', () => {
    expect(citing(lines)).toBe('依照本条例第一条和第二条第二款第一项；前条第二款除外。/依照前款。');
  });

  it('print the new number after an article was put before their target', () => {
    const changed = lines.toSpliced(1, 0, { id: 'new', kind: 'article', text: '新。' });
    expect(citing(changed)).toBe('依照本条例第二条和第三条第二款第一项；前条第二款除外。/依照前款。');
  });

  it('leave 前条 when something comes between', () => {
    const at = lines.findIndex((line) => line.text.startsWith('依照本条例'));
    const changed = lines.toSpliced(at, 0, { id: 'new', kind: 'article', text: '新。' });
    expect(citing(changed)).toBe('依照本条例第一条和第二条第二款第一项；第二条第二款除外。/依照前款。');
  });

  it('leave the 款 out when only one is left, and name it when a second comes', () => {
    const without = lines.map((line) => (line.text === '丙款。' ? { ...line, kind: 'article' as const } : line));
    expect(citing(without)).toBe('依照本条例第一条和第三条第一项；前条除外。/依照前款。');
  });

  it('keep saying what they said when their target is gone, and are reported broken', () => {
    const changed = lines.filter((line) => line.text !== '甲。');
    expect(citing(changed)).toContain('依照本条例第一条和第一条第二款第一项');
    expect(referenceProblems(changed).map(({ label, fault }) => [label, fault])).toEqual([['第一条', 'broken']]);
  });

  it('become words again', () => {
    const words = writeReferences(lines);
    expect(words.every((line) => line.references === undefined)).toBe(true);
    expect(linkReferences(words)).toEqual(lines);
  });

  it('are only made of what the reader of the text chooses', () => {
    const some = linkReferences(writeReferences(lines), (found) => found.citation.text === '前款');
    expect(some.flatMap((line) => line.references ?? []).map((reference) => reference.label)).toEqual(['前款']);
  });
});

describe('faulty references', () => {
  it('are reported with what is wrong and where', () => {
    const lines = linesOf('第一条 依照第九条、第一条和本条第三款，以及前款。');
    expect(referenceProblems(lines).map(({ label, fault, from, to }) => [label, fault, from, to])).toEqual([
      ['第九条', 'missing', 2, 5],
      ['第一条', 'self', 6, 9],
      ['本条第三款', 'out-of-range', 10, 15],
      ['前款', 'out-of-range', 18, 20],
    ]);
  });
});

describe('how a text calls itself', () => {
  it.each([
    ['商丘市淮海战役红色资源保护条例（草案）', '本条例'],
    ['中华人民共和国民法典', '本法'],
    ['中华人民共和国立法法', '本法'],
    ['实施办法', '本办法'],
    ['会议纪要', undefined],
  ])('%s', (title, name) => {
    expect(selfNameOf([{ id: 't', kind: 'title', text: title }])).toBe(name);
  });
});
