import { printText, readText, type Line } from '@colex/lawtext';
import { applyDecision, generateDecision, printDecision, readDecision } from '../index.js';

const ids = (prefix: string): (() => string) => {
  let next = 0;
  return () => `${prefix}${(next += 1)}`;
};

const read = (body: string, prefix = 'l'): Line[] => readText(body, { newId: ids(prefix) }).lines;

const STATUTE = [
  '某市红色资源保护条例',
  '第一章　总则',
  '第一条　为了加强保护，制定本条例。',
  '第二条　市人民政府负责保护工作。',
  '有下列情形之一的，应当报告：',
  '（一）损毁；',
  '（二）灭失。',
  '第三条　违反本条例第二条第二款规定的，由文物主管部门责令改正。',
  '第二章　附则',
  '第四条　本条例自公布之日起施行。',
].join('\n');

const decide = (
  ...points: string[]
): ReturnType<typeof applyDecision> & { unread: readonly unknown[]; text: string[] } => {
  const decision = readDecision(
    read(['关于修改《某市红色资源保护条例》的决定', '常务委员会决定作如下修改：', ...points].join('\n')),
  );
  const result = applyDecision(read(STATUTE), decision.steps, { newId: ids('n') });
  const text = printText(result.lines)
    .split('\n')
    .map((line) => line.trim());
  return { ...result, unread: decision.problems, text };
};

describe('applying a decision', () => {
  it.each<[string, string[], string[], string[]]>([
    [
      '一个条文全文修改',
      ['一、将第一条修改为：“为了传承，制定本条例。”'],
      ['第一条　为了传承，制定本条例。'],
      ['第一条　为了加强保护，制定本条例。'],
    ],
    [
      '修改一款',
      ['一、第二条第一款修改为：“市人民政府统一负责。”'],
      ['第二条　市人民政府统一负责。', '（二）灭失。'],
      ['第二条　市人民政府负责保护工作。'],
    ],
    ['修改一项，句末标点在引号外', ['一、第二条第二项修改为：“（二）遗失”。'], ['（二）遗失。'], ['（二）灭失。']],
    ['增加一款', ['一、第一条增加一款，作为第二款：“保护应当坚持统一领导。”'], ['保护应当坚持统一领导。'], []],
    [
      '增加第一款',
      ['一、第一条增加一款，作为第一款：“红色资源属于国家。”'],
      ['第一条　红色资源属于国家。', '为了加强保护，制定本条例。'],
      [],
    ],
    [
      '增加一项',
      ['一、第二条第二款增加一项，作为第二项：“（二）被盗；”'],
      ['（一）损毁；', '（二）被盗；', '（三）灭失。'],
      [],
    ],
    ['删去一项', ['一、删去第二条第二款第一项。'], ['（一）灭失。'], ['（一）损毁；']],
    [
      '增加一条，引用随之调整',
      ['一、增加一条，作为第二条：“任何单位和个人都有保护义务。”'],
      [
        '第二条　任何单位和个人都有保护义务。',
        '第四条　违反本条例第三条第二款规定的，由文物主管部门责令改正。',
        '第五条　本条例自公布之日起施行。',
      ],
      [],
    ],
    [
      '删去一条',
      ['一、删去第一条。'],
      ['第一条　市人民政府负责保护工作。', '第二条　违反本条例第一条第二款规定的，由文物主管部门责令改正。'],
      ['为了加强保护，制定本条例。'],
    ],
    [
      '改为两条',
      ['一、将第一条改为两条，作为第一条、第二条，修改为：', '“第一条　甲。', '“第二条　乙。”'],
      ['第一条　甲。', '第二条　乙。', '第三条　市人民政府负责保护工作。'],
      [],
    ],
    [
      '按款拆分',
      ['一、将第二条改为两条，第一款作为第二条；第二款作为第三条第一款，修改为：“损毁的，应当报告。”'],
      ['第二条　市人民政府负责保护工作。', '第三条　损毁的，应当报告。'],
      ['（一）损毁；'],
    ],
    [
      '合并',
      ['一、将第一条、第二条合并，作为第一条，修改为：“合并后的规定。”'],
      ['第一条　合并后的规定。', '第三条　本条例自公布之日起施行。'],
      ['第二条　市人民政府负责保护工作。'],
    ],
    [
      '修改词语',
      ['一、将第二条、第三条中的“文物主管部门”修改为“文物行政部门”。'],
      ['第三条　违反本条例第二条第二款规定的，由文物行政部门责令改正。'],
      [],
    ],
    [
      '词语后增加，列举中加顿号',
      ['一、在第二条第一款中的“市”后增加“、县”。'],
      ['第二条　市、县人民政府负责保护工作。'],
      [],
    ],
    ['删去词语', ['一、删去第二条中的“之一”。'], ['有下列情形的，应当报告：'], []],
    ['修改章名', ['一、将第二章章名修改为“补充规定”。'], ['第二章　补充规定'], ['第二章　附则']],
    ['增加一章', ['一、在第三条前增加一章，作为第二章，章名为“法律责任”。'], ['第二章　法律责任', '第三章　附则'], []],
    [
      '在指定章增加一条',
      ['一、在第二章增加一条，作为第四条：“本条例由市人大常委会解释。”'],
      ['第四条　本条例由市人大常委会解释。'],
      [],
    ],
    [
      '改序',
      ['一、将第三条改为第二条。'],
      ['第二条　违反本条例第三条第二款规定的，由文物主管部门责令改正。', '第三条　市人民政府负责保护工作。'],
      [],
    ],
    [
      '一点多句',
      ['一、将第二条改为第一条，第一款修改为：“甲。”', '增加一款，作为第三款：“乙。”'],
      ['第一条　甲。', '乙。', '第二条　为了加强保护，制定本条例。'],
      [],
    ],
  ])('%s', (_, points, present, absent) => {
    const result = decide(...points);
    expect([result.unread, result.problems.filter((problem) => problem.reason !== 'words-not-found')]).toEqual([
      [],
      [],
    ]);
    for (const line of present) expect(result.text).toContain(line);
    for (const line of absent) expect(result.text).not.toContain(line);
  });

  it('puts an article it was told the chapter of behind that heading, and says where it guessed', () => {
    const told = decide('一、在第二章增加一条，作为第四条：“甲。”');
    expect(told.text.indexOf('第二章　附则')).toBeLessThan(told.text.indexOf('第四条　甲。'));
    expect(told.assumptions).toEqual([]);
    const guessed = decide('一、增加一条，作为第四条：“甲。”');
    expect(guessed.text.indexOf('第四条　甲。')).toBeLessThan(guessed.text.indexOf('第二章　附则'));
    expect(guessed.assumptions).toEqual([{ point: '一、', article: '第四条', under: ['第一章 总则'] }]);
  });

  it.each<[string, string, string]>([
    ['一、删去第九条。', 'no-such-provision', '删去第九条'],
    ['一、第一条第三款修改为：“甲。”', 'no-such-provision', '第一条第三款修改为：⟦0⟧'],
    ['一、将第一条中的“乙方”修改为“丙方”。', 'words-not-found', '将第一条中的⟦0⟧修改为⟦1⟧'],
  ])('names what it could not do: %s', (point, reason, words) => {
    const { problems, text } = decide(point);
    expect(problems).toEqual([{ point: '一、', words, reason }]);
    expect(text.join('\n').trim()).toBe(STATUTE);
  });

  it('names a sentence it does not understand and does the rest', () => {
    const { unread, applied } = decide('一、某县比照适用。', '二、删去第一条。');
    expect(unread).toEqual([{ point: '一、', words: '某县比照适用', reason: 'not-understood' }]);
    expect(applied).toBe(1);
  });

  it('keeps the identity of every line it does not touch', () => {
    const { lines } = decide('一、将第一条修改为：“甲。”');
    const kept = new Set(read(STATUTE).map((line) => line.id));
    expect(lines.filter((line) => !kept.has(line.id))).toEqual([]);
  });
});

describe('writing a decision', () => {
  it('says the least that is needed, in the words of decisions', () => {
    const before = read(STATUTE);
    const after = read(
      STATUTE.replace('第二条　市人民政府负责', '第二条　红色资源属于国家。\n第三条　市人民政府统一负责')
        .replace('第三条　违反本条例第二条', '第四条　违反本条例第三条')
        .replace('（一）损毁；', '（一）损毁；\n（二）被盗；')
        .replace('（二）灭失。', '（三）灭失。')
        .replace('第四条　本条例', '第五条　本条例'),
      'm',
    );
    const { instructions, unsaid } = generateDecision(before, after);
    expect(unsaid).toEqual([]);
    const decision = printDecision(instructions, {
      statute: '某市红色资源保护条例',
      organ: '某市人民代表大会常务委员会',
      closing: ['本决定自公布之日起施行。'],
      newId: ids('d'),
    });
    expect(printText(decision)).toBe(
      [
        '某市人民代表大会常务委员会关于修改《某市红色资源保护条例》的决定',
        '　　某市人民代表大会常务委员会决定对《某市红色资源保护条例》作如下修改：',
        '　　一、增加一条，作为第二条：“红色资源属于国家。”',
        '　　二、将第二条改为第三条，第一款修改为：“市人民政府统一负责保护工作。”',
        '　　第二款增加一项，作为第二项：“（二）被盗；”',
        '　　本决定自公布之日起施行。',
        '',
      ].join('\n'),
    );
  });

  it('gathers a word change that several articles have alike', () => {
    const body = ['第一条 由文化局负责登记。', '第二条 由文化局负责检查和监督。', '第三条 其他规定。'].join('\n');
    const { instructions } = generateDecision(
      read(`条例\n${body}`),
      read(`条例\n${body.replaceAll('文化局', '文旅局')}`, 'm'),
    );
    expect(instructions).toEqual([
      {
        does: 'words',
        provisions: [{ article: '第一条' }, { article: '第二条' }],
        changes: [{ how: 'replace', find: '文化', words: '文旅' }],
      },
    ]);
  });

  it('names what a decision cannot speak of', () => {
    const { unsaid } = generateDecision(read(STATUTE), read(STATUTE.replace('某市红色', '某县红色'), 'm'));
    expect(unsaid.map((clause) => clause.kind)).toEqual(['title']);
  });
});
