import type { MembershipRole } from './demo-region.js';
import { DEMO_CITIES } from './demo-region.js';

/** Somebody of the demo. Every name is invented. */
export interface DemoPerson {
  readonly account: string;
  readonly name: string;
  /** Slug of the city worked for; absent for those who work for none. */
  readonly city?: string;
  readonly role: MembershipRole;
}

const NAMES: Readonly<Record<string, { drafter: string; reviewer: string; observer: string }>> = {
  xuzhou: { drafter: '王晓彤', reviewer: '周启明', observer: '顾文远' },
  huaibei: { drafter: '李思齐', reviewer: '方志诚', observer: '邵国梁' },
  heze: { drafter: '曹雨桐', reviewer: '孟宪章', observer: '牛海峰' },
  jining: { drafter: '孔令仪', reviewer: '颜伯钧', observer: '闵玉兰' },
  linyi: { drafter: '诸葛青', reviewer: '刘存厚', observer: '鲍春生' },
  lianyungang: { drafter: '陈海澜', reviewer: '武振东', observer: '花如松' },
  shangqiu: { drafter: '宋知白', reviewer: '侯方平', observer: '汤伯言' },
  suqian: { drafter: '项云舒', reviewer: '蔡永新', observer: '虞立群' },
  suzhou: { drafter: '闵若冰', reviewer: '赵汝成', observer: '钟维汉' },
  zaozhuang: { drafter: '贺兰亭', reviewer: '滕文举', observer: '铁柱峰' },
};

/** Everybody of the demo: a drafter, a reviewer and an observer of each city, the rotating chair and the administrator. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  ...DEMO_CITIES.flatMap(({ slug }): DemoPerson[] => {
    const names = NAMES[slug];
    if (!names) throw new Error(`the demo city ${slug} has no people`);
    return [
      {
        account: `${slug}.drafter`,
        name: names.drafter,
        city: slug,
        role: slug === DEMO_CITIES[0]?.slug ? 'LEAD_DRAFTER' : 'DRAFTER',
      },
      { account: `${slug}.reviewer`, name: names.reviewer, city: slug, role: 'REVIEWER' },
      { account: `${slug}.observer`, name: names.observer, city: slug, role: 'OBSERVER' },
    ];
  }),
  { account: 'chair', name: '彭城子', city: 'xuzhou', role: 'CHAIR' },
  { account: 'admin', name: '系统管理员', role: 'ADMINISTRATOR' },
];
