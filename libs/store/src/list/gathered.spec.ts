import { setImmediate as nextTurn } from 'node:timers/promises';
import { Gathered, gatheredBy } from './gathered.js';

describe('Gathered', () => {
  it('asks one query for everything that was asked in one turn, and answers each in its place', async () => {
    const queries: string[][] = [];
    const gathered = new Gathered(async (keys: readonly string[]) => {
      queries.push([...keys]);
      return keys.map((key) => key.toUpperCase());
    });
    expect(await Promise.all([gathered.of('a'), gathered.of('b'), gathered.of('a')])).toEqual(['A', 'B', 'A']);
    expect(queries).toEqual([['a', 'b', 'a']]);
  });

  it('keeps what is asked while a query is under way for the next one, so that no answer is older than its question', async () => {
    let value = 1;
    const queries: number[] = [];
    let release: () => void = () => undefined;
    const gathered = new Gathered(async (keys: readonly string[]) => {
      queries.push(keys.length);
      const seen = value;
      await new Promise<void>((resolve) => (release = resolve));
      return keys.map(() => seen);
    });
    const first = gathered.of('x');
    while (queries.length < 1) await nextTurn();
    value = 2;
    const later = [gathered.of('x'), gathered.of('y')];
    release();
    expect(await first).toBe(1);
    while (queries.length < 2) await nextTurn();
    release();
    expect(await Promise.all(later)).toEqual([2, 2]);
    expect(queries).toEqual([1, 2]);
  });

  it('fails all that were asked together when the query fails, and works again afterwards', async () => {
    let isBroken = true;
    const gathered = new Gathered(async (keys: readonly string[]) => {
      if (isBroken) throw new Error('away');
      return keys;
    });
    const outcomes = await Promise.allSettled([gathered.of('a'), gathered.of('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    expect(await gathered.of('a')).toBe('a');
  });

  it('mixes no two owners', async () => {
    const of = gatheredBy(async (owner: { name: string }, keys: readonly string[]) =>
      keys.map((key) => owner.name + key),
    );
    const [one, other] = [{ name: '1' }, { name: '2' }];
    expect(await Promise.all([of(one).of('a'), of(other).of('a')])).toEqual(['1a', '2a']);
  });
});
