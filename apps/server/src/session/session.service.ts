import { Access, type AuditRecord, AuditWriter } from '@colex/access';
import { type AuditAction, TypedError } from '@colex/contract';
import type { Actor } from '@colex/policy';
import { PersonRepository, SessionRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { Refusal } from '../api/user-errors.js';
import { isPassword } from './password.js';
import { DAY_MS, SESSION_DAYS } from './session-middleware.js';
import { Revocations } from './revocations.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Who signed in, or why nobody did. */
export type SignInOutcome = { readonly personId: string } | { readonly refusal: Refusal };

/** Signing in and out with a session cookie. */
@Injectable()
export class SessionService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly throttle: SignInThrottle,
    private readonly revocations: Revocations,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Open to everybody: the one thing somebody who is not signed in may do. */
  async signIn(request: Request, account: string, password: string): Promise<SignInOutcome> {
    const name = account.trim().toLowerCase();
    const address = request.ip ?? 'unknown';
    const wait = await this.throttle.count(name, address);
    const people = new PersonRepository(this.dataSource.manager);
    if (wait !== undefined) {
      // Once when attempts stop being heard, not for each that follows: the chain is not for strangers to fill.
      if (wait.isFirst) await this.recordThrottle((await people.byAccount(name))?.id ?? null, address);
      const { seconds } = wait;
      return { refusal: { code: 'TOO_MANY_ATTEMPTS', message: 'tooManyAttempts', parameters: { seconds } } };
    }
    const person = await people.withPassword(name);
    const right = await isPassword(password, person?.passwordHash);
    // Only somebody who knows the password learns that the account is suspended.
    if (!person || !right) return { refusal: { code: 'WRONG_CREDENTIALS', message: 'wrongCredentials' } };
    if (person.suspendedAt) return { refusal: { code: 'FORBIDDEN', message: 'suspended' } };
    await this.throttle.forgive(name, address);
    await regenerateSession(request);
    request.session.personId = person.id;
    const { sessionID: sid, session } = request;
    try {
      await this.dataSource.transaction(async (manager) => {
        await new SessionRepository(manager).keep(sid, session, new Date(Date.now() + SESSION_DAYS * DAY_MS));
        await this.audit.append(manager, ofSession('session.signIn', person.id, { address }));
      });
    } catch (error) {
      // Otherwise express-session would keep it when the answer is sent.
      await destroySession(request);
      throw error;
    }
    return { personId: person.id };
  }

  /** Ends the session of this request; returns how many ended. */
  async signOut(actor: Actor | null, request: Request): Promise<number> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    await this.access.assert(actor, 'session.end', { ownerId: actor.personId });
    if (request.session.personId === undefined) return 0;
    const sid = request.sessionID;
    await this.dataSource.transaction(async (manager) => {
      await new SessionRepository(manager).end(sid);
      await this.audit.append(manager, ofSession('session.signOut', actor.personId));
    });
    await destroySession(request);
    this.revocations.endSessions([sid]);
    return 1;
  }

  /** Ends every session of the person; returns how many ended. */
  async signOutEverywhere(actor: Actor | null, request: Request): Promise<number> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    await this.access.assert(actor, 'session.end', { ownerId: actor.personId });
    const sids = await this.dataSource.transaction(async (manager) => {
      const ended = await new SessionRepository(manager).endAllOf(actor.personId);
      const facts = { sessions: ended.length };
      await this.audit.append(manager, ofSession('session.signOutEverywhere', actor.personId, facts));
      return ended;
    });
    // Otherwise express-session would write this request's own session back when the answer is sent.
    if (request.session.personId !== undefined) await destroySession(request);
    this.revocations.endSessions(sids);
    return sids.length;
  }

  /** The name that was typed is not kept: people type passwords into the wrong field. */
  private recordThrottle(personId: string | null, address: string): Promise<unknown> {
    return this.dataSource.transaction((manager) =>
      this.audit.append(manager, {
        action: 'session.throttle',
        actorId: null,
        subject: { type: 'person', id: personId ?? 'unknown' },
        facts: { address },
      }),
    );
  }
}

function ofSession(action: AuditAction, personId: string, facts: AuditRecord['facts'] = {}): AuditRecord {
  return { action, actorId: personId, subject: { type: 'person', id: personId }, facts };
}

/** A new session id for whoever signs in: one that was planted before is worth nothing (OWASP, session fixation). */
async function regenerateSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.regenerate((error?: unknown) => (error ? reject(error as Error) : resolve())),
  );
}

async function destroySession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.destroy((error?: unknown) => (error ? reject(error as Error) : resolve())),
  );
}
