import type { Credential } from '@colex/access';
import type { Language } from '@colex/contract';
import type { Actor } from '@colex/policy';
import type { Request, Response } from 'express';
import type { Loaders } from './loaders.js';

/** What every resolver is told about the request. */
export interface ApiContext {
  /** Who asks; null when not signed in. */
  actor: Actor | null;
  readonly credential: Credential | null;
  readonly language: Language;
  /** Reads in batches, and each thing once: for one request, or one event of a subscription. */
  loaders: Loaders;
  readonly requestId: string;
  /** The HTTP exchange; absent on a subscription. */
  readonly req?: Request;
  readonly res?: Response;
}
