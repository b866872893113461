import { linesOf } from '@colex/collab';
import { digestOfText } from '@colex/lawtext';
import {
  CheckpointRepository,
  ClauseRepository,
  DraftRepository,
  HistoryRepository,
  JournalDamaged,
  VersionRepository,
} from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import * as Y from 'yjs';
import { isSame } from './clause-changes.js';
import { type FoldedJournal, type MomentWatch, foldWholeJournal } from './journal-fold.js';
import { faultOfVersion } from './version-fault.js';

/** What is wrong with a draft: the journal is the truth, everything else must agree with it. */
export const DRAFT_FAULTS = [
  /** An entry is missing, or its checksum is wrong, or it does not fit the entries before it. */
  'journal',
  /** The head does not stand at the last entry. */
  'head',
  /** The clause rows are not what the text says. */
  'clauses',
  /** The digest, title or counts are not those of the text. */
  'digest',
  /** A checkpoint does not give the text it says it gives. It will not be used. */
  'checkpoint',
  /** A version does not hold the text it was made of: its words, its clauses and the journal must agree on it. */
  'version',
  /** A history checkpoint does not give the text that the journal gives there. It will not be used if its checksum is wrong. */
  'history',
] as const;

/** One of {@link DRAFT_FAULTS}. */
export type DraftFault = (typeof DRAFT_FAULTS)[number];

/** A draft after it was verified. */
export interface VerifiedDraft {
  readonly draftId: string;
  readonly slug: string;
  readonly entries: number;
  readonly digest: string;
  /** Empty when everything agrees. */
  readonly faults: readonly { readonly fault: DraftFault; readonly detail: string }[];
}

/** Verifies drafts against their journals. Reads only; takes no lock, so a draft that is being written may be told behind. */
@Injectable()
export class Verification {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One draft, or all of them one after the other. */
  async verifyJournal(draftId?: string): Promise<VerifiedDraft[]> {
    const draftIds = draftId ? [draftId] : await new DraftRepository(this.dataSource.manager).allIds();
    const verified: VerifiedDraft[] = [];
    for (const id of draftIds) verified.push(await this.verify(id));
    return verified;
  }

  private async verify(draftId: string): Promise<VerifiedDraft> {
    const slug = (await new DraftRepository(this.dataSource.manager).byId(draftId))?.slug ?? '';
    // One snapshot of the database, so that nothing written meanwhile looks like a fault.
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const versions = await new VersionRepository(manager).ofDraft(draftId);
      const history = await new HistoryRepository(manager).inspected(draftId);
      const digestAt = new Map<number, string>();
      const folded = await this.folded(manager, draftId, {
        seqs: new Set([...versions.map(({ seq }) => seq), ...history.seqs]),
        tell: (seq, digest) => digestAt.set(seq, digest),
      });
      const isReadable = !(folded instanceof JournalDamaged);
      const faults: Fault[] = isReadable
        ? await faultsOfRows(manager, draftId, folded)
        : [{ fault: 'journal', detail: folded.message }];
      for await (const checkpoint of new CheckpointRepository(manager).inspected(draftId)) {
        if (checkpoint.isIntact && digestOfState(checkpoint.state) === checkpoint.digest) continue;
        faults.push({ fault: 'checkpoint', detail: `at entry ${checkpoint.seq}` });
      }
      // Where a damaged journal says nothing any more, what stands there is judged by its own checksum.
      const isTold = (seq: number): boolean => isReadable || digestAt.has(seq);
      for (const { seq, digest, isIntact } of history.checkpoints) {
        const isRight = !isTold(seq) || digest === digestAt.get(seq);
        if (!isIntact || !isRight) faults.push({ fault: 'history', detail: `at entry ${seq}` });
      }
      for (const version of versions) {
        const told = isTold(version.seq) ? digestAt.get(version.seq) : null;
        const detail = await faultOfVersion(manager, version, told);
        if (detail) faults.push({ fault: 'version', detail: `${version.name}: ${detail}` });
      }
      if (!isReadable) return { draftId, slug, entries: folded.seq - 1, digest: '', faults };
      folded.doc.destroy();
      return { draftId, slug, entries: folded.seq, digest: folded.text.digest, faults };
    });
  }

  /** The journal folded, or where it is damaged. */
  private async folded(
    manager: EntityManager,
    draftId: string,
    watch: MomentWatch,
  ): Promise<FoldedJournal | JournalDamaged> {
    try {
      return await foldWholeJournal(manager, draftId, watch);
    } catch (error) {
      if (error instanceof JournalDamaged) return error;
      throw error;
    }
  }
}

type Fault = VerifiedDraft['faults'][number];

/** What is wrong with the head and the clause rows of a draft whose journal can be read. */
async function faultsOfRows(manager: EntityManager, draftId: string, folded: FoldedJournal): Promise<Fault[]> {
  const [head] = await new DraftRepository(manager).headsByIds([draftId]);
  const faults: Fault[] = [];
  if (head?.seq !== folded.seq) {
    faults.push({ fault: 'head', detail: `head ${head?.seq ?? 'missing'}, last entry ${folded.seq}` });
  }
  // Rows that are behind are no fault: they are on their way.
  if (head?.projectedSeq !== folded.seq) return faults;
  if (head.digest !== folded.text.digest || head.title !== folded.text.title) {
    faults.push({ fault: 'digest', detail: `stored ${head.digest}, text ${folded.text.digest}` });
  }
  const wrong = wrongRows(await new ClauseRepository(manager).ofDraft(draftId), folded);
  if (wrong.length > 0) faults.push({ fault: 'clauses', detail: wrong.slice(0, 10).join(', ') });
  return faults;
}

function wrongRows(rows: Awaited<ReturnType<ClauseRepository['ofDraft']>>, { text }: FoldedJournal): string[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const wrong = text.clauses.flatMap((clause) => {
    const row = byId.get(clause.id);
    byId.delete(clause.id);
    return row && isSame(row, clause) ? [] : [clause.id];
  });
  return [...wrong, ...byId.keys()];
}

function digestOfState(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const digest = digestOfText(linesOf(doc));
  doc.destroy();
  return digest;
}
