import type { Actor, DraftFacts, Role } from '@colex/policy';
import { actOf, chair, CITIES, drafter, lead, observer, reviewer } from '../builders.js';
import type { Standing } from '../act.js';
import { clauseRight, ownershipTransition, unowned, type Ownership, type OwnershipCommand } from './ownership.js';

const STATES = { nobodys: unowned('c1'), 徐州: { clauseId: 'c1', cityId: '徐州' } } as const;
const COMMANDS: Record<OwnershipCommand['type'], OwnershipCommand> = {
  giveClause: { type: 'giveClause', cityId: '商丘' },
  takeClauseBack: { type: 'takeClauseBack', reason: '改由牵头市起草' },
  giveClauseBack: { type: 'giveClauseBack' },
};
const ASKERS: Record<string, Standing> = {
  chair,
  'lead of 徐州': lead('徐州'),
  'lead of 商丘': lead('商丘'),
  'reviewer of 徐州': reviewer('徐州'),
  'drafter of 徐州': drafter('徐州'),
  observer,
};
const answer = (state: Ownership, command: OwnershipCommand, by: Standing, draftKind: DraftFacts['kind'] = 'JOINT') => {
  const outcome = ownershipTransition(state, command, { act: actOf(by), draftKind, memberCityIds: CITIES });
  return outcome.accepted ? (outcome.state.cityId ?? 'nobodys') : outcome.reason;
};

describe('ownership of a clause', () => {
  it('goes from nobody to a city, on to another and back, and for each asker only as far as this table says', () => {
    const table = Object.fromEntries(
      Object.entries(STATES).map(([state, ownership]) => [
        state,
        Object.fromEntries(
          Object.entries(COMMANDS).map(([type, command]) => [
            type,
            Object.entries(ASKERS).map(([name, by]) => `${name}: ${answer(ownership, command, by)}`),
          ]),
        ),
      ]),
    );
    const only = (allowed: Record<string, string>, otherwise: string) =>
      Object.keys(ASKERS).map((name) => `${name}: ${allowed[name] ?? otherwise}`);
    const presiding = (result: string) => ({ chair: result, 'lead of 徐州': result });
    expect(table).toEqual({
      nobodys: {
        giveClause: only(presiding('商丘'), 'onlyChairOrLead'),
        takeClauseBack: only(presiding('clauseNotOwned'), 'onlyChairOrLead'),
        giveClauseBack: only({}, 'clauseNotOwned'),
      },
      徐州: {
        giveClause: only(presiding('商丘'), 'onlyChairOrLead'),
        takeClauseBack: only(presiding('nobodys'), 'onlyChairOrLead'),
        giveClauseBack: only({ 'lead of 徐州': 'nobodys', 'reviewer of 徐州': 'nobodys' }, 'onlyTheOwnerGivesBack'),
      },
    });
  });

  it('is taken back with a reason only, given to a member only, and given twice to one city once', () => {
    expect(answer(STATES['徐州'], { type: 'takeClauseBack', reason: ' ' }, chair)).toBe('reasonMissing');
    expect(answer(STATES['徐州'], { type: 'giveClause', cityId: '南京' }, chair)).toBe('cityNotInProject');
    const facts = { act: actOf(chair), draftKind: 'JOINT', memberCityIds: CITIES } as const;
    expect(ownershipTransition(STATES['徐州'], { type: 'giveClause', cityId: '徐州' }, facts)).toEqual({
      accepted: true,
      state: STATES['徐州'],
      events: [],
    });
  });

  it('is a matter of the joint text alone', () => {
    for (const command of Object.values(COMMANDS))
      expect(answer(STATES['徐州'], command, chair, 'EDITION')).toBe('onlyJointTextIsShared');
  });
});

describe('how somebody may work on a clause', () => {
  const actor = (cityId: string): Actor => ({
    personId: 'p',
    cityId,
    administrator: false,
    suspended: false,
    scope: 'write',
  });
  const draft = (...roles: Role[]): DraftFacts => ({ roles, memberCityIds: CITIES, kind: 'JOINT', cityId: null });
  const clauses = {
    'of nobody': { settled: false, ownerCityId: null },
    'of 徐州': { settled: false, ownerCityId: '徐州' },
    'of 商丘': { settled: false, ownerCityId: '商丘' },
    'of 徐州, settled': { settled: true, ownerCityId: '徐州' },
  };
  const rights = (asker: Actor | null, facts: DraftFacts) =>
    Object.values(clauses).map((clause) => {
      const right = clauseRight(asker, facts, clause);
      return right.mode === 'WRITE' ? right.mode : `${right.mode} ${right.because}`;
    });

  it('is the right on the draft, narrowed by the owner and the settlement of the clause', () => {
    expect(rights(actor('徐州'), draft('DRAFTER'))).toEqual([
      'WRITE',
      'WRITE',
      'PROPOSE clauseOfAnotherCity',
      'PROPOSE clauseSettled',
    ]);
    expect(rights(actor('徐州'), draft('REVIEWER'))).toEqual(Array.from({ length: 4 }, () => 'PROPOSE draftRight'));
    for (const [asker, facts] of [
      [actor('徐州'), draft('OBSERVER')],
      [actor('南京'), draft('DRAFTER')],
      [{ ...actor('徐州'), suspended: true }, draft('DRAFTER')],
      [null, draft('DRAFTER')],
    ] as const)
      expect(rights(asker, facts)).toEqual(Array.from({ length: 4 }, () => 'NONE draftRight'));
  });
});
