import type { AuditRow, ChainHead, JsonValue } from '@colex/workflow';
import { type EntityManager, In } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { KeysetList, VISIBLE_TO_ALL } from '../list/keyset-list.js';
import { AuditEntryEntity, type AuditFacts } from './audit-entry.entity.js';

/** What an audit row says beside the chain's own members; all of it is hashed. */
export interface AuditDetails {
  readonly projectId: string | null;
  readonly draftId: string | null;
  readonly cityId: string | null;
  readonly facts: AuditFacts;
}

/** Which rows are asked for; what is absent does not narrow. */
export interface AuditFilter {
  readonly projectId?: string | null;
  readonly draftId?: string | null;
  readonly cityId?: string | null;
  /** Who did it. */
  readonly actorId?: string | null;
  readonly actions?: readonly string[] | null;
  /** From this instant on. */
  readonly from?: Date | null;
  /** Before this instant. */
  readonly until?: Date | null;
}

/** Conditions that begin at parameter `first`, and their values. */
function conditionsOf(filter: AuditFilter, first: number): { where: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const conditions: string[] = [];
  const narrow = (condition: (place: string) => string, value: unknown): void => {
    if (value === undefined || value === null) return;
    conditions.push(condition(`$${first + parameters.length}`));
    parameters.push(value);
  };
  narrow((place) => `audit_entry.project_id = ${place}::text`, filter.projectId);
  narrow((place) => `audit_entry.draft_id = ${place}::text`, filter.draftId);
  narrow((place) => `audit_entry.city_id = ${place}::text`, filter.cityId);
  narrow((place) => `audit_entry.actor_id = ${place}::text`, filter.actorId);
  narrow((place) => `audit_entry.action = ANY(${place}::text[])`, filter.actions);
  narrow((place) => `audit_entry.at >= ${place}::timestamptz`, filter.from);
  narrow((place) => `audit_entry.at < ${place}::timestamptz`, filter.until);
  return { where: ['TRUE', ...conditions].join(' AND '), parameters };
}

/** The rows a filter leaves, newest first. Whoever asks has been let read them before. */
export function auditList(filter: AuditFilter): KeysetList {
  // $1 to $3 are the list's own.
  const { where, parameters } = conditionsOf(filter, 4);
  return new KeysetList({
    name: `audit:${JSON.stringify(filter)}`,
    from: 'audit_entry',
    id: 'audit_entry.seq::text',
    parent: `''`,
    order: ['audit_entry.seq'],
    descending: true,
    visible: `${VISIBLE_TO_ALL} AND ${where}`,
    parameters,
  });
}

/** The audit chain 审计记录: appended to, read and verified, never changed. */
export class AuditRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Where the chain ends, locked until the transaction ends: whoever holds it appends next. */
  async lockHead(): Promise<ChainHead> {
    return this.head('FOR UPDATE');
  }

  /** Where the chain says it ends. Kept elsewhere, it anchors the chain. */
  async head(lock: '' | 'FOR UPDATE' = ''): Promise<ChainHead> {
    const rows: { seq: string; hash: string }[] = await this.manager.query(`SELECT seq, hash FROM audit_head ${lock}`);
    const [row] = rows;
    if (!row) throw new Error('The audit chain has no head.');
    return { seq: Number(row.seq), hash: row.hash };
  }

  /** Appends rows that follow the locked head, and moves it, in one statement. */
  async append(rows: readonly AuditRow[]): Promise<void> {
    const last = rows.at(-1);
    if (!last) return;
    const stored = rows.map(({ details, subject, ...row }) => ({
      ...row,
      ...(details as unknown as AuditDetails),
      subjectType: subject.type,
      subjectId: subject.id,
    }));
    await this.manager.query(
      `WITH appended AS (
         INSERT INTO audit_entry (seq, at, actor_id, action, subject_type, subject_id, project_id, draft_id, city_id,
                                  facts, previous_hash, hash)
         SELECT seq, at, "actorId", action, "subjectType", "subjectId", "projectId", "draftId", "cityId",
                facts, "previousHash", hash
         FROM jsonb_to_recordset($1::jsonb) AS row(seq bigint, at timestamptz, "actorId" text, action text,
           "subjectType" text, "subjectId" text, "projectId" text, "draftId" text, "cityId" text, facts jsonb,
           "previousHash" text, hash text))
       UPDATE audit_head SET seq = $2, hash = $3`,
      [JSON.stringify(stored), last.seq, last.hash],
    );
  }

  /** Rows by seq, as text. */
  async bySeqs(seqs: readonly string[]): Promise<(AuditEntryEntity | undefined)[]> {
    const rows = await this.manager.findBy(AuditEntryEntity, { seq: In([...seqs]) });
    return inOrderOf(seqs, rows, (row) => String(row.seq));
  }

  /** The rows after `seq` that a filter leaves, oldest first, in groups. */
  async *rowsAfter(seq: number, filter: AuditFilter = {}, groupSize = 2_000): AsyncGenerator<AuditEntryEntity[]> {
    const { where, parameters } = conditionsOf(filter, 3);
    for (let last = seq; ;) {
      const seqs: { seq: string }[] = await this.manager.query(
        `SELECT seq FROM audit_entry WHERE seq > $1 AND ${where} ORDER BY seq LIMIT $2`,
        [last, groupSize, ...parameters],
      );
      if (seqs.length === 0) return;
      const rows = await this.bySeqs(seqs.map((row) => row.seq));
      yield rows.flatMap((row) => row ?? []);
      last = Number(seqs.at(-1)?.seq);
    }
  }
}

/** A stored row as it was linked. */
export function linkedRow(row: AuditEntryEntity): AuditRow {
  const { seq, at, actorId, action, subjectType, subjectId, projectId, draftId, cityId, facts } = row;
  return {
    seq,
    at: at.toISOString(),
    actorId,
    action,
    subject: { type: subjectType, id: subjectId },
    details: { projectId, draftId, cityId, facts } as unknown as JsonValue,
    previousHash: row.previousHash,
    hash: row.hash,
  };
}
