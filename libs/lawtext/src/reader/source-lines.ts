/** One non-empty line of the input, cleaned of what carries no meaning. */
export interface SourceLine {
  /** 1-based line number in the input. */
  readonly at: number;
  /** The line without indentation, Markdown marks and invisible characters. */
  readonly text: string;
  /** How many `#` opened it; 0 for none. */
  readonly marks: number;
}

/** The lines of an input and what of it is not text. */
export interface Source {
  readonly lines: readonly SourceLine[];
  /** HTML comments, with the line each begins on. */
  readonly comments: readonly { readonly at: number; readonly text: string }[];
  /** Line number of the comment that ends the head of the text (title and 题注) where the source carries one. */
  readonly headEnd: number | undefined;
}

/**
 * Characters without a shape of their own: zero-width spaces and joiners, soft hyphens, direction marks, byte order
 * marks, and U+FFFC, which in a line stands for a reference and must not come in from outside.
 */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFC]/gu;

/** Control characters other than the line ends; a tab separates cells and stays. */
// eslint-disable-next-line no-control-regex -- naming the control characters is the point
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu;

const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/u;

/** Blanks around a line, ideographic ones included (`String.trim` knows U+3000 and U+00A0). */
const clean = (raw: string): string =>
  raw
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    // An entry of a 目录 made by a Markdown tool links to its heading; its words are all that is text.
    .replaceAll(/\[([^[\]]+)\]\(#[^()]*\)/gu, '$1')
    .replace(/^[\s>]*(?:[-*+]\s+(?=[（(第附总序前]))?/u, '')
    .replaceAll('**', '')
    .trim();

/** Splits an input into its lines: blank ones go, comments are set apart, `#` marks are counted. */
export const sourceLines = (input: string): Source => {
  const comments: { at: number; text: string }[] = [];
  const lines: SourceLine[] = [];
  let headEnd: number | undefined;
  let comment: { at: number; text: string } | undefined;
  input.split(LINE_END).forEach((raw, index) => {
    const at = index + 1;
    let visible = '';
    let rest = raw;
    while (rest !== '') {
      if (comment === undefined) {
        const opening = rest.indexOf('<!--');
        visible += opening < 0 ? rest : rest.slice(0, opening);
        rest = opening < 0 ? '' : rest.slice(opening);
        if (opening >= 0) comment = { at, text: '' };
      }
      if (comment !== undefined) {
        const closing = rest.indexOf('-->');
        const text = closing < 0 ? rest : rest.slice(0, closing + 3);
        comment.text += comment.text === '' ? text : `\n${text}`;
        rest = closing < 0 ? '' : rest.slice(closing + 3);
        if (closing >= 0) {
          comments.push(comment);
          if (/(?:INFO|HEADER) END/u.test(comment.text)) headEnd ??= at;
          comment = undefined;
        }
      }
    }
    const text = clean(visible);
    const marks = /^(#{1,6})\s+/u.exec(text)?.[1]?.length ?? 0;
    const body = marks > 0 ? text.slice(marks).trim() : text;
    if (body !== '') lines.push({ at, text: body, marks });
  });
  if (comment !== undefined) comments.push(comment);
  return { lines, comments, headEnd };
};
