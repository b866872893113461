/** Somebody or some city that can be called upon. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
  /** Shown beside the name: city and role. */
  readonly about: string;
  /** Other words it is found by: the account, letters of it. */
  readonly keys: readonly string[];
}

/** What somebody types behind an @, up to the cursor. */
export interface MentionQuery {
  /** Index of the @. */
  readonly from: number;
  readonly words: string;
}

const LONGEST_QUERY = 20;

/** The mention being typed at the cursor; undefined when there is none. */
export function mentionAt(text: string, cursor: number): MentionQuery | undefined {
  const from = text.lastIndexOf('@', cursor - 1);
  if (from === -1) return undefined;
  const words = text.slice(from + 1, cursor);
  return words.length <= LONGEST_QUERY && !/\s/.test(words) ? { from, words } : undefined;
}

/** Whoever fits what was typed, best first. */
export function fitting(all: readonly Mentionable[], words: string): readonly Mentionable[] {
  const wanted = words.toLowerCase();
  const rank = ({ name, about, keys }: Mentionable): number => {
    if (name.startsWith(words) || keys.some((key) => key.startsWith(wanted))) return 0;
    return name.includes(words) || about.includes(words) ? 1 : 2;
  };
  return all
    .map((each) => ({ each, rank: rank(each) }))
    .filter((found) => found.rank < 2)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ each }) => each)
    .slice(0, 8);
}

/** The ids of those whose `@name` stands in the text; of two names that begin alike the longer one is meant. */
export function mentionedIn(text: string, all: readonly Mentionable[]): readonly string[] {
  const parts = withMentions(
    text,
    all.map(({ name }) => name),
  );
  const said = new Set(parts.filter(({ isMention }) => isMention).map((part) => part.text));
  return all.filter(({ name }) => said.has(`@${name}`)).map(({ id }) => id);
}

/** A text cut into words and mentions, so that each can be shown its own way. */
export function withMentions(
  text: string,
  names: readonly string[],
): readonly { readonly text: string; readonly isMention: boolean }[] {
  const wanted = names.map((name) => `@${name}`).toSorted((one, other) => other.length - one.length);
  const parts: { text: string; isMention: boolean }[] = [];
  let rest = text;
  while (rest !== '') {
    const next = wanted
      .map((mention) => ({ mention, at: rest.indexOf(mention) }))
      .filter(({ at }) => at !== -1)
      .toSorted((one, other) => one.at - other.at)[0];
    if (!next) return [...parts, { text: rest, isMention: false }];
    if (next.at > 0) parts.push({ text: rest.slice(0, next.at), isMention: false });
    parts.push({ text: next.mention, isMention: true });
    rest = rest.slice(next.at + next.mention.length);
  }
  return parts;
}
