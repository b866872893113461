import type { LineId } from '@colex/lawtext';
import type { Decision } from '../signoff/decision.js';
import { decisionsByClauseAndCity, statusOf, type SignoffStatus } from '../signoff/status.js';
import { cityProgress } from './round-progress.js';
import type { Round, WholeAnswer, WholeSignature } from './round.js';

/** What one city said about one clause, as the sheet prints it. */
export interface SheetCell {
  readonly cityId: string;
  readonly status: SignoffStatus['status'];
  readonly citationChanged: boolean;
  /** Null where nothing was said about these words. */
  readonly decided: Pick<Decision, 'personId' | 'at' | 'reason'> | null;
}

/** A row of the sheet: one clause of the version. */
export interface SheetRow {
  readonly clauseId: LineId;
  /** 第十条, as printed in the version. */
  readonly number: string;
  readonly opening: string;
  /** One per city, in the order of the round. */
  readonly cells: readonly SheetCell[];
}

/** The sign-off sheet (会签表): clause by clause and city by city, and below them who signed the whole. */
export interface SignoffSheet {
  readonly versionName: string;
  readonly versionDigest: string;
  readonly cityIds: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly signatures: readonly {
    readonly cityId: string;
    readonly answer: WholeAnswer;
    /** The city's last word on the whole; null when it gave none. */
    readonly signature: Pick<WholeSignature, 'type' | 'personId' | 'at' | 'reason'> | null;
  }[];
}

/** The sheet of a round as it stands. Names of cities, persons and the words printed are the printer's. */
export const signoffSheet = (round: Round, decisions: readonly Decision[]): SignoffSheet => {
  const byClause = decisionsByClauseAndCity(decisions);
  return {
    versionName: round.version.name,
    versionDigest: round.version.digest,
    cityIds: round.cityIds,
    rows: round.version.clauses.map((clause) => ({
      clauseId: clause.clauseId,
      number: clause.number,
      opening: clause.opening,
      cells: round.cityIds.map((cityId) =>
        cellOf(cityId, statusOf(byClause.get(clause.clauseId)?.get(cityId) ?? [], clause)),
      ),
    })),
    signatures: round.cityIds.map((cityId) => {
      const last = round.signatures.findLast((signature) => signature.cityId === cityId);
      return {
        cityId,
        answer: cityProgress(round, cityId, decisions).answer,
        signature: last ? { type: last.type, personId: last.personId, at: last.at, reason: last.reason } : null,
      };
    }),
  };
};

const cellOf = (cityId: string, signoff: SignoffStatus): SheetCell => {
  const { status, decision } = signoff;
  // A stale decision is about other words: the sheet is of these.
  const decided =
    decision === null || status === 'STALE'
      ? null
      : { personId: decision.personId, at: decision.at, reason: decision.reason };
  return { cityId, status, citationChanged: decided !== null && signoff.changedCitations.length > 0, decided };
};
