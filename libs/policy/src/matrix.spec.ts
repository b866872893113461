import { ACTIONS, type Action, type DraftFacts, type FactsOfAction, type ThreadFacts } from './action.js';
import type { Actor } from './actor.js';
import { decide, modeOf } from './decide.js';
import { ROLES, type Role } from './role.js';

const MEMBER_CITIES = ['徐州', '商丘'];

const actorOf = (given: Partial<Actor>): Actor => ({
  personId: 'asker',
  cityId: '徐州',
  administrator: false,
  suspended: false,
  scope: 'write',
  ...given,
});

/** Everybody who can ask: each role at a member city, at a city outside the project, at none; then the special cases. */
const ASKERS: Record<string, { actor: Actor | null; roles: readonly Role[] }> = {
  'not signed in': { actor: null, roles: [] },
  ...Object.fromEntries(
    ROLES.flatMap((role) => [
      [`${role} of 徐州`, { actor: actorOf({}), roles: [role] }],
      [`${role} of a city outside`, { actor: actorOf({ cityId: '南京' }), roles: [role] }],
      [`${role} of no city`, { actor: actorOf({ cityId: null }), roles: [role] }],
    ]),
  ),
  'REVIEWER and CHAIR of 徐州': { actor: actorOf({}), roles: ['REVIEWER', 'CHAIR'] },
  'DRAFTER of 徐州, suspended': { actor: actorOf({ suspended: true }), roles: ['DRAFTER'] },
  'DRAFTER of 徐州, read token': { actor: actorOf({ scope: 'read' }), roles: ['DRAFTER'] },
  'signed in, outside the project': { actor: actorOf({}), roles: [] },
  'administrator of the installation': { actor: actorOf({ cityId: null, administrator: true }), roles: [] },
  'administrator of the installation, suspended': {
    actor: actorOf({ administrator: true, suspended: true }),
    roles: [],
  },
};

const draftFacts = (roles: readonly Role[], kind: DraftFacts['kind'], cityId: string | null): DraftFacts => ({
  roles,
  memberCityIds: MEMBER_CITIES,
  kind,
  cityId,
});

const draftTargets = (roles: readonly Role[]): Record<string, DraftFacts> => ({
  'joint text': draftFacts(roles, 'JOINT', null),
  'edition of 徐州': draftFacts(roles, 'EDITION', '徐州'),
  'edition of 商丘': draftFacts(roles, 'EDITION', '商丘'),
  'edition of no city': draftFacts(roles, 'EDITION', null),
});

/** The lead city is 徐州, the asker's own; the last target is a draft led by another. */
const presidedDrafts = (roles: readonly Role[]): Record<string, FactsOfAction['clause.preside']> => ({
  'joint text': { ...draftFacts(roles, 'JOINT', null), leadCityId: '徐州' },
  'edition of 商丘': { ...draftFacts(roles, 'EDITION', '商丘'), leadCityId: '徐州' },
  'joint text led by 商丘': { ...draftFacts(roles, 'JOINT', null), leadCityId: '商丘' },
});

const spokenFor = (roles: readonly Role[]): Record<string, FactsOfAction['clause.decide']> =>
  Object.fromEntries(
    Object.entries(draftTargets(roles)).flatMap(([name, facts]) =>
      ['徐州', '商丘'].map((city) => [`${name}, for ${city}`, { ...facts, forCityId: city }]),
    ),
  );

const memberships = (roles: readonly Role[]): Record<string, FactsOfAction['membership.change']> =>
  Object.fromEntries(
    ROLES.flatMap((role) =>
      [
        ['徐州', '徐州'],
        ['商丘', '徐州'],
        ['徐州', '商丘'],
        ['商丘', '商丘'],
      ].map(([personCityId, leadCityId]) => [
        `${role} of ${personCityId}, led by ${leadCityId}`,
        { roles, memberCityIds: MEMBER_CITIES, leadCityId: leadCityId!, role, personCityId: personCityId! },
      ]),
    ),
  );

const threadTargets = (
  roles: readonly Role[],
  thread: string,
  facts: Pick<ThreadFacts, 'openedById' | 'isOpinion'>,
): Record<string, ThreadFacts> =>
  Object.fromEntries(
    Object.entries(draftTargets(roles)).map(([draft, known]) => [`${thread} on ${draft}`, { ...known, ...facts }]),
  );

const owned = { own: { ownerId: 'asker' }, "another's": { ownerId: 'other' } };

const presided = (roles: readonly Role[]) => ({
  'led by 徐州': { roles, memberCityIds: MEMBER_CITIES, leadCityId: '徐州' },
  'led by 商丘': { roles, memberCityIds: MEMBER_CITIES, leadCityId: '商丘' },
});

/** What each action can be asked about. Typed so that an action without rows does not compile. */
const TARGETS: { [A in Action]: (roles: readonly Role[]) => Record<string, FactsOfAction[A]> } = {
  'region.read': () => ({ 'any region': {} }),
  'project.read': (roles) => ({ 'the project': { roles, memberCityIds: MEMBER_CITIES } }),
  'person.read': () => ({
    themselves: { personId: 'asker', sharesProject: false },
    'a colleague': { personId: 'other', sharesProject: true },
    'a stranger': { personId: 'other', sharesProject: false },
  }),
  'draft.read': draftTargets,
  'draft.propose': draftTargets,
  'draft.write': draftTargets,
  'draft.create': draftTargets,
  'clause.decide': spokenFor,
  'clause.preside': presidedDrafts,
  'clause.giveBack': spokenFor,
  'signoff.configure': presided,
  'round.preside': presidedDrafts,
  'round.sign': spokenFor,
  'membership.change': memberships,
  'access.request': () => ({ 'any project': {} }),
  'person.suspend': () => ({ themselves: { personId: 'asker' }, 'somebody else': { personId: 'other' } }),
  'version.create': draftTargets,
  'finding.ignore': draftTargets,
  'thread.discuss': draftTargets,
  'thread.assign': draftTargets,
  'thread.resolve': (roles) => ({
    ...threadTargets(roles, 'an opinion', { openedById: 'other', isOpinion: true }),
    ...threadTargets(roles, 'an own opinion', { openedById: 'asker', isOpinion: true }),
    ...threadTargets(roles, "another's question", { openedById: 'other', isOpinion: false }),
    ...threadTargets(roles, 'an own question', { openedById: 'asker', isOpinion: false }),
  }),
  'inbox.read': () => owned,
  'inbox.change': () => owned,
  'webhook.manage': (roles) => ({ 'the project': { roles, memberCityIds: MEMBER_CITIES } }),
  'session.end': () => owned,
  'token.create': () => owned,
  'token.read': () => owned,
  'token.revoke': () => owned,
  'audit.read': () => ({ 'the installation': {} }),
  'project.audit': (roles) => ({ 'the project': { roles, memberCityIds: MEMBER_CITIES } }),
  'track.keep': (roles) => ({
    'the procedure of 徐州': { roles, memberCityIds: MEMBER_CITIES, forCityId: '徐州' },
    'the procedure of 商丘': { roles, memberCityIds: MEMBER_CITIES, forCityId: '商丘' },
    'the procedure of a city outside': { roles, memberCityIds: MEMBER_CITIES, forCityId: '南京' },
  }),
  'procedure.configure': presided,
  'joint.preside': presided,
  'resolution.report': (roles) => ({
    'given to 徐州': { roles, memberCityIds: MEMBER_CITIES, leadCityId: '商丘', cityIds: ['徐州'] },
    'given to 商丘': { roles, memberCityIds: MEMBER_CITIES, leadCityId: '商丘', cityIds: ['商丘'] },
    'given to nobody, 徐州 leads': { roles, memberCityIds: MEMBER_CITIES, leadCityId: '徐州', cityIds: [] },
  }),
  'paper.sign': (roles) => ({
    'for 徐州': { roles, memberCityIds: MEMBER_CITIES, forCityId: '徐州' },
    'for 商丘': { roles, memberCityIds: MEMBER_CITIES, forCityId: '商丘' },
  }),
  'file.add': (roles) => ({ 'the project': { roles, memberCityIds: MEMBER_CITIES } }),
};

const rowsOf = <A extends Action>(action: A): string[] =>
  Object.entries(ASKERS).flatMap(([asker, { actor, roles }]) =>
    Object.entries(TARGETS[action](roles)).map(([target, facts]) => {
      const verdict = decide(actor, action, facts as FactsOfAction[A]);
      return `${asker} | ${target} | ${verdict.allowed ? 'yes' : `no: ${verdict.reason}`}`;
    }),
  );

describe('the policy matrix', () => {
  for (const action of Object.keys(ACTIONS) as Action[]) {
    it(`decides ${action} as reviewed in the snapshot`, () => {
      expect(rowsOf(action)).toMatchSnapshot();
    });
  }

  it('gives each asker the mode reviewed in the snapshot', () => {
    const rows = Object.entries(ASKERS).flatMap(([asker, { actor, roles }]) =>
      Object.entries(draftTargets(roles)).map(([target, facts]) => {
        const { mode, reason } = modeOf(actor, facts);
        return `${asker} | ${target} | ${mode ?? 'none'}${reason ? ` (${reason})` : ''}`;
      }),
    );
    expect(rows).toMatchSnapshot();
  });
});
