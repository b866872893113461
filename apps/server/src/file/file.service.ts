import { createHash } from 'node:crypto';
import { Access, AuditWriter } from '@colex/access';
import { TypedError } from '@colex/contract';
import type { Actor } from '@colex/policy';
import { StoredFileRepository, type StoredFileFacts } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Refusal } from '../api/user-errors.js';
import { newId } from '../identity/new-id.js';
import { mediaTypeOf, safeName } from './file-type.js';

/** The largest file, in bytes: a scanned paper of some dozen pages. */
export const LARGEST_FILE = 20 * 1_024 * 1_024;

/** Files that go with steps, meetings and papers. */
@Injectable()
export class FileService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Before anything is read of what is sent. */
  async assertMayAdd(actor: Actor | null, projectId: string): Promise<void> {
    await this.access.assert(actor, 'file.add', { projectId });
  }

  async add(
    actor: Actor | null,
    projectId: string,
    given: string,
    bytes: Buffer,
  ): Promise<{ readonly id: string } | { readonly refusal: Refusal }> {
    await this.access.assert(actor, 'file.add', { projectId });
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    if (bytes.length === 0) return { refusal: { code: 'INVALID', message: 'fileEmpty' } };
    const name = safeName(given);
    const mediaType = name === null ? null : mediaTypeOf(name, bytes);
    if (name === null || mediaType === null) return { refusal: { code: 'INVALID', message: 'fileType' } };
    const id = newId('storedFile');
    const digest = createHash('sha256').update(bytes).digest('hex');
    const size = bytes.length;
    await this.dataSource.transaction(async (manager) => {
      const row = { id, projectId, name, mediaType, size, digest, bytes, createdBy: actor.personId };
      await new StoredFileRepository(manager).add(row);
      await this.audit.append(manager, {
        action: 'file.add',
        actorId: actor.personId,
        cityId: actor.cityId,
        projectId,
        subject: { type: 'file', id },
        facts: { name, mediaType, size, digest },
      });
    });
    return { id };
  }

  /** A file and its bytes, for those who may see its project. NOT_FOUND otherwise: the two look the same. */
  async read(actor: Actor | null, id: string): Promise<{ readonly file: StoredFileFacts; readonly bytes: Buffer }> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const files = new StoredFileRepository(this.dataSource.manager);
    const [file] = await files.byIds([id]);
    if (!file) throw new TypedError('NOT_FOUND');
    await this.access.assert(actor, 'project.read', { projectId: file.projectId });
    const bytes = await files.bytesOf(id);
    if (bytes === null) throw new TypedError('NOT_FOUND');
    return { file, bytes };
  }
}
