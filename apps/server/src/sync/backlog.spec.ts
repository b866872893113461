import { Backlog } from './backlog.js';

describe('Backlog', () => {
  it('is full at its limit and has room again when half of it is done', () => {
    const backlog = new Backlog(100);
    backlog.add(99);
    expect(backlog.isFull).toBe(false);
    backlog.add(1);
    expect(backlog.isFull).toBe(true);
    let resumed = 0;
    backlog.whenLow(() => (resumed += 1));
    backlog.remove(50);
    expect([backlog.isFull, resumed]).toEqual([true, 0]);
    backlog.remove(1);
    expect([backlog.isFull, resumed]).toEqual([false, 1]);
    backlog.add(100);
    backlog.remove(100);
    expect(resumed).toBe(1);
  });

  it('is full for every part when the whole is, and tells those who wait for the whole', () => {
    const whole = new Backlog(100);
    const [one, other] = [new Backlog(80, whole), new Backlog(80, whole)];
    one.add(60);
    other.add(60);
    expect([one.isFull, other.isFull, whole.bytes]).toEqual([true, true, 120]);
    let resumed = 0;
    one.whenLow(() => (resumed += 1));
    other.remove(60);
    expect(resumed).toBe(0);
    one.remove(60);
    expect([resumed, whole.bytes, one.isFull]).toEqual([1, 0, false]);
  });
});
