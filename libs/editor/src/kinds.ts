import type { LineKind } from '@colex/lawtext';

/** Where in its line the caret is when Enter is pressed. */
export type CaretPlace = 'empty' | 'start' | 'middle' | 'end';

/** What Enter does: open a new line of a kind behind the caret, open one before the line, make the line another kind, or nothing. */
export type EnterEffect =
  | { readonly type: 'split'; readonly kind: LineKind }
  | { readonly type: 'before'; readonly kind: LineKind }
  | { readonly type: 'retype'; readonly kind: LineKind }
  | { readonly type: 'nothing' };

/** The lines an article consists of. */
const IN_ARTICLE: ReadonlySet<LineKind> = new Set(['article', 'paragraph', 'item', 'subitem']);

/** Whether a line of this kind is part of an article. */
export function isInArticle(kind: LineKind): boolean {
  return IN_ARTICLE.has(kind);
}

/** Levels from outside to inside; Tab goes one on, Shift-Tab one back. */
const LADDERS: readonly (readonly LineKind[])[] = [
  ['part', 'subpart', 'chapter', 'section'],
  ['article', 'paragraph', 'item', 'subitem'],
];

/** The kind one level further in (项 → 目); undefined when there is none. */
export function kindInside(kind: LineKind): LineKind | undefined {
  const ladder = LADDERS.find((each) => each.includes(kind));
  return ladder?.[ladder.indexOf(kind) + 1];
}

/** The kind one level further out (项 → 款); undefined when there is none. */
export function kindOutside(kind: LineKind): LineKind | undefined {
  const ladder = LADDERS.find((each) => each.includes(kind));
  return ladder?.[ladder.indexOf(kind) - 1];
}

/** What follows a line when Enter is pressed in its middle or at its end. */
const FOLLOWING: Readonly<Record<LineKind, { readonly middle: LineKind; readonly end: LineKind }>> = {
  title: { middle: 'title', end: 'note' },
  note: { middle: 'note', end: 'article' },
  preamble: { middle: 'preamble', end: 'preamble' },
  part: { middle: 'article', end: 'article' },
  subpart: { middle: 'article', end: 'article' },
  chapter: { middle: 'article', end: 'article' },
  section: { middle: 'article', end: 'article' },
  article: { middle: 'paragraph', end: 'paragraph' },
  paragraph: { middle: 'paragraph', end: 'paragraph' },
  item: { middle: 'item', end: 'item' },
  subitem: { middle: 'subitem', end: 'subitem' },
  annex: { middle: 'plain', end: 'plain' },
  plain: { middle: 'plain', end: 'plain' },
};

/** What an empty line becomes when Enter is pressed in it; kinds not named open a new line as at their end. */
const WHEN_EMPTY: Readonly<Partial<Record<LineKind, LineKind>>> = {
  note: 'article',
  preamble: 'article',
  paragraph: 'article',
  item: 'paragraph',
  subitem: 'item',
};

/** What comes before a line when Enter is pressed at its very beginning: the line itself keeps its text and its identity. */
const PRECEDING: Readonly<Record<LineKind, LineKind>> = {
  title: 'plain',
  note: 'plain',
  preamble: 'preamble',
  part: 'article',
  subpart: 'article',
  chapter: 'article',
  section: 'article',
  article: 'article',
  paragraph: 'paragraph',
  item: 'item',
  subitem: 'subitem',
  annex: 'plain',
  plain: 'plain',
};

/** What a list announced by a colon (有下列情形之一的：) consists of. */
const ANNOUNCED: Readonly<Partial<Record<LineKind, LineKind>>> = {
  article: 'item',
  paragraph: 'item',
  item: 'subitem',
};

/**
 * What Enter does in a line of this kind: the table of `README.md`. `announces` says that the text before the caret ends with a
 * colon.
 */
export function enterEffect(kind: LineKind, place: CaretPlace, announces: boolean): EnterEffect {
  switch (place) {
    case 'start':
      return { type: 'before', kind: PRECEDING[kind] };
    case 'empty': {
      // An article without text stays alone: holding Enter must not number empty articles.
      if (kind === 'article') return { type: 'nothing' };
      const become = WHEN_EMPTY[kind];
      return become === undefined ? { type: 'split', kind: FOLLOWING[kind].end } : { type: 'retype', kind: become };
    }
    case 'middle':
      return { type: 'split', kind: FOLLOWING[kind].middle };
    case 'end':
      return { type: 'split', kind: (announces ? ANNOUNCED[kind] : undefined) ?? FOLLOWING[kind].end };
  }
}

/**
 * What Backspace at the beginning of a line makes of it before it joins lines: a number goes first (条 → 款, 项 → 款, 章 → plain),
 * then the line. Undefined when the line is joined at once. `previous` is the kind of the line before.
 */
export function backspaceKind(kind: LineKind, previous: LineKind | undefined): LineKind | undefined {
  switch (kind) {
    case 'subitem':
    case 'item':
      return kindOutside(kind);
    case 'article':
    case 'part':
    case 'subpart':
    case 'chapter':
    case 'section':
    case 'annex':
      return previous !== undefined && isInArticle(previous) ? 'paragraph' : 'plain';
    case 'title':
    case 'note':
    case 'preamble':
    case 'paragraph':
    case 'plain':
      return undefined;
  }
}

/** Whether a line may go one level in below the line before it: a 款 needs an article, a 目 a 项. */
export function mayGoInside(kind: LineKind, previous: LineKind | undefined): boolean {
  if (kind === 'article' || kind === 'paragraph') return previous !== undefined && isInArticle(previous);
  if (kind === 'item') return previous === 'item' || previous === 'subitem';
  return true;
}
