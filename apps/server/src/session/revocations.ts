import type { Credential } from '@colex/access';
import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';

/** Credentials of this node that have just stopped being good: open sockets close at once, other nodes notice within 5 s. */
@Injectable()
export class Revocations {
  readonly #ended = new Subject<(credential: Credential) => boolean>();

  /** Emits a test: does this credential end? */
  readonly ended = this.#ended.asObservable();

  endSessions(sids: readonly string[]): void {
    const gone = new Set(sids);
    this.#ended.next((credential) => credential.kind === 'session' && gone.has(credential.sid));
  }

  endToken(hash: Buffer): void {
    this.#ended.next((credential) => credential.kind === 'token' && credential.hash.equals(hash));
  }
}
