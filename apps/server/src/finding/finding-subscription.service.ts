import { FINDINGS_CHANNEL } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { DatabaseSignals } from '../signals/database-signals.service.js';
import { Follower, type Told } from '../signals/follower.service.js';
import { signalled } from '../signals/signalled.js';

/** One event of the subscription, as GraphQL takes it. */
export interface IgnoredFindingsChangedPayload {
  readonly ignoredFindingsChanged: { readonly draftId: string };
}

/** Tells whoever has a draft open that other findings are ignored now. */
@Injectable()
export class FindingSubscription {
  constructor(
    private readonly follower: Follower,
    private readonly signals: DatabaseSignals,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Hints about one draft, the first at once. Rights are looked at again before each, so a lost one ends the subscription. */
  async changesOf(context: ApiContext, draftId: string): Promise<AsyncGenerator<IgnoredFindingsChangedPayload>> {
    const assert = (): Promise<void> => this.follower.assertReadsDraft(context, draftId);
    await assert();
    const wake = signalled(this.signals.on(FINDINGS_CHANNEL), (payload) => payload === null || payload === draftId);
    // Signals also come just to make sure: what nobody changed is not told again.
    const look = async (told: string | undefined): Promise<Told<string | undefined, IgnoredFindingsChangedPayload>> => {
      const position = await this.standing(draftId);
      return { position, events: position === told ? [] : [{ ignoredFindingsChanged: { draftId } }] };
    };
    return this.follower.follow(context, { wake, from: undefined, assert, look });
  }

  private async standing(draftId: string): Promise<string> {
    const [row]: { standing: string }[] = await this.dataSource.query(
      `SELECT count(*) || ' ' || count(heeded_at) AS standing FROM ignored_finding WHERE draft_id = $1`,
      [draftId],
    );
    return row?.standing ?? '';
  }
}
