/**
 * The characters a line of law may hold.
 *
 * Left out are those that are not text: control characters (a line break would be a line), line and paragraph separators,
 * direction overrides and isolates (they make a reader see another text than the one stored; Unicode TR 36 §2), invisible spaces
 * that arrive with pasted web pages, and U+FFFC, which stands for an inline reference. Joiners and variation selectors stay:
 * rare personal and place names need them.
 */
const FORBIDDEN = /(?!\t)\p{Cc}|[\u200B\u2028-\u202E\u2060\u2066-\u2069\uFEFF\uFFFC]/u;

// The `u` flag makes a class of surrogates match only those that are not part of a pair.
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

/** Whether every character of the string may stand in a line of law; false also for half of a surrogate pair. */
export function isLineText(text: string): boolean {
  return !FORBIDDEN.test(text) && !LONE_SURROGATE.test(text);
}

/**
 * The string with every character that may not stand in a line taken out; half of a surrogate pair becomes U+FFFD, because it
 * cannot be written as UTF-8 and two replicas would read it differently.
 */
export function cleanLineText(text: string): string {
  if (isLineText(text)) return text;
  return text.replace(new RegExp(FORBIDDEN, 'gu'), '').replace(new RegExp(LONE_SURROGATE, 'gu'), '\uFFFD');
}
