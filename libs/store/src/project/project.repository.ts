import type { Role } from '@colex/policy';
import { type EntityManager, In } from 'typeorm';
import { DraftEntity } from '../draft/draft.entity.js';
import { groupedBy, inOrderOf } from '../list/by-ids.js';
import { KeysetList, type Viewer } from '../list/keyset-list.js';
import type { MembershipEntity } from './membership.entity.js';
import { ProjectEntity } from './project.entity.js';

const MEMBER_OF_PROJECT = `($3::boolean OR EXISTS (
  SELECT 1 FROM membership WHERE membership.project_id = project.id AND membership.person_id = $2::text))`;

/** Projects the viewer may see, newest first. */
export const PROJECTS = new KeysetList({
  name: 'projects',
  from: 'project',
  id: 'project.id',
  parent: `''`,
  order: ['project.created_at', 'project.id'],
  descending: true,
  visible: MEMBER_OF_PROJECT,
});

/** Those of one region. */
export const PROJECTS_OF_REGION = new KeysetList({
  ...PROJECTS.definition,
  name: 'projects-of-region',
  parent: 'project.region_id',
});

/** What somebody is in a project, and the project's cities: what the policy asks. */
export interface ProjectStanding {
  readonly roles: readonly Role[];
  readonly memberCityIds: readonly string[];
}

/** Projects, their cities and their members. */
export class ProjectRepository {
  constructor(private readonly manager: EntityManager) {}

  async byIds(ids: readonly string[]): Promise<(ProjectEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(ProjectEntity, { id: In(ids) }), (row) => row.id);
  }

  bySlug(slug: string): Promise<ProjectEntity | null> {
    return this.manager.findOneBy(ProjectEntity, { slug });
  }

  /** The texts of a project, in the order of their ids. */
  draftsOf(projectId: string): Promise<DraftEntity[]> {
    return this.manager.find(DraftEntity, { where: { projectId }, order: { id: 'ASC' } });
  }

  /** The cities of which somebody who is not suspended has this role in a project. */
  async citiesWithRole(projectId: string, role: Role): Promise<string[]> {
    const rows: { cityId: string }[] = await this.manager.query(
      `SELECT DISTINCT person.city_id AS "cityId" FROM membership JOIN person ON person.id = membership.person_id
       WHERE membership.project_id = $1 AND membership.role = $2 AND person.city_id IS NOT NULL
         AND person.suspended_at IS NULL`,
      [projectId, role],
    );
    return rows.map(({ cityId }) => cityId);
  }

  /** Standing of one person in each of these projects, in their order. */
  standings(personId: string, projectIds: readonly string[]): Promise<ProjectStanding[]> {
    return this.standingsOf(projectIds.map((projectId) => ({ personId, projectId })));
  }

  /** Standing of people in projects, many pairs with one query, in their order. */
  async standingsOf(pairs: readonly { personId: string; projectId: string }[]): Promise<ProjectStanding[]> {
    const keyOf = (pair: { personId: string; projectId: string }): string => `${pair.personId} ${pair.projectId}`;
    const distinct = [...new Map(pairs.map((pair) => [keyOf(pair), pair])).values()];
    const rows: { person_id: string; project_id: string; roles: Role[]; city_ids: string[] }[] =
      await this.manager.query(
        `SELECT asked.person_id, asked.project_id,
           ARRAY(SELECT role FROM membership
                 WHERE membership.person_id = asked.person_id AND membership.project_id = asked.project_id) AS roles,
           ARRAY(SELECT city_id FROM project_city WHERE project_city.project_id = asked.project_id) AS city_ids
         FROM unnest($1::text[], $2::text[]) AS asked(person_id, project_id)`,
        [distinct.map(({ personId }) => personId), distinct.map(({ projectId }) => projectId)],
      );
    const found = inOrderOf(pairs.map(keyOf), rows, (row) => `${row.person_id} ${row.project_id}`);
    return found.map((row) => ({ roles: row?.roles ?? [], memberCityIds: row?.city_ids ?? [] }));
  }

  /** The members of each of these projects, by account name. */
  async membershipsOfProjects(projectIds: readonly string[]): Promise<MembershipEntity[][]> {
    const rows = await this.memberships('membership.project_id = ANY($1::text[])', [projectIds]);
    return groupedBy(projectIds, rows, (row) => row.projectId);
  }

  /** What each of these people is, in the projects the viewer may see. */
  async membershipsOfPeople(personIds: readonly string[], viewer: Viewer): Promise<MembershipEntity[][]> {
    const rows = await this.memberships(
      `membership.person_id = ANY($1::text[]) AND ($2::boolean OR membership.project_id IN
        (SELECT mine.project_id FROM membership mine WHERE mine.person_id = $3))`,
      [personIds, viewer.administrator, viewer.personId],
    );
    return groupedBy(personIds, rows, (row) => row.personId);
  }

  private memberships(where: string, parameters: unknown[]): Promise<MembershipEntity[]> {
    return this.manager.query(
      `SELECT membership.person_id AS "personId", membership.project_id AS "projectId", membership.role,
              membership.created_at AS "createdAt"
       FROM membership JOIN person ON person.id = membership.person_id
       WHERE ${where} ORDER BY person.account, membership.project_id, membership.role`,
      parameters,
    );
  }
}
