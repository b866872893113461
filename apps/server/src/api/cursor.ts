import { TypedError } from '@colex/contract';

/** A cursor: the name of its list and the key values of a place in it, opaque to callers. */
export function encodeCursor(list: string, keys: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([list, ...keys])).toString('base64url');
}

/** The key values of a cursor of this list. Throws BAD_CURSOR for anything else. */
export function decodeCursor(list: string, cursor: string): readonly unknown[] {
  const parsed = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  const isOfList = Array.isArray(parsed) && parsed[0] === list;
  if (!isOfList || !parsed.every((key) => typeof key === 'string' || typeof key === 'number')) {
    throw new TypedError('BAD_CURSOR');
  }
  return parsed.slice(1);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Whatever it is, it is not a cursor; the caller says so.
    return undefined;
  }
}
