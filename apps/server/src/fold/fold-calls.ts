import type { FoldedDrafts } from './folded-drafts.js';

/** What the thread can be asked. */
export type FoldMethod = 'open' | 'advance' | 'project' | 'projected' | 'checkpoint' | 'forget';

/** A call on its way to the thread. */
export interface FoldCall {
  readonly id: number;
  readonly method: FoldMethod;
  readonly args: readonly unknown[];
}

/** What comes back. */
export type FoldReply =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: Error };

/** Arguments and results of {@link FoldMethod}s. */
export type FoldArguments<Method extends FoldMethod> = Parameters<FoldedDrafts[Method]>;
export type FoldResult<Method extends FoldMethod> = ReturnType<FoldedDrafts[Method]>;
