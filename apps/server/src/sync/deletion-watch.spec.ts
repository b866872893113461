import { DeletionWatch } from './deletion-watch.js';

describe('the watch over deletions (MS10)', () => {
  it('notices more than 30 % taken away within ten seconds, at once or bit by bit, and says so once', () => {
    const watch = new DeletionWatch();
    expect(watch.isMassDeletion('p', 1_000, 699, 0)).toBe(true);
    expect(watch.isMassDeletion('p', 699, 690, 1)).toBe(false);
    const slow = new DeletionWatch();
    const told = Array.from({ length: 31 }, (_, turn) =>
      slow.isMassDeletion('p', 1_000 - turn * 10, 990 - turn * 10, turn * 300),
    );
    expect(told.indexOf(true)).toBe(30);
  });

  it('does not mind the same over a minute, by two people, in a short text, or typing', () => {
    const watch = new DeletionWatch();
    for (let turn = 0; turn < 50; turn += 1)
      expect(watch.isMassDeletion('p', 1_000 - turn * 10, 990 - turn * 10, turn * 2_000)).toBe(false);
    expect(watch.isMassDeletion('a', 1_000, 800, 0)).toBe(false);
    expect(watch.isMassDeletion('b', 800, 600, 0)).toBe(false);
    expect(watch.isMassDeletion('c', 100, 0, 0)).toBe(false);
    expect(watch.isMassDeletion('d', 100, 900, 0)).toBe(false);
  });
});
