import { REFERENCE_PLACEHOLDER, type Line } from './line.js';

/**
 * The text of a line with every reference as it printed when it was made: for a line that is looked at by itself. What
 * references print in their text today is said by `referencePrinter`. A placeholder without a reference prints nothing.
 */
export const printLineText = (line: Line): string => {
  if (!line.text.includes(REFERENCE_PLACEHOLDER)) return line.text;
  let next = 0;
  return line.text.replaceAll(REFERENCE_PLACEHOLDER, () => {
    const reference = line.references?.[next];
    next += 1;
    return reference?.label ?? '';
  });
};
