import { Access } from '@colex/access';
import { TypedError } from '@colex/contract';
import { type ActivityRow, HistoryRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import type { ClauseView } from '../clause/clause.view.js';
import type { DraftView } from '../draft/draft.view.js';
import { type MomentWish, MomentLookup } from './moment-lookup.service.js';
import type { MomentView } from './moment.view.js';
import { Moments } from './moments.service.js';
import type { AuthoredText } from './text-work.js';

/** Who wrote how much in one stretch of time. */
export interface ActivitySliceView {
  readonly firstRevision: number;
  readonly lastRevision: number;
  readonly from: string;
  readonly to: string;
  readonly entries: number;
  readonly shares: readonly { readonly personId: string; readonly entries: number }[];
}

const MOST_SLICES = 240;

/** The past of drafts, for people who may read them. */
@Injectable()
export class MomentService {
  constructor(
    private readonly access: Access,
    private readonly lookup: MomentLookup,
    private readonly moments: Moments,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async at(context: ApiContext, draft: DraftView, wish: MomentWish): Promise<MomentView | null> {
    await this.access.assert(context.actor, 'draft.read', draft);
    return this.lookup.moment(context, draft.id, wish);
  }

  /** Who wrote the last entry of a moment, and when. */
  async entry(moment: MomentView): Promise<{ readonly actorId: string; readonly at: Date }> {
    const entry = await new HistoryRepository(this.dataSource.manager).entry(moment.draftId, moment.revision);
    if (!entry) throw new TypedError('NOT_FOUND');
    return entry;
  }

  async blame(moment: MomentView): Promise<AuthoredText> {
    return this.moments.blameAt(moment.draftId, moment.revision);
  }

  /** Who wrote each character of a clause, as it stands. */
  async blameOfClause(context: ApiContext, clause: ClauseView): Promise<AuthoredText> {
    const draft = await context.loaders.draft.load(clause.draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    await this.access.assert(context.actor, 'draft.read', draft);
    const { actors, lines } = await this.moments.blameAt(draft.id, draft.revision);
    const ids = new Set(clause.lines.map(({ id }) => id));
    return { actors, lines: lines.filter(({ id }) => ids.has(id)) };
  }

  async activity(context: ApiContext, draft: DraftView, slices: number): Promise<ActivitySliceView[]> {
    await this.access.assert(context.actor, 'draft.read', draft);
    if (slices < 1 || slices > MOST_SLICES) {
      throw new TypedError('BAD_USER_INPUT', {
        'zh-CN': `slices 应为 1 至 ${MOST_SLICES}。`,
        en: `slices is 1 to ${MOST_SLICES}.`,
      });
    }
    const rows = await new HistoryRepository(this.dataSource.manager).activity(draft.id, slices);
    const bySlice = new Map<number, ActivityRow[]>();
    for (const row of rows) bySlice.set(row.slice, [...(bySlice.get(row.slice) ?? []), row]);
    return [...bySlice.values()].map((parts) => ({
      firstRevision: Math.min(...parts.map(({ firstSeq }) => firstSeq)),
      lastRevision: Math.max(...parts.map(({ lastSeq }) => lastSeq)),
      from: new Date(Math.min(...parts.map(({ firstAt }) => firstAt.getTime()))).toISOString(),
      to: new Date(Math.max(...parts.map(({ lastAt }) => lastAt.getTime()))).toISOString(),
      entries: parts.reduce((sum, { entries }) => sum + entries, 0),
      shares: parts.map(({ actorId, entries }) => ({ personId: actorId, entries })),
    }));
  }
}
