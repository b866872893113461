import { randomInt } from 'node:crypto';
import {
  CityEntity,
  DraftEntity,
  MembershipEntity,
  PersonEntity,
  ProjectCityEntity,
  ProjectEntity,
  ProvinceEntity,
  RegionEntity,
  ServerSecretEntity,
} from '@colex/store';
import { nanoid } from 'nanoid';
import type { DataSource, EntityManager } from 'typeorm';
import { DEMO_PEOPLE } from './demo-people.js';
import { DEMO_CITIES, DEMO_PROJECT, DEMO_PROVINCES, DEMO_REGION, type MembershipRole } from './demo-region.js';
import { JOINT_DRAFT_TEXT } from './joint-draft.js';

/** How to sign in to the demo. */
export interface DemoSignIns {
  /** The one password of all its people; made at random for each installation. */
  readonly password: string;
  readonly people: readonly {
    readonly account: string;
    readonly name: string;
    readonly place: string;
    readonly role: string;
  }[];
}

/** What seeding needs of the rest of the server. */
export interface DemoPorts {
  readonly dataSource: DataSource;
  readonly hashPassword: (password: string) => Promise<string>;
  /** Creates the joint draft of a project with its first journal entry. */
  readonly createJointDraft: (creatorId: string, projectId: string, text: string) => Promise<void>;
}

const PASSWORD_SECRET = 'demo-password';

const ROLE_NAMES: Readonly<Record<MembershipRole, string>> = {
  LEAD_DRAFTER: '牵头起草',
  DRAFTER: '起草',
  REVIEWER: '审核',
  OBSERVER: '观察',
  CHAIR: '轮值主席',
  ADMINISTRATOR: '管理员',
};

/**
 * Seeds the demo once into a database that has nobody in it, and says how to sign in to one that was seeded earlier;
 * undefined for a database with people of its own. A seeding that broke off is completed by the next call.
 */
export async function seedDemo(ports: DemoPorts): Promise<DemoSignIns | undefined> {
  const seeded = await ports.dataSource.transaction((manager) => seedPeopleAndProject(manager, ports.hashPassword));
  if (!seeded) return undefined;
  await seedDraft(ports);
  const cityNames = new Map(DEMO_CITIES.map(({ slug, name }) => [slug, name]));
  return {
    password: seeded.password,
    people: DEMO_PEOPLE.map(({ account, name, city, role }) => ({
      account,
      name,
      place: city ? (cityNames.get(city) ?? city) : DEMO_REGION.name,
      role: ROLE_NAMES[role],
    })),
  };
}

async function seedPeopleAndProject(
  manager: EntityManager,
  hashPassword: DemoPorts['hashPassword'],
): Promise<{ password: string } | undefined> {
  // Two nodes that start on one empty database must not both seed it.
  await manager.query(`LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE`);
  const earlier = await manager.findOne(ServerSecretEntity, {
    where: { name: PASSWORD_SECRET },
    select: { name: true, value: true },
  });
  if (earlier) return { password: earlier.value };
  if ((await manager.count(PersonEntity)) > 0) return undefined;

  const password = newPassword();
  await manager.insert(ServerSecretEntity, { name: PASSWORD_SECRET, value: password });
  const cityIds = await seedRegion(manager);
  const projectId = await seedProject(manager, cityIds);
  await seedPeople(manager, cityIds, projectId, await hashPassword(password));
  return { password };
}

async function seedRegion(manager: EntityManager): Promise<ReadonlyMap<string, string>> {
  const provinces = DEMO_PROVINCES.map((name) => ({ id: `prv_${nanoid()}`, name }));
  await manager.insert(ProvinceEntity, provinces);
  const region = { id: `rgn_${nanoid()}`, ...DEMO_REGION };
  await manager.insert(RegionEntity, region);
  const provinceIds = new Map(provinces.map(({ id, name }) => [name, id]));
  const cities = DEMO_CITIES.map(({ province, ...city }, position) => ({
    id: `cty_${nanoid()}`,
    ...city,
    provinceId: provinceIds.get(province)!,
    regionId: region.id,
    position,
  }));
  await manager.insert(CityEntity, cities);
  return new Map(cities.map(({ id, slug }) => [slug, id]));
}

async function seedProject(manager: EntityManager, cityIds: ReadonlyMap<string, string>): Promise<string> {
  const id = `prj_${nanoid()}`;
  const [region] = await manager.findBy(RegionEntity, { slug: DEMO_REGION.slug });
  const [leadCity] = DEMO_CITIES;
  if (!region || !leadCity) throw new Error('the demo has no region or no city');
  await manager.insert(ProjectEntity, {
    id,
    ...DEMO_PROJECT,
    model: 'COMMON_CORE',
    regionId: region.id,
    leadCityId: cityIds.get(leadCity.slug)!,
  });
  await manager.insert(
    ProjectCityEntity,
    [...cityIds.values()].map((cityId) => ({ projectId: id, cityId })),
  );
  return id;
}

async function seedPeople(
  manager: EntityManager,
  cityIds: ReadonlyMap<string, string>,
  projectId: string,
  passwordHash: string,
): Promise<void> {
  const people = DEMO_PEOPLE.map(({ account, name, city, role }) => ({
    role,
    row: {
      id: `per_${nanoid()}`,
      account,
      name,
      cityId: city ? cityIds.get(city)! : null,
      passwordHash,
      administrator: role === 'ADMINISTRATOR',
    },
  }));
  await manager.insert(
    PersonEntity,
    people.map(({ row }) => row),
  );
  await manager.insert(
    MembershipEntity,
    people.map(({ row, role }) => ({ personId: row.id, projectId, role })),
  );
}

/** The draft has a journal and is made by the same service as any other, in a transaction of its own: made only when it is missing. */
async function seedDraft({ dataSource, createJointDraft }: DemoPorts): Promise<void> {
  const [project] = await dataSource.manager.findBy(ProjectEntity, { slug: DEMO_PROJECT.slug });
  const [creator] = await dataSource.manager.findBy(PersonEntity, { account: DEMO_PEOPLE[0]!.account });
  if (!project || !creator) return;
  const drafts = await dataSource.manager.countBy(DraftEntity, { projectId: project.id });
  if (drafts === 0) await createJointDraft(creator.id, project.id, JOINT_DRAFT_TEXT);
}

/** Three groups of four letters that cannot be misread. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group()].join('-');
}
