import { type EntityManager, IsNull } from 'typeorm';
import { AccessTokenEntity } from './access-token.entity.js';

/** Personal access tokens. */
export class AccessTokenRepository {
  constructor(private readonly manager: EntityManager) {}

  async add(row: Omit<AccessTokenEntity, 'createdAt' | 'lastUsedAt' | 'revokedAt'>): Promise<AccessTokenEntity> {
    return this.manager.save(this.manager.create(AccessTokenEntity, row));
  }

  /** The token with this hash that is neither revoked nor expired, and notes (to the minute) that it was used. */
  async use(hash: Buffer): Promise<AccessTokenEntity | null> {
    const token = await this.manager
      .createQueryBuilder(AccessTokenEntity, 'token')
      .where(
        'token.hash = :hash AND token.revokedAt IS NULL AND (token.expiresAt IS NULL OR token.expiresAt > now())',
        {
          hash,
        },
      )
      .getOne();
    if (token) {
      await this.manager.query(
        `UPDATE access_token SET last_used_at = now()
         WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
        [token.id],
      );
    }
    return token;
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
