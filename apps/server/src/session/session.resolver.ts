import { type MutationSignInArgs, TypedError } from '@colex/contract';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';
import type { ApiContext } from '../api/api-context.js';
import { toUserError } from '../api/user-errors.js';
import { SessionService } from './session.service.js';

@Resolver()
export class SessionResolver {
  constructor(private readonly sessionService: SessionService) {}

  @Query('viewer')
  viewer(@Context() { actor, loaders }: ApiContext) {
    return actor === null ? null : loaders.person.load(actor.personId);
  }

  @Mutation('signIn')
  async signIn(@Context() context: ApiContext, @Args() { input }: MutationSignInArgs) {
    const outcome = await this.sessionService.signIn(requestOf(context), input.account, input.password);
    if ('refusal' in outcome) return { viewer: null, userErrors: [toUserError(outcome.refusal, context.language)] };
    return { viewer: await context.loaders.person.load(outcome.personId), userErrors: [] };
  }

  @Mutation('signOut')
  async signOut(@Context() context: ApiContext) {
    return { endedSessions: await this.sessionService.signOut(context.actor, requestOf(context)), userErrors: [] };
  }

  @Mutation('signOutEverywhere')
  async signOutEverywhere(@Context() context: ApiContext) {
    const endedSessions = await this.sessionService.signOutEverywhere(context.actor, requestOf(context));
    return { endedSessions, userErrors: [] };
  }
}

/** Sessions live in cookies, so they need an HTTP exchange: over a socket there is none to set. */
function requestOf({ req }: ApiContext): Request {
  if (req?.session) return req;
  throw new TypedError('BAD_USER_INPUT', {
    'zh-CN': '请通过 HTTP 登录或退出。',
    en: 'Sign in and out over HTTP.',
  });
}
