/** A statute cited often in local regulations. */
export interface Statute {
  /** Its full official name. */
  readonly name: string;
  /** Names it is wrongly or informally cited under in 《》. */
  readonly short: readonly string[];
}

const PREFIX = '中华人民共和国';

const law = (name: string, ...more: string[]): Statute => ({ name: `${PREFIX}${name}`, short: [name, ...more] });

/**
 * The statutes whose short names rule R07 knows: laws of the National People's Congress and its Standing Committee in
 * force in 2026 that regulations on culture, cities and procedure cite. A name not in this table is not judged.
 */
export const STATUTES: readonly Statute[] = [
  law('民法典'),
  law('刑法'),
  law('立法法'),
  law('文物保护法', '文保法'),
  law('英雄烈士保护法', '英烈保护法'),
  law('非物质文化遗产法', '非遗法'),
  law('档案法'),
  law('城乡规划法'),
  law('土地管理法'),
  law('环境保护法', '环保法'),
  law('大气污染防治法'),
  law('水污染防治法'),
  law('固体废物污染环境防治法'),
  law('道路交通安全法', '道交法'),
  law('治安管理处罚法'),
  law('行政处罚法'),
  law('行政许可法'),
  law('行政强制法'),
  law('行政复议法'),
  law('行政诉讼法'),
  law('公务员法'),
  law('监察法'),
  law('旅游法'),
  law('公共文化服务保障法'),
  law('爱国主义教育法'),
  law('国防教育法'),
  law('教育法'),
  law('义务教育法'),
  law('未成年人保护法'),
  law('消防法'),
  law('城市房地产管理法'),
  law('预算法'),
  law('慈善法'),
  law('公司法'),
  law('企业破产法'),
  law('地方各级人民代表大会和地方各级人民政府组织法', '地方组织法'),
];

const byName = new Map(
  STATUTES.flatMap((statute) => [statute.name, ...statute.short].map((name) => [name, statute] as const)),
);

/** The statute a name in 《》 means, or `undefined` when the table does not know it. */
export const statuteNamed = (name: string): Statute | undefined => byName.get(name);
