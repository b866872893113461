import { ERRORS, MESSAGES, TypedError } from '@colex/contract';
import {
  type Action,
  type Actor,
  type DraftMode,
  type FactsOfAction,
  type Reason,
  type Verdict,
  decide,
  modeOf,
} from '@colex/policy';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { FACT_LOADERS } from './fact-loader.js';
import { type DraftTarget, SEEING, type TargetOfAction } from './target.js';

/** How somebody may have a draft open, and why not more. `mode` is null for those who may not see it. */
export interface ModeVerdict {
  readonly mode: DraftMode | null;
  readonly reason: Reason | null;
}

/** The one door to the policy: loads the facts, asks `decide`, and throws the one typed error. */
@Injectable()
export class Access {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Throws unless the actor may do this: UNAUTHENTICATED when not signed in or suspended, NOT_FOUND when they may not even
   * see the target (so that nothing can be found out by asking), FORBIDDEN with the reason otherwise.
   */
  async assert<A extends Action>(actor: Actor | null, action: A, target: TargetOfAction[A]): Promise<void> {
    const verdict = await this.decide(actor, action, target);
    if (!verdict.allowed) throw await this.refusal(actor, action, target, verdict.reason);
  }

  /** The policy's answer about one target. */
  async decide<A extends Action>(actor: Actor | null, action: A, target: TargetOfAction[A]): Promise<Verdict> {
    const [verdict] = await this.decideEach(actor, action, [target]);
    return verdict ?? { allowed: false, reason: 'signInFirst' };
  }

  /** The policy's answer about each of many targets, their facts loaded together. */
  async decideEach<A extends Action>(
    actor: Actor | null,
    action: A,
    targets: readonly TargetOfAction[A][],
  ): Promise<Verdict[]> {
    // Without a person there are no facts to load, and the policy needs none to say no.
    if (actor === null) return targets.map(() => ({ allowed: false, reason: 'signInFirst' }));
    const facts: readonly FactsOfAction[A][] = await FACT_LOADERS[action](this.dataSource.manager, actor, targets);
    return facts.map((known) => decide(actor, action, known));
  }

  /** The mode in which the actor may have each of these drafts open. */
  async modes(actor: Actor | null, targets: readonly DraftTarget[]): Promise<ModeVerdict[]> {
    if (actor === null) return targets.map(() => ({ mode: null, reason: 'signInFirst' }));
    const facts = await FACT_LOADERS['draft.read'](this.dataSource.manager, actor, targets);
    return facts.map((known) => modeOf(actor, known));
  }

  private async refusal<A extends Action>(
    actor: Actor | null,
    action: A,
    target: TargetOfAction[A],
    reason: Reason,
  ): Promise<TypedError> {
    if (actor === null) return new TypedError('UNAUTHENTICATED', ERRORS.UNAUTHENTICATED.sentence);
    if (reason === 'suspended') return new TypedError('UNAUTHENTICATED', MESSAGES.suspended);
    if (reason === 'tokenOnlyReads') return new TypedError('FORBIDDEN', MESSAGES.tokenOnlyReads);
    const seeing = SEEING[action];
    const visible = seeing !== undefined && (await this.decide(actor, seeing, target as never)).allowed;
    return visible ? new TypedError('FORBIDDEN', MESSAGES[reason]) : new TypedError('NOT_FOUND');
  }
}
