import { createHash } from 'node:crypto';

/** What is stored of a personal access token: SHA-256 of its text. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
