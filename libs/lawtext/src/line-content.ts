import type { Line } from './line.js';

/**
 * A list of lines as one string, to be kept for ever: JSON with the keys of a line in a fixed order and nothing derived,
 * so that the same lines always give the same bytes. {@link readLineContent} gives the lines back.
 */
export const writeLineContent = (lines: readonly Line[]): string =>
  JSON.stringify(
    lines.map(({ id, kind, number, text, references }) => ({
      id,
      kind,
      number,
      text,
      references: references?.map(({ target, until, label }) => ({ target, until, label })),
    })),
  );

/** The lines that {@link writeLineContent} wrote. Throws when it is given something else. */
export const readLineContent = (content: string): Line[] => {
  const lines: unknown = JSON.parse(content);
  if (!Array.isArray(lines)) throw new TypeError('This is not the content of a text.');
  return lines as Line[];
};
