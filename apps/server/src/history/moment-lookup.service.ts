import { Access } from '@colex/access';
import { TypedError } from '@colex/contract';
import { readLineContent } from '@colex/lawtext';
import { HistoryRepository, JournalRepository, VersionRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { DraftTexts } from './draft-texts.service.js';
import type { MomentView } from './moment.view.js';
import { Moments } from './moments.service.js';

/** Which moment is asked for: one of these, or none for now. */
export interface MomentWish {
  readonly revision?: number | null;
  readonly date?: string | null;
  readonly versionId?: string | null;
}

/** Which text is asked for. */
export interface TextWish {
  readonly draftId?: string | null;
  readonly moment?: MomentWish | null;
}

/** Finds moments of drafts for people, each only for those who may read the draft. */
@Injectable()
export class MomentLookup {
  constructor(
    private readonly access: Access,
    private readonly texts: DraftTexts,
    private readonly moments: Moments,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** A moment of a draft; null when there is none, or it may not be seen. */
  async moment(context: ApiContext, draftId: string, wish: MomentWish): Promise<MomentView | null> {
    const { revision = null, date = null, versionId = null } = wish;
    if ([revision, date, versionId].filter((given) => given !== null).length > 1) {
      throw new TypedError('BAD_USER_INPUT', {
        'zh-CN': 'revision、date、versionId 只能给出一个。',
        en: 'Give one of revision, date and versionId.',
      });
    }
    const draft = await context.loaders.draft.load(draftId);
    if (!draft || (await context.loaders.mode.load(draft)).mode === null) return null;
    if (versionId !== null) return this.ofVersion(context, draftId, versionId);
    if (revision === null && date === null) {
      const now = await this.texts.now(draftId);
      return now && { draftId, revision: now.seq, versionId: null, lines: now.lines };
    }
    const seq = await this.seqOf(draftId, revision, date);
    if (seq === null) return null;
    return { draftId, revision: seq, versionId: null, lines: await this.moments.linesAt(draftId, seq) };
  }

  /** A text that is asked for by draft, moment or version alone; null when there is none, or it may not be seen. */
  async text(context: ApiContext, { draftId = null, moment }: TextWish): Promise<MomentView | null> {
    await this.access.assert(context.actor, 'region.read', {});
    const versionId = moment?.versionId ?? null;
    if (draftId === null && versionId === null) {
      throw new TypedError('BAD_USER_INPUT', {
        'zh-CN': '请给出 draftId 或 moment.versionId。',
        en: 'Give draftId or moment.versionId.',
      });
    }
    const version = draftId === null && versionId !== null ? await context.loaders.version.load(versionId) : undefined;
    const wanted = draftId ?? version?.draftId;
    return wanted === undefined ? null : this.moment(context, wanted, moment ?? {});
  }

  private async ofVersion(context: ApiContext, draftId: string, versionId: string): Promise<MomentView | null> {
    const version = await context.loaders.version.load(versionId);
    if (version?.draftId !== draftId) return null;
    const text = await new VersionRepository(this.dataSource.manager).textOf(versionId);
    return text && { draftId, revision: version.revision, versionId, lines: readLineContent(text.content) };
  }

  private async seqOf(draftId: string, revision: number | null, date: string | null): Promise<number | null> {
    if (date !== null) {
      const instant = new Date(date);
      if (Number.isNaN(instant.getTime())) throw new TypedError('BAD_USER_INPUT');
      return (await new HistoryRepository(this.dataSource.manager).seqAt(draftId, instant)) || null;
    }
    const head = (await new JournalRepository(this.dataSource.manager).headOf(draftId)) ?? 0;
    return revision !== null && revision >= 1 && revision <= head ? revision : null;
  }
}
