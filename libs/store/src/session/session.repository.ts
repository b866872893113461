import type { EntityManager } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';

/** Sessions, beside what express-session itself does with them. */
export class SessionRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Whose each of these sessions is, in their order; null where there is none or it has run out. */
  async peopleOf(sids: readonly string[]): Promise<(string | null)[]> {
    const rows: { sid: string; person_id: string | null }[] = await this.manager.query(
      `SELECT sid, sess->>'personId' AS person_id FROM session WHERE sid = ANY($1::text[]) AND expire > now()`,
      [[...new Set(sids)]],
    );
    return inOrderOf(sids, rows, (row) => row.sid).map((row) => row?.person_id ?? null);
  }

  /** Keeps a session as connect-pg-simple would. */
  async keep(sid: string, session: object, expires: Date): Promise<void> {
    await this.manager.query(
      `INSERT INTO session (sid, sess, expire) VALUES ($1, $2, to_timestamp($3))
       ON CONFLICT (sid) DO UPDATE SET sess = excluded.sess, expire = excluded.expire`,
      [sid, JSON.stringify(session), Math.ceil(expires.getTime() / 1_000)],
    );
  }

  async end(sid: string): Promise<void> {
    await this.manager.query('DELETE FROM session WHERE sid = $1', [sid]);
  }

  /** Ends every session of a person; returns their ids. */
  async endAllOf(personId: string): Promise<string[]> {
    // TypeORM answers a DELETE with the rows and their number.
    const [rows]: [{ sid: string }[], number] = await this.manager.query(
      `DELETE FROM session WHERE sess->>'personId' = $1 RETURNING sid`,
      [personId],
    );
    return rows.map((row) => row.sid);
  }
}

/** Secrets all nodes share. */
export class ServerSecretRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The secret of this name, made from `fresh` when there is none yet; one value wins however many nodes ask at once. */
  async getOrMake(name: string, fresh: string): Promise<string> {
    await this.manager.query('INSERT INTO server_secret (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      name,
      fresh,
    ]);
    const rows: { value: string }[] = await this.manager.query('SELECT value FROM server_secret WHERE name = $1', [
      name,
    ]);
    const secret = rows[0];
    if (!secret) throw new Error(`The secret ${name} is gone.`);
    return secret.value;
  }
}
