import type { ChangeKind } from '@colex/contract';
import { HistoryRepository, ThreadRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { MomentLookup, type TextWish } from '../history/moment-lookup.service.js';
import { type MomentClauseView, type MomentView, textOfMoment, toMomentClauseView } from '../history/moment.view.js';
import { Moments } from '../history/moments.service.js';
import type { LineAuthor, PlainChange } from '../history/text-work.js';
import { TextWorkers } from '../history/text-workers.service.js';

/** Two texts to be compared; what is asked for of them is worked out once. */
export class ComparisonView {
  #changes: Promise<PlainChange[]> | undefined;
  #authors: Promise<ReadonlyMap<string, readonly LineAuthor[]>> | undefined;

  constructor(
    readonly from: MomentView,
    readonly to: MomentView,
    private readonly workers: TextWorkers,
    private readonly moments: Moments,
  ) {}

  get sharesHistory(): boolean {
    return this.from.draftId === this.to.draftId;
  }

  changes(): Promise<PlainChange[]> {
    return (this.#changes ??= this.workers.do('compare', { before: this.from.lines, after: this.to.lines }));
  }

  /** Who changed each line; empty when the two do not share their history. */
  authors(): Promise<ReadonlyMap<string, readonly LineAuthor[]>> {
    const { from, to } = this;
    return (this.#authors ??=
      this.sharesHistory && from.revision !== to.revision
        ? this.moments
            .authorsBetween(from.draftId, from.revision, to.revision)
            .then((lines) => new Map(lines.map(({ id, authors }) => [id, authors])))
        : Promise.resolve(new Map()));
  }
}

/** A change of a comparison, before its authors' names. */
export interface ClauseChangeView extends PlainChange {
  readonly beforeClauses: readonly MomentClauseView[];
  readonly afterClauses: readonly MomentClauseView[];
  readonly authors: readonly LineAuthor[];
  readonly threads: readonly ComparedThreadView[];
}

/** A thread that is behind a change, before it is loaded. */
export interface ComparedThreadView {
  readonly threadId: string;
  readonly lineIds: readonly string[];
  /** Between which entries an answer lies that a change between the two texts gave. */
  readonly after: number;
  readonly upTo: number;
}

/** What is asked for of the changes. */
export interface ChangeFilter {
  readonly kinds?: readonly ChangeKind[] | null;
  readonly under?: string | null;
  readonly personId?: string | null;
  readonly cityId?: string | null;
}

/** Comparisons of texts, each of which whoever asks may read. */
@Injectable()
export class ComparisonService {
  constructor(
    private readonly lookup: MomentLookup,
    private readonly workers: TextWorkers,
    private readonly moments: Moments,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Null when either cannot be found, or may not be seen. */
  async compare(context: ApiContext, from: TextWish, to: TextWish): Promise<ComparisonView | null> {
    const [before, after] = await Promise.all([this.lookup.text(context, from), this.lookup.text(context, to)]);
    return before && after && new ComparisonView(before, after, this.workers, this.moments);
  }

  /** The threads that were open while one text became the other; of two drafts, all that were opened about either text. */
  async threads({ from, to, sharesHistory }: ComparisonView): Promise<ComparedThreadView[]> {
    if (!sharesHistory) return (await Promise.all([from, to].map((text) => this.threadsOf(text, null)))).flat();
    const [earlier, later] = from.revision < to.revision ? [from, to] : [to, from];
    return this.threadsOf(later, earlier.revision);
  }

  private async threadsOf({ draftId, revision }: MomentView, since: number | null): Promise<ComparedThreadView[]> {
    const history = new HistoryRepository(this.dataSource.manager);
    const [first, next] = await Promise.all([
      since === null ? undefined : history.entry(draftId, since),
      // A text stands until the entry after it.
      history.entry(draftId, revision + 1),
    ]);
    const threads = await new ThreadRepository(this.dataSource.manager).openBetween(
      draftId,
      first?.at ?? null,
      next?.at ?? null,
    );
    return threads.map(({ id, lineIds }) => ({ threadId: id, lineIds, after: since ?? 0, upTo: revision }));
  }

  async changes(context: ApiContext, comparison: ComparisonView, filter: ChangeFilter): Promise<ClauseChangeView[]> {
    const [changes, authors, threads] = await Promise.all([
      comparison.changes(),
      comparison.authors(),
      this.threads(comparison),
    ]);
    const beforeAt = clausesByFirstLine(comparison.from);
    const afterAt = clausesByFirstLine(comparison.to);
    const views = changes.map((change): ClauseChangeView => {
      const beforeClauses = change.before.flatMap((index) => beforeAt.get(index) ?? []);
      const afterClauses = change.after.flatMap((index) => afterAt.get(index) ?? []);
      const lineIds = new Set([...beforeClauses, ...afterClauses].flatMap(({ lines }) => lines.map(({ id }) => id)));
      return {
        ...change,
        beforeClauses,
        afterClauses,
        authors: together([...lineIds].flatMap((id) => authors.get(id) ?? [])),
        threads: threads.filter((thread) => thread.lineIds.some((id) => lineIds.has(id))),
      };
    });
    const { kinds, under, personId, cityId } = filter;
    const people = cityId ? await this.peopleOf(context, views, cityId) : undefined;
    return views.filter(
      ({ kind, beforeClauses, afterClauses, authors: by }) =>
        (kinds ? kinds.includes(toChangeKind(kind)) : kind !== 'unchanged' && kind !== 'renumbered') &&
        (!under || [...beforeClauses, ...afterClauses].some((clause) => standsUnder(clause, under))) &&
        (!personId || by.some(({ actor }) => actor === personId)) &&
        (!people || by.some(({ actor }) => people.has(actor))),
    );
  }

  private async peopleOf(
    { loaders }: ApiContext,
    views: readonly ClauseChangeView[],
    cityId: string,
  ): Promise<ReadonlySet<string>> {
    const actors = [...new Set(views.flatMap(({ authors }) => authors.map(({ actor }) => actor)))];
    const people = await Promise.all(actors.map((actor) => loaders.person.load(actor)));
    return new Set(people.flatMap((person) => (person?.cityId === cityId ? [person.id] : [])));
  }
}

/** The API names kinds in capitals, as GraphQL enums are. */
export function toChangeKind(kind: PlainChange['kind']): ChangeKind {
  return kind.toUpperCase() as Uppercase<PlainChange['kind']>;
}

function standsUnder({ path, number }: MomentClauseView, heading: string): boolean {
  return path.some((above) => above.startsWith(heading)) || number === heading;
}

function clausesByFirstLine(moment: MomentView): ReadonlyMap<number, MomentClauseView> {
  let index = 0;
  return new Map(
    textOfMoment(moment).clauses.map((clause) => {
      const first = index;
      index += clause.lines.length;
      return [first, toMomentClauseView(clause)];
    }),
  );
}

/** What each person did to several lines, the one who did most first. */
function together(shares: readonly LineAuthor[]): LineAuthor[] {
  const byActor = new Map<string, LineAuthor>();
  for (const share of shares) {
    const known = byActor.get(share.actor);
    byActor.set(share.actor, {
      ...share,
      written: share.written + (known?.written ?? 0),
      erased: share.erased + (known?.erased ?? 0),
      firstAt: Math.min(share.firstAt, known?.firstAt ?? Infinity),
      lastAt: Math.max(share.lastAt, known?.lastAt ?? 0),
      lastSeq: Math.max(share.lastSeq, known?.lastSeq ?? 0),
    });
  }
  return [...byActor.values()].sort((one, other) => other.written + other.erased - one.written - one.erased);
}
