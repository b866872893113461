import type { Action, Actor, FactsOfAction } from '@colex/policy';
import { PersonRepository, ProjectRepository } from '@colex/store';
import type { EntityManager } from 'typeorm';
import type { TargetOfAction } from './target.js';

type Loaders = {
  readonly [A in Action]: (
    manager: EntityManager,
    actor: Actor,
    targets: readonly TargetOfAction[A][],
  ) => Promise<readonly FactsOfAction[A][]>;
};

/** What the policy must know about each target, many at a time: two queries however many there are. */
export const FACT_LOADERS: Loaders = {
  'region.read': async (_manager, _actor, targets) => targets,
  'project.read': loadStandings,
  'person.read': async (manager, actor, targets) => {
    const people = targets.map(({ personId }) => personId);
    const sharing = await new PersonRepository(manager).sharingProjectWith(actor.personId, people);
    return people.map((personId) => ({ personId, sharesProject: sharing.has(personId) }));
  },
  'draft.read': loadStandings,
  'draft.propose': loadStandings,
  'draft.write': loadStandings,
  'draft.create': loadStandings,
  'version.create': loadStandings,
  'session.end': async (_manager, _actor, targets) => targets,
  'token.create': async (_manager, _actor, targets) => targets,
  'token.read': async (_manager, _actor, targets) => targets,
  'token.revoke': async (_manager, _actor, targets) => targets,
  'audit.read': async (_manager, _actor, targets) => targets,
  'project.audit': loadStandings,
};

async function loadStandings<T extends { readonly projectId: string }>(
  manager: EntityManager,
  actor: Actor,
  targets: readonly T[],
) {
  const projectIds = [...new Set(targets.map(({ projectId }) => projectId))];
  const standings = await new ProjectRepository(manager).standings(actor.personId, projectIds);
  const byProject = new Map(projectIds.map((projectId, index) => [projectId, standings[index]]));
  return targets.map((target) => {
    const { roles, memberCityIds } = byProject.get(target.projectId) ?? { roles: [], memberCityIds: [] };
    return { ...target, roles, memberCityIds };
  });
}
