import type { Role } from '@colex/policy';
import {
  CityEntity,
  MembershipEntity,
  PersonEntity,
  ProjectCityEntity,
  ProjectEntity,
  ProvinceEntity,
  RegionEntity,
} from '@colex/store';
import type { DataSource } from 'typeorm';
import { newId } from '../../apps/server/src/identity/new-id.js';
import { hashPassword } from '../../apps/server/src/session/password.js';

/** The password of everybody a builder makes. */
export const PASSWORD = 'correct horse battery staple';

/** The cities a builder knows; 南京 takes part in no project. */
export const CITIES = {
  徐州: { slug: 'xuzhou', province: '江苏省', sign: '徐', colour: '#0b5fa5' },
  商丘: { slug: 'shangqiu', province: '河南省', sign: '商', colour: '#b0470a' },
  淮北: { slug: 'huaibei', province: '安徽省', sign: '淮', colour: '#8a5a00' },
  南京: { slug: 'nanjing', province: '江苏省', sign: '宁', colour: '#4a5568' },
} as const;

/** A city a builder knows. */
export type CityName = keyof typeof CITIES;

/** Roles as tests speak of them. `outsider` is signed in and a member of nothing. */
export type RoleName = 'lead' | 'drafter' | 'reviewer' | 'observer' | 'chair' | 'admin' | 'outsider';

const ROLE_OF: Readonly<Record<Exclude<RoleName, 'outsider'>, Role>> = {
  lead: 'LEAD_DRAFTER',
  drafter: 'DRAFTER',
  reviewer: 'REVIEWER',
  observer: 'OBSERVER',
  chair: 'CHAIR',
  admin: 'ADMINISTRATOR',
};

/** A project with its region, cities and people. */
export interface BuiltProject {
  readonly id: string;
  readonly slug: string;
  readonly regionId: string;
  readonly cityIds: Readonly<Record<CityName, string>>;
  /** Id of a person by account name, e.g. `xuzhou.drafter`, `chair`, `admin`. */
  readonly personIds: ReadonlyMap<string, string>;
}

/** The account name of a role in a city; the chair and the administrator have one each. */
export function accountOf(role: RoleName, city: CityName = '徐州'): string {
  return role === 'chair' || role === 'admin' ? role : `${CITIES[city].slug}.${role}`;
}

const MEMBER_CITIES: readonly CityName[] = ['徐州', '商丘', '淮北'];

let passwordHash: Promise<string> | undefined;

/** Makes a region of four cities and a project in which three of them take part, 徐州 leading, with people of every role. */
export async function aProject(dataSource: DataSource, slug = 'huaihai-red-resources'): Promise<BuiltProject> {
  const hash = await (passwordHash ??= hashPassword(PASSWORD));
  return dataSource.transaction(async (manager) => {
    const provinceNames = [...new Set(Object.values(CITIES).map(({ province }) => province))];
    const provinceIds = new Map(provinceNames.map((name) => [name, newId('province')]));
    await manager.insert(
      ProvinceEntity,
      [...provinceIds].map(([name, id]) => ({ id, name })),
    );
    const regionId = newId('region');
    await manager.insert(RegionEntity, { id: regionId, slug: 'huaihai', name: '淮海经济区' });
    const cityIds = Object.fromEntries(Object.keys(CITIES).map((name) => [name, newId('city')])) as Record<
      CityName,
      string
    >;
    await manager.insert(
      CityEntity,
      Object.entries(CITIES).map(([name, { province, ...city }], position) => ({
        ...city,
        id: cityIds[name as CityName],
        name: `${name}市`,
        regionId,
        provinceId: provinceIds.get(province)!,
        position,
      })),
    );
    const id = newId('project');
    const leadCityId = cityIds['徐州'];
    await manager.insert(ProjectEntity, {
      id,
      slug,
      title: '淮海战役红色资源保护条例',
      model: 'COMMON_CORE',
      regionId,
      leadCityId,
    });
    await manager.insert(
      ProjectCityEntity,
      MEMBER_CITIES.map((city) => ({ projectId: id, cityId: cityIds[city] })),
    );
    const personIds = new Map<string, string>();
    const person = async (role: RoleName, city: CityName | null): Promise<void> => {
      const account = accountOf(role, city ?? undefined);
      const personId = newId('person');
      personIds.set(account, personId);
      await manager.insert(PersonEntity, {
        id: personId,
        account,
        name: `${city ?? ''}${role}`,
        cityId: city && cityIds[city],
        passwordHash: hash,
        administrator: role === 'admin',
      });
      if (role !== 'outsider') await manager.insert(MembershipEntity, { personId, projectId: id, role: ROLE_OF[role] });
    };
    for (const city of MEMBER_CITIES) {
      for (const role of ['drafter', 'reviewer', 'observer'] as const) await person(role, city);
    }
    await person('lead', '徐州');
    await person('chair', '徐州');
    await person('admin', null);
    await person('outsider', '南京');
    return { id, slug, regionId, cityIds, personIds };
  });
}
