import type { Action, Actor, FactsOfAction } from '@colex/policy';
import { PersonRepository, ProjectRepository, type ProjectStanding, gatheredBy } from '@colex/store';
import type { EntityManager } from 'typeorm';
import type { TargetOfAction } from './target.js';

type Loaders = {
  readonly [A in Action]: (
    manager: EntityManager,
    actor: Actor,
    targets: readonly TargetOfAction[A][],
  ) => Promise<readonly FactsOfAction[A][]>;
};

/** What the policy must know about each target, many at a time: one query however many there are. */
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
  'clause.decide': loadStandings,
  'clause.preside': loadPresided,
  'clause.giveBack': loadStandings,
  'signoff.configure': loadPresided,
  'round.preside': loadPresided,
  'round.sign': loadStandings,
  'membership.change': loadPresided,
  'access.request': async (_manager, _actor, targets) => targets,
  'person.suspend': async (_manager, _actor, targets) => targets,
  'version.create': loadStandings,
  'finding.ignore': loadStandings,
  'thread.discuss': loadStandings,
  'thread.assign': loadStandings,
  'thread.resolve': loadStandings,
  'inbox.read': async (_manager, _actor, targets) => targets,
  'inbox.change': async (_manager, _actor, targets) => targets,
  'webhook.manage': loadStandings,
  'session.end': async (_manager, _actor, targets) => targets,
  'token.create': async (_manager, _actor, targets) => targets,
  'token.read': async (_manager, _actor, targets) => targets,
  'token.revoke': async (_manager, _actor, targets) => targets,
  'audit.read': async (_manager, _actor, targets) => targets,
  'project.audit': loadStandings,
  'track.keep': loadStandings,
  'procedure.configure': loadPresided,
  'joint.preside': loadPresided,
  'resolution.report': loadPresided,
  'paper.sign': loadStandings,
  'file.add': loadStandings,
};

/** Whoever asks in the same moment, for whatever person: one query. */
const standingsOf = gatheredBy((manager: EntityManager, pairs: readonly { personId: string; projectId: string }[]) =>
  new ProjectRepository(manager).standingsOf(pairs),
);

async function loadStandings<T extends { readonly projectId: string }>(
  manager: EntityManager,
  { personId }: Actor,
  targets: readonly T[],
) {
  const gathered = standingsOf(manager);
  const projectIds = [...new Set(targets.map(({ projectId }) => projectId))];
  const standings = await Promise.all(projectIds.map((projectId) => gathered.of({ personId, projectId })));
  const byProject = new Map(projectIds.map((projectId, index) => [projectId, standings[index]]));
  const nothing: ProjectStanding = { roles: [], memberCityIds: [] };
  return targets.map((target) => ({ ...target, ...(byProject.get(target.projectId) ?? nothing) }));
}

async function loadPresided<T extends { readonly projectId: string }>(
  manager: EntityManager,
  actor: Actor,
  targets: readonly T[],
) {
  const standings = await loadStandings(manager, actor, targets);
  const projects = await new ProjectRepository(manager).byIds(standings.map(({ projectId }) => projectId));
  // A project that is not there is led by nobody, and nobody is a member of it either.
  return standings.map((standing, index) => ({ ...standing, leadCityId: projects[index]?.leadCityId ?? '' }));
}
