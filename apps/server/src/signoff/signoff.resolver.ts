import type {
  MutationApproveClauseArgs,
  MutationGiveClauseArgs,
  MutationGiveClauseBackArgs,
  MutationReopenClauseArgs,
  MutationSetSignoffSettingsArgs,
  MutationTakeClauseBackArgs,
  MutationWithdrawDecisionArgs,
} from '@colex/contract';
import { clausePlace } from '@colex/store';
import type { OwnershipCommand } from '@colex/workflow';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import { type Refusal, toUserError } from '../api/user-errors.js';
import { OwnershipService } from './ownership.service.js';
import { toRule } from './settlement-rule-input.js';
import { SettlementService } from './settlement.service.js';
import { type DecisionWish, SignoffService } from './signoff.service.js';

@Resolver()
export class SignoffResolver {
  constructor(
    private readonly signoffService: SignoffService,
    private readonly settlementService: SettlementService,
    private readonly ownershipService: OwnershipService,
  ) {}

  @Mutation('approveClause')
  approveClause(@Context() context: ApiContext, @Args() { input }: MutationApproveClauseArgs) {
    return this.#decide(context, wishOf('approveClause', input));
  }

  @Mutation('approveClauseWithReservation')
  approveClauseWithReservation(@Context() context: ApiContext, @Args() { input }: MutationApproveClauseArgs) {
    return this.#decide(context, wishOf('approveClauseWithReservation', input));
  }

  @Mutation('objectToClause')
  objectToClause(@Context() context: ApiContext, @Args() { input }: MutationApproveClauseArgs) {
    return this.#decide(context, wishOf('objectToClause', input));
  }

  @Mutation('withdrawDecision')
  withdrawDecision(@Context() context: ApiContext, @Args() { input }: MutationWithdrawDecisionArgs) {
    const { clauseId, reason = null, idempotencyKey = null } = input;
    const nothingRead = { digest: null, citations: null, roundId: null } as const;
    const wish = { type: 'withdrawDecision', clauseId, reason, idempotencyKey, ...nothingRead } as const;
    return this.#decide(context, wish);
  }

  @Mutation('reopenClause')
  async reopenClause(@Context() context: ApiContext, @Args() { input }: MutationReopenClauseArgs) {
    const { clauseId, reason, idempotencyKey = null } = input;
    const outcome = await this.settlementService.reopen(context.actor, { clauseId, reason, idempotencyKey });
    return clausePayload(context, clauseId, outcome);
  }

  @Mutation('giveClause')
  giveClause(@Context() context: ApiContext, @Args() { input }: MutationGiveClauseArgs) {
    const { clauseId, cityId, idempotencyKey = null } = input;
    return this.#own(context, clauseId, { type: 'giveClause', cityId }, idempotencyKey);
  }

  @Mutation('takeClauseBack')
  takeClauseBack(@Context() context: ApiContext, @Args() { input }: MutationTakeClauseBackArgs) {
    const { clauseId, reason, idempotencyKey = null } = input;
    return this.#own(context, clauseId, { type: 'takeClauseBack', reason }, idempotencyKey);
  }

  @Mutation('giveClauseBack')
  giveClauseBack(@Context() context: ApiContext, @Args() { input }: MutationGiveClauseBackArgs) {
    const { clauseId, idempotencyKey = null } = input;
    return this.#own(context, clauseId, { type: 'giveClauseBack' }, idempotencyKey);
  }

  @Mutation('setSignoffSettings')
  async setSignoffSettings(@Context() context: ApiContext, @Args() { input }: MutationSetSignoffSettingsArgs) {
    const { projectId, rule, reservationsCount, lastEditorMayDecideAlone, idempotencyKey = null } = input;
    const outcome = await this.settlementService.configure(context.actor, {
      projectId,
      rule: toRule(rule),
      reservationsCount,
      lastEditorMayDecideAlone,
      idempotencyKey,
    });
    if ('refusal' in outcome) {
      return { project: null, settledCount: 0, userErrors: [toUserError(outcome.refusal, context.language)] };
    }
    return {
      project: await context.loaders.project.load(projectId),
      settledCount: outcome.settledCount,
      userErrors: [],
    };
  }

  async #decide(context: ApiContext, wish: DecisionWish) {
    const outcome = await this.signoffService.decide(context.actor, wish);
    if ('refusal' in outcome) {
      const { refusal, currentDigest = null } = outcome;
      return {
        ...(await clausePayload(context, wish.clauseId, { refusal })),
        decision: null,
        isSettledNow: false,
        currentDigest,
      };
    }
    const { decisionId, isSettledNow } = outcome;
    return {
      clause: await context.loaders.clause.load(wish.clauseId),
      decision: decisionId === null ? null : await context.loaders.signoffDecision.load(decisionId),
      isSettledNow,
      currentDigest: null,
      userErrors: [],
    };
  }

  async #own(context: ApiContext, clauseId: string, command: OwnershipCommand, idempotencyKey: string | null) {
    return clausePayload(
      context,
      clauseId,
      await this.ownershipService.change(context.actor, { clauseId, command, idempotencyKey }),
    );
  }
}

/** The clause as it stands, also beside a refusal, for those who may see it. */
async function clausePayload(context: ApiContext, clauseId: string, outcome: object | { readonly refusal: Refusal }) {
  const refusal = 'refusal' in outcome ? (outcome.refusal as Refusal) : null;
  const hidden = refusal?.message === 'clauseNotFound';
  return {
    clause: hidden ? null : await context.loaders.clause.load(clauseId),
    userErrors: refusal ? [toUserError(refusal, context.language)] : [],
  };
}

function wishOf(
  type: Exclude<DecisionWish['type'], 'withdrawDecision'>,
  {
    clauseId,
    digest,
    citations,
    reason = null,
    roundId = null,
    idempotencyKey = null,
  }: MutationApproveClauseArgs['input'],
): DecisionWish {
  const read = citations?.map((cited) => ({
    // A citation of something that is no clause of ours can equal none that stands.
    clauseId: clausePlace(cited.clauseId)?.lineId ?? cited.clauseId,
    digest: cited.digest,
  }));
  return { type, clauseId, digest, citations: read ?? null, reason, roundId, idempotencyKey };
}
