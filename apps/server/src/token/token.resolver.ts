import type { AccessToken, MutationCreateAccessTokenArgs, MutationRevokeAccessTokenArgs } from '@colex/contract';
import type { AccessTokenEntity } from '@colex/store';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import { toUserError } from '../api/user-errors.js';
import { TokenService } from './token.service.js';

@Resolver()
export class TokenResolver {
  constructor(private readonly tokenService: TokenService) {}

  @Query('accessTokens')
  async accessTokens(@Context() { actor }: ApiContext) {
    return (await this.tokenService.list(actor)).map(toAccessTokenView);
  }

  @Mutation('createAccessToken')
  async createAccessToken(
    @Context() { actor, language }: ApiContext,
    @Args() { input }: MutationCreateAccessTokenArgs,
  ) {
    const outcome = await this.tokenService.create(actor, {
      ownerId: actor?.personId ?? '',
      name: input.name,
      scope: input.scope === 'READ' ? 'read' : 'write',
      expiresAt: input.expiresAt ? new Date(input.expiresAt) : null,
    });
    if ('refusal' in outcome) return { userErrors: [toUserError(outcome.refusal, language)] };
    return { accessToken: toAccessTokenView(outcome.token), secret: outcome.secret, userErrors: [] };
  }

  @Mutation('revokeAccessToken')
  async revokeAccessToken(
    @Context() { actor, language }: ApiContext,
    @Args() { input }: MutationRevokeAccessTokenArgs,
  ) {
    const refusal = await this.tokenService.revoke(actor, input.id);
    return { revokedId: refusal ? null : input.id, userErrors: refusal ? [toUserError(refusal, language)] : [] };
  }
}

function toAccessTokenView(row: AccessTokenEntity): AccessToken {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope === 'read' ? 'READ' : 'WRITE',
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
