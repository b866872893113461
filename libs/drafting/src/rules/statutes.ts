/** A statute cited often in local regulations. */
export interface Statute {
  /** Its full official name. */
  readonly name: string;
  /** Names it is wrongly or informally cited under in 《》. */
  readonly short: readonly string[];
  /** The numbering in force: since when, and how many articles it has. */
  readonly current?: { readonly since: string; readonly articles: number };
  /** When it went out of force, and what took its place. */
  readonly repealed?: { readonly on: string; readonly by: string };
}

const PREFIX = '中华人民共和国';

const law = (name: string, ...short: string[]): Statute => ({ name: `${PREFIX}${name}`, short: [name, ...short] });

const counted = (since: string, articles: number, name: string, ...short: string[]): Statute => ({
  ...law(name, ...short),
  current: { since, articles },
});

const gone = (on: string, by: string, ...names: string[]): Statute[] =>
  names.map((name) => ({ ...law(name), repealed: { on, by: `${PREFIX}${by}` } }));

/**
 * The statutes that rules R07 and R08 know: those that regulations on culture, cities and procedure cite, and repealed ones
 * that are still cited. A name not in this table is not judged. Articles were counted in the texts in force in April 2025
 * (民法典, 立法法, 组织法, 文物保护法, 英雄烈士保护法, 公司法 and 烈士褒扬条例 in the corpus); a law known to have been amended since
 * has no count here.
 */
export const STATUTES: readonly Statute[] = [
  counted('2021-01-01', 1260, '民法典'),
  law('刑法'),
  counted('2023-03-15', 120, '立法法'),
  counted('2025-03-01', 101, '文物保护法', '文保法'),
  counted('2018-05-01', 30, '英雄烈士保护法', '英烈保护法'),
  counted('2011-06-01', 45, '非物质文化遗产法', '非遗法'),
  counted('2021-01-01', 53, '档案法'),
  counted('2008-01-01', 70, '城乡规划法'),
  counted('2020-01-01', 87, '土地管理法'),
  law('环境保护法', '环保法'),
  law('大气污染防治法'),
  law('水污染防治法'),
  law('固体废物污染环境防治法'),
  law('噪声污染防治法'),
  law('道路交通安全法', '道交法'),
  law('治安管理处罚法'),
  counted('2021-07-15', 86, '行政处罚法'),
  counted('2004-07-01', 83, '行政许可法'),
  counted('2012-01-01', 71, '行政强制法'),
  counted('2024-01-01', 90, '行政复议法'),
  counted('2017-07-01', 103, '行政诉讼法'),
  counted('2019-06-01', 113, '公务员法'),
  law('监察法'),
  counted('2013-10-01', 112, '旅游法'),
  counted('2017-03-01', 65, '公共文化服务保障法'),
  counted('2024-01-01', 40, '爱国主义教育法'),
  counted('2024-09-21', 42, '国防教育法'),
  counted('2021-04-30', 86, '教育法'),
  counted('2018-12-29', 63, '义务教育法'),
  counted('2021-06-01', 132, '未成年人保护法'),
  law('消防法'),
  counted('2019-08-26', 73, '城市房地产管理法'),
  counted('2018-12-29', 101, '预算法'),
  counted('2024-09-05', 125, '慈善法'),
  counted('2024-07-01', 266, '公司法'),
  counted('2007-06-01', 136, '企业破产法'),
  counted('2020-07-01', 84, '森林法'),
  counted('2024-11-01', 106, '突发事件应对法'),
  counted('2021-01-01', 85, '退役军人保障法'),
  counted('2022-03-12', 90, '地方各级人民代表大会和地方各级人民政府组织法', '地方组织法'),
  { name: '烈士褒扬条例', short: [], current: { since: '2025-01-01', articles: 70 } },
  ...gone(
    '2021-01-01',
    '民法典',
    '民法通则',
    '民法总则',
    '合同法',
    '物权法',
    '婚姻法',
    '继承法',
    '收养法',
    '担保法',
    '侵权责任法',
  ),
  ...gone('2008-01-01', '城乡规划法', '城市规划法'),
  ...gone('2018-03-20', '监察法', '行政监察法'),
  ...gone('2022-06-05', '噪声污染防治法', '环境噪声污染防治法'),
  ...gone('2006-03-01', '治安管理处罚法', '治安管理处罚条例'),
  ...gone('2013-07-01', '出境入境管理法', '公民出境入境管理法', '外国人入境出境管理法'),
  ...gone('2020-01-01', '外商投资法', '中外合资经营企业法', '外资企业法', '中外合作经营企业法'),
  {
    name: '革命烈士褒扬条例',
    short: [],
    repealed: { on: '2011-08-01', by: '烈士褒扬条例' },
  },
];

const byName = new Map(
  STATUTES.flatMap((statute) => [statute.name, ...statute.short].map((name) => [name, statute] as const)),
);

/** The statute a name in 《》 means, or `undefined` when the table does not know it. */
export const statuteNamed = (name: string): Statute | undefined => byName.get(name);
