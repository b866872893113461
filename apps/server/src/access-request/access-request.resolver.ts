import type { MutationRequestAccessArgs } from '@colex/contract';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import { toUserError } from '../api/user-errors.js';
import { AccessRequestService } from './access-request.service.js';

@Resolver()
export class AccessRequestResolver {
  constructor(private readonly requests: AccessRequestService) {}

  @Mutation('requestAccess')
  async requestAccess(@Context() context: ApiContext, @Args() { input }: MutationRequestAccessArgs) {
    const { slug, message, idempotencyKey = null } = input;
    const outcome = await this.requests.request(context.actor, { slug, message, idempotencyKey });
    return { userErrors: 'refusal' in outcome ? [toUserError(outcome.refusal, context.language)] : [] };
  }
}
