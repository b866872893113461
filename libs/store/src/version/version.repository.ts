import { createHash } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { KeysetList, VISIBLE_TO_ALL } from '../list/keyset-list.js';
import { VersionClauseEntity } from './version-clause.entity.js';
import { VersionEntity } from './version.entity.js';

/** The versions of a draft, newest first. Whoever asks has been let read the draft before. */
export const VERSIONS_OF_DRAFT = new KeysetList({
  name: 'versions-of-draft',
  from: 'version',
  id: 'version.id',
  parent: 'version.draft_id',
  order: ['version.created_at', 'version.id'],
  descending: true,
  visible: VISIBLE_TO_ALL,
});

/** The clauses of a version in the order of the text. Whoever asks has been let read its draft before. */
export const CLAUSES_OF_VERSION = new KeysetList({
  name: 'clauses-of-version',
  from: 'version_clause',
  id: 'version_clause.id',
  parent: 'version_clause.version_id',
  order: ['version_clause.position', 'version_clause.id'],
  descending: false,
  visible: VISIBLE_TO_ALL,
});

/** A version to be written, but for what the database says of it. */
export type NewVersionRow = Omit<VersionEntity, 'createdAt' | 'checksum'> & { readonly createdAt?: Date };

/** The words of a version. */
export interface VersionText {
  /** Its lines (`writeLineContent` of lawtext). */
  readonly content: string;
  /** As it printed when it was made. */
  readonly printed: string;
}

/** A version whose words are no longer those that were kept. It must not be shown as if they were. */
export class VersionDamaged extends Error {
  override readonly name = 'VersionDamaged';

  constructor(readonly versionId: string) {
    super(`The version ${versionId} is damaged: its text does not have its checksum.`);
  }
}

/** The id of the clause of a version that begins with this line. */
export function versionClauseId(versionId: string, lineId: string): string {
  return `vcl_${versionId.replace(/^ver_/, '')}.${lineId}`;
}

const checksumOf = ({ content, printed }: VersionText): Buffer =>
  createHash('sha256').update(content).update('\0').update(printed).digest();

/** Named versions: written once. */
export class VersionRepository {
  constructor(private readonly manager: EntityManager) {}

  async byIds(ids: readonly string[]): Promise<(VersionEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(VersionEntity, { id: In(ids) }), (row) => row.id);
  }

  async clausesByIds(ids: readonly string[]): Promise<(VersionClauseEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(VersionClauseEntity, { id: In(ids) }), (row) => row.id);
  }

  /** All clauses of a version in the order of the text. */
  clausesOf(versionId: string): Promise<VersionClauseEntity[]> {
    return this.manager.find(VersionClauseEntity, { where: { versionId }, order: { position: 'ASC' } });
  }

  /** The first article that printed this number. */
  articleByNumber(versionId: string, number: string): Promise<VersionClauseEntity | null> {
    return this.manager.findOne(VersionClauseEntity, {
      where: { versionId, number, kind: 'article' },
      order: { position: 'ASC' },
    });
  }

  /** The versions of a draft, oldest first. */
  ofDraft(draftId: string): Promise<VersionEntity[]> {
    return this.manager.find(VersionEntity, { where: { draftId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** Writes a version and its clauses; false, and nothing is written, when the draft has a version of this name. */
  async insert(
    version: NewVersionRow,
    clauses: readonly Omit<VersionClauseEntity, 'id' | 'versionId'>[],
  ): Promise<boolean> {
    const written: { raw: unknown[] } = await this.manager
      .createQueryBuilder()
      .insert()
      .into(VersionEntity)
      .values({ ...version, checksum: checksumOf(version) })
      .orIgnore()
      .returning('id')
      .execute();
    if (written.raw.length === 0) return false;
    const { id } = version;
    const rows = clauses.map((clause) => ({ ...clause, id: versionClauseId(id, clause.lineId) }));
    // One parameter for all rows, as for the clause rows of a draft.
    await this.manager.query(
      `INSERT INTO version_clause (id, version_id, line_id, position, kind, number, path, text, digest, lines)
       SELECT id, $2, "lineId", position, kind, number, path, text, digest, lines
       FROM jsonb_to_recordset($1::jsonb) AS row(id text, "lineId" text, position integer, kind text, number text,
         path text[], text text, digest text, lines jsonb)`,
      [JSON.stringify(rows), id],
    );
    return true;
  }

  /** The words of a version; null when there is none. Throws {@link VersionDamaged} when they are not what was kept. */
  async textOf(id: string): Promise<VersionText | null> {
    const row = await this.manager.findOne(VersionEntity, {
      where: { id },
      select: { id: true, content: true, printed: true, checksum: true },
    });
    if (row && !checksumOf(row).equals(row.checksum)) throw new VersionDamaged(id);
    return row && { content: row.content, printed: row.printed };
  }
}
