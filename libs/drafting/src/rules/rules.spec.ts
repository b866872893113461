import { readText, type Line } from '@colex/lawtext';
import { applyFix, checkDraft, PROFILES, recheckLines, RULES, type CheckProfile, type Finding } from '../index.js';

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

/** The good and the bad example of each rule. */
const EXAMPLES: readonly (readonly [rule: string, good: string, bad: string, profile?: Partial<CheckProfile>])[] = [
  ['S01', `${FIRST}\n第二条 甲。\n第三条 ${LAST}`, `${FIRST}\n第二条 甲。\n第四条 ${LAST}`],
  [
    'S02',
    `第一章 总则\n${FIRST}\n第二条 甲。\n第二章 附则\n第三条 ${LAST}`,
    `第一章 总则\n${FIRST}\n第二条 甲。\n第三章 附则\n第三条 ${LAST}`,
  ],
  [
    'S04',
    `第一章 总则\n${FIRST}\n第二条 甲。\n第二章 附则\n第三条 ${LAST}`,
    `第一章 总则\n${FIRST}\n第二条 甲。\n附则\n第三条 ${LAST}`,
  ],
  ['S05', around('甲：\n（一）乙；\n（二）丙。'), around('甲：\n1、乙。\n2、丙。')],
  ['S06', around('甲：\n（一）乙；\n（二）丙。'), around('甲：\n一、乙；\n二、丙。')],
  ['S06', around('甲：\n（一）乙；\n（二）丙。'), around('甲：\n（一）乙。')],
  ['S07', around('甲：\n（一）乙：\n1.子；\n2.丑；\n（二）丙。'), around('甲：\n（一）乙：\n①子；\n②丑；\n（二）丙。')],
  ['S08', around('甲：\n（一）乙；\n（二）丙。'), around('甲：\n（一）乙；\n（二）丙；')],
  ['S08', around('甲：\n（一）乙；\n（二）丙。'), around('甲，\n（一）乙；\n（二）丙。')],
  [
    'S09',
    `第一章 总则\n${FIRST}\n第二条 甲。\n第二章 附则\n第三条 ${LAST}`,
    `第一章 总则\n${FIRST}\n第二章 责任\n第二条 甲。\n第三章 附则\n第三条 ${LAST}`,
  ],
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
  ['F01', around('甲。'), `${FIRST}\n第二条 甲。`],
  [
    'F01',
    around('甲。'),
    `${FIRST}\n第二条 本条例自公布之日起施行。`,
    { joint: { city: '徐州市', partners: ['淮北市'] } },
  ],
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
    'R09',
    around('依照《甲法》、《乙法》和《丙法》、《丁法》执行。'),
    around('依照《甲法》、《乙法》和《丙法》《丁法》执行。'),
  ],
  ['W01', around('应当制作调解书。'), around('必须制作调解书。')],
  ['W02', around('不得损毁。'), around('严禁损毁。')],
  ['W03', around('单位或者个人。'), around('单位或个人。')],
  ['W05', around('除法律另有规定外，依照本条例执行。'), around('除法律另有规定，依照本条例执行。')],
  ['W06', around('依照本条例第一条处罚。'), around('按照本条例第一条处罚。')],
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
  ['W12', around('甲、乙等。'), around('甲、乙等等。')],
  ['N01', around('三十日内缴纳百分之五的费用二万元。'), around('30日内缴纳百分之五的费用二万元。')],
  ['N01', around('三十日内缴纳百分之五的费用二万元。'), around('三十日内缴纳5%的费用二万元。')],
  ['N01', around('三十日内缴纳百分之五的费用二万元。'), around('三十日内缴纳百分之五的费用20000元。')],
  ['N02', around('处二万元罚款。'), around('处两万元罚款。')],
  ['P01', around('甲，乙；丙。'), around('甲,乙；丙。')],
  ['P01', around('甲（乙）。'), around('甲（乙。')],
  ['P01', around('甲，乙。'), around('甲，，乙。')],
  ['P01', around('甲，乙。'), around('甲，乙')],
  ['P03', around('“甲。”'), around('“甲”和“乙')],
  ['L02', around('处一万元以上五万元以下罚款。'), around('处五万元以上一万元以下罚款。')],
  ['L03', around('构成犯罪的，依法追究刑事责任。'), around('构成犯罪的，追究刑事责任。')],
  ['L04', around('由发证机关吊销许可证件。'), around('由市场监督管理部门吊销营业执照。')],
  [
    'J02',
    around('本市与淮北市、宿州市协作。'),
    around('本市与徐州市、淮北市、宿州市协作。'),
    { joint: { city: '徐州市', partners: ['淮北市', '宿州市'] } },
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

  for (const [row, [rule, good, bad, profile]] of EXAMPLES.entries()) {
    it(`${rule} takes the good example of row ${row} and not the bad one`, () => {
      expect(broken(good, profile)).not.toContain(rule);
      expect(broken(bad, profile)).toContain(rule);
    });
  }

  it('T01 wants a title that ends in the kind of act', () => {
    expect(broken(around('甲。'), {}, '某市红色资源保护条例（草案）')).not.toContain('T01');
    expect(broken(around('甲。'), {}, '关于红色资源保护的意见')).toContain('T01');
  });

  it('leave the numbers of State Council regulations in Arabic', () => {
    const lines = read(around('30日内缴纳2万元。'));
    expect(checkDraft(lines, PROFILES.stateCouncilRegulation).findings.map((finding) => finding.rule)).not.toContain(
      'N01',
    );
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
