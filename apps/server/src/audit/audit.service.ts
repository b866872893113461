import { Access } from '@colex/access';
import { TypedError } from '@colex/contract';
import type { Actor } from '@colex/policy';
import { type AuditFilter, AuditRepository, auditList } from '@colex/store';
import type { ChainHead } from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import type { AuditEntryView } from './audit.view.js';

const MOST_ACTIONS = 50;

/** The audit chain, for those who may read it: the administrator all of it, the chair the rows of the own project. */
@Injectable()
export class AuditService {
  constructor(
    private readonly access: Access,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async entries(
    context: ApiContext,
    filter: AuditFilter,
    given: ConnectionArguments,
  ): Promise<ConnectionView<AuditEntryView>> {
    await this.assertReads(context.actor, filter.projectId ?? null);
    return connection(context, auditList(usable(filter)), '', given, context.loaders.auditEntry);
  }

  async head(actor: Actor | null, projectId: string | null): Promise<ChainHead> {
    await this.assertReads(actor, projectId);
    return new AuditRepository(this.dataSource.manager).head();
  }

  /** Throws unless this person may read these rows: of a project, or (null) of everything. */
  async assertReads(actor: Actor | null, projectId: string | null): Promise<void> {
    if (projectId === null) await this.access.assert(actor, 'audit.read', {});
    else await this.access.assert(actor, 'project.audit', { projectId });
  }

  /** The row, for those who may see it. */
  async visible(context: ApiContext, id: string): Promise<AuditEntryView | undefined> {
    const seq = /^aud_(\d{1,15})$/.exec(id)?.[1];
    const entry = seq && (await context.loaders.auditEntry.load(seq));
    if (!entry) return undefined;
    const { projectId } = entry;
    const all = await this.access.decide(context.actor, 'audit.read', {});
    if (all.allowed) return entry;
    if (projectId === null) return undefined;
    return (await this.access.decide(context.actor, 'project.audit', { projectId })).allowed ? entry : undefined;
  }
}

/** The filter, or BAD_USER_INPUT for what no row could be compared with. */
export function usable(filter: AuditFilter): AuditFilter {
  if ((filter.actions?.length ?? 0) > MOST_ACTIONS) {
    throw new TypedError('BAD_USER_INPUT', {
      'zh-CN': `actions 最多可列 ${MOST_ACTIONS} 项。`,
      en: `At most ${MOST_ACTIONS} actions may be named.`,
    });
  }
  for (const date of [filter.from, filter.until]) {
    if (date && Number.isNaN(date.getTime())) {
      throw new TypedError('BAD_USER_INPUT', {
        'zh-CN': 'from 和 until 应为 RFC 3339 时间。',
        en: 'From and until are instants of RFC 3339.',
      });
    }
  }
  return filter;
}
