import { readText, type Line } from '@colex/lawtext';
import { compareTexts } from '../index.js';

const read = (prefix: string, body: string): Line[] => {
  let next = 0;
  return readText(`某市条例\n${body}`, { newId: () => `${prefix}${(next += 1)}` }).lines;
};

const told = (before: readonly Line[], after: readonly Line[]): string[] =>
  compareTexts(before, after)
    .changes.filter((change) => change.kind !== 'unchanged')
    .map(
      (change) =>
        `${change.kind} ${change.before.map((clause) => clause.number).join('+')}→${change.after.map((clause) => clause.number).join('+')}`,
    );

const ONE = '第一条 为了加强红色资源保护，传承红色基因，弘扬革命精神，制定本条例。\n';
const TWO = '第二条 市人民政府应当将红色资源保护经费列入财政预算，并根据需要逐步增加投入。\n';
const THREE = '第三条 文物主管部门负责红色资源的调查认定，建立名录并向社会公布。\n';

describe('comparing two texts that share no history', () => {
  it('tells what was added from what was only renumbered by it', () => {
    const after = `${ONE}第二条 任何单位和个人都有保护红色资源的义务，有权劝阻和举报破坏行为。\n${TWO.replace('第二条', '第三条')}${THREE.replace('第三条', '第四条')}`;
    expect(told(read('a', ONE + TWO + THREE), read('b', after))).toEqual([
      'added →第二条',
      'renumbered 第二条→第三条',
      'renumbered 第三条→第四条',
    ]);
  });

  it('calls an article renumbered when only the numbers it cites followed', () => {
    const citing = '第四条 违反本条例第二条规定的，依照第三条处理；有前条情形的，从重。\n';
    const before = ONE + TWO + THREE + citing;
    const after = `${ONE}第二条 任何单位和个人都有保护红色资源的义务，有权劝阻和举报破坏行为。\n${TWO.replace('第二条', '第三条')}${THREE.replace('第三条', '第四条')}${citing.replace('第四条', '第五条').replace('第二条', '第三条').replace('依照第三条', '依照第四条')}`;
    expect(told(read('a', before), read('b', after)).at(-1)).toBe('renumbered 第四条→第五条');
    expect(told(read('a', before), read('b', after.replace('依照第四条', '依照第一条'))).at(-1)).toBe(
      'changed 第四条→第五条',
    );
  });

  it('tells removed, changed and moved', () => {
    const four = '第四条 县级以上人民政府应当建立协调机制，研究解决保护中的重大问题。\n';
    const after = `第一条 ${four.slice(4)}第二条 ${ONE.slice(4).replace('制定本条例', '结合本市实际，制定本条例')}第三条 ${TWO.slice(4)}`;
    expect(told(read('a', ONE + TWO + THREE + four), read('b', after))).toEqual([
      'moved 第四条→第一条',
      'changed 第一条→第二条',
      'renumbered 第二条→第三条',
      'removed 第三条→',
    ]);
  });

  it('tells a split and a merge', () => {
    const whole = `${ONE}第二条 市人民政府应当将红色资源保护经费列入财政预算，并根据需要逐步增加投入。\n文物主管部门负责红色资源的调查认定，建立名录并向社会公布。\n`;
    const parts = ONE + TWO + THREE;
    expect(told(read('a', whole), read('b', parts))).toEqual(['split 第二条→第二条+第三条']);
    expect(told(read('a', parts), read('b', whole))).toEqual(['merged 第二条+第三条→第二条']);
  });

  it('shows inside a clause which 款 came and which word changed', () => {
    const after = `${ONE}${TWO.replace('逐步增加', '适当增加')}县人民政府按照职责做好相关工作。\n`;
    const change = compareTexts(read('a', ONE + TWO), read('b', after)).changes.find(
      (candidate) => candidate.kind === 'changed',
    );
    expect(
      change?.lines.map((line) => [line.op, line.runs.filter((run) => run.op !== 'same').map((run) => run.text)]),
    ).toEqual([
      ['changed', ['逐步', '适当']],
      ['added', ['县人民政府按照职责做好相关工作。']],
    ]);
  });

  it('keeps a renamed chapter the same chapter', () => {
    const before = `第一章 总则\n${ONE}第二章 保护管理\n${TWO}`;
    const after = before.replace('保护管理', '保护与利用');
    expect(told(read('a', before), read('b', after))).toEqual(['changed 第二章→第二章']);
  });
});

describe('comparing two states of one text', () => {
  it('knows a clause again by its identity when every word of it changed', () => {
    const before = read('a', ONE + TWO);
    const after = before.map((line) => (line.text.startsWith('为了') ? { ...line, text: '全新的规定。' } : line));
    expect(told(before, after)).toEqual(['changed 第一条→第一条']);
  });
});
