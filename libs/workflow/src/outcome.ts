/**
 * Every reason a transition can refuse for, with the code of the API's one error table it travels under (api.md 13).
 * A reason is a key; its sentence in zh-CN and en is kept where the other sentences are.
 */
export const REFUSALS = {
  notAReviewerOfTheCity: 'FORBIDDEN',
  cityNotInProject: 'FORBIDDEN',
  onlyChairOrLead: 'FORBIDDEN',
  onlyTheOwnerGivesBack: 'FORBIDDEN',
  notInChargeOfTheTrack: 'FORBIDDEN',
  notForTheSignatory: 'FORBIDDEN',
  lastEditorDecidesAlone: 'FORBIDDEN',
  clauseChangedSinceRead: 'CONFLICT',
  citedClauseChangedSinceRead: 'CONFLICT',
  versionChangedSinceRead: 'CONFLICT',
  paperChangedSinceRead: 'CONFLICT',
  clauseGone: 'NOT_FOUND',
  itemUnknown: 'NOT_FOUND',
  clauseSettled: 'LOCKED',
  reasonMissing: 'BAD_USER_INPUT',
  textMissing: 'BAD_USER_INPUT',
  nothingToWithdraw: 'BAD_USER_INPUT',
  clauseNotSettled: 'BAD_USER_INPUT',
  clauseNotOwned: 'BAD_USER_INPUT',
  onlyJointTextIsShared: 'BAD_USER_INPUT',
  ruleNamesAnotherCity: 'BAD_USER_INPUT',
  citiesMissing: 'BAD_USER_INPUT',
  clausesMissing: 'BAD_USER_INPUT',
  dateInvalid: 'BAD_USER_INPUT',
  dateInPast: 'BAD_USER_INPUT',
  dateInFuture: 'BAD_USER_INPUT',
  dateNotLater: 'BAD_USER_INPUT',
  dateBeforePreviousStep: 'BAD_USER_INPUT',
  alreadyOpen: 'BAD_USER_INPUT',
  notOpened: 'BAD_USER_INPUT',
  alreadyEnded: 'BAD_USER_INPUT',
  clausesUndecided: 'BAD_USER_INPUT',
  objectionStands: 'BAD_USER_INPUT',
  stageNotNext: 'BAD_USER_INPUT',
  tooFewReadings: 'BAD_USER_INPUT',
  gateClosed: 'BAD_USER_INPUT',
  notUnderDeliberation: 'BAD_USER_INPUT',
  notHalted: 'BAD_USER_INPUT',
  trackEnded: 'BAD_USER_INPUT',
  twoYearsNotOver: 'BAD_USER_INPUT',
  notBeforeTheProvince: 'BAD_USER_INPUT',
  notAtTheVote: 'BAD_USER_INPUT',
  mergedVoteNotForeseen: 'BAD_USER_INPUT',
  separateVoteNotForeseen: 'BAD_USER_INPUT',
  nothingToTakeBack: 'BAD_USER_INPUT',
  meetingNotPlanned: 'BAD_USER_INPUT',
  meetingNotHeld: 'BAD_USER_INPUT',
  termsOverlap: 'BAD_USER_INPUT',
  notTheAuthor: 'FORBIDDEN',
  commentDeleted: 'BAD_USER_INPUT',
  textTooLong: 'BAD_USER_INPUT',
  tooManyMentions: 'BAD_USER_INPUT',
  mentionUnknown: 'NOT_FOUND',
  personUnknown: 'NOT_FOUND',
  originCityMissing: 'BAD_USER_INPUT',
  originNameTooLong: 'BAD_USER_INPUT',
  outcomeMissing: 'BAD_USER_INPUT',
  changeUnknown: 'NOT_FOUND',
  threadResolved: 'CONFLICT',
} as const;

/** Why a transition refuses; one key of {@link REFUSALS}. */
export type RefusalReason = keyof typeof REFUSALS;

/** A transition that took place: the new state, and what is to be told to others and written to the audit. */
export interface Accepted<State, Event> {
  readonly accepted: true;
  readonly state: State;
  /** Empty when the command asked for what is already so; then `state` is the state given. */
  readonly events: readonly Event[];
}

/** A transition that did not take place; the state is what it was. */
export interface Refusal {
  readonly accepted: false;
  readonly reason: RefusalReason;
  /** With a CONFLICT: the digest that stands now; null when there is nothing any more. */
  readonly currentDigest?: string | null;
  /** What is in the way, as ids or keys, when the reason alone does not say it: clauses, cities, gates. */
  readonly because?: readonly string[];
}

/** What every transition of this lib answers: a value, never an exception. */
export type Outcome<State, Event> = Accepted<State, Event> | Refusal;

/** A transition that took place. */
export const accept = <State, Event>(state: State, ...events: readonly Event[]): Accepted<State, Event> => ({
  accepted: true,
  state,
  events,
});

/** A transition that did not take place. */
export const refuse = (reason: RefusalReason, details: Omit<Refusal, 'accepted' | 'reason'> = {}): Refusal => ({
  accepted: false,
  reason,
  ...details,
});

/** Whether a text that must say something says nothing. */
export const isBlank = (text: string | null): boolean => text === null || text.trim() === '';
