import { Access, AuditWriter } from '@colex/access';
import type { Actor } from '@colex/policy';
import { DraftRepository, ProjectRepository, emit, PersonRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';

/** What somebody asks for. */
export interface AccessWish {
  readonly slug: string;
  readonly message: string;
  readonly idempotencyKey: string | null;
}

const LONGEST_MESSAGE = 1_000;

/** Passes requests for access on to those who lead a project. */
@Injectable()
export class AccessRequestService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Answers alike whether there is such a project or not. */
  async request(
    actor: Actor | null,
    wish: AccessWish,
  ): Promise<{ readonly asked: true } | { readonly refusal: Refusal }> {
    await this.access.assert(actor, 'access.request', {});
    const { slug, message, idempotencyKey } = wish;
    if (message.trim() === '') return { refusal: { code: 'INVALID', message: 'reasonMissing', field: ['message'] } };
    if (message.length > LONGEST_MESSAGE) {
      const parameters = { limit: LONGEST_MESSAGE };
      return { refusal: { code: 'TOO_LARGE', message: 'reasonTooLong', parameters, field: ['message'] } };
    }
    const personId = actor?.personId ?? '';
    return this.dataSource.transaction((manager) =>
      once(manager, { personId, mutation: 'requestAccess', idempotencyKey, input: { slug, message } }, async () => {
        const projectId = await projectNamed(manager, slug);
        if (projectId !== null) await this.#passOn(manager, personId, projectId, message.trim());
        return { asked: true } as const;
      }),
    );
  }

  async #passOn(manager: EntityManager, personId: string, projectId: string, message: string): Promise<void> {
    // Two requests at the same moment are one.
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`access ${personId} ${projectId}`]);
    const [earlier]: unknown[] = await manager.query(
      `SELECT 1 FROM outbox_event WHERE notice = 'accessRequested' AND project_id = $1 AND actor_id = $2
         AND at > now() - interval '1 day' LIMIT 1`,
      [projectId, personId],
    );
    if (earlier !== undefined) return;
    const [person] = await new PersonRepository(manager).byIds([personId]);
    await emit(manager, {
      kind: 'ASSIGNMENT',
      notice: 'accessRequested',
      parameters: { person: person?.name ?? '', words: message },
      projectId,
      actorId: personId,
      subjectId: personId,
      audience: { roles: ['CHAIR', 'LEAD_DRAFTER', 'ADMINISTRATOR'] },
    });
    await this.audit.append(manager, {
      action: 'access.request',
      actorId: personId,
      cityId: person?.cityId ?? null,
      projectId,
      subject: { type: 'project', id: projectId },
      facts: { message },
    });
  }
}

async function projectNamed(manager: EntityManager, slug: string): Promise<string | null> {
  const project = await new ProjectRepository(manager).bySlug(slug);
  return project?.id ?? (await new DraftRepository(manager).bySlug(slug))?.projectId ?? null;
}
