import { setImmediate } from 'node:timers';

interface Question<Key, Answer> {
  readonly key: Key;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Answers many questions with one query. What is asked in one turn of the event loop goes together, and so does everything that is
 * asked while a query is under way: however many sockets come back at once, the database is asked by one query after the other.
 * Nothing is kept: every answer comes from a query that began after its question.
 */
export class Gathered<Key, Answer> {
  #waiting: Question<Key, Answer>[] = [];
  #isBusy = false;

  /** @param ask answers all keys, in their order */
  constructor(private readonly ask: (keys: readonly Key[]) => Promise<readonly Answer[]>) {}

  /** The answer to one question. Rejects, as all that were asked with it do, when the query fails. */
  of(key: Key): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => this.#waiting.push({ key, resolve, reject }));
    this.#start();
    return answer;
  }

  #start(): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    setImmediate(() => void this.#answer());
  }

  async #answer(): Promise<void> {
    const questions = this.#waiting;
    this.#waiting = [];
    try {
      const answers = await this.ask(questions.map(({ key }) => key));
      if (answers.length !== questions.length) throw new Error('Not every question was answered.');
      for (const [place, { resolve }] of questions.entries()) resolve(answers[place] as Answer);
    } catch (error) {
      for (const { reject } of questions) reject(error);
    }
    this.#isBusy = false;
    if (this.#waiting.length > 0) this.#start();
  }
}

/** One {@link Gathered} for each connection to a database (or transaction) that asks. */
export function gatheredBy<Owner extends object, Key, Answer>(
  ask: (owner: Owner, keys: readonly Key[]) => Promise<readonly Answer[]>,
): (owner: Owner) => Gathered<Key, Answer> {
  const known = new WeakMap<Owner, Gathered<Key, Answer>>();
  return (owner) => {
    let gathered = known.get(owner);
    if (!gathered) {
      gathered = new Gathered((keys) => ask(owner, keys));
      known.set(owner, gathered);
    }
    return gathered;
  };
}
