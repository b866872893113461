import pg from 'pg';

/**
 * Places in the way of an edit at which a process can be killed. They are found in what the server says to PostgreSQL, at its
 * driver: the server itself knows nothing of them, so nothing in the product can be told to crash.
 */
export const CRASH_POINTS = [
  /** Entries are inserted, COMMIT is not said. */
  'before-commit',
  /** COMMIT is said, its answer is not waited for: nobody knows what became of it. */
  'commit-under-way',
  /** COMMIT is answered, nobody is told yet: neither the author nor colleagues. */
  'after-commit',
  /** A checkpoint is inserted and not committed. */
  'inside-checkpoint',
  /** The checkpoint is there, the old ones are being removed. */
  'inside-compaction',
  /** Clause rows are half written. */
  'inside-projection',
  /** Anywhere between being asked to stop and having stopped. */
  'on-shutdown',
] as const;

/** One of {@link CRASH_POINTS}. */
export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Environment variable of the child: `<point>:<n>`, to be killed when it comes there for the n-th time. */
export const CRASH_VARIABLE = 'COLEX_TEST_CRASH_AT';

type Query = (this: pg.Client, ...given: unknown[]) => unknown;

const STATEMENTS = {
  entries: /INSERT INTO "?draft_update\b/i,
  checkpoint: /INSERT INTO "?draft_checkpoint\b/i,
  compaction: /DELETE FROM "?draft_(checkpoint|update)\b/i,
  projection: /(INSERT INTO|DELETE FROM|UPDATE) "?(clause|draft_head)\b[\s\S]*(projected_seq|line_id|"?clause"?)/i,
} as const;

/** Kills this process with -9 at the point and time that the environment names. Does nothing when it names none. */
export function crashWhereToldTo(environment: NodeJS.ProcessEnv): void {
  const told = environment[CRASH_VARIABLE];
  if (!told) return;
  const [point, count] = told.split(':') as [CrashPoint, string];
  let left = Number(count);
  let isStopping = false;
  process.once('SIGTERM', () => (isStopping = true));
  const at = (reached: CrashPoint): void => {
    if (reached === point && (left -= 1) < 0) process.kill(process.pid, 'SIGKILL');
  };

  /** The transactions that connections have open, and whether entries were written in them. */
  const transactions = new WeakMap<pg.Client, { writesEntries: boolean }>();
  const original = pg.Client.prototype.query as unknown as Query;
  const watched: Query = function (...given) {
    const [first] = given;
    const words = typeof first === 'string' ? first : String((first as { text?: unknown } | undefined)?.text ?? '');
    if (isStopping) at('on-shutdown');
    const transaction = transactions.get(this);
    const writesEntries = STATEMENTS.entries.test(words);
    if (/^\s*(BEGIN|START TRANSACTION)\b/i.test(words)) transactions.set(this, { writesEntries: false });
    if (/^\s*(COMMIT|ROLLBACK)\b/i.test(words)) transactions.delete(this);
    if (writesEntries && transaction) transaction.writesEntries = true;
    // A statement outside a transaction is one by itself.
    const commitsEntries = transaction ? /^\s*COMMIT\b/i.test(words) && transaction.writesEntries : writesEntries;
    if (commitsEntries) at('before-commit');
    const answer = original.apply(this, given);
    if (commitsEntries) at('commit-under-way');
    if (!(answer instanceof Promise)) return answer;
    return answer.then((result: unknown) => {
      if (commitsEntries) at('after-commit');
      if (STATEMENTS.checkpoint.test(words)) at('inside-checkpoint');
      if (STATEMENTS.compaction.test(words)) at('inside-compaction');
      else if (STATEMENTS.projection.test(words) && !writesEntries) at('inside-projection');
      return result;
    });
  };
  pg.Client.prototype.query = watched as unknown as typeof pg.Client.prototype.query;
}
