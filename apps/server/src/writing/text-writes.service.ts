import type { Actor } from '@colex/policy';
import { JournalRepository, type JournalKind, type Protection, ProtectionRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import { Rooms } from '../sync/rooms.js';

/** What was asked for, so that it is carried out once. */
export interface AskedWrite {
  readonly actor: Actor;
  readonly draftId: string;
  readonly mutation: string;
  /** Everything given but the key. */
  readonly input: object;
  readonly idempotencyKey: string | null;
  /** The entry the journal must stand at; null when any will do. */
  readonly expectedRevision: number | null;
  readonly kind: JournalKind;
}

/** Where a text stands while a write to it is worked out. */
export interface Ground {
  readonly seq: number;
  /** First lines of the clauses that the actor may not change: settled ones, and those of other cities. */
  readonly protectedIds: readonly string[];
}

/** What is to be written on a ground. */
export interface PlannedWrite {
  /** Null when nothing would change. */
  readonly update: Uint8Array | null;
  /** Whether it is more than one entry may hold. */
  readonly refused: boolean;
  readonly clientIds: readonly number[];
  /** Protected clauses that would change: then nothing is written. */
  readonly touched: readonly string[];
}

/** The entry that was written; null when there was nothing to write. */
export interface Written {
  readonly revision: number | null;
}

/** How often a write is worked out again because somebody else wrote meanwhile, before it is given up. */
const MOST_ATTEMPTS = 8;

const TOO_BUSY: Refusal = { code: 'CONFLICT', message: 'textTooBusy' };

/**
 * Writes to the text of a draft that do not come from an editor. They go through the same journal, under the same protection of
 * clauses, and whoever has the draft open sees them at once. A write is worked out for the text as it stands, and again when
 * somebody wrote meanwhile.
 */
@Injectable()
export class TextWrites {
  constructor(
    private readonly rooms: Rooms,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /**
   * Works a write out and carries it out. `record` runs in the transaction of the entry: what belongs to it (audit, origin) is there
   * with it or not at all (CD11); its answer is what a repeated wish gets again.
   */
  async write<Planned extends PlannedWrite, Answer extends Written>(
    asked: AskedWrite,
    plan: (ground: Ground) => Promise<Planned | { readonly refusal: Refusal }>,
    record: (manager: EntityManager, planned: Planned, written: Written) => Promise<Answer>,
  ): Promise<Answer | { readonly refusal: Refusal }> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const { seq, protection } = await this.#standing(asked.draftId);
      const planned = await plan({ seq, protectedIds: protectedFrom(protection, asked.actor.cityId) });
      const outcome = await this.#carryOut(asked, { seq, protection }, planned, record);
      if (outcome === 'moved') continue;
      if ('revision' in outcome && outcome.revision !== null) await this.#tell(asked.draftId, outcome.revision);
      return outcome;
    }
    return { refusal: TOO_BUSY };
  }

  /** The ground a write would be worked out on now, for whoever asks what it would do. */
  async ground(draftId: string, cityId: string | null): Promise<Ground> {
    const { seq, protection } = await this.#standing(draftId);
    return { seq, protectedIds: protectedFrom(protection, cityId) };
  }

  async #standing(draftId: string): Promise<{ readonly seq: number; readonly protection: Protection }> {
    const { manager } = this.dataSource;
    const seq = (await new JournalRepository(manager).headOf(draftId)) ?? 0;
    return { seq, protection: await new ProtectionRepository(manager).of(draftId) };
  }

  #carryOut<Planned extends PlannedWrite, Answer extends Written>(
    { actor, draftId, mutation, input, idempotencyKey, expectedRevision, kind }: AskedWrite,
    ground: { readonly seq: number; readonly protection: Protection },
    planned: Planned | { readonly refusal: Refusal },
    record: (manager: EntityManager, planned: Planned, written: Written) => Promise<Answer>,
  ): Promise<Answer | { readonly refusal: Refusal } | 'moved'> {
    return this.dataSource.transaction(async (manager) => {
      let hasMoved = false;
      const asked = { personId: actor.personId, mutation, input, idempotencyKey };
      const outcome = await once<Answer>(manager, asked, async () => {
        const journal = new JournalRepository(manager);
        const head = (await journal.lockHeads([draftId])).get(draftId) ?? 0;
        if (expectedRevision !== null && expectedRevision !== head) {
          const parameters = { revision: head };
          return { refusal: { code: 'CONFLICT', message: 'revisionMovedOn', field: ['expectedRevision'], parameters } };
        }
        const { version } = await new ProtectionRepository(manager).of(draftId);
        hasMoved = head !== ground.seq || version !== ground.protection.version;
        // The refusal only keeps the answer from being remembered; it is tried again.
        if (hasMoved) return { refusal: TOO_BUSY };
        if ('refusal' in planned) return planned;
        if (planned.refused) return { refusal: { code: 'TOO_LARGE', message: 'writeTooLarge' } };
        if (planned.touched.length > 0) return { refusal: { code: 'FORBIDDEN', message: 'clauseNotYours' } };
        if (!planned.update) return record(manager, planned, { revision: null });
        const entry = { kind, actorId: actor.personId, newClientIds: planned.clientIds, bytes: planned.update };
        await journal.insert([{ draftId, expectedSeq: ground.seq, entries: [entry] }]);
        return record(manager, planned, { revision: ground.seq + 1 });
      });
      return hasMoved ? 'moved' : outcome;
    });
  }

  /** Colleagues who have the draft open here are told at once; other nodes notice as they notice each other's entries. */
  async #tell(draftId: string, seq: number): Promise<void> {
    const held = await this.rooms.hold(draftId);
    if (!held) return;
    try {
      while (held.room.seq < seq) {
        await held.room.drained();
        await held.room.lookAtJournal(seq);
      }
    } finally {
      held.release();
    }
  }
}

function protectedFrom({ settled, owned }: Protection, cityId: string | null): readonly string[] {
  const ofOthers = [...owned].flatMap(([lineId, owner]) => (owner === cityId ? [] : [lineId]));
  return [...new Set([...settled.keys(), ...ofOthers])];
}
