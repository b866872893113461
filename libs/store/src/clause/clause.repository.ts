import { type EntityManager, In } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { KeysetList, VISIBLE_TO_ALL } from '../list/keyset-list.js';
import { ClauseEntity } from './clause.entity.js';

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

/** The id of the clause that begins with this line: the same for as long as the line is there. */
export function clauseId(draftId: string, lineId: string): string {
  return `cls_${draftId.replace(/^drf_/, '')}.${lineId}`;
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
    // One parameter for all rows: an insert of 1,260 rows of 11 columns would need more than fit a statement's limit soon.
    await this.manager.query(
      `INSERT INTO clause (id, draft_id, line_id, position, kind, number, path, text, digest, lines, citations, changed_at_seq)
       SELECT id, "draftId", "lineId", position, kind, number, path, text, digest, lines, citations, "changedAtSeq"
       FROM jsonb_to_recordset($1::jsonb) AS row(id text, "draftId" text, "lineId" text, position integer, kind text,
         number text, path text[], text text, digest text, lines jsonb, citations text[], "changedAtSeq" bigint)
       ON CONFLICT (id) DO UPDATE SET position = excluded.position, kind = excluded.kind, number = excluded.number,
         path = excluded.path, text = excluded.text, digest = excluded.digest, lines = excluded.lines,
         citations = excluded.citations, changed_at_seq = excluded.changed_at_seq`,
      [JSON.stringify(rows)],
    );
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.manager.delete(ClauseEntity, { id: In(ids) });
  }
}
