import type { Actor } from '@colex/policy';
import { ProjectRepository } from '@colex/store';
import type { Act } from '@colex/workflow';
import type { EntityManager } from 'typeorm';

/** A project as the machines of libs/workflow ask for it. */
export interface ProjectStandings {
  readonly by: Act['by'];
  readonly memberCityIds: readonly string[];
}

/** What somebody is in a project, and its cities: what the machines of libs/workflow are told. */
export async function standingIn(manager: EntityManager, actor: Actor, projectId: string): Promise<ProjectStandings> {
  const projects = new ProjectRepository(manager);
  const [project] = await projects.byIds([projectId]);
  const [standing] = await projects.standings(actor.personId, [projectId]);
  const { personId, cityId } = actor;
  const ofLeadCity = cityId !== null && cityId === project?.leadCityId;
  return {
    by: { personId, cityId, ofLeadCity, roles: standing?.roles ?? [] },
    memberCityIds: standing?.memberCityIds ?? [],
  };
}

/** The day it is in China, `YYYY-MM-DD`: the zone of every project. */
export function todayInChina(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);
}
