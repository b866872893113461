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
import { Gathered } from '@colex/store';
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

interface AskedMode {
  readonly actor: Actor;
  readonly target: DraftTarget;
}

/** The one door to the policy: loads the facts, asks `decide`, and throws the one typed error. */
@Injectable()
export class Access {
  readonly #modes = new Gathered((asked: readonly AskedMode[]) => this.eachMode(asked));

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

  /** {@link modes} of one draft. Whoever asks in the same moment, for whatever person and draft, is answered together. */
  mode(actor: Actor, target: DraftTarget): Promise<ModeVerdict> {
    return this.#modes.of({ actor, target });
  }

  private async eachMode(asked: readonly AskedMode[]): Promise<ModeVerdict[]> {
    const byActor = new Map<string, AskedMode[]>();
    for (const one of asked) {
      const key = JSON.stringify(one.actor);
      const group = byActor.get(key);
      if (group) group.push(one);
      else byActor.set(key, [one]);
    }
    const answers = new Map<AskedMode, ModeVerdict>();
    await Promise.all(
      [...byActor.values()].map(async (group) => {
        const verdicts = await this.modes(
          group[0]?.actor ?? null,
          group.map(({ target }) => target),
        );
        for (const [place, verdict] of verdicts.entries()) answers.set(group[place] as AskedMode, verdict);
      }),
    );
    return asked.map((one) => answers.get(one) ?? { mode: null, reason: 'signInFirst' });
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
