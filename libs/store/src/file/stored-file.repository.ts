import { type EntityManager, In } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { StoredFileEntity } from './stored-file.entity.js';

/** A file without its bytes. */
export type StoredFileFacts = Omit<StoredFileEntity, 'bytes'>;

/** Files that go with steps, meetings and papers. */
export class StoredFileRepository {
  constructor(private readonly manager: EntityManager) {}

  async add(row: Omit<StoredFileEntity, 'createdAt'>): Promise<void> {
    await this.manager.insert(StoredFileEntity, row);
  }

  async byIds(ids: readonly string[]): Promise<(StoredFileFacts | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(StoredFileEntity, { id: In([...ids]) }), (row) => row.id);
  }

  async bytesOf(id: string): Promise<Buffer | null> {
    const row = await this.manager.findOne(StoredFileEntity, { where: { id }, select: { id: true, bytes: true } });
    return row?.bytes ?? null;
  }

  /** Which of these ids are files of the project. */
  async ofProject(projectId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.manager.findBy(StoredFileEntity, { projectId, id: In([...ids]) });
    return new Set(rows.map((row) => row.id));
  }
}
