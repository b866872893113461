import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '@colex/contract';
import { LANGUAGES } from '@colex/contract';
import { nanoid } from 'nanoid';

/** What is known of the request being answered, for places that are told nothing: the formatting of errors. */
export interface RequestScope {
  readonly requestId: string;
  readonly language: Language;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Runs something within the scope of a request; everything it awaits is within it too. */
export function inScope<Result>(scope: RequestScope, run: () => Result): Result {
  return scopes.run(scope, run);
}

/** The scope of the current request; a fresh one outside any. */
export function currentScope(): RequestScope {
  return scopes.getStore() ?? { requestId: nanoid(), language: LANGUAGES[0] };
}
