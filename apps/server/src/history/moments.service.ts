import type { Line } from '@colex/lawtext';
import { HistoryRepository, JournalDamaged, type JournalEntry, JournalRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { packEntries } from './packed-entries.js';
import type { AuthoredText, LineAuthor, Material, WritingMaterial } from './text-work.js';
import { TextWorkers, WorkFailed } from './text-workers.service.js';

/** The past never changes, so what was read of it once may be given again. */
const KEPT_TEXTS = 12;

/** Texts of drafts as they were after any journal entry. Asks no policy: services do, before they ask here. */
@Injectable()
export class Moments {
  readonly #texts = new Map<string, Promise<readonly Line[]>>();

  constructor(
    private readonly workers: TextWorkers,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** The lines of a draft after entry `seq`, which must exist. Throws JournalDamaged when the journal does not verify. */
  linesAt(draftId: string, seq: number): Promise<readonly Line[]> {
    const key = `${draftId} ${seq}`;
    const known = this.#texts.get(key);
    const lines =
      known ?? this.#work(draftId, seq, async () => this.workers.do('read', await this.materialAt(draftId, seq)));
    this.#texts.delete(key);
    this.#texts.set(key, lines);
    lines.catch(() => this.#texts.delete(key));
    for (const oldest of this.#texts.keys()) {
      if (this.#texts.size <= KEPT_TEXTS) break;
      this.#texts.delete(oldest);
    }
    return lines;
  }

  /** Who wrote each character of a draft as it was after an entry. */
  blameAt(draftId: string, seq: number): Promise<AuthoredText> {
    return this.#work(draftId, seq, async () => {
      const [material, writing] = await Promise.all([this.materialAt(draftId, seq), this.writingUpTo(draftId, seq)]);
      return this.workers.do('blame', { material, writing });
    });
  }

  /** Who made the lines of a draft after entry `from` those after entry `to`, line by line; the later one may be either. */
  authorsBetween(
    draftId: string,
    from: number,
    to: number,
  ): Promise<{ readonly id: string; readonly authors: readonly LineAuthor[] }[]> {
    const [earlier, later] = from < to ? [from, to] : [to, from];
    return this.#work(draftId, later, async () => {
      const [before, after, writing] = await Promise.all([
        this.materialAt(draftId, earlier),
        this.materialAt(draftId, later),
        this.writingUpTo(draftId, later),
      ]);
      return this.workers.do('authors', { before, after, writing });
    });
  }

  /** The nearest checkpoint before an entry, and the entries from there on. */
  async materialAt(draftId: string, seq: number): Promise<Material> {
    const state = await new HistoryRepository(this.dataSource.manager).stateUpTo(draftId, seq);
    const entries = await this.entries(draftId, state?.seq ?? 0, seq);
    return { state: state?.state ?? null, entries: packEntries(entries) };
  }

  /** What is known of who wrote what up to an entry. */
  async writingUpTo(draftId: string, seq: number): Promise<WritingMaterial> {
    const history = new HistoryRepository(this.dataSource.manager);
    const [pieces, restorations] = await Promise.all([
      history.writingUpTo(draftId, seq),
      history.restorationsUpTo(draftId, seq),
    ]);
    const damaged = pieces.findIndex(({ writing }) => writing === null);
    const intact = damaged === -1 ? pieces : pieces.slice(0, damaged);
    return {
      pieces: intact.flatMap(({ writing }) => writing ?? []),
      rest: packEntries(await this.entries(draftId, intact.at(-1)?.seq ?? 0, seq)),
      origins: restorations.map(({ origins }) => origins),
    };
  }

  /** Entries `after` + 1 to `upTo`. */
  async entries(draftId: string, after: number, upTo: number): Promise<JournalEntry[]> {
    const entries: JournalEntry[] = [];
    if (upTo <= after) return entries;
    const groupSize = Math.min(upTo - after, 2_000);
    for await (const group of new JournalRepository(this.dataSource.manager).entriesAfter(draftId, after, groupSize)) {
      entries.push(...group);
      if (after + entries.length >= upTo) break;
    }
    if (after + entries.length < upTo) throw new JournalDamaged(draftId, after + entries.length + 1, 'gap');
    return entries.slice(0, upTo - after);
  }

  async #work<Result>(draftId: string, seq: number, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof WorkFailed && error.isUnreadable) {
        throw Object.assign(new JournalDamaged(draftId, seq, 'unreadable'), { cause: error });
      }
      throw error;
    }
  }
}
