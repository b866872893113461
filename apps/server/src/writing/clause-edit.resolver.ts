import type { MutationApplyClauseEditArgs } from '@colex/contract';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import { toUserError } from '../api/user-errors.js';
import { ClauseEditService } from './clause-edit.service.js';

@Resolver()
export class ClauseEditResolver {
  constructor(private readonly clauseEdits: ClauseEditService) {}

  @Mutation('applyClauseEdit')
  async applyClauseEdit(@Context() context: ApiContext, @Args() { input }: MutationApplyClauseEditArgs) {
    const { clauseId, baseRevision, lines, idempotencyKey = null } = input;
    const outcome = await this.clauseEdits.apply(context, { clauseId, baseRevision, lines, idempotencyKey });
    if (!('refusal' in outcome)) return { ...outcome, userErrors: [] };
    const { refusal, conflict = null } = outcome;
    return { conflict, userErrors: [toUserError(refusal, context.language)] };
  }
}
