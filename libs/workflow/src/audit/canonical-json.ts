/** A value JSON can hold. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** With the u flag a pair is one character of another category, so this finds halves only. */
const LONE_SURROGATE = /\p{Cs}/u;

/**
 * The one text of a JSON value (RFC 8785, JSON Canonicalization Scheme): no white space, members sorted by the UTF-16
 * code units of their names, numbers and strings as ECMAScript prints them. Two values have the same text exactly when
 * they are the same. Throws RangeError for what I-JSON has no text for: a number that is not finite, a lone surrogate.
 */
export const canonicalJson = (value: JsonValue): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  switch (typeof value) {
    case 'string':
      if (LONE_SURROGATE.test(value)) throw new RangeError('a lone surrogate has no canonical text');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new RangeError(`${value} has no canonical text`);
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    default:
      return value === null ? 'null' : canonicalObject(value as { readonly [name: string]: JsonValue });
  }
};

const canonicalObject = (value: { readonly [name: string]: JsonValue }): string => {
  // Array.prototype.sort without a comparison sorts by UTF-16 code units, which is what §3.2.3 asks for.
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${canonicalJson(name)}:${canonicalJson(value[name] as JsonValue)}`).join(',')}}`;
};
