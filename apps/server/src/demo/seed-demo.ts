import { randomInt } from 'node:crypto';
import { AuditWriter } from '@colex/access';
import {
  CityEntity,
  MembershipEntity,
  PersonEntity,
  ProjectCityEntity,
  ProjectEntity,
  ProvinceEntity,
  RegionEntity,
  ServerSecretEntity,
} from '@colex/store';
import type { DataSource, EntityManager } from 'typeorm';
import { type NewDraft, createDraft, draftCreated } from '../draft/draft-creation.js';
import { newId } from '../identity/new-id.js';
import { hashPassword } from '../session/password.js';
import { DEMO_PEOPLE } from './demo-people.js';
import { DEMO_CITIES, DEMO_PROJECT, DEMO_PROVINCES, DEMO_REGION, type MembershipRole } from './demo-region.js';
import { seedProcedure } from './seed-procedure.js';
import { seedRounds } from './demo-rounds.js';
import { seedSignoff } from './demo-signoff.js';
import { FIRST_JOINT_TEXT, seedJointHistory } from './joint-history.js';

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
 * undefined for a database with people of its own. All of it is one transaction: a seeding that breaks off leaves nothing.
 */
export async function seedDemo(dataSource: DataSource): Promise<DemoSignIns | undefined> {
  const seeded = await dataSource.transaction((manager) => seed(manager));
  if (!seeded) return undefined;
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

async function seed(manager: EntityManager): Promise<{ password: string } | undefined> {
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
  const personIds = await seedPeople(manager, cityIds, projectId, await hashPassword(password));
  const drafterOf = (city: string): string => {
    const place = DEMO_PEOPLE.findIndex(({ account }) => account === `${city}.drafter`);
    const id = personIds[place];
    if (!id) throw new Error(`the demo has no drafter in ${city}`);
    return id;
  };
  const joint: NewDraft = {
    projectId,
    kind: 'JOINT',
    cityId: null,
    slug: `${DEMO_PROJECT.slug}-joint`,
    creatorId: drafterOf('xuzhou'),
    title: null,
    text: FIRST_JOINT_TEXT,
  };
  const created = await createDraft(manager, joint);
  await new AuditWriter().append(manager, draftCreated(joint, created));
  await seedJointHistory(manager, { draftId: created.draftId, projectId }, drafterOf);
  const people = DEMO_PEOPLE.map(({ account }, place) => ({ account, id: personIds[place]! }));
  const signed = await seedSignoff(manager, created.draftId, people, cityIds);
  await new AuditWriter().append(manager, ...signed);
  await new AuditWriter().append(manager, ...(await seedRounds(manager, created.draftId, people, cityIds)));
  const byAccount = new Map(people.map(({ account, id }) => [account, id]));
  await seedProcedure(manager, { projectId, cityIds, personIds: byAccount });
  return { password };
}

async function seedRegion(manager: EntityManager): Promise<ReadonlyMap<string, string>> {
  const provinces = DEMO_PROVINCES.map((name) => ({ id: newId('province'), name }));
  await manager.insert(ProvinceEntity, provinces);
  const region = { id: newId('region'), ...DEMO_REGION };
  await manager.insert(RegionEntity, region);
  const provinceIds = new Map(provinces.map(({ id, name }) => [name, id]));
  const cities = DEMO_CITIES.map(({ province, ...city }, position) => ({
    id: newId('city'),
    ...city,
    provinceId: provinceIds.get(province)!,
    regionId: region.id,
    position,
  }));
  await manager.insert(CityEntity, cities);
  return new Map(cities.map(({ id, slug }) => [slug, id]));
}

async function seedProject(manager: EntityManager, cityIds: ReadonlyMap<string, string>): Promise<string> {
  const id = newId('project');
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

/** The ids of the people, in the order of {@link DEMO_PEOPLE}. */
async function seedPeople(
  manager: EntityManager,
  cityIds: ReadonlyMap<string, string>,
  projectId: string,
  passwordHash: string,
): Promise<readonly string[]> {
  const people = DEMO_PEOPLE.map(({ account, name, city, role }) => ({
    role,
    row: {
      id: newId('person'),
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
  return people.map(({ row }) => row.id);
}

/** Three groups of four letters that cannot be misread. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group()].join('-');
}
