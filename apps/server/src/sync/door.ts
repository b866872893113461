import type { IncomingMessage } from 'node:http';
import type { TrustsAddress } from '../request/origin.js';

/** What may wait at the door of one process. */
export interface DoorLimits {
  /** Sockets of one address that are not admitted yet, or were turned away and have not gone. An office shares an address. */
  readonly byAddress: number;
  /** All such sockets. */
  readonly waiting: number;
  /** Sockets altogether, admitted ones included. */
  readonly open: number;
}

/** The limits of a server beside the share of an address, which is configured: a flood from one place stays a flood of that place. */
export const DOOR_LIMITS: Omit<DoorLimits, 'byAddress'> = { waiting: 4_000, open: 20_000 };

/** A socket at the door. */
export interface Visitor {
  /** It was let in, and waits no longer. */
  admitted(): void;
  /** It is gone. */
  gone(): void;
}

/** Counts the sockets of people nobody knows yet, so that ten thousand of them do not keep those out whom we know (trust.md MS13). */
export class Door {
  readonly #byAddress = new Map<string, number>();
  #waiting = 0;
  #open = 0;

  constructor(private readonly limits: DoorLimits) {}

  /** Lets a socket wait to be looked at; undefined when too many do already. */
  enter(address: string): Visitor | undefined {
    const here = this.#byAddress.get(address) ?? 0;
    const { byAddress, waiting, open } = this.limits;
    if (here >= byAddress || this.#waiting >= waiting || this.#open >= open) return undefined;
    this.#byAddress.set(address, here + 1);
    this.#waiting += 1;
    this.#open += 1;
    let isWaiting = true;
    let isOpen = true;
    const admitted = (): void => {
      if (!isWaiting) return;
      isWaiting = false;
      this.#waiting -= 1;
      const left = (this.#byAddress.get(address) ?? 1) - 1;
      if (left === 0) this.#byAddress.delete(address);
      else this.#byAddress.set(address, left);
    };
    return {
      admitted,
      gone: () => {
        admitted();
        if (isOpen) this.#open -= 1;
        isOpen = false;
      },
    };
  }
}

/** Where a request comes from: the nearest address in its chain that is no proxy we believe. */
export function addressOf(request: IncomingMessage, trusts: TrustsAddress): string {
  const chain = String(request.headers['x-forwarded-for'] ?? '').split(',');
  let address = request.socket.remoteAddress ?? '';
  while (trusts(address)) {
    const next = chain.pop()?.trim();
    if (!next) break;
    address = next;
  }
  return address;
}
