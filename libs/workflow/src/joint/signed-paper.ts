import { presides, reviewsFor, type Act } from '../act.js';
import { accept, isBlank, refuse, type Outcome } from '../outcome.js';
import { isPlainDate, type PlainDate } from '../plain-date.js';

/** The papers cities sign together: 协议, 会议纪要, 工作方案, 函. */
export const PAPER_KINDS = ['AGREEMENT', 'MINUTES', 'WORK_PLAN', 'LETTER'] as const;

/** One of {@link PAPER_KINDS}. */
export type PaperKind = (typeof PAPER_KINDS)[number];

/** That a city signed, or took its signature back (撤回签署). */
export interface PaperSignature {
  readonly id: string;
  readonly type: 'SIGNED' | 'WITHDRAWN';
  readonly cityId: string;
  /** The name and office that stand under the paper; may be another than who records it. */
  readonly signatory: string;
  readonly digest: string;
  /** The day of the signature. */
  readonly on: PlainDate;
  readonly personId: string;
  readonly at: string;
}

/** A paper with the cities that are to sign it, and who signed when. */
export interface SignedPaper {
  readonly id: string;
  readonly kind: PaperKind;
  readonly title: string;
  readonly documentId: string;
  /** Of the document signed: a signature is on these very bytes. */
  readonly digest: string;
  readonly cityIds: readonly string[];
  /** Oldest first; append-only. */
  readonly signatures: readonly PaperSignature[];
  readonly voided: { readonly on: PlainDate; readonly reason: string } | null;
}

/** 拟定, 签署, 撤回签署, 作废. */
export type PaperCommand =
  | {
      readonly type: 'preparePaper';
      readonly kind: PaperKind;
      readonly title: string;
      readonly documentId: string;
      readonly digest: string;
      readonly cityIds: readonly string[];
    }
  | {
      readonly type: 'signPaper' | 'withdrawPaperSignature';
      readonly cityId: string;
      readonly signatory: string;
      readonly digest: string;
      readonly on: PlainDate;
    }
  | { readonly type: 'voidPaper'; readonly reason: string };

/** What must be known to answer. */
export interface PaperFacts {
  readonly act: Act;
  readonly memberCityIds: readonly string[];
}

/** What follows. */
export type PaperEvent =
  | { readonly type: 'PaperPrepared'; readonly paper: SignedPaper }
  | {
      readonly type: 'PaperSigned' | 'PaperSignatureWithdrawn';
      readonly paperId: string;
      readonly signature: PaperSignature;
    }
  | { readonly type: 'PaperCompleted'; readonly paperId: string }
  | { readonly type: 'PaperVoided'; readonly paperId: string; readonly reason: string };

type Step = Outcome<SignedPaper, PaperEvent>;

/**
 * One step of a paper: null → open → complete when every city has signed, or void. Prepared and voided by the chair or
 * lead; a signature is recorded by that city's reviewer, about the very document that stands.
 */
export const paperTransition = (state: SignedPaper | null, command: PaperCommand, facts: PaperFacts): Step => {
  if (command.type === 'preparePaper') return state === null ? prepare(command, facts) : refuse('alreadyOpen');
  if (state === null) return refuse('notOpened');
  if (state.voided !== null) return refuse('alreadyEnded');
  switch (command.type) {
    case 'signPaper':
    case 'withdrawPaperSignature':
      return answer(state, command, facts);
    case 'voidPaper': {
      const { reason } = command;
      if (!presides(facts.act.by)) return refuse('onlyChairOrLead');
      if (isBlank(reason)) return refuse('reasonMissing');
      return accept(
        { ...state, voided: { on: facts.act.today, reason } },
        { type: 'PaperVoided', paperId: state.id, reason },
      );
    }
  }
};

const prepare = (
  { kind, title, documentId, digest, cityIds }: PaperCommand & { readonly type: 'preparePaper' },
  { act, memberCityIds }: PaperFacts,
): Step => {
  if (!presides(act.by)) return refuse('onlyChairOrLead');
  if (isBlank(title)) return refuse('textMissing');
  if (cityIds.length === 0) return refuse('citiesMissing');
  const outside = cityIds.filter((cityId) => !memberCityIds.includes(cityId));
  if (outside.length > 0) return refuse('cityNotInProject', { because: outside });
  const paper: SignedPaper = { id: act.id, kind, title, documentId, digest, cityIds, signatures: [], voided: null };
  return accept(paper, { type: 'PaperPrepared', paper });
};

const answer = (
  state: SignedPaper,
  command: PaperCommand & { readonly type: 'signPaper' | 'withdrawPaperSignature' },
  { act }: PaperFacts,
): Step => {
  const { cityId, signatory, digest, on } = command;
  if (!state.cityIds.includes(cityId)) return refuse('notForTheSignatory');
  if (!reviewsFor(act.by, cityId)) return refuse('notAReviewerOfTheCity');
  if (digest !== state.digest) return refuse('paperChangedSinceRead', { currentDigest: state.digest });
  if (isBlank(signatory)) return refuse('textMissing');
  if (!isPlainDate(on)) return refuse('dateInvalid');
  if (on > act.today) return refuse('dateInFuture');
  const signs = command.type === 'signPaper';
  const signed = signaturesInForce(state).some((signature) => signature.cityId === cityId);
  if (!signs && !signed) return refuse('nothingToWithdraw');
  if (signs && signed) return accept(state);
  const signature: PaperSignature = {
    id: act.id,
    type: signs ? 'SIGNED' : 'WITHDRAWN',
    cityId,
    signatory,
    digest,
    on,
    personId: act.by.personId,
    at: act.at,
  };
  const next = { ...state, signatures: [...state.signatures, signature] };
  const paperId = state.id;
  if (!signs) return accept(next, { type: 'PaperSignatureWithdrawn', paperId, signature });
  const told: PaperEvent = { type: 'PaperSigned', paperId, signature };
  return isPaperComplete(next)
    ? accept<SignedPaper, PaperEvent>(next, told, { type: 'PaperCompleted', paperId })
    : accept(next, told);
};

/** The signatures not taken back, in the order of the cities. */
export const signaturesInForce = (paper: SignedPaper): readonly PaperSignature[] =>
  paper.cityIds.flatMap((cityId) => {
    const last = paper.signatures.findLast((signature) => signature.cityId === cityId);
    return last?.type === 'SIGNED' ? [last] : [];
  });

/** Whether every city has signed and the paper was not voided. */
export const isPaperComplete = (paper: SignedPaper): boolean =>
  paper.voided === null && signaturesInForce(paper).length === paper.cityIds.length;
