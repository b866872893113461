import { hash } from 'node:crypto';

/** SHA-256 of an entry's bytes: what stands beside them in the journal. */
export function checksumOf(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer');
}
