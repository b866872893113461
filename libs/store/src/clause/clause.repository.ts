import { clauseId } from '@colex/contract';
import { type EntityManager, In } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import type { DraftHeadEntity } from '../draft/draft-head.entity.js';
import { KeysetList, VISIBLE_TO_ALL } from '../list/keyset-list.js';
import { ClauseEntity } from './clause.entity.js';

export { clauseId };

/** The clauses of a draft in the order of the text. Whoever asks has been let read the draft before. */
export const CLAUSES_OF_DRAFT = new KeysetList({
  name: 'clauses-of-draft',
  from: 'clause',
  id: 'clause.id',
  parent: 'clause.draft_id',
  order: ['clause.position', 'clause.id'],
  descending: false,
  visible: VISIBLE_TO_ALL,
});

/** Writes the rows in the parameter `$1`, new and changed ones; `from` is what must be there besides. */
const saveRows = (from = ''): string =>
  `INSERT INTO clause (id, draft_id, line_id, position, kind, number, path, text, digest, lines, citations, changed_at_seq,
         touched_at_seq)
       SELECT id, "draftId", "lineId", position, kind, number, path, text, digest, lines, citations, "changedAtSeq", "touchedAtSeq"
       FROM ${from} jsonb_to_recordset($1::jsonb) AS row(id text, "draftId" text, "lineId" text, position integer, kind text,
         number text, path text[], text text, digest text, lines jsonb, citations text[], "changedAtSeq" bigint,
         "touchedAtSeq" bigint)
       ON CONFLICT (id) DO UPDATE SET position = excluded.position, kind = excluded.kind, number = excluded.number,
         path = excluded.path, text = excluded.text, digest = excluded.digest, lines = excluded.lines,
         citations = excluded.citations, changed_at_seq = excluded.changed_at_seq,
         touched_at_seq = excluded.touched_at_seq`;

/** What a projection writes: the difference between the rows of one entry and the text of a later one. */
export interface ClauseProjection {
  readonly draftId: string;
  /** The entry the rows stand at. */
  readonly knownSeq: number;
  /** The entry they stand at afterwards. */
  readonly seq: number;
  readonly text: Pick<DraftHeadEntity, 'title' | 'digest' | 'counts'>;
  readonly changed: readonly ClauseEntity[];
  readonly removedIds: readonly string[];
}

/** What is different in the clauses of a draft since an entry. */
export interface ClausesSince {
  /** The entry up to which this speaks. */
  readonly revision: number;
  /** Clauses that are new or whose words, number, path or place differ, in the order of the text; the first of them. */
  readonly changedIds: readonly string[];
  /** How many those are in all. */
  readonly changedCount: number;
  /** Clauses that were there at some time since and are gone. */
  readonly removedIds: readonly string[];
}

/** Which clause of which draft an id of a clause means, whether or not it exists; null when it is no id of a clause. */
export function clausePlace(id: string): { readonly draftId: string; readonly lineId: string } | null {
  const [, draft, lineId] = /^cls_([^.]+)\.(.+)$/.exec(id) ?? [];
  return draft !== undefined && lineId !== undefined ? { draftId: `drf_${draft}`, lineId } : null;
}

/** Clause rows: written by the projection alone. */
export class ClauseRepository {
  constructor(private readonly manager: EntityManager) {}

  async byIds(ids: readonly string[]): Promise<(ClauseEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(ClauseEntity, { id: In(ids) }), (row) => row.id);
  }

  /** The first article that prints this number. */
  articleByNumber(draftId: string, number: string): Promise<ClauseEntity | null> {
    return this.manager.findOne(ClauseEntity, {
      where: { draftId, number, kind: 'article' },
      order: { position: 'ASC' },
    });
  }

  /** All clauses of a draft in the order of the text. */
  ofDraft(draftId: string): Promise<ClauseEntity[]> {
    return this.manager.find(ClauseEntity, { where: { draftId }, order: { position: 'ASC', id: 'ASC' } });
  }

  /** The digests of some clauses of a draft, by their first lines; a clause that is gone has none. */
  async digestsOf(draftId: string, lineIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (lineIds.length === 0) return new Map();
    const rows: { line_id: string; digest: string }[] = await this.manager.query(
      'SELECT line_id, digest FROM clause WHERE draft_id = $1 AND line_id = ANY($2::text[])',
      [draftId, lineIds],
    );
    return new Map(rows.map((row) => [row.line_id, row.digest]));
  }

  /** Every clause of a draft by what sign-off is derived from, in the order of the text, and the entry all of it speaks of. */
  async readingsOf(draftId: string): Promise<{
    readonly revision: number;
    readonly rows: readonly {
      readonly lineId: string;
      readonly digest: string;
      readonly citations: readonly string[];
    }[];
  }> {
    const rows: { revision: string; lineId: string; digest: string; citations: readonly string[] }[] =
      await this.manager.query(
        `SELECT head.projected_seq AS revision, clause.line_id AS "lineId", clause.digest, clause.citations
         FROM draft_head head JOIN clause ON clause.draft_id = head.draft_id
         WHERE head.draft_id = $1 ORDER BY clause.position`,
        [draftId],
      );
    return { revision: Number(rows[0]?.revision ?? 0), rows };
  }

  /** The entry at which the clauses of a draft stand. */
  async revisionOf(draftId: string): Promise<number> {
    const rows: { revision: string }[] = await this.manager.query(
      'SELECT projected_seq AS revision FROM draft_head WHERE draft_id = $1',
      [draftId],
    );
    return Number(rows[0]?.revision ?? 0);
  }

  /** What is different since an entry, read at one moment; names at most `most` of those that changed. */
  async changesSince(draftId: string, seq: number, most: number): Promise<ClausesSince> {
    const [row]: { revision: string; count: string; changed: string[]; gone: string[] }[] = await this.manager.query(
      `SELECT projected_seq AS revision,
         (SELECT count(*) FROM clause WHERE draft_id = $1 AND touched_at_seq > $2) AS count,
         ARRAY(SELECT id FROM clause WHERE draft_id = $1 AND touched_at_seq > $2 ORDER BY position, id LIMIT $3) AS changed,
         ARRAY(SELECT DISTINCT line_id FROM clause_change AS change WHERE draft_id = $1 AND seq > $2 AND gone
           AND NOT EXISTS (SELECT FROM clause WHERE draft_id = $1 AND line_id = change.line_id)) AS gone
       FROM draft_head WHERE draft_id = $1`,
      [draftId, seq, most],
    );
    return {
      revision: Number(row?.revision ?? 0),
      changedIds: row?.changed ?? [],
      changedCount: Number(row?.count ?? 0),
      removedIds: (row?.gone ?? []).map((lineId) => clauseId(draftId, lineId)),
    };
  }

  /** Ids of the clauses that cite one of these. */
  async citing(draftId: string, lineIds: readonly string[]): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      'SELECT id FROM clause WHERE draft_id = $1 AND citations && $2::text[] ORDER BY position',
      [draftId, lineIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Writes new and changed rows, in one statement. */
  async save(rows: readonly ClauseEntity[]): Promise<void> {
    if (rows.length === 0) return;
    await this.manager.query(saveRows(), [JSON.stringify(rows)]);
  }

  /**
   * Writes a projection in one statement, so that the head, whose lock appending takes, is held no longer than that. Writes nothing
   * and returns false when the rows do not stand at `knownSeq` any more: then somebody else projected meanwhile.
   *
   * It is not waited for the disk: what a crash takes of it is projected again, and whoever commits after it commits it too.
   */
  async project({ draftId, knownSeq, seq, text, changed, removedIds }: ClauseProjection): Promise<boolean> {
    const [answer]: { written: string }[] = await this.manager.query(
      `WITH moved AS (
         UPDATE draft_head SET projected_seq = $3, title = $4, digest = $5, counts = $6::jsonb,
           updated_at = (SELECT at FROM draft_update WHERE draft_id = $2 AND seq = $3)
         WHERE draft_id = $2 AND projected_seq = $7 RETURNING draft_id
       ), removed AS (
         DELETE FROM clause USING moved WHERE clause.draft_id = moved.draft_id AND clause.id = ANY($8::text[])
       ), saved AS (
         ${saveRows('moved,')}
       ), worded AS (
         ${keepWordings()}
       )
       SELECT count(*) AS written, set_config('synchronous_commit', 'off', true) FROM moved`,
      [
        JSON.stringify(changed),
        draftId,
        seq,
        text.title,
        text.digest,
        JSON.stringify(text.counts),
        knownSeq,
        removedIds,
      ],
    );
    return Number(answer?.written) === 1;
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.manager.delete(ClauseEntity, { id: In(ids) });
  }
}

/**
 * Keeps what clauses said that do not say it any more (`clause_change`). All parts of one statement see the rows as they were before
 * it, so the old words are still there. A draft's first rows are no change.
 */
function keepWordings(): string {
  const wording = `jsonb_build_object('kind', clause.kind, 'number', clause.number, 'lines', clause.lines)`;
  return `INSERT INTO clause_change (draft_id, line_id, seq, after_seq, before, gone)
    SELECT moved.draft_id, row."lineId", $3::bigint, $7::bigint, CASE WHEN clause.id IS NOT NULL THEN ${wording} END, false
    FROM moved, jsonb_to_recordset($1::jsonb) AS row(id text, "lineId" text, digest text)
      LEFT JOIN clause ON clause.id = row.id
    WHERE $7::bigint > 0 AND clause.digest IS DISTINCT FROM row.digest
    UNION ALL
    SELECT moved.draft_id, clause.line_id, $3::bigint, $7::bigint, ${wording}, true
    FROM moved JOIN clause ON clause.draft_id = moved.draft_id
    WHERE $7::bigint > 0 AND clause.id = ANY($8::text[])
    ON CONFLICT DO NOTHING`;
}
