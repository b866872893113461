import type { Credential } from '@colex/access';
import type { Language } from '@colex/contract';
import type { Actor } from '@colex/policy';
import type { Request, Response } from 'express';
import type { Loaders } from './loaders.js';

/** The points an operation was charged, and the objects it could return at most. */
export interface OperationCost {
  readonly requested: number;
  readonly objects: number;
}

/** What every resolver is told about the request. */
export interface ApiContext {
  /** Who asks; null when not signed in. */
  actor: Actor | null;
  readonly credential: Credential | null;
  readonly language: Language;
  /** Reads in batches, and each thing once: for one request, or one event of a subscription. */
  loaders: Loaders;
  readonly requestId: string;
  /** What the operation asks for, once it was weighed. */
  cost?: OperationCost;
  /** The HTTP exchange; absent on a subscription. */
  readonly req?: Request;
  readonly res?: Response;
}
