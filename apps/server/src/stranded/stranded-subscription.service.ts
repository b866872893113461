import { Access, Actors } from '@colex/access';
import { TypedError } from '@colex/contract';
import { STRANDED_CHANNEL } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { Loaders } from '../api/loaders.js';
import { DatabaseSignals } from '../signals/database-signals.service.js';
import { signalled } from '../signals/signalled.js';

/** One event of the subscription, as GraphQL takes it. */
export interface StrandedTextsChangedPayload {
  readonly strandedTextsChanged: { readonly draftId: string };
}

/** Tells whoever has a draft open that other words wait for a decision now. */
@Injectable()
export class StrandedSubscription {
  constructor(
    private readonly access: Access,
    private readonly actors: Actors,
    private readonly signals: DatabaseSignals,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Hints about one draft, the first at once. Rights are looked at again before each, so a lost one ends the subscription. */
  async changesOf(context: ApiContext, draftId: string): Promise<AsyncGenerator<StrandedTextsChangedPayload>> {
    await this.assertReads(context, draftId);
    const wake = signalled(this.signals.on(STRANDED_CHANNEL), (payload) => payload === null || payload === draftId);
    return this.hints(context, draftId, wake);
  }

  private async *hints(
    context: ApiContext,
    draftId: string,
    wake: ReturnType<typeof signalled>,
  ): AsyncGenerator<StrandedTextsChangedPayload> {
    let told: string | undefined;
    try {
      do {
        context.actor = context.credential && (await this.actors.behind(context.credential));
        context.loaders = new Loaders(this.dataSource, this.access, context.actor);
        await this.assertReads(context, draftId);
        // Signals also come just to make sure: what nobody changed is not told again.
        const now = await this.standing(draftId);
        if (now === told) continue;
        told = now;
        yield { strandedTextsChanged: { draftId } };
      } while (await wake.next());
    } finally {
      wake.stop();
    }
  }

  private async standing(draftId: string): Promise<string> {
    const [row]: { standing: string }[] = await this.dataSource.query(
      `SELECT count(*) || ' ' || count(decided_at) AS standing FROM stranded_text WHERE draft_id = $1`,
      [draftId],
    );
    return row?.standing ?? '';
  }

  private async assertReads(context: ApiContext, draftId: string): Promise<void> {
    await this.access.assert(context.actor, 'region.read', {});
    const draft = await context.loaders.draft.load(draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    await this.access.assert(context.actor, 'draft.read', draft);
  }
}
