import { numberInLabel } from '../numbering.js';
import type { Line } from '../line.js';

/**
 * The rows inside an item, by index: running text of an article between an item and the next number of the same list.
 * No kind of line goes on with an item, and a 款 there would begin the list anew.
 */
export const insideItems = (lines: readonly Line[]): number[] => {
  const inside: number[] = [];
  let inArticle = false;
  /** Number of the last item of the article, and the rows of text since. */
  let item = 0;
  let rows: number[] = [];
  lines.forEach((line, index) => {
    if (line.kind === 'paragraph' && line.number === undefined) {
      if (item > 0) rows.push(index);
    } else if (line.kind === 'item') {
      const number = numberInLabel(line.number ?? '') ?? 0;
      if (inArticle && number > 1 && number === item + 1) inside.push(...rows);
      item = number;
      rows = [];
    } else if (line.kind !== 'subitem' && line.kind !== 'plain') {
      inArticle = line.kind === 'article';
      item = 0;
      rows = [];
    }
  });
  return inside;
};
