import type { Round, RoundVersion, SettlementRule, WholeSignature } from '@colex/workflow';
import { type EntityManager, In } from 'typeorm';
import { groupedBy, inOrderOf } from '../list/by-ids.js';
import { KeysetList, VISIBLE_TO_ALL } from '../list/keyset-list.js';
import { RoundSignatureEntity } from './round-signature.entity.js';
import { RoundEntity } from './round.entity.js';

/** Channel of PostgreSQL on which a change of a draft's rounds is announced; the announcement is a hint, the rows are the truth. */
export const ROUNDS_CHANNEL = 'colex_rounds';

/** The rounds of a draft, the latest first. Whoever asks has been let read the draft before. */
export const ROUNDS_OF_DRAFT = new KeysetList({
  name: 'rounds-of-draft',
  from: 'round',
  id: 'round.id',
  parent: 'round.draft_id',
  order: ['round.opened_at', 'round.id'],
  descending: true,
  visible: VISIBLE_TO_ALL,
});

/** The rule of a round, as its row has it. */
export function roundRuleOf({ rule, namedCityIds }: RoundEntity): SettlementRule {
  return rule === 'NAMED_CITIES' ? { type: rule, cityIds: namedCityIds } : { type: rule };
}

/** A round as its rows and its version have it. */
export function toRound(row: RoundEntity, signatures: readonly RoundSignatureEntity[], version: RoundVersion): Round {
  const { id, cityIds, openedBy, openedOn, dueOn, reminders } = row;
  return {
    id,
    version,
    rule: roundRuleOf(row),
    cityIds,
    openedBy,
    openedOn,
    dueOn,
    reminders,
    standing: standingOf(row),
    signatures: signatures.map(({ kind, at, ...signature }): WholeSignature => {
      const { id: signatureId, cityId, versionDigest, reason, personId } = signature;
      return { id: signatureId, cityId, type: kind, versionDigest, reason, personId, at: at.toISOString() };
    }),
  };
}

function standingOf({ status, result, endedOn, endReason }: RoundEntity): Round['standing'] {
  if (result !== null) return { status: 'CLOSED', result };
  return status === 'OPEN' ? { status } : { status: 'CANCELLED', on: endedOn ?? '', reason: endReason ?? '' };
}

/** Rounds of signing off. Writing needs the draft's head locked ({@link JournalRepository.lockHeads}), as deciding does. */
export class RoundRepository {
  constructor(private readonly manager: EntityManager) {}

  async byIds(ids: readonly string[]): Promise<(RoundEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(RoundEntity, { id: In([...ids]) }), (row) => row.id);
  }

  byId(id: string): Promise<RoundEntity | null> {
    return this.manager.findOneBy(RoundEntity, { id });
  }

  openOf(draftId: string): Promise<RoundEntity | null> {
    return this.manager.findOneBy(RoundEntity, { draftId, status: 'OPEN' });
  }

  /** Every round that is open, of all drafts. */
  allOpen(): Promise<RoundEntity[]> {
    return this.manager.find(RoundEntity, { where: { status: 'OPEN' }, order: { openedAt: 'ASC', id: 'ASC' } });
  }

  /** What cities said about the whole in each of these rounds, oldest first. */
  async signaturesOf(roundIds: readonly string[]): Promise<RoundSignatureEntity[][]> {
    const rows = await this.manager.find(RoundSignatureEntity, {
      where: { roundId: In([...roundIds]) },
      order: { ordinal: 'ASC' },
    });
    return groupedBy(roundIds, rows, (row) => row.roundId);
  }

  async insert(draftId: string, { standing: _open, version, rule, signatures: _none, ...round }: Round, at: Date) {
    await this.manager.insert(RoundEntity, {
      ...round,
      draftId,
      versionId: version.versionId,
      rule: rule.type,
      namedCityIds: rule.type === 'NAMED_CITIES' ? [...rule.cityIds] : [],
      openedAt: at,
      status: 'OPEN',
      endedOn: null,
      endReason: null,
      result: null,
      lastOrdinal: null,
    });
    await this.announce(draftId);
  }

  /** Writes where a round stands now. `lastOrdinal` is the last decision on the draft so far. */
  async save(draftId: string, { id, cityIds, dueOn, reminders, standing }: Round, lastOrdinal: number): Promise<void> {
    const isOpen = standing.status === 'OPEN';
    const ended = standing.status === 'CLOSED' ? standing.result : standing.status === 'CANCELLED' ? standing : null;
    await this.manager.update(RoundEntity, id, {
      cityIds,
      dueOn,
      reminders,
      status: standing.status,
      endedOn: ended?.on ?? null,
      endReason: ended?.reason ?? null,
      result: standing.status === 'CLOSED' ? standing.result : null,
      lastOrdinal: isOpen ? null : lastOrdinal,
    });
    await this.announce(draftId);
  }

  async appendSignature(draftId: string, roundId: string, { type, at, ...signature }: WholeSignature): Promise<void> {
    const [row]: { next: string }[] = await this.manager.query(
      'SELECT coalesce(max(ordinal), 0) + 1 AS next FROM round_signature WHERE round_id = $1',
      [roundId],
    );
    await this.manager.insert(RoundSignatureEntity, {
      ...signature,
      roundId,
      kind: type,
      at: new Date(at),
      ordinal: Number(row?.next ?? 1),
    });
    await this.announce(draftId);
  }

  /** Delivered by PostgreSQL when, and only when, this transaction commits; whatever node listens. */
  async announce(draftId: string): Promise<void> {
    await this.manager.query('SELECT pg_notify($1, $2)', [ROUNDS_CHANNEL, draftId]);
  }
}
