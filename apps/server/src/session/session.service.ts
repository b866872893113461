import { Access } from '@colex/access';
import { TypedError } from '@colex/contract';
import type { Actor } from '@colex/policy';
import { PersonRepository, SessionRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { Refusal } from '../api/user-errors.js';
import { isPassword } from './password.js';
import { Revocations } from './revocations.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Who signed in, or why nobody did. */
export type SignInOutcome = { readonly personId: string } | { readonly refusal: Refusal };

/** Signing in and out with a session cookie. */
@Injectable()
export class SessionService {
  constructor(
    private readonly access: Access,
    private readonly throttle: SignInThrottle,
    private readonly revocations: Revocations,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Open to everybody: the one thing somebody who is not signed in may do. */
  async signIn(request: Request, account: string, password: string): Promise<SignInOutcome> {
    const name = account.trim().toLowerCase();
    const address = request.ip ?? 'unknown';
    const seconds = await this.throttle.count(name, address);
    if (seconds !== undefined) {
      return { refusal: { code: 'TOO_MANY_ATTEMPTS', message: 'tooManyAttempts', parameters: { seconds } } };
    }
    const person = await new PersonRepository(this.dataSource.manager).withPassword(name);
    const right = await isPassword(password, person?.passwordHash);
    // Only somebody who knows the password learns that the account is suspended.
    if (!person || !right) return { refusal: { code: 'WRONG_CREDENTIALS', message: 'wrongCredentials' } };
    if (person.suspendedAt) return { refusal: { code: 'FORBIDDEN', message: 'suspended' } };
    await this.throttle.forgive(name, address);
    await startSession(request, person.id);
    return { personId: person.id };
  }

  /** Ends the session of this request; returns how many ended. */
  async signOut(actor: Actor | null, request: Request): Promise<number> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    await this.access.assert(actor, 'session.end', { ownerId: actor.personId });
    if (request.session.personId === undefined) return 0;
    const sid = request.sessionID;
    await destroySession(request);
    this.revocations.endSessions([sid]);
    return 1;
  }

  /** Ends every session of the person; returns how many ended. */
  async signOutEverywhere(actor: Actor | null, request: Request): Promise<number> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    await this.access.assert(actor, 'session.end', { ownerId: actor.personId });
    const sids = await new SessionRepository(this.dataSource.manager).endAllOf(actor.personId);
    // Otherwise express-session would write this request's own session back when the answer is sent.
    if (request.session.personId !== undefined) await destroySession(request);
    this.revocations.endSessions(sids);
    return sids.length;
  }
}

/** A new session id for the signed-in person: one that was planted before is worth nothing (OWASP, session fixation). */
async function startSession(request: Request, personId: string): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.regenerate((error?: unknown) => (error ? reject(error as Error) : resolve())),
  );
  request.session.personId = personId;
  await new Promise<void>((resolve, reject) =>
    request.session.save((error?: unknown) => (error ? reject(error as Error) : resolve())),
  );
}

async function destroySession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.destroy((error?: unknown) => (error ? reject(error as Error) : resolve())),
  );
}
