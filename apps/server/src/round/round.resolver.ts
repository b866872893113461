import type {
  MutationCancelRoundArgs,
  MutationCloseRoundArgs,
  MutationDeclineRoundArgs,
  MutationExtendRoundArgs,
  MutationOpenRoundArgs,
  MutationRemindCitiesArgs,
  MutationSignRoundArgs,
  MutationWithdrawRoundAnswerArgs,
} from '@colex/contract';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import { toUserError } from '../api/user-errors.js';
import { toRule } from '../signoff/settlement-rule-input.js';
import { type RoundOutcome, RoundService, type RoundStep } from './round.service.js';

@Resolver()
export class RoundMutationResolver {
  constructor(private readonly roundService: RoundService) {}

  @Mutation('openRound')
  async openRound(@Context() context: ApiContext, @Args() { input }: MutationOpenRoundArgs) {
    const { rule, idempotencyKey = null, ...wish } = input;
    return this.#payload(
      context,
      await this.roundService.open(context.actor, { ...wish, idempotencyKey, rule: toRule(rule) }),
    );
  }

  @Mutation('extendRound')
  extendRound(@Context() context: ApiContext, @Args() { input }: MutationExtendRoundArgs) {
    return this.#step(context, 'extendRound', input, { type: 'extendRound', dueOn: input.dueOn });
  }

  @Mutation('signRound')
  signRound(@Context() context: ApiContext, @Args() { input }: MutationSignRoundArgs) {
    const { versionDigest } = input;
    return this.#step(context, 'signRound', input, { type: 'signWhole', cityId: cityOf(context), versionDigest });
  }

  @Mutation('declineRound')
  declineRound(@Context() context: ApiContext, @Args() { input }: MutationDeclineRoundArgs) {
    const { versionDigest, reason } = input;
    const command = { type: 'declineWhole', cityId: cityOf(context), versionDigest, reason } as const;
    return this.#step(context, 'declineRound', input, command);
  }

  @Mutation('withdrawRoundAnswer')
  withdrawRoundAnswer(@Context() context: ApiContext, @Args() { input }: MutationWithdrawRoundAnswerArgs) {
    const command = { type: 'withdrawWhole', cityId: cityOf(context), reason: input.reason ?? null } as const;
    return this.#step(context, 'withdrawRoundAnswer', input, command);
  }

  @Mutation('remindCities')
  remindCities(@Context() context: ApiContext, @Args() { input }: MutationRemindCitiesArgs) {
    return this.#step(context, 'remindCities', input, { type: 'recordReminders', cityIds: input.cityIds });
  }

  @Mutation('closeRound')
  closeRound(@Context() context: ApiContext, @Args() { input }: MutationCloseRoundArgs) {
    return this.#step(context, 'closeRound', input, { type: 'closeRound', reason: input.reason ?? null });
  }

  @Mutation('cancelRound')
  cancelRound(@Context() context: ApiContext, @Args() { input }: MutationCancelRoundArgs) {
    return this.#step(context, 'cancelRound', input, { type: 'cancelRound', reason: input.reason });
  }

  async #step(
    context: ApiContext,
    mutation: string,
    { roundId, idempotencyKey = null }: { readonly roundId: string; readonly idempotencyKey?: string | null },
    command: RoundStep,
  ) {
    const wish = { mutation, idempotencyKey };
    return this.#payload(context, await this.roundService.step(context.actor, roundId, command, wish), roundId);
  }

  /** The round as it stands, also beside a refusal, for those who may see it. */
  async #payload(context: ApiContext, outcome: RoundOutcome, asked: string | null = null) {
    const refusal = 'refusal' in outcome ? outcome.refusal : null;
    const roundId = 'roundId' in outcome ? outcome.roundId : refusal?.message === 'itemUnknown' ? null : asked;
    return {
      round: roundId === null ? null : await context.loaders.round.load(roundId),
      userErrors: refusal ? [toUserError(refusal, context.language)] : [],
    };
  }
}

/** A city is spoken for by its own people only; somebody of none speaks for none. */
const cityOf = ({ actor }: ApiContext): string => actor?.cityId ?? '';
