import { type EntityManager, In } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { KeysetList } from '../list/keyset-list.js';
import { DraftHeadEntity } from './draft-head.entity.js';
import { DraftEntity } from './draft.entity.js';

const MEMBER_OF_PROJECT = `($3::boolean OR EXISTS (
  SELECT 1 FROM membership WHERE membership.project_id = draft.project_id AND membership.person_id = $2::text))`;

/** Texts the viewer may see, last changed first. */
export const DRAFTS = new KeysetList({
  name: 'drafts',
  from: 'draft JOIN draft_head ON draft_head.draft_id = draft.id',
  id: 'draft.id',
  parent: `''`,
  order: ['draft_head.updated_at', 'draft.id'],
  descending: true,
  visible: MEMBER_OF_PROJECT,
});

/** The texts of a project, joint ones first, then as they were made. */
export const DRAFTS_OF_PROJECT = new KeysetList({
  name: 'drafts-of-project',
  from: 'draft',
  id: 'draft.id',
  parent: 'draft.project_id',
  order: [`(CASE draft.kind WHEN 'JOINT' THEN 0 ELSE 1 END)`, 'draft.created_at', 'draft.id'],
  descending: false,
  visible: MEMBER_OF_PROJECT,
});

/** Drafts, apart from their words. */
export class DraftRepository {
  constructor(private readonly manager: EntityManager) {}

  async byIds(ids: readonly string[]): Promise<(DraftEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(DraftEntity, { id: In(ids) }), (row) => row.id);
  }

  async headsByIds(ids: readonly string[]): Promise<(DraftHeadEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(DraftHeadEntity, { draftId: In(ids) }), (row) => row.draftId);
  }

  byId(id: string): Promise<DraftEntity | null> {
    return this.manager.findOneBy(DraftEntity, { id });
  }

  bySlug(slug: string): Promise<DraftEntity | null> {
    return this.manager.findOneBy(DraftEntity, { slug });
  }

  /** Drafts by id or slug, whichever each reference is, in their order; an id goes before a slug that looks like one. */
  async byReferences(references: readonly string[]): Promise<(DraftEntity | undefined)[]> {
    const wanted = [...new Set(references)];
    const rows = await this.manager
      .createQueryBuilder(DraftEntity, 'draft')
      .where('draft.id = ANY(:wanted) OR draft.slug = ANY(:wanted)', { wanted })
      .getMany();
    const bySlug = inOrderOf(references, rows, (row) => row.slug);
    return inOrderOf(references, rows, (row) => row.id).map((row, place) => row ?? bySlug[place]);
  }

  /** Ids of all drafts, oldest first. */
  async allIds(): Promise<string[]> {
    const rows = await this.manager.find(DraftEntity, { select: { id: true }, order: { createdAt: 'ASC', id: 'ASC' } });
    return rows.map((row) => row.id);
  }

  /** Ids of drafts whose journal is ahead of their clause rows. */
  async idsBehind(): Promise<string[]> {
    const rows: { draft_id: string }[] = await this.manager.query(
      'SELECT draft_id FROM draft_head WHERE seq > projected_seq ORDER BY draft_id',
    );
    return rows.map((row) => row.draft_id);
  }

  /** The first free slug of the form `wish`, `wish-2`, `wish-3` … The unique constraint settles a race. */
  async freeSlug(wish: string): Promise<string> {
    const rows: { slug: string }[] = await this.manager.query(
      `SELECT slug FROM draft WHERE slug = $1 OR starts_with(slug, $1 || '-')`,
      [wish],
    );
    const taken = new Set(rows.map((row) => row.slug));
    for (let number = 1; ; number += 1) {
      const slug = number === 1 ? wish : `${wish}-${number}`;
      if (!taken.has(slug)) return slug;
    }
  }
}
