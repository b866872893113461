import { type EntityManager, In } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { ExportJobEntity } from './export-job.entity.js';

/** Channel of PostgreSQL on which every change of a job is announced, by its id. */
export const EXPORTS_CHANNEL = 'colex_exports';

const MOST_ATTEMPTS = 3;

/** A job without its bytes. */
export type ExportJobFacts = Omit<ExportJobEntity, 'bytes'>;

/** What somebody asks for. */
export type NewExportJob = Pick<
  ExportJobEntity,
  'id' | 'draftId' | 'personId' | 'kind' | 'format' | 'base' | 'text' | 'roundId' | 'fileName' | 'expiresAt'
>;

/** Papers that are made, and those that were. */
export class ExportJobRepository {
  constructor(private readonly manager: EntityManager) {}

  async add(job: NewExportJob): Promise<void> {
    await this.manager.insert(ExportJobEntity, job);
    await this.#announce(job.id);
  }

  async byIds(ids: readonly string[]): Promise<(ExportJobFacts | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(ExportJobEntity, { id: In([...ids]) }), (row) => row.id);
  }

  /** How many papers of somebody wait or are being made. */
  underWayOf(personId: string): Promise<number> {
    return this.manager.countBy(ExportJobEntity, { personId, status: In(['QUEUED', 'RUNNING']) });
  }

  /**
   * Takes the job that waits longest, or one whose node is not heard of any more, for `leaseMs`; null when there is none. One that was
   * begun three times and never ended fails instead: whatever it is, it must not take every node with it.
   */
  async claim(leaseMs: number): Promise<ExportJobFacts | null> {
    const given: [{ id: string }[], number] = await this.manager.query(
      `UPDATE export_job SET status = 'FAILED', finished_at = now(), leased_until = NULL
       WHERE status = 'RUNNING' AND leased_until < now() AND attempts >= $1 RETURNING id`,
      [MOST_ATTEMPTS],
    );
    for (const { id } of given[0]) await this.#announce(id);
    const taken: [{ id: string }[], number] = await this.manager.query(
      `UPDATE export_job SET status = 'RUNNING', progress = 0, attempts = attempts + 1,
              leased_until = now() + $1 * interval '1 millisecond'
       WHERE id = (SELECT id FROM export_job
         WHERE status = 'QUEUED' OR (status = 'RUNNING' AND leased_until < now())
         ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [leaseMs],
    );
    const id = taken[0][0]?.id;
    if (id === undefined) return null;
    await this.#announce(id);
    return (await this.byIds([id]))[0] ?? null;
  }

  /** Notes how far a job is, and that its node lives. */
  async progress(id: string, progress: number, leaseMs: number): Promise<void> {
    await this.manager.query(
      `UPDATE export_job SET progress = $2, leased_until = now() + $3 * interval '1 millisecond'
       WHERE id = $1 AND status = 'RUNNING'`,
      [id, progress, leaseMs],
    );
    await this.#announce(id);
  }

  async finish(id: string, file: { readonly bytes: Buffer; readonly digest: string }): Promise<void> {
    const { bytes, digest } = file;
    await this.manager.update(
      ExportJobEntity,
      { id },
      { status: 'DONE', progress: 100, bytes, digest, size: bytes.length, finishedAt: new Date(), leasedUntil: null },
    );
    await this.#announce(id);
  }

  async fail(id: string): Promise<void> {
    await this.manager.update(ExportJobEntity, { id }, { status: 'FAILED', finishedAt: new Date(), leasedUntil: null });
    await this.#announce(id);
  }

  /** The bytes of a finished job that has not expired; null otherwise. */
  async bytesOf(id: string): Promise<Buffer | null> {
    const [row]: { bytes: Buffer | null }[] = await this.manager.query(
      `SELECT bytes FROM export_job WHERE id = $1 AND status = 'DONE' AND expires_at > now()`,
      [id],
    );
    return row?.bytes ?? null;
  }

  /** Drops the bytes of what has expired. */
  async dropExpired(): Promise<void> {
    await this.manager.query('UPDATE export_job SET bytes = NULL WHERE expires_at <= now() AND bytes IS NOT NULL');
  }

  async #announce(id: string): Promise<void> {
    await this.manager.query('SELECT pg_notify($1, $2)', [EXPORTS_CHANNEL, id]);
  }
}
