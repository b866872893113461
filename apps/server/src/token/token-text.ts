import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = 'clx_';
const RANDOM_BYTES = 24;

/** 8 hexadecimal digits over everything before them: tells a mistyped token, and a token in a leak scan, without the database. */
const checksumOf = (text: string): string => crc32(text).toString(16).padStart(8, '0');

/** A new personal access token: `clx_`, 192 random bits, checksum. Shown once. */
export function newTokenText(): string {
  const body = `${PREFIX}${randomBytes(RANDOM_BYTES).toString('base64url')}`;
  return `${body}${checksumOf(body)}`;
}

/** Whether a text has the form of our tokens and its checksum is right. */
export function isWellFormedToken(text: string): boolean {
  if (!/^clx_[\w-]{32}[0-9a-f]{8}$/.test(text)) return false;
  return checksumOf(text.slice(0, -8)) === text.slice(-8);
}
