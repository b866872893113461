import type { Actor, Scope } from '@colex/policy';
import {
  AccessTokenRepository,
  Gathered,
  type PersonEntity,
  PersonRepository,
  SessionRepository,
  type UsedToken,
  tokenHash,
} from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** What somebody shows to say who they are. */
export type Credential =
  { readonly kind: 'session'; readonly sid: string } | { readonly kind: 'token'; readonly hash: Buffer };

/** The credential for a token as its owner wrote it; the token itself goes no further. */
export function tokenCredential(token: string): Credential {
  return { kind: 'token', hash: tokenHash(token) };
}

/** Who stands behind a credential, now. Asked again for as long as a socket is open; those who ask together share a query. */
@Injectable()
export class Actors {
  readonly #sessions: Gathered<string, string | null>;
  readonly #tokens: Gathered<Buffer, UsedToken | null>;
  readonly #people: Gathered<string, PersonEntity | undefined>;

  constructor(@InjectDataSource() dataSource: DataSource) {
    const { manager } = dataSource;
    this.#sessions = new Gathered((sids) => new SessionRepository(manager).peopleOf(sids));
    this.#tokens = new Gathered((hashes) => new AccessTokenRepository(manager).useEach(hashes));
    this.#people = new Gathered((ids) => new PersonRepository(manager).byIds(ids));
  }

  /** Null when the session or token does not exist, has run out or was revoked. */
  async behind(credential: Credential): Promise<Actor | null> {
    if (credential.kind === 'session') {
      const personId = await this.#sessions.of(credential.sid);
      return personId === null ? null : this.person(personId, 'write');
    }
    const token = await this.#tokens.of(credential.hash);
    return token === null ? null : this.person(token.personId, token.scope);
  }

  /** The actor of a person already known to be this one. */
  async person(personId: string, scope: Scope): Promise<Actor | null> {
    const person = await this.#people.of(personId);
    return person === undefined
      ? null
      : {
          personId: person.id,
          cityId: person.cityId,
          administrator: person.administrator,
          suspended: person.suspendedAt !== null,
          scope,
        };
  }
}
