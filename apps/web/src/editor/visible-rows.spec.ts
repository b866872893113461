import { assert, integer, property } from 'fast-check';
import { scrollToRow, visibleRows } from './visible-rows.js';

const ROW = 30;
const scroll = integer({ min: 0, max: 400_000 });
const height = integer({ min: 1, max: 2_000 });

describe('visibleRows', () => {
  it('draws every row that can be seen and stays within the list', () => {
    assert(
      property(scroll, height, integer({ min: 0, max: 13_000 }), (scrollTop, seen, count) => {
        const { from, to } = visibleRows(scrollTop, seen, ROW, count);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(count);
        for (let row = 0; row < count; row += 97) {
          const isSeen = (row + 1) * ROW > scrollTop && row * ROW < scrollTop + seen;
          if (isSeen) expect(row >= from && row < to).toBe(true);
        }
      }),
    );
  });

  it('draws no more rows for a longer list', () => {
    const short = visibleRows(3_000, 900, ROW, 1_000);
    expect(visibleRows(3_000, 900, ROW, 10_000)).toEqual(short);
    expect(short.to - short.from).toBeLessThan(60);
  });
});

describe('scrollToRow', () => {
  it('brings the row into sight and leaves the list alone when it is there already', () => {
    assert(
      property(scroll, integer({ min: ROW, max: 2_000 }), integer({ min: 0, max: 13_000 }), (scrollTop, seen, row) => {
        const at = scrollToRow(row, scrollTop, seen, ROW);
        expect(row * ROW).toBeGreaterThanOrEqual(at);
        expect((row + 1) * ROW).toBeLessThanOrEqual(at + seen);
        expect(scrollToRow(row, at, seen, ROW)).toBe(at);
      }),
    );
  });
});
