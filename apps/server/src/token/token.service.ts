import { Access, type AuditRecord, AuditWriter } from '@colex/access';
import { TypedError } from '@colex/contract';
import type { Actor, Scope } from '@colex/policy';
import { type AccessTokenEntity, AccessTokenRepository, tokenHash } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Refusal } from '../api/user-errors.js';
import { newId } from '../identity/new-id.js';
import { Revocations } from '../session/revocations.js';
import { newTokenText } from './token-text.js';

/** What a new token should be. */
export interface NewToken {
  /** Whose. */
  readonly ownerId: string;
  readonly name: string;
  readonly scope: Scope;
  readonly expiresAt: Date | null;
}

const LONGEST_NAME = 100;

/** What the audit chain keeps of a new token: everything but the token. `actorId` is null on the command line. */
export function tokenCreated(token: AccessTokenEntity, actorId: string | null): AuditRecord {
  return {
    action: 'token.create',
    actorId,
    subject: { type: 'token', id: token.id },
    facts: {
      name: token.name,
      ownerId: token.personId,
      scope: token.scope,
      expiresAt: token.expiresAt?.toISOString() ?? null,
    },
  };
}

/** Personal access tokens. */
@Injectable()
export class TokenService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly revocations: Revocations,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Makes a token; `secret` is the only time it is seen. */
  async create(
    actor: Actor | null,
    wish: NewToken,
  ): Promise<{ readonly token: AccessTokenEntity; readonly secret: string } | { readonly refusal: Refusal }> {
    await this.access.assert(actor, 'token.create', { ownerId: wish.ownerId });
    const name = wish.name.trim();
    if (name.length === 0 || name.length > LONGEST_NAME) {
      return { refusal: { code: 'INVALID', message: 'tokenNameForm', field: ['name'] } };
    }
    // Also when it is no date at all: comparing with NaN is never true.
    if (wish.expiresAt && !(wish.expiresAt.getTime() > Date.now())) {
      return { refusal: { code: 'INVALID', message: 'tokenExpiryPast', field: ['expiresAt'] } };
    }
    const secret = newTokenText();
    const token = await this.dataSource.transaction(async (manager) => {
      const added = await new AccessTokenRepository(manager).add({
        id: newId('token'),
        personId: wish.ownerId,
        name,
        hash: tokenHash(secret),
        scope: wish.scope,
        expiresAt: wish.expiresAt,
      });
      await this.audit.append(manager, tokenCreated(added, actor?.personId ?? null));
      return added;
    });
    return { token, secret };
  }

  async list(actor: Actor | null): Promise<AccessTokenEntity[]> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    await this.access.assert(actor, 'token.read', { ownerId: actor.personId });
    return new AccessTokenRepository(this.dataSource.manager).ofPerson(actor.personId);
  }

  /** Ends a token of the actor's (or, for an administrator, of anybody's). Returns a refusal when there is none such. */
  async revoke(actor: Actor | null, id: string): Promise<Refusal | undefined> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    await this.access.assert(actor, 'token.revoke', { ownerId: actor.personId });
    const tokens = new AccessTokenRepository(this.dataSource.manager);
    const token = await tokens.byId(id);
    const verdict = token && (await this.access.decide(actor, 'token.revoke', { ownerId: token.personId }));
    if (!token || !verdict?.allowed) return { code: 'NOT_FOUND', message: 'tokenNotFound', field: ['id'] };
    const hash = await this.dataSource.transaction(async (manager) => {
      const revoked = await new AccessTokenRepository(manager).revoke(id);
      await this.audit.append(manager, {
        action: 'token.revoke',
        actorId: actor.personId,
        cityId: actor.cityId,
        subject: { type: 'token', id },
        facts: { name: token.name, ownerId: token.personId },
      });
      return revoked;
    });
    this.revocations.endToken(hash);
    return undefined;
  }
}
