import { readText, type Line } from '@colex/lawtext';
import {
  applyFix,
  checkDraft,
  PROFILES,
  profileWith,
  recheckLines,
  RULES,
  type CheckProfile,
  type Finding,
} from '../index.js';

const read = (body: string, title = '某市红色资源保护条例'): Line[] => {
  let next = 0;
  return readText(`${title}\n${body}`, { newId: () => `l${(next += 1)}` }).lines;
};

const checked = (lines: readonly Line[], profile: Partial<CheckProfile> = {}): readonly Finding[] =>
  checkDraft(lines, { ...PROFILES.localRegulation, ...profile }).findings;

const broken = (body: string, profile: Partial<CheckProfile> = {}, title?: string): string[] =>
  checked(read(body, title), profile).map((finding) => finding.rule);

const FIRST = '第一条 为了加强红色资源保护，根据有关法律、法规，结合本市实际，制定本条例。';
const LAST = '本条例自2025年7月1日起施行。';

/** A regulation that breaks no rule, with one article in the middle of it. */
const around = (article: string): string => `${FIRST}\n第二条 ${article}\n第三条 ${LAST}`;

/** The city, and what the cities agreed. */
const JOINT = { city: '徐州市', partners: ['徐州市', '淮北市', '宿州市'] } as const;
const NOTE = '（2024年12月30日某市人大常委会通过　2025年4月2日某省人大常委会批准）';
const AGREED = read(around('文化主管部门应当建立红色资源保护名录，并向社会公布名录的内容。'));

/** The good and the bad example of each rule: the rows of the table of rules, in its order. */
const EXAMPLES: readonly (readonly [
  rule: string,
  good: string,
  bad: string,
  profile?: Partial<CheckProfile>,
  /** Where the bad example is bad for what it is compared with. */
  badProfile?: Partial<CheckProfile>,
  title?: string,
  badTitle?: string,
])[] = [
  ['S01', `${FIRST}\n第二条 甲。\n第三条 ${LAST}`, `${FIRST}\n第二条 甲。\n第四条 ${LAST}`],
  [
    'S02',
    `第一章 总则\n${FIRST}\n第二条 甲。\n第二章 附则\n第三条 ${LAST}`,
    `第一章 总则\n${FIRST}\n第二条 甲。\n第三章 附则\n第三条 ${LAST}`,
  ],
  [
    'S03',
    `第一章 总则\n${FIRST}\n第二条 甲。\n第二章 附则\n第三条 ${LAST}`,
    `第一章 总则\n${FIRST}\n第二条 甲。\n第二章 附则\n第三条 ${LAST}`,
    { source: { losses: [], contents: ['第一章 总则', '第二章 附则'] } },
    { source: { losses: [], contents: ['第一章 总则', '第一条 目的', '第二章 附则'] } },
  ],
  [
    'S04',
    `第一章 总则\n${FIRST}\n第二条 甲。\n第二章 附则\n第三条 ${LAST}`,
    `第一章 总则\n${FIRST}\n第二条 甲。\n附则\n第三条 ${LAST}`,
  ],
  ['S05', around('甲：\n（一）乙；\n（二）丙。'), around('甲：\n1、乙。\n2、丙。')],
  ['S06', around('甲：\n（一）乙；\n（二）丙。'), around('甲：\n一、乙；\n二、丙。')],
  ['S06', around('甲：\n（一）乙；\n（二）丙。'), around('甲：\n（一）乙。')],
  ['S06', around('甲：\n（一）乙；\n（二）丙。'), around('甲：\n（1）乙；\n（2）丙。')],
  ['S05', around('甲。\n乙。'), around('甲。\n①乙。')],
  ['S07', around('甲：\n（一）乙：\n1.子；\n2.丑；\n（二）丙。'), around('甲：\n（一）乙：\n①子；\n②丑；\n（二）丙。')],
  ['S08', around('甲：\n（一）乙；\n（二）丙。'), around('甲：\n（一）乙；\n（二）丙；')],
  ['S08', around('甲：\n（一）乙；\n（二）丙。'), around('甲，\n（一）乙；\n（二）丙。')],
  [
    'S09',
    `第一章 总则\n${FIRST}\n第二条 甲。\n第二章 附则\n第三条 ${LAST}`,
    `第一章 总则\n${FIRST}\n第二章 责任\n第二条 甲。\n第三章 附则\n第三条 ${LAST}`,
  ],
  [
    'S09',
    `第一章 总则\n${FIRST}\n第二条 甲。\n第二章 附则\n第三条 ${LAST}`,
    `第一章 总则\n${FIRST}\n第二条 甲。\n第二章\n第三条 乙。\n第四条 ${LAST}`,
  ],
  [
    'S09',
    `第一章 总则\n第一节 甲\n${FIRST}\n第二条 甲。\n第二章 附则\n第三条 ${LAST}`,
    `第一节 总则\n${FIRST}\n第二条 甲。\n第一章 附则\n第三条 ${LAST}\n第四条 乙。`,
  ],
  [
    'T02',
    around('甲。'),
    around('甲。'),
    {},
    {},
    '某省实施《中华人民共和国文物保护法》办法',
    '某省实施《中华人民共和国文物保护法》条例',
  ],
  [
    'T03',
    `${NOTE}\n${around('甲。')}`,
    `（2010年1月1日某市人大常委会通过　2010年3月1日某省人大常委会批准　根据2024年1月1日《关于修改〈某市条例〉的决定》第二次修正）\n${around('甲。')}`,
    { final: true },
  ],
  ['T04', `（草案修改稿）\n${around('甲。')}`, `（草案）\n${around('甲。')}`, { stage: '草案修改稿' }],
  ['T04', `（草案修改稿）\n${around('甲。')}`, around('甲。'), { stage: '草案修改稿' }],
  ['S10', around('甲。\n乙。\n丙。\n丁。'), around('甲。\n乙。\n丙。\n丁。\n戊。')],
  [
    'T03',
    `（2024年12月30日某市人大常委会通过　2025年4月2日某省人大常委会批准）\n${around('甲。')}`,
    `（2024年12月30日某市人大常委会通过）\n${around('甲。')}`,
    { final: true },
  ],
  [
    'T04',
    `（2024年12月30日某市人大常委会通过　2025年4月2日某省人大常委会批准）\n${around('甲。')}`,
    `（草案修改稿）\n${around('甲。')}`,
    { final: true },
  ],
  ['T05', around('甲。'), around('〖管理职责〗甲。'), { final: true }],
  ['A01', around('甲。'), `第一条 为加强保护，特制定本条例。\n第二条 ${LAST}`],
  ['A02', around('根据宪法，甲。'), around('根据《宪法》，甲。')],
  [
    'A03',
    `第一条 为了甲，根据《中华人民共和国文物保护法》《江苏省文物保护条例》，制定本条例。\n第二条 ${LAST}`,
    `第一条 为了甲，根据《江苏省文物保护条例》，制定本条例。\n第二条 ${LAST}`,
    {
      joint: {
        ...JOINT,
        editions: [
          {
            name: '淮北市',
            lines: read('第一条 为了甲，根据《中华人民共和国文物保护法》《安徽省文物保护条例》，制定本条例。'),
          },
        ],
      },
    },
  ],
  ['D01', around('本条例所称红色资源，是指甲。'), around('本条例所称红色资源，指甲。')],
  [
    'D01',
    `${FIRST}\n第二条 本条例所称红色资源，是指甲。\n${Array.from({ length: 12 }, (_, at) => `第${'三四五六七八九'.charAt(at) || `十${'一二三四五'.charAt(at - 8)}`}条 红色资源丙。`).join('\n')}`,
    `${FIRST}\n${'二三四五六七八九'
      .split('')
      .map((number) => `第${number}条 红色资源丙。`)
      .join('\n')}\n第十条 本条例所称红色资源，是指甲。\n${'一二三四五六'
      .split('')
      .map((number) => `第十${number}条 乙。`)
      .join('\n')}`,
  ],
  ['F01', around('甲。'), `${FIRST}\n第二条 甲。`],
  ['F03', `${NOTE}\n${around('甲。')}`, `${NOTE}\n${FIRST}\n第二条 本条例自2025年3月1日起施行。`],
  ['F03', around('甲。'), around('甲。'), { day: '2025-02-01' }, { day: '2025-04-01' }],
  ['F01', around('甲。'), `${FIRST}\n第二条 本条例自公布之日起施行。`, { joint: JOINT }],
  [
    'F02',
    `${FIRST}\n第二条 ${LAST.slice(0, -1)}。2010年1月1日通过的《某市办法》同时废止。`,
    around('2010年1月1日通过的《某市办法》同时废止。'),
  ],
  [
    'D02',
    around('本条例所称红色非物质资源，是指甲。\n红色非物质资源应当保护。'),
    around('本条例所称红色非物质资源，是指甲。\n非物质红色资源应当保护。红色非物质资源乙。'),
  ],
  [
    'D03',
    around('执行委员会（以下简称执委会）负责建设。\n执委会应当公开。'),
    around('执行委员会（以下简称执委会）负责建设。'),
  ],
  [
    'D03',
    around('执行委员会（以下简称执委会）负责建设。\n执委会应当公开。'),
    around('执行委员会（以下简称执委会）负责建设。\n执委会、执行委员会应当公开。'),
  ],
  [
    'D04',
    around('市、县（市、区）甲，'.repeat(6).slice(0, -1).concat('。')),
    around('市、县（市、区）甲，'.repeat(6).concat('市、县（市）乙。')),
  ],
  ['R01', around('违反本条例第一条的，责令改正。'), around('违反《某市红色资源保护条例》第一条的，责令改正。')],
  ['R02', around('依照本条例第一条执行。'), around('依照本条例第五十条执行。')],
  [
    'R03',
    around('甲：\n（一）乙；\n（二）丙。\n违反前款第二项规定的，责令改正。'),
    around('甲：\n（一）乙；\n（二）丙。\n违反前款第（二）项规定的，责令改正。'),
  ],
  ['R04', around('依照本条例第一条执行。'), around('依照本条例第一条第一款执行。')],
  ['R05', around('甲。\n前款规定的乙。'), around('前款规定的乙。')],
  ['R06', around('依照第一条至第三条执行。'), around('依照第一条、第二条、第三条执行。')],
  ['R07', around('依照《中华人民共和国文物保护法》执行。'), around('依照《文物保护法》执行。')],
  [
    'R08',
    around('依照《中华人民共和国民法典》承担民事责任。'),
    around('依照《中华人民共和国侵权责任法》承担民事责任。'),
  ],
  [
    'R08',
    around('依照《中华人民共和国文物保护法》第一百零一条处理。'),
    around('依照《中华人民共和国文物保护法》第一百零二条处理。'),
  ],
  [
    'R08',
    `（2025年4月2日某省人大常委会批准）\n${around('依照《中华人民共和国文物保护法》第六十六条处理。')}`,
    `（2024年4月2日某省人大常委会批准）\n${around('依照《中华人民共和国文物保护法》第六十六条处理。')}`,
    { day: '2026-11-26' },
  ],
  [
    'R08',
    around('依照《中华人民共和国文物保护法》（2024年修订）处理。'),
    around('依照《中华人民共和国文物保护法》（2017年修正）处理。'),
  ],
  [
    'R08',
    around('依照《某法》第三条处理。'),
    around('依照《某法》第三条第二款处理。'),
    { cited: [{ name: '某法', lines: read('第一条 甲。\n第二条 乙。\n第三条 丙。') }] },
  ],
  [
    'R09',
    around('依照《甲法》、《乙法》和《丙法》、《丁法》执行。'),
    around('依照《甲法》、《乙法》和《丙法》《丁法》执行。'),
  ],
  ['W01', around('应当制作调解书。'), around('必须制作调解书。')],
  ['W02', around('不得损毁。'), around('严禁损毁。')],
  ['W03', around('单位或者个人。'), around('单位或个人。')],
  ['W04', around('甲，但是，乙除外。'), around('甲，但乙除外。')],
  ['W05', around('除法律另有规定外，依照本条例执行。'), around('除法律另有规定，依照本条例执行。')],
  ['W06', around('依照本条例第一条处罚。'), around('按照本条例第一条处罚。')],
  ['W07', around('市人民政府可以制定实施办法。'), around('市人民政府可以规定实施办法。')],
  ['W07', around('由甲部门会同乙部门共同制定。'), around('由甲部门商乙部门共同制定。')],
  [
    'W08',
    around('不满五万元的，处一万元罚款；五万元以上的，处二万元罚款。'),
    around('不满五万元的，处一万元罚款；超过五万元的，处二万元罚款。'),
  ],
  ['W09', around('应当在十日内受理，三十日内决定。'), around('应当在十个工作日内受理，三十日内决定。')],
  ['W09', around('拘留十日。'), around('拘留十个工作日。')],
  [
    'W08',
    around('违法所得不足五万元的，处一万元罚款；五万元以上的，处二万元罚款。'),
    around('违法所得五万元以下的，处一万元罚款；五万元以上的，处二万元罚款。'),
  ],
  [
    'W10',
    around('有下列行为之一的，处一千元罚款：\n（一）甲；\n（二）乙。'),
    around('有下列行为之一，处一千元罚款：\n（一）甲；\n（二）乙。'),
  ],
  ['W11', around('作出决定，并登记账簿。'), around('做出决定，并登记账簿。')],
  ['W11', around('作出决定，并登记账簿。'), around('作出决定，并登记帐簿。')],
  ['W11', around('没收违法所得。'), around('没收非法所得。')],
  ['W11', around('缴纳罚款。'), around('交纳罚款。')],
  ['W11', around('设定行政许可。'), around('设立行政许可。')],
  ['W12', around('甲、乙等。'), around('甲、乙等等。')],
  ['W12', around('市文物主管部门应当报告。'), around('有关部门应当报告。')],
  ['N01', around('三十日内缴纳百分之五的费用二万元。'), around('30日内缴纳百分之五的费用二万元。')],
  ['N01', around('三十日内缴纳百分之五的费用二万元。'), around('三十日内缴纳5%的费用二万元。')],
  ['N01', around('三十日内缴纳百分之五的费用二万元。'), around('三十日内缴纳百分之五的费用20000元。')],
  ['N02', around('处二万元罚款。'), around('处两万元罚款。')],
  ['N02', around('2024年1月1日和2025年1月1日。'), around('2024年1月1日和２０２５年1月1日。')],
  ['N02', around('一百零一人和一百零二人。'), around('一百零一人和一百〇二人。')],
  ['P01', around('甲，乙；丙。'), around('甲,乙；丙。')],
  ['P01', around('甲（乙）。'), around('甲（乙。')],
  ['P01', around('甲，乙。'), around('甲，，乙。')],
  ['P01', around('甲，乙。'), around('甲，乙')],
  ['P01', around('“甲”。'), around('"甲"。')],
  [
    'P02',
    around('甲的，由文物部门处一千元罚款；情节严重的，处一万元罚款。'),
    around('甲的，由文物部门处一千元罚款，情节严重的，处一万元罚款。'),
  ],
  [
    'P03',
    '决定对《某法》作如下修改：\n一、将第三条修改为：\n“第三条 甲。\n“乙。”\n二、删去第四条。',
    '决定对《某法》作如下修改：\n一、将第三条修改为：\n“第三条 甲。\n乙。”\n二、删去第四条。',
    {},
    {},
    '关于修改《某法》的决定',
  ],
  [
    'P03',
    '决定对《某法》作如下修改：\n一、将第三条修改为：\n“第三条 甲。\n“乙。”',
    '决定对《某法》作如下修改：\n一、将第三条修改为：\n“第三条 甲。\n“乙。',
    {},
    {},
    '关于修改《某法》的决定',
  ],
  ['P04', around('省、市和县。'), around('省级、市级和县级、区级的机关。'), { levels: { P04: 'information' } }],
  [
    'L01',
    `${FIRST}\n第二条 不得损毁红色资源。\n第三条 违反本条例第二条规定的，由文物主管部门责令改正，处一千元以上一万元以下罚款。\n第四条 ${LAST}`,
    `${FIRST}\n第二条 红色资源是财富。\n第三条 违反本条例第二条规定的，由文物主管部门责令改正，处一千元以上一万元以下罚款。\n第四条 ${LAST}`,
  ],
  [
    'L01',
    around('损毁红色资源的，由文物主管部门处一千元以上一万元以下罚款。'),
    around('损毁红色资源的，处一千元以上一万元以下罚款。'),
  ],
  [
    'L01',
    around('损毁红色资源的，由文物主管部门处一千元以上一万元以下罚款。'),
    around('损毁红色资源的，由文物主管部门责令改正，处罚款。'),
  ],
  ['L02', around('处一万元以上五万元以下罚款。'), around('处五万元以上一万元以下罚款。')],
  ['L02', around('处一万元以上五万元以下罚款。'), around('处一万元以上二十万元以下罚款。')],
  [
    'L02',
    around('损毁红色资源标志的，由文物主管部门处一千元以上五千元以下罚款。'),
    around('损毁红色资源标志的，由文物主管部门处二千元以上五千元以下罚款。'),
    {
      joint: {
        ...JOINT,
        editions: [
          { name: '淮北市', lines: read(around('损毁红色资源标志的，由文物主管部门处一千元以上五千元以下罚款。')) },
        ],
      },
    },
  ],
  ['L03', around('法律、法规已有规定的，从其规定。'), around('法律、法规已有规定的，依照其规定。')],
  ['L03', around('构成犯罪的，依法追究刑事责任。'), around('构成犯罪的，追究刑事责任。')],
  ['L04', around('由发证机关吊销许可证件。'), around('由市场监督管理部门吊销营业执照。')],
  ['L04', around('可以依法查封、扣押。'), around('可以冻结存款。')],
  ['L04', around('申请人应当提交材料。'), around('未经市人民政府批准，不得拆除。')],
  [
    'L05',
    around('文物主管部门应当加强红色资源保护，建立名录并公布，接受社会监督。'),
    around('国家加强文物保护的宣传教育，增强全民文物保护的意识，鼓励文物保护的科学研究，提高文物保护的科学技术水平。'),
    {
      cited: [
        {
          name: '文物保护法',
          lines: read(
            '第十一条 国家加强文物保护的宣传教育，增强全民文物保护的意识，鼓励文物保护的科学研究，提高文物保护的科学技术水平。',
          ),
        },
      ],
    },
  ],
  [
    'J01',
    around('文化主管部门应当建立红色资源保护名录，并向社会公布名录的内容。'),
    around('文化主管部门可以建立红色资源保护名录，并向社会公布名录的内容。'),
    { joint: { ...JOINT, common: { lines: AGREED } } },
  ],
  [
    'J01',
    around('文化旅游主管部门应当建立红色资源保护名录，并向社会公布名录的内容。'),
    `${FIRST}\n第二条 ${LAST}`,
    { joint: { ...JOINT, common: { lines: AGREED }, organs: { 文化主管部门: '文化旅游主管部门' } } },
  ],
  ['J02', around('本市与淮北市、宿州市协作。'), around('本市与徐州市、淮北市、宿州市协作。'), { joint: JOINT }],
  ['J02', around('本市与淮北市、宿州市协作。'), around('本市与宿州市、淮北市协作。'), { joint: JOINT }],
  ['J02', around('本市与淮北市、宿州市协作。'), around('本市与淮北市、宿州市、商丘市协作。'), { joint: JOINT }],
  [
    'J03',
    around('文化旅游主管部门应当公布名录。'),
    around('文化主管部门应当公布名录。'),
    { joint: { ...JOINT, organs: { 文化主管部门: '文化旅游主管部门' } } },
  ],
];

describe('drafting rules', () => {
  it('find nothing in a regulation that keeps them', () => {
    expect(checked(read(around('市人民政府应当在三十日内作出决定。'), '某市红色资源保护条例'))).toEqual([]);
  });

  it('have ids of their own, and a name and a source in words', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
    expect(RULES.filter((rule) => rule.name.zh === '' || rule.name.en === '' || rule.source === '')).toEqual([]);
  });

  it('have each a good and a bad example here', () => {
    const shown = new Set(EXAMPLES.map(([rule]) => rule));
    expect(RULES.map(({ id }) => id).filter((id) => !shown.has(id) && id !== 'T01')).toEqual([]);
  });

  for (const [row, [rule, good, bad, profile, badProfile, title, badTitle]] of EXAMPLES.entries()) {
    it(`${rule} takes the good example of row ${row} and not the bad one`, () => {
      expect(broken(good, profile, title)).not.toContain(rule);
      expect(broken(bad, badProfile ?? profile, badTitle ?? title)).toContain(rule);
    });
  }

  it('T01 wants a title that ends in the kind of act', () => {
    expect(broken(around('甲。'), {}, '某市红色资源保护条例（草案）')).not.toContain('T01');
    expect(broken(around('甲。'), {}, '关于红色资源保护的意见')).toContain('T01');
    expect(broken(around('甲。'), { joint: JOINT }, '徐州市红色资源保护条例')).not.toContain('T01');
    expect(broken(around('甲。'), { joint: JOINT }, '淮北市红色资源保护条例')).toContain('T01');
    expect(broken(around('甲。'), { final: true }, '某市红色资源暂行管理条例（草案）')).toContain('T01');
  });

  it('S01 and S03 tell what the reader saw of the input: Arabic articles, a 目录 that differs', () => {
    let next = 0;
    const source = readText(
      `某市条例\n目录\n第一章 总则\n第二章 保护\n第一章 总则\n第1条 甲。\n第2条 乙。\n第二章 附则\n第3条 ${LAST}`,
      { newId: () => `l${(next += 1)}` },
    );
    const { findings } = checkDraft(source.lines, { ...PROFILES.localRegulation, source });
    expect(findings.filter(({ rule }) => rule === 'S01').map(({ index }) => index)).toEqual([2, 3, 5]);
    expect(findings.filter(({ rule }) => rule === 'S03').map(({ message }) => message.zh)).toEqual([
      '目录中的“第二章 保护”不是正文的标题',
      '目录缺少“第二章 附则”',
    ]);
  });

  it('J01 lets a recorded deviation pass, and asks only for the clauses that are common', () => {
    const changed = read(around('文化主管部门可以建立名录。'));
    const [first, second] = AGREED.filter((line) => line.kind === 'article').map((line) => line.id);
    const departing = (common: object): string[] =>
      checked(changed, { joint: { ...JOINT, common: { lines: AGREED, ...common } } }).map(({ rule }) => rule);
    expect(departing({})).toContain('J01');
    expect(departing({ deviations: [second] })).not.toContain('J01');
    expect(departing({ clauses: [first] })).not.toContain('J01');
  });

  it('rules that need more than the text are silent without it', () => {
    const needing = ['A03', 'J01', 'J02', 'J03', 'L05', 'S03', 'T04'];
    const found = broken(around('本市与徐州市、淮北市协作。依照《某法》第九条第九款。'));
    expect(found.filter((rule) => needing.includes(rule))).toEqual([]);
  });

  it('leave the numbers of State Council regulations in Arabic', () => {
    const lines = read(around('30日内缴纳2万元。'));
    expect(checkDraft(lines, PROFILES.stateCouncilRegulation).findings.map((finding) => finding.rule)).not.toContain(
      'N01',
    );
  });

  it('are set for a province, a city and a project in turn: the later wins, rule by rule', () => {
    const province = { levels: { W03: 'off', R09: 'off' } } as const;
    const city = { levels: { W03: 'error' }, final: true } as const;
    expect(profileWith(PROFILES.localRegulation, province, city)).toEqual({
      ...PROFILES.localRegulation,
      final: true,
      levels: { W03: 'error', R09: 'off' },
    });
  });

  it('are switched off or set to another level by the profile', () => {
    const lines = read(around('单位或个人。'));
    expect(checked(lines, { levels: { W03: 'off' } })).toEqual([]);
    expect(checked(lines, { levels: { W03: 'error' } }).map((finding) => finding.level)).toEqual(['error']);
  });

  it.each([
    ['W03', '单位或个人。', '单位或者个人。'],
    ['R03', '违反前条第（二）项规定。', '违反前条第二项规定。'],
    ['N01', '30日内缴纳5%。', '三十日内缴纳5%。'],
    ['P01', '甲,乙。', '甲，乙。'],
    ['R07', '依照《文物保护法》执行。', '依照《中华人民共和国文物保护法》执行。'],
    ['W10', '有下列行为之一，处罚款。', '有下列行为之一的，处罚款。'],
  ])('%s offers a fix that removes what it found: %s', (rule, text, fixed) => {
    const finding = checked(read(around(text))).find(
      (candidate) => candidate.rule === rule && candidate.fix !== undefined,
    );
    expect(finding === undefined ? undefined : applyFix(text, finding)).toBe(fixed);
  });

  it('are asked again only of the lines that changed', () => {
    const lines = read(around('单位或个人，甲。\n乙。'));
    const before = checkDraft(lines, PROFILES.localRegulation);
    const changed = lines.map((line) => (line.text.startsWith('单位') ? { ...line, text: '单位或者个人,甲。' } : line));
    const at = lines.findIndex((line) => line.text.startsWith('单位'));
    const after = recheckLines(before, changed, { from: at, removed: 1, added: 1 });
    expect(after.findings).toEqual(checkDraft(changed, PROFILES.localRegulation).findings);
    const longer = changed.toSpliced(1, 0, { id: 'new', kind: 'paragraph', text: '新增一款。' });
    expect(
      recheckLines(after, longer, { from: 1, removed: 0, added: 1 }).findings.map((finding) => finding.index),
    ).toEqual(after.findings.map((finding) => finding.index + 1));
  });
});
