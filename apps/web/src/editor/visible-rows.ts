/** Which rows of a long list of equal rows are to be drawn. */
export interface VisibleRows {
  /** Index of the first. */
  readonly from: number;
  /** Index after the last. */
  readonly to: number;
}

/** Rows drawn above and below what is seen, so that a fast scroll meets no gap. */
const MARGIN = 8;

/**
 * The rows to draw.
 *
 * @param scrollTop how far the list is scrolled, in pixels
 * @param height how much of the list is seen, in pixels
 * @param rowHeight height of every row, in pixels
 * @param count how many rows there are
 */
export function visibleRows(scrollTop: number, height: number, rowHeight: number, count: number): VisibleRows {
  const first = Math.floor(scrollTop / rowHeight);
  const last = Math.ceil((scrollTop + height) / rowHeight);
  const to = Math.min(count, Math.max(0, last + MARGIN));
  return { from: Math.min(to, Math.max(0, first - MARGIN)), to };
}

/** Where to scroll so that a row is wholly seen, moving as little as possible; a row far away comes to a third of the height. */
export function scrollToRow(row: number, scrollTop: number, height: number, rowHeight: number): number {
  const top = row * rowHeight;
  if (top >= scrollTop && top + rowHeight <= scrollTop + height) return scrollTop;
  const isNear = top > scrollTop - 2 * rowHeight && top < scrollTop + height + rowHeight;
  if (!isNear) return Math.max(0, top - Math.min(height / 3, height - rowHeight));
  return top < scrollTop ? top : top + rowHeight - height;
}
