import fc from 'fast-check';
import { ACTIONS, type Action, type DraftFacts } from './action.js';
import type { Actor } from './actor.js';
import { decide, modeOf } from './decide.js';
import { DRAFT_KINDS, ROLES } from './role.js';

const city = fc.constantFrom('徐州', '商丘', '淮北');
const anActor: fc.Arbitrary<Actor> = fc.record({
  personId: fc.constantFrom('one', 'two'),
  cityId: fc.option(city),
  administrator: fc.boolean(),
  suspended: fc.boolean(),
  scope: fc.constantFrom('read', 'write'),
});
const facts = fc.record({
  roles: fc.uniqueArray(fc.constantFrom(...ROLES)),
  memberCityIds: fc.uniqueArray(city),
  kind: fc.constantFrom(...DRAFT_KINDS),
  cityId: fc.option(city),
  personId: fc.constantFrom('one', 'two'),
  ownerId: fc.constantFrom('one', 'two'),
  sharesProject: fc.boolean(),
  openedById: fc.constantFrom('one', 'two'),
  isOpinion: fc.boolean(),
});
const action = fc.constantFrom(...(Object.keys(ACTIONS) as Action[]));

describe('laws of the policy', () => {
  it('allows nothing to somebody who is not signed in or is suspended', () => {
    fc.assert(
      fc.property(anActor, action, facts, (actor, asked, known) => {
        expect(decide(null, asked, known).allowed).toBe(false);
        expect(decide({ ...actor, suspended: true }, asked, known)).toEqual({ allowed: false, reason: 'suspended' });
      }),
    );
  });

  it('lets a read token change nothing and never lets it do more than a write token', () => {
    fc.assert(
      fc.property(anActor, action, facts, (actor, asked, known) => {
        const read = decide({ ...actor, scope: 'read' }, asked, known);
        const write = decide({ ...actor, scope: 'write' }, asked, known);
        if (ACTIONS[asked] === 'changes') expect(read.allowed).toBe(false);
        if (read.allowed) expect(write.allowed).toBe(true);
      }),
    );
  });

  it('orders the rights on a text: who writes also proposes, who proposes also reads', () => {
    fc.assert(
      fc.property(anActor, facts, (actor, known) => {
        if (decide(actor, 'draft.write', known).allowed)
          expect(decide(actor, 'draft.propose', known).allowed).toBe(true);
        if (decide(actor, 'draft.propose', known).allowed)
          expect(decide(actor, 'draft.read', known).allowed).toBe(true);
      }),
    );
  });

  it("never lets anybody write another city's edition", () => {
    fc.assert(
      fc.property(anActor, facts, (actor, known) => {
        const edition: DraftFacts = { ...known, kind: 'EDITION' };
        if (actor.cityId !== edition.cityId) expect(decide(actor, 'draft.write', edition).allowed).toBe(false);
      }),
    );
  });

  it('gives a reason exactly when the mode is not WRITE', () => {
    fc.assert(
      fc.property(fc.option(anActor), facts, (actor, known) => {
        const { mode, reason } = modeOf(actor, known);
        expect(reason === null).toBe(mode === 'WRITE');
      }),
    );
  });
});
