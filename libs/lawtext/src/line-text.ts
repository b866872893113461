import { REFERENCE_PLACEHOLDER, type Line, type Reference } from './line.js';

/**
 * The text of a line with every reference printed: by `print`, or as it was last printed. A placeholder without a
 * reference (a text cut in the middle) prints nothing.
 */
export const printLineText = (
  line: Line,
  print: (reference: Reference) => string = (reference) => reference.label,
): string => {
  if (!line.text.includes(REFERENCE_PLACEHOLDER)) return line.text;
  let next = 0;
  return line.text.replaceAll(REFERENCE_PLACEHOLDER, () => {
    const reference = line.references?.[next];
    next += 1;
    return reference === undefined ? '' : print(reference);
  });
};
