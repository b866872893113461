import { citationsIn } from '../index.js';

/** A citation as it is understood: instrument and steps spelled out. */
const understood = (text: string): string[] =>
  citationsIn(text).map(({ instrument, steps, until }) => {
    const spell = (list: typeof steps): string =>
      list
        .map(({ unit, which }) => {
          if (which.by === 'this') return `this-${unit}`;
          if (which.by === 'previous') return `-${which.count}${unit}`;
          return `${which.number}${which.suffix}${unit}`;
        })
        .join('/');
    const of = instrument.of === 'other' ? `《${instrument.name}》` : instrument.name;
    return `${of}${spell(steps)}${until === undefined ? '' : `..${spell(until)}`}`;
  });

describe('citations in a text', () => {
  it.each([
    ['违反本条例第十条第二款第三项规定的', ['本条例10条/2款/3项']],
    ['依照本法第三条、第五条和第七条的规定', ['本法3条', '本法5条', '本法7条']],
    ['本法第三条至第五条、第七条', ['本法3条..5条', '本法7条']],
    ['第十条第二款、第三款', ['10条/2款', '10条/3款']],
    ['第十条第一款第一项至第三项', ['10条/1款/1项..10条/1款/3项']],
    ['第七条之一第二款', ['7之一条/2款']],
    ['前款规定', ['-1款']],
    ['前两款、前三条', ['-2款', '-3条']],
    ['前条第一款第（二）项', ['-1条/1款/2项']],
    ['本条第一款', ['this-条/1款']],
    ['适用本章第一节、第二节的规定', ['this-章/1节', 'this-章/2节']],
    ['依照《中华人民共和国刑法》第十三条、第十四条', ['《中华人民共和国刑法》13条', '《中华人民共和国刑法》14条']],
    ['《关于修改〈立法法〉的决定》第二条', ['《关于修改〈立法法〉的决定》2条']],
    ['依据民法典第五百一十条', ['《民法典》510条']],
    ['根据宪法第六十二条', ['《宪法》62条']],
    ['依照同法第三条', ['《同法》3条']],
    ['第二编第三章', ['2编/3章']],
    ['第一、三项', ['1项', '3项']],
    ['第一至三项', ['1项..3项']],
    ['本条例第十条第一、二款', ['本条例10条/1款', '本条例10条/2款']],
    ['第12条第2款', ['12条/2款']],
    ['违反本条例第三十一条的第二款、第三款规定', ['本条例31条/2款', '本条例31条/3款']],
    ['从事前款活动', ['-1款']],
    ['发生前两款所列事故', ['-2款']],
    ['使用以前项手段获取的商业秘密', ['-1项']],
    ['同时构成本节第一百四十条规定之罪', ['this-节/140条']],
    ['根据联合国宪章第七章', ['《联合国宪章》7章']],
    ['《中华人民共和国著作权法》(以下称著作权法)第四十四条', ['《中华人民共和国著作权法》44条']],
  ])('%s', (text, expected) => {
    expect(understood(text)).toEqual(expected);
  });

  it.each([
    '本条例',
    '前条件',
    '本章程',
    '第一次会议',
    '本项目',
    '以前款项',
    '第三者',
    '前项目',
    '本节目',
    '资本项下结算业务',
    '推行低成本节能措施',
    '招标文件标准文本编制',
    '以前条件',
    '事前条件',
    '第二十条例',
  ])('does not see one in %s', (text) => {
    expect(citationsIn(text)).toEqual([]);
  });

  it('says exactly which words it read, the name of the instrument not included', () => {
    const text = '违反本条例第十条第二款、第三款规定';
    expect(citationsIn(text).map(({ from, to, text: words }) => [text.slice(from, to), words])).toEqual([
      ['第十条第二款', '第十条第二款'],
      ['第三款', '第三款'],
    ]);
  });
});
