import type { Clause } from '@colex/lawtext';

/** The pairs of neighbouring characters of a text with how often each occurs; the pair is one number. */
export type Profile = ReadonlyMap<number, number>;

const IGNORED = /[\s，。；：、“”‘’（）《》\uFFFC]/gu;

/** The profile of a text, punctuation left out. A text of one character has that character as its only pair. */
export const profileOf = (text: string): Profile => {
  const profile = new Map<number, number>();
  const plain = text.replace(IGNORED, '');
  if (plain.length === 1) profile.set(plain.charCodeAt(0), 1);
  for (let at = 0; at + 1 < plain.length; at += 1) {
    const pair = plain.charCodeAt(at) * 65_536 + plain.charCodeAt(at + 1);
    profile.set(pair, (profile.get(pair) ?? 0) + 1);
  }
  return profile;
};

const ofClauses = new WeakMap<Clause, Profile>();

/** The profile of the text of a clause, made once for all that compare it. */
export const profileOfClause = (clause: Clause): Profile => {
  const known = ofClauses.get(clause);
  if (known !== undefined) return known;
  const profile = profileOf(clause.text);
  ofClauses.set(clause, profile);
  return profile;
};

const sizes = new WeakMap<Profile, number>();

/** How many pairs a profile holds. */
export const sizeOf = (profile: Profile): number => {
  const known = sizes.get(profile);
  if (known !== undefined) return known;
  let size = 0;
  for (const count of profile.values()) size += count;
  sizes.set(profile, size);
  return size;
};

/** How many pairs two profiles share. */
export const sharedPairs = (a: Profile, b: Profile): number => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [pair, count] of small) shared += Math.min(count, large.get(pair) ?? 0);
  return shared;
};

/** Likeness of two texts, from 0 (nothing shared) to 1 (the same pairs): the coefficient of Dice (1945). */
export const likeness = (a: Profile, b: Profile): number => {
  const total = sizeOf(a) + sizeOf(b);
  return total === 0 ? 1 : (2 * sharedPairs(a, b)) / total;
};

/** How much of `part` is found in `whole`, from 0 to 1. */
export const containedIn = (part: Profile, whole: Profile): number => {
  const size = sizeOf(part);
  return size === 0 ? 0 : sharedPairs(part, whole) / size;
};
