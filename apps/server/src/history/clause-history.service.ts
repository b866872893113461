import { Access } from '@colex/access';
import { type ChangedLine, TypedError } from '@colex/contract';
import { compareLines } from '@colex/drafting';
import type { Line } from '@colex/lawtext';
import { type ClauseChangeEntity, ClauseChangeRepository, type ClauseLineRow } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments, ConnectionView } from '../api/connection.js';
import { listConnection } from '../api/list-connection.js';
import type { ClauseView } from '../clause/clause.view.js';
import { toChangedLine } from '../comparison/changed-line.js';
import { Moments } from './moments.service.js';

/** A stretch of work on one clause, before its authors. */
export interface ClauseRevisionView {
  readonly afterRevision: number;
  readonly revision: number;
  readonly from: string;
  readonly to: string;
  readonly authorIds: readonly string[];
  readonly numberBefore: string | null;
  readonly numberAfter: string | null;
  readonly lines: readonly ChangedLine[];
}

/** How a clause read; null when it was not there. */
type Wording = ClauseChangeEntity['before'];

/** Changes that belong together, the newest first, and how the clause read after and before them. */
interface Session {
  readonly changes: ClauseChangeEntity[];
  readonly after: Wording;
  before: Wording;
}

/** What is known of the entries in which a change may have happened. */
interface Window {
  readonly from: Date;
  readonly to: Date;
  readonly actorIds: readonly string[];
}

const PAUSE_MS = 10 * 60_000;
/** More changes of one clause than anybody will look through. */
const MOST_CHANGES = 5_000;

/** How single clauses came to read as they do. */
@Injectable()
export class ClauseHistory {
  constructor(
    private readonly access: Access,
    private readonly moments: Moments,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async ofClause(
    context: ApiContext,
    clause: ClauseView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<ClauseRevisionView>> {
    const draft = await context.loaders.draft.load(clause.draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    await this.access.assert(context.actor, 'draft.read', draft);
    const { draftId, lineId } = clause;
    const changes = await new ClauseChangeRepository(this.dataSource.manager).ofClause(draftId, lineId, MOST_CHANGES);
    const windows = await this.windowsOf(draftId, changes);
    const now: Wording = {
      kind: clause.kind.toLowerCase() as Line['kind'],
      number: clause.number ?? null,
      lines: clause.lines.map((line) => ({
        ...line,
        kind: line.kind.toLowerCase() as Line['kind'],
        number: line.number ?? null,
      })),
    };
    const page = listConnection('history-of-clause', sessionsOf(changes, windows, now), given);
    const shown = await Promise.all(page.edges.map(({ node }) => this.shown(draftId, node, windows)));
    return {
      ...page,
      edges: page.edges.map(({ cursor }, index) => ({ cursor, node: shown[index]! })),
      nodes: shown,
    };
  }

  private async shown(
    draftId: string,
    { changes, before, after }: Session,
    windows: ReadonlyMap<number, Window>,
  ): Promise<ClauseRevisionView> {
    const newest = changes[0]!;
    const oldest = changes.at(-1)!;
    const lines = compareLines(linesOf(before), linesOf(after), (line) => line.text);
    return {
      afterRevision: oldest.afterSeq,
      revision: newest.seq,
      from: (windows.get(oldest.seq)?.from ?? new Date(0)).toISOString(),
      to: (windows.get(newest.seq)?.to ?? new Date(0)).toISOString(),
      authorIds: await this.authorsOf(draftId, changes, windows, [before, after]),
      numberBefore: before?.number ?? null,
      numberAfter: after?.number ?? null,
      lines: lines.map(toChangedLine),
    };
  }

  /** Whoever wrote alone in a second is its author; where several wrote, the characters themselves say who changed this clause. */
  private async authorsOf(
    draftId: string,
    changes: readonly ClauseChangeEntity[],
    windows: ReadonlyMap<number, Window>,
    wordings: readonly Wording[],
  ): Promise<string[]> {
    const actorsOf = ({ seq }: ClauseChangeEntity): readonly string[] => windows.get(seq)?.actorIds ?? [];
    if (changes.every((change) => actorsOf(change).length === 1)) return [...new Set(changes.flatMap(actorsOf))];
    const from = changes.at(-1)!.afterSeq;
    const ids = new Set(wordings.flatMap((wording) => wording?.lines.map(({ id }) => id) ?? []));
    const lines = await this.moments.authorsBetween(draftId, Math.max(from, 1), changes[0]!.seq);
    return [...new Set(lines.flatMap(({ id, authors }) => (ids.has(id) ? authors.map(({ actor }) => actor) : [])))];
  }

  private async windowsOf(draftId: string, changes: readonly ClauseChangeEntity[]): Promise<Map<number, Window>> {
    if (changes.length === 0) return new Map();
    const rows: { seq: string; from: Date; to: Date; actors: string[] }[] = await this.dataSource.query(
      `SELECT change.seq, min(entry.at) AS from, max(entry.at) AS to, array_agg(DISTINCT entry.actor_id) AS actors
       FROM unnest($2::bigint[], $3::bigint[]) AS change(seq, after_seq)
       JOIN draft_update entry ON entry.draft_id = $1 AND entry.seq > change.after_seq AND entry.seq <= change.seq
       GROUP BY change.seq`,
      [draftId, changes.map(({ seq }) => seq), changes.map(({ afterSeq }) => afterSeq)],
    );
    return new Map(rows.map(({ seq, from, to, actors }) => [Number(seq), { from, to, actorIds: actors }]));
  }
}

/** Changes within ten minutes of each other belong together. `changes` come newest first. */
function sessionsOf(
  changes: readonly ClauseChangeEntity[],
  windows: ReadonlyMap<number, Window>,
  now: Wording,
): Session[] {
  const sessions: Session[] = [];
  let after: Wording = now;
  for (const change of changes) {
    const session = sessions.at(-1);
    const later = session?.changes.at(-1);
    const gap = later
      ? (windows.get(later.seq)?.from.getTime() ?? 0) - (windows.get(change.seq)?.to.getTime() ?? 0)
      : Infinity;
    if (session && gap <= PAUSE_MS) {
      session.changes.push(change);
      session.before = change.before;
    } else sessions.push({ changes: [change], after: change.gone ? null : after, before: change.before });
    after = change.before;
  }
  return sessions;
}

function linesOf(wording: Wording): Line[] {
  return (wording?.lines ?? []).map(({ id, kind, text, number }: ClauseLineRow, index) => ({
    id,
    kind,
    text: index === 0 ? text : `${number ?? ''}${text}`,
  }));
}
