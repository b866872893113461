import { type EntityManager, IsNull } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { AccessTokenEntity } from './access-token.entity.js';

type TokenScope = AccessTokenEntity['scope'];

/** What a good token says. */
export interface UsedToken {
  readonly personId: string;
  readonly scope: TokenScope;
}

/** Personal access tokens. */
export class AccessTokenRepository {
  constructor(private readonly manager: EntityManager) {}

  async add(row: Omit<AccessTokenEntity, 'createdAt' | 'lastUsedAt' | 'revokedAt'>): Promise<AccessTokenEntity> {
    return this.manager.save(this.manager.create(AccessTokenEntity, row));
  }

  /**
   * Each of the tokens with these hashes, in their order, null where it does not exist, was revoked or has expired; and notes
   * (to the minute) that they were used.
   */
  async useEach(hashes: readonly Buffer[]): Promise<(UsedToken | null)[]> {
    const wanted = new Map(hashes.map((hash) => [hash.toString('hex'), hash]));
    const rows: { id: string; person_id: string; scope: TokenScope; hash: Buffer; noted: boolean }[] =
      await this.manager.query(
        `SELECT id, person_id, scope, hash, coalesce(last_used_at >= now() - interval '1 minute', false) AS noted
         FROM access_token
         WHERE hash = ANY($1::bytea[]) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
        [[...wanted.values()]],
      );
    const unnoted = rows.filter((row) => !row.noted).map((row) => row.id);
    if (unnoted.length > 0) {
      await this.manager.query('UPDATE access_token SET last_used_at = now() WHERE id = ANY($1::text[])', [unnoted]);
    }
    const found = inOrderOf(
      hashes.map((hash) => hash.toString('hex')),
      rows,
      (row) => row.hash.toString('hex'),
    );
    return found.map((row) => (row ? { personId: row.person_id, scope: row.scope } : null));
  }

  byId(id: string): Promise<AccessTokenEntity | null> {
    return this.manager.findOneBy(AccessTokenEntity, { id });
  }

  /** Tokens of a person that are not revoked, newest first. */
  ofPerson(personId: string): Promise<AccessTokenEntity[]> {
    return this.manager.find(AccessTokenEntity, {
      where: { personId, revokedAt: IsNull() },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** Ends a token for good; returns its hash, by which open connections know it. */
  async revoke(id: string): Promise<Buffer> {
    // TypeORM answers an UPDATE with the rows and their number.
    const [rows]: [{ hash: Buffer }[], number] = await this.manager.query(
      'UPDATE access_token SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 RETURNING hash',
      [id],
    );
    const [row] = rows;
    if (!row) throw new Error(`There is no token ${id}.`);
    return row.hash;
  }
}
