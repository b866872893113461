import type { Role } from '@colex/policy';

/** A role in a project, as the policy names it. */
export type MembershipRole = Role;

/** The region of the demo. */
export const DEMO_REGION = { slug: 'huaihai', name: '淮海经济区' } as const;

/** The joint project of the demo. Its slug is kept stable: scripts rely on it. */
export const DEMO_PROJECT = { slug: 'huaihai-red-resources', title: '淮海战役红色资源保护条例' } as const;

/** The provinces whose standing committees approve what the cities pass. */
export const DEMO_PROVINCES = ['江苏省', '安徽省', '山东省', '河南省'] as const;

/** A city of the demo. */
export interface DemoCity {
  readonly slug: string;
  readonly name: string;
  readonly sign: string;
  /** White letters on it have a contrast of at least 4.5 : 1, and the ten differ in lightness as well as in hue. */
  readonly colour: string;
  readonly province: (typeof DEMO_PROVINCES)[number];
}

/** The ten cities in the region's own order, the lead city first. */
export const DEMO_CITIES: readonly DemoCity[] = [
  { slug: 'xuzhou', name: '徐州市', sign: '徐', colour: '#0b5fa5', province: '江苏省' },
  { slug: 'huaibei', name: '淮北市', sign: '淮', colour: '#8a5a00', province: '安徽省' },
  { slug: 'heze', name: '菏泽市', sign: '菏', colour: '#00725a', province: '山东省' },
  { slug: 'jining', name: '济宁市', sign: '济', colour: '#a02b6b', province: '山东省' },
  { slug: 'linyi', name: '临沂市', sign: '临', colour: '#5b4bb5', province: '山东省' },
  { slug: 'lianyungang', name: '连云港市', sign: '连', colour: '#00708a', province: '江苏省' },
  { slug: 'shangqiu', name: '商丘市', sign: '商', colour: '#b0470a', province: '河南省' },
  { slug: 'suqian', name: '宿迁市', sign: '迁', colour: '#4d6b00', province: '江苏省' },
  { slug: 'suzhou', name: '宿州市', sign: '宿', colour: '#7a3e2b', province: '安徽省' },
  { slug: 'zaozhuang', name: '枣庄市', sign: '枣', colour: '#4a5568', province: '山东省' },
];
