import { watchable } from '../editor/watched.js';
import type { KeptSession } from './edit-store.js';

/** Makes a proposal of edits that were refused; whoever offers proposals sets it while a draft is open. */
export const proposalTaker = watchable<((kept: KeptSession) => void) | null>(null);
