import { readText, type Line } from '@colex/lawtext';
import { definitionsOf } from '../index.js';

const read = (body: string): Line[] => {
  let next = 0;
  return readText(`某市条例\n${body}`, { newId: () => `l${(next += 1)}` }).lines;
};

describe('definitions', () => {
  it.each([
    ['第一条 本条例所称红色资源，是指下列资源。', 'meaning', '红色资源'],
    ['第一条 本法所称公司是指依照本法设立的公司。', 'meaning', '公司'],
    ['第一条 本条例所称的文明行为,是指遵守法律的行为。', 'meaning', '文明行为'],
    ['第一条 本编所称父母，包括生父母、养父母。', 'meaning', '父母'],
    ['第一条 执行委员会（以下简称执委会）负责建设。', 'short-form', '执委会'],
    ['第一条 依照《总体方案全文》（以下简称《总体方案》）执行。', 'short-form', '《总体方案》'],
    [
      '第一条 本法下列用语的含义：\n（一）高级管理人员，是指公司的经理；\n（二）控股股东，是指出资额超过一半的股东。',
      'listed',
      '高级管理人员',
    ],
    [
      '第一条 本条例所称红色资源，是指下列资源：\n（一）红色非物质资源，包括事迹。\n（二）其他。',
      'listed',
      '红色非物质资源',
    ],
  ])('%s', (body, kind, term) => {
    const lines = read(body);
    const definition = definitionsOf(lines).find((candidate) => candidate.term === term);
    expect(definition?.kind).toBe(kind);
    const { index = 0, from = 0, to = 0 } = definition?.place ?? {};
    expect(lines[index]?.text.slice(from, to)).toBe(term);
  });

  it('tell where the term is used and where its words stand in another order', () => {
    const lines = read(
      '第一条 本条例所称红色非物质资源，是指事迹。\n第二条 红色非物质资源应当保护。\n第三条 非物质红色资源应当传承。',
    );
    const [definition] = definitionsOf(lines);
    expect(definition?.uses.map((use) => use.index)).toEqual([2]);
    expect(definition?.variants.map((variant) => [variant.index, variant.text])).toEqual([[3, '非物质红色资源']]);
  });

  it('tell what a short form is short for', () => {
    expect(definitionsOf(read('第一条 市人大常委会主任会议（以下称主任会议）决定。'))[0]?.longForm).toBe(
      '市人大常委会主任会议',
    );
  });

  it('do not call a sentence made of the term, or the name of another act, a variant of it', () => {
    const lines = read(
      '第一条 本条例所称户外广告设置，是指甲。\n第二条 设置户外广告应当申请，《户外设置广告办法》另有规定的除外。\n第三条 户外设置广告应当拆除。',
    );
    expect(definitionsOf(lines)[0]?.variants.map(({ index, text }) => [index, text])).toEqual([[3, '户外设置广告']]);
  });

  it('leave what stands in brackets behind a term out of it', () => {
    const terms = definitionsOf(read('第一条 本条例所称警务辅助人员（以下简称辅警），是指甲。')).map(
      ({ term }) => term,
    );
    expect(terms).toEqual(['警务辅助人员', '辅警']);
  });

  it('do not take the last member of a list for what a short form stands for', () => {
    expect(
      definitionsOf(read('第一条 街道办事处、乡镇人民政府（以下简称执法机关）应当查处。'))[0]?.longForm,
    ).toBeUndefined();
  });

  it('do not call a neighbour of the term a variant of it', () => {
    expect(
      definitionsOf(read('第一条 本条例所称红色资源保护，是指甲。\n第二条 资源保护红色资源保护工作。'))[0]?.variants,
    ).toEqual([]);
  });
});
