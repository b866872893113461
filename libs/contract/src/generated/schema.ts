export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** SHA-256 over canonical content, lower-case hexadecimal. Equal content has an equal hash; a renumbering alone does not change it. */
  ContentHash: { input: string; output: string; }
  /** A day of the calendar without time or zone, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** An instant, RFC 3339 with offset, e.g. 2026-11-22T09:30:00.000+08:00. */
  DateTime: { input: string; output: string; }
};

/** A personal access token: lets a program act as its owner, over GraphQL and sync. */
export type AccessToken = {
  __typename?: 'AccessToken';
  createdAt: Scalars['DateTime']['output'];
  /** When it stops working; null when only revoking ends it. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** When it was last used, to the minute; null when never. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What its owner calls it. */
  name: Scalars['String']['output'];
  scope: TokenScope;
};

export type ActivityShare = {
  __typename?: 'ActivityShare';
  entries: Scalars['Int']['output'];
  person: Person;
};

/** Who wrote how much in one stretch of the time a draft was written in. */
export type ActivitySlice = {
  __typename?: 'ActivitySlice';
  /** How many entries. */
  entries: Scalars['Int']['output'];
  /** First and last journal entry of the stretch. */
  firstRevision: Scalars['Int']['output'];
  from: Scalars['DateTime']['output'];
  lastRevision: Scalars['Int']['output'];
  shares: Array<ActivityShare>;
  to: Scalars['DateTime']['output'];
};

export type AddCommentInput = {
  body: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** People and cities to call upon, by id. */
  mentionIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  threadId: Scalars['ID']['input'];
};

export type AddResolutionInput = {
  cityIds: Array<Scalars['ID']['input']>;
  dueOn?: InputMaybe<Scalars['Date']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  meetingId: Scalars['ID']['input'];
  /** 1 to 2,000 characters. */
  text: Scalars['String']['input'];
};

export type ApplyClauseEditInput = {
  /** The journal entry at which the clause was read; its words are compared with those that stood then. */
  baseRevision: Scalars['Int']['input'];
  clauseId: Scalars['ID']['input'];
  /** Same key, same answer, for 24 hours: a repeated request edits nothing twice. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What stands in its place, at most 250 lines. None removes the clause; lines of further clauses stand behind it. */
  lines: Array<ClauseLineInput>;
};

export type ApplyClauseEditPayload = {
  __typename?: 'ApplyClauseEditPayload';
  /** Where the draft stands when the clause was changed after `baseRevision`; compare the two. */
  conflict?: Maybe<Comparison>;
  /** The journal entry that was written; null when it read like this already, or nothing was done. */
  revision?: Maybe<Scalars['Int']['output']>;
  userErrors: Array<UserError>;
};

export type AssignThreadInput = {
  /** Who is to see to it; null takes it back. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** By which day, YYYY-MM-DD. */
  dueOn?: InputMaybe<Scalars['String']['input']>;
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  threadId: Scalars['ID']['input'];
};

/** A row of the audit chain 审计记录: one decision, recorded in the transaction that made it. Rows are never changed; each is linked to the one before. */
export type AuditEntry = Node & {
  __typename?: 'AuditEntry';
  /** What was done, as a key that never changes, e.g. draft.create. The list is open. */
  action: Scalars['String']['output'];
  /** Who did it; null for the system's own acts and for somebody unknown. */
  actor?: Maybe<Person>;
  /** When. */
  at: Scalars['DateTime']['output'];
  /** The city for which it was done. */
  city?: Maybe<City>;
  /** The text it was about. */
  draft?: Maybe<Draft>;
  /** What was recorded of it beside who, what and when. */
  facts: Array<AuditFact>;
  /** Hash over everything in this row, the hash before included. */
  hash: Scalars['ContentHash']['output'];
  id: Scalars['ID']['output'];
  /** What was done, in words, in the language of the request. */
  label: Scalars['String']['output'];
  /** Hash of the row before; 64 zeros for the first. */
  previousHash: Scalars['ContentHash']['output'];
  /** The project in which it was done; null for what belongs to none, such as signing in. */
  project?: Maybe<Project>;
  /** Its place in the chain: 1, 2, 3 … without gaps. */
  seq: Scalars['Int']['output'];
  /** What it was done to. */
  subject: AuditSubject;
};

/** A page of the audit chain. */
export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  edges: Array<AuditEntryEdge>;
  nodes: Array<AuditEntry>;
  pageInfo: PageInfo;
  /** How many rows the filter leaves. */
  totalCount: Scalars['Int']['output'];
};

/** A row and its place in the list. */
export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  cursor: Scalars['String']['output'];
  node: AuditEntry;
};

/** One recorded fact. */
export type AuditFact = {
  __typename?: 'AuditFact';
  /** Its name, e.g. title, digest, reason. */
  name: Scalars['String']['output'];
  /** Its value; lists are joined by 、. */
  value: Scalars['String']['output'];
};

/** Which rows are asked for. What is absent does not narrow. */
export type AuditFilter = {
  /** Rows with one of these keys, e.g. ["draft.create"]; at most 50. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Rows of what was done for one city. */
  cityId?: InputMaybe<Scalars['ID']['input']>;
  /** Rows about one text. */
  draftId?: InputMaybe<Scalars['ID']['input']>;
  /** Rows from this instant on. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Rows of what one person did. */
  personId?: InputMaybe<Scalars['ID']['input']>;
  /** Rows of one project. The chair sees those of the own project only and must name it. */
  projectId?: InputMaybe<Scalars['ID']['input']>;
  /** Rows before this instant. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Where the audit chain ends. Kept elsewhere (printed, sent to the cities) it proves later that nothing before it was changed or cut off. */
export type AuditHead = {
  __typename?: 'AuditHead';
  /** Hash of the last row. */
  hash: Scalars['ContentHash']['output'];
  /** Number of the last row; 0 for an empty chain. */
  seq: Scalars['Int']['output'];
};

/** What something was done to. It may be gone by now; the row stays. */
export type AuditSubject = {
  __typename?: 'AuditSubject';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Kind of thing, e.g. draft, person, token. */
  type: Scalars['String']['output'];
};

/**
 * Who wrote each character of some lines: the authenticated author of the journal entry that brought it. Splitting, joining and
 * restoring leave it as it was.
 */
export type Blame = {
  __typename?: 'Blame';
  /** The authors that the runs point at. */
  authors: Array<Person>;
  /** In the order of the text. */
  lines: Array<BlameLine>;
};

export type BlameLine = {
  __typename?: 'BlameLine';
  lineId: Scalars['ID']['output'];
  /** Their lengths add up to that of the line's text. */
  runs: Array<BlameRun>;
};

export type BlameRun = {
  __typename?: 'BlameRun';
  /** To the minute. */
  at: Scalars['DateTime']['output'];
  /** Place in `authors`. */
  author: Scalars['Int']['output'];
  /** UTF-16 units; a reference is one. */
  length: Scalars['Int']['output'];
  /** The last journal entry of the run. */
  revision: Scalars['Int']['output'];
};

export type CancelMeetingInput = {
  expectedRevision: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  meetingId: Scalars['ID']['input'];
  /** At most 2,000 characters. */
  reason: Scalars['String']['input'];
};

export type CancelRoundInput = {
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  roundId: Scalars['ID']['input'];
};

/** How a stage stands for a city. */
export type CellStanding =
  /** 尚可到达 */
  | 'AHEAD'
  /** 当前阶段 */
  | 'CURRENT'
  /** 已完成 */
  | 'DONE'
  /** 已排定日期 */
  | 'PLANNED'
  /** 不再经过 */
  | 'SKIPPED';

/** How sure a rule is. */
export type Certainty =
  /** 推定: taken over from elsewhere; to be confirmed by the city. */
  | 'ASSUMED'
  /** 仅见摘录: only an excerpt was seen. */
  | 'EXCERPT'
  /** 已读全文: its text was read in full. */
  | 'READ';

/** A city's turn in the chair (轮值主席任期), both days included. */
export type ChairTerm = {
  __typename?: 'ChairTerm';
  city?: Maybe<City>;
  from: Scalars['Date']['output'];
  id: Scalars['ID']['output'];
  /** Whether it is the city's turn today. */
  isCurrent: Scalars['Boolean']['output'];
  /** Who chairs for the city; null while it has named nobody. */
  person?: Maybe<Person>;
  until: Scalars['Date']['output'];
};

export type ChairTermsPayload = {
  __typename?: 'ChairTermsPayload';
  /** The turns as they stand now. */
  terms: Array<ChairTerm>;
  userErrors: Array<UserError>;
};

/** What one person did to a line or clause between two moments. */
export type ChangeAuthor = {
  __typename?: 'ChangeAuthor';
  erased: Scalars['Int']['output'];
  /** Of the first and the last of it. */
  first: Scalars['DateTime']['output'];
  last: Scalars['DateTime']['output'];
  lastRevision: Scalars['Int']['output'];
  person: Person;
  /** How many characters. */
  written: Scalars['Int']['output'];
};

export type ChangeCount = {
  __typename?: 'ChangeCount';
  count: Scalars['Int']['output'];
  kind: ChangeKind;
};

export type ChangeGatesInput = {
  /** Those to be changed; the others stay. */
  gates: Array<GateSettingInput>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  projectId: Scalars['ID']['input'];
};

export type ChangeGatesPayload = {
  __typename?: 'ChangeGatesPayload';
  gates: Array<GateSetting>;
  userErrors: Array<UserError>;
};

/** What became of a clause. */
export type ChangeKind =
  | 'ADDED'
  /** Its words changed where it stands. */
  | 'CHANGED'
  /** Several clauses became one. */
  | 'MERGED'
  /** It stands elsewhere; its words may have changed too. */
  | 'MOVED'
  | 'REMOVED'
  /** Its number, or numbers it cites, follow from changes elsewhere; its words are the same. */
  | 'RENUMBERED'
  /** One clause became several. */
  | 'SPLIT'
  | 'UNCHANGED';

export type ChangeMeetingInput = {
  expectedRevision: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  meetingId: Scalars['ID']['input'];
  plan: MeetingPlanInput;
};

export type ChangeOp =
  | 'ADDED'
  | 'REMOVED'
  | 'SAME';

export type ChangeProcedureRulesInput = {
  cityId: Scalars['ID']['input'];
  consultationDays?: InputMaybe<Scalars['Int']['input']>;
  consultationRequired: Scalars['Boolean']['input'];
  expectedRevision: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  previewBefore?: InputMaybe<PeriodInput>;
  projectId: Scalars['ID']['input'];
  promulgateWithin?: InputMaybe<PeriodInput>;
  /** 1 to 10. */
  readings: Scalars['Int']['input'];
  /** 1 to `readings`. */
  readingsWhenAgreed: Scalars['Int']['input'];
  readingsWhenImportant?: InputMaybe<Scalars['Int']['input']>;
  sendToMembersBefore?: InputMaybe<PeriodInput>;
  /** Where the rules stand: law and article. It is told to everybody with every deadline. */
  source: Scalars['String']['input'];
  submitBefore?: InputMaybe<PeriodInput>;
};

export type ChangeRun = {
  __typename?: 'ChangeRun';
  op: ChangeOp;
  text: Scalars['String']['output'];
};

/** A line as it was and as it is. */
export type ChangedLine = {
  __typename?: 'ChangedLine';
  /** Kind in the new text; null for a line that is gone. */
  kindAfter?: Maybe<LineKind>;
  /** Kind in the old text; null for a new line. */
  kindBefore?: Maybe<LineKind>;
  /** Identity of the line in the new text, or in the old one when it is gone. */
  lineId: Scalars['ID']['output'];
  /** Its words: those both have, those that went, those that came. */
  runs: Array<ChangeRun>;
};

/** A clause that another one cites, with the digest of its words. */
export type CitedClause = {
  __typename?: 'CitedClause';
  /** The clause as it stands now; null when it is gone. */
  clause?: Maybe<Clause>;
  /** Its id; it may no longer be in the text. */
  clauseId: Scalars['ID']['output'];
  digest: Scalars['ContentHash']['output'];
};

export type CitedClauseInput = {
  clauseId: Scalars['ID']['input'];
  digest: Scalars['ContentHash']['input'];
};

/** A city 市 (设区的市) of a region. */
export type City = Node & {
  __typename?: 'City';
  /** The city's fixed colour, #rrggbb, told apart by colour-blind readers together with `sign`. */
  colour: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Name as printed, e.g. 徐州市. */
  name: Scalars['String']['output'];
  /** The province it belongs to. */
  province: Province;
  /** The region it belongs to. */
  region: Region;
  /** The one character that stands for the city beside its colour, e.g. 徐. */
  sign: Scalars['String']['output'];
  /** Short name for addresses: the pinyin, e.g. xuzhou. */
  slug: Scalars['String']['output'];
};

export type CityConnection = {
  __typename?: 'CityConnection';
  edges: Array<CityEdge>;
  nodes: Array<City>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type CityEdge = {
  __typename?: 'CityEdge';
  cursor: Scalars['String']['output'];
  node: City;
};

export type ClassifyThreadInput = {
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  kind: ThreadKind;
  origin: ThreadOriginInput;
  threadId: Scalars['ID']['input'];
};

/** What is commented on, owned and signed: an article with everything in it, or a heading or other line outside articles. */
export type Clause = Node & {
  __typename?: 'Clause';
  /** Who wrote each character of it, as it stands. */
  blame: Blame;
  /** Journal entry at which its content last changed. */
  changedAtRevision: Scalars['Int']['output'];
  /** The clauses its references point into, with their words as they stand. */
  citations: Array<CitedClause>;
  /** What was ever said about it, latest first. Give `first` or `last`, 1 to 100. */
  decisions: SignoffDecisionConnection;
  /** Hash of its content; changes when its words, structure or references change, not when it is only renumbered. */
  digest: Scalars['ContentHash']['output'];
  draft: Draft;
  /** How it came to read as it does, newest first. Give `first` or `last`, 1 to 100. */
  history: ClauseRevisionConnection;
  id: Scalars['ID']['output'];
  kind: LineKind;
  /** Identity of its first line in the draft. */
  lineId: Scalars['ID']['output'];
  /** Its lines. */
  lines: Array<ClauseLine>;
  /** Number as printed, e.g. 第十条, 第二章; null where the kind has none. */
  number?: Maybe<Scalars['String']['output']>;
  /** How many open threads stand in it. */
  openThreadCount: Scalars['Int']['output'];
  /** The city that drafts it (提案分工); null when every drafter may. */
  ownerCity?: Maybe<City>;
  /** The headings above it, outermost first, e.g. ["第二章 保护管理"]. */
  path: Array<Scalars['String']['output']>;
  /** Place in the text, from 0. */
  position: Scalars['Int']['output'];
  /** Its settlements, reopenings and owners, latest first. */
  records: Array<ClauseRecord>;
  /** Null while it is open. */
  settlement?: Maybe<ClauseSettlement>;
  /** Where each city stands on it, in the order of the region; on an edition its own city alone. */
  signoffs: Array<ClauseSignoff>;
  /** Its text, numbers of 项 and 目 printed, one line a paragraph. */
  text: Scalars['String']['output'];
  /** Whether you may decide about it for your city. */
  viewerMayDecide: Verdict;
  /** Whether you may change its words yourself. */
  viewerMayEdit: Verdict;
  /** Whether you may give it back for your city. */
  viewerMayGiveBack: Verdict;
  /** Whether you may reopen it, give it to a city and take it back. */
  viewerMayPreside: Verdict;
  /** Whether you watch or mute it; null for neither. */
  viewerWatch?: Maybe<WatchLevel>;
};


/** What is commented on, owned and signed: an article with everything in it, or a heading or other line outside articles. */
export type ClauseDecisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What is commented on, owned and signed: an article with everything in it, or a heading or other line outside articles. */
export type ClauseHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type ClauseChange = {
  __typename?: 'ClauseChange';
  /** One for most kinds, several for SPLIT, none for REMOVED. */
  after: Array<MomentClause>;
  /** Who made it; empty when the two texts do not share their history. */
  authors: Array<ChangeAuthor>;
  /** One for most kinds, several for MERGED, none for ADDED. */
  before: Array<MomentClause>;
  kind: ChangeKind;
  /** Its lines, word by word; empty when it reads the same. */
  lines: Array<ChangedLine>;
  /** The threads about it: those of `threads` of the comparison that stand in its lines. */
  threads: Array<ComparedThread>;
};

export type ClauseChangeConnection = {
  __typename?: 'ClauseChangeConnection';
  edges: Array<ClauseChangeEdge>;
  nodes: Array<ClauseChange>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type ClauseChangeEdge = {
  __typename?: 'ClauseChangeEdge';
  cursor: Scalars['String']['output'];
  node: ClauseChange;
};

export type ClauseConnection = {
  __typename?: 'ClauseConnection';
  edges: Array<ClauseEdge>;
  nodes: Array<Clause>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type ClauseDecisionPayload = {
  __typename?: 'ClauseDecisionPayload';
  /** The clause as it stands; null when it is gone or may not be seen. */
  clause?: Maybe<Clause>;
  /** With CONFLICT: the digest of the words that stand; null when the clause is gone. */
  currentDigest?: Maybe<Scalars['ContentHash']['output']>;
  /** The decision; null when nothing was decided, also because the same was said already. */
  decision?: Maybe<SignoffDecision>;
  /** Whether the clause was settled by it. */
  isSettledNow: Scalars['Boolean']['output'];
  userErrors: Array<UserError>;
};

export type ClauseEdge = {
  __typename?: 'ClauseEdge';
  cursor: Scalars['String']['output'];
  node: Clause;
};

export type ClauseLine = {
  __typename?: 'ClauseLine';
  id: Scalars['ID']['output'];
  kind: LineKind;
  number?: Maybe<Scalars['String']['output']>;
  text: Scalars['String']['output'];
};

/** A line as it should read. */
export type ClauseLineInput = {
  /** A line of the clause that it is now: it keeps its identity, comments and references. Absent for a new line. */
  id?: InputMaybe<Scalars['ID']['input']>;
  kind: LineKind;
  /**
   * Its text without its number, references as they print at `baseRevision`: what cites a provision of this text becomes a live
   * reference, which prints the right number ever after. No line break.
   */
  text: Scalars['String']['input'];
};

export type ClausePayload = {
  __typename?: 'ClausePayload';
  clause?: Maybe<Clause>;
  userErrors: Array<UserError>;
};

/** One event in the history of a clause: settled, reopened, given to a city, taken back. */
export type ClauseRecord = {
  __typename?: 'ClauseRecord';
  at: Scalars['DateTime']['output'];
  /** The city it was given to. */
  city?: Maybe<City>;
  /** The city that had it before. */
  fromCity?: Maybe<City>;
  kind: ClauseRecordKind;
  /** Whose act it was; for SETTLED: the decision with which the rule was met. */
  person: Person;
  reason?: Maybe<Scalars['String']['output']>;
};

/** Kinds of event in the history of a clause. */
export type ClauseRecordKind =
  /** 分给某市起草 */
  | 'GIVEN'
  /** 交回 */
  | 'GIVEN_BACK'
  /** 重新开放 */
  | 'REOPENED'
  /** 定稿 */
  | 'SETTLED'
  /** 收回 */
  | 'TAKEN_BACK';

/** A stretch of work on one clause: changes that follow each other within ten minutes. */
export type ClauseRevision = {
  __typename?: 'ClauseRevision';
  /** The journal entries it lies between. */
  afterRevision: Scalars['Int']['output'];
  /** Who worked on it. */
  authors: Array<Person>;
  from: Scalars['DateTime']['output'];
  /** What changed, line by line. */
  lines: Array<ChangedLine>;
  numberAfter?: Maybe<Scalars['String']['output']>;
  /** Number before and after, as printed; null when it was not there, or has none. */
  numberBefore?: Maybe<Scalars['String']['output']>;
  revision: Scalars['Int']['output'];
  to: Scalars['DateTime']['output'];
};

export type ClauseRevisionConnection = {
  __typename?: 'ClauseRevisionConnection';
  edges: Array<ClauseRevisionEdge>;
  nodes: Array<ClauseRevision>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type ClauseRevisionEdge = {
  __typename?: 'ClauseRevisionEdge';
  cursor: Scalars['String']['output'];
  node: ClauseRevision;
};

/** That a clause is settled (定稿): nobody changes its words until it is reopened. */
export type ClauseSettlement = {
  __typename?: 'ClauseSettlement';
  /** The decisions it rests on. */
  decisions: Array<SignoffDecision>;
  /** The words that are settled. */
  digest: Scalars['ContentHash']['output'];
  rule: SettlementRule;
  settledAt: Scalars['DateTime']['output'];
};

/** Where one city stands on one clause. */
export type ClauseSignoff = {
  __typename?: 'ClauseSignoff';
  /** 引用条款已变: clauses it cites whose words are not those that were read. */
  changedCitations: Array<CitedClause>;
  city: City;
  /** The decision that holds; for STALE the latest one, whose words are not those that stand. */
  decision?: Maybe<SignoffDecision>;
  status: SignoffStatus;
  /** For STALE: what the city said about the earlier words. */
  was?: Maybe<SignoffStatus>;
};

/** Clauses of a draft changed. Sent at most a second after the journal entry. */
export type ClausesChanged = {
  __typename?: 'ClausesChanged';
  /** Clauses that are new or whose words, number, path or place differ, in the order of the text; the first 100 of them. */
  changed: Array<Clause>;
  /** How many changed in all. */
  changedCount: Scalars['Int']['output'];
  draft: Draft;
  /** Give it as `after` to resume behind this event. */
  eventId: Scalars['ID']['output'];
  /** Ids of clauses that are gone. */
  removedIds: Array<Scalars['ID']['output']>;
  /** The journal entry up to which this event speaks. */
  revision: Scalars['Int']['output'];
};

export type CloseRoundInput = {
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Required before the due date while a city has not answered. */
  reason?: InputMaybe<Scalars['String']['input']>;
  roundId: Scalars['ID']['input'];
};

/** Something said in a thread. A deleted comment is marked; its words stay readable. */
export type Comment = Node & {
  __typename?: 'Comment';
  author: Person;
  body: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it said before it was edited, oldest first. */
  earlierWordings: Array<CommentWording>;
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Cities called upon in it. */
  mentionedCities: Array<City>;
  /** People called upon in it. */
  mentionedPeople: Array<Person>;
  thread: Thread;
};

export type CommentConnection = {
  __typename?: 'CommentConnection';
  edges: Array<CommentEdge>;
  nodes: Array<Comment>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type CommentEdge = {
  __typename?: 'CommentEdge';
  cursor: Scalars['String']['output'];
  node: Comment;
};

/** A comment after what was done to it, with its thread. */
export type CommentPayload = {
  __typename?: 'CommentPayload';
  comment?: Maybe<Comment>;
  thread?: Maybe<Thread>;
  userErrors: Array<UserError>;
};

/** Earlier words of a comment. */
export type CommentWording = {
  __typename?: 'CommentWording';
  body: Scalars['String']['output'];
  saidAt: Scalars['DateTime']['output'];
};

/** A thread that is behind a change, or was when it was made. */
export type ComparedThread = {
  __typename?: 'ComparedThread';
  /** Whether a change between the two texts was named as the answer to it. */
  isAnswered: Scalars['Boolean']['output'];
  /** The lines it stands in, or stood in when its words went. */
  lineIds: Array<Scalars['ID']['output']>;
  thread: Thread;
};

/** Two texts, clause by clause 修改对照. */
export type Comparison = {
  __typename?: 'Comparison';
  /**
   * What became of each clause, in the order of the new text, a removed one where it stood. Unchanged and merely renumbered ones are
   * left out unless `kinds` asks for them. Give `first` or `last`, 1 to 100.
   */
  changes: ClauseChangeConnection;
  /** How many clauses there are of each kind of change. */
  counts: Array<ChangeCount>;
  from: TextMoment;
  /** Who changed which line; empty when the two do not share their history. */
  lineAuthors: Array<LineAuthors>;
  /** Whether both are moments of one draft; only then is it known who made each change. */
  sharesHistory: Scalars['Boolean']['output'];
  /**
   * The threads that were open while the text became the other one, or about either text when they are of two drafts, with the lines
   * they stand in. Oldest first.
   */
  threads: Array<ComparedThread>;
  to: TextMoment;
};


/** Two texts, clause by clause 修改对照. */
export type ComparisonChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  cityId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<ChangeKind>>;
  last?: InputMaybe<Scalars['Int']['input']>;
  personId?: InputMaybe<Scalars['ID']['input']>;
  under?: InputMaybe<Scalars['String']['input']>;
};

/** That it was decided not to consult the public (经主任会议决定不公布). */
export type ConsultationWaiver = {
  __typename?: 'ConsultationWaiver';
  on: Scalars['Date']['output'];
  reason: Scalars['String']['output'];
};

export type CreateAccessTokenInput = {
  /** When it stops working; must lie in the future. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** 1 to 100 characters. */
  name: Scalars['String']['input'];
  scope: TokenScope;
};

export type CreateAccessTokenPayload = {
  __typename?: 'CreateAccessTokenPayload';
  accessToken?: Maybe<AccessToken>;
  /** The token itself. It is shown here once and is not kept. */
  secret?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
};

export type CreateDraftInput = {
  /** For an edition: the city; only its own people may create it. */
  cityId?: InputMaybe<Scalars['ID']['input']>;
  /** Same key, same answer, for 24 hours: a repeated request creates nothing twice. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  kind: DraftKind;
  projectId: Scalars['ID']['input'];
  /** The statute as plain text or Markdown, at most 4,000,000 characters; may be empty for a new text. */
  text: Scalars['String']['input'];
  /** Title; when absent, the first line of the text that is read as a title. */
  title?: InputMaybe<Scalars['String']['input']>;
};

export type CreateDraftPayload = {
  __typename?: 'CreateDraftPayload';
  draft?: Maybe<Draft>;
  /** Lines of the input that could not be placed and stand as plain lines. */
  losses: Array<ReadingLoss>;
  userErrors: Array<UserError>;
};

export type CreateVersionInput = {
  draftId: Scalars['ID']['input'];
  /** Refuse with CONFLICT when the text does not have this hash. */
  expectedDigest?: InputMaybe<Scalars['ContentHash']['input']>;
  /** Refuse with CONFLICT when the journal does not stand at this entry any more. */
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer, for 24 hours: a repeated request creates nothing twice. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  kind: VersionKind;
  /** 1 to 100 characters, not yet the name of a version of this draft. */
  name: Scalars['String']['input'];
  /** Why; at most 2,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

export type CreateVersionPayload = {
  __typename?: 'CreateVersionPayload';
  userErrors: Array<UserError>;
  version?: Maybe<Version>;
};

export type CreateWebhookInput = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Absent or empty for all kinds. */
  kinds?: InputMaybe<Array<NoticeKind>>;
  /** 1 to 100 characters. */
  name: Scalars['String']['input'];
  projectId: Scalars['ID']['input'];
  /** For a robot: the secret of its signature, if it has one. A program's key is made here and shown once. */
  secret?: InputMaybe<Scalars['String']['input']>;
  type: WebhookType;
  /** An https address (http only where private addresses are allowed). Never shown again. */
  url: Scalars['String']['input'];
};

export type CreateWebhookPayload = {
  __typename?: 'CreateWebhookPayload';
  /** The key of the signatures, shown this once; null for a robot. */
  secret?: Maybe<Scalars['String']['output']>;
  userErrors: Array<UserError>;
  webhook?: Maybe<Webhook>;
};

/** On which side of a day a duty lies. */
export type DeadlineBound =
  /** On or before the day. */
  | 'BY'
  /** Not before the day. */
  | 'NOT_BEFORE';

/** Whether a duty was met by its day. */
export type DeadlineStanding =
  /** 按期完成 */
  | 'MET'
  /** 未按期 */
  | 'MISSED'
  /** 未到期 */
  | 'OPEN'
  /** 已逾期 */
  | 'OVERDUE';

export type DecideOnClauseInput = {
  /** `citations` as they were read; when absent, those that stand count as read. */
  citations?: InputMaybe<Array<CitedClauseInput>>;
  clauseId: Scalars['ID']['input'];
  /** `digest` of the clause as it was read. When other words stand by now, nothing is decided and the answer is CONFLICT. */
  digest: Scalars['ContentHash']['input'];
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Why; required for a reservation and an objection, at most 2,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The round it is given in: then the words are those of the round's version, whatever the draft says by now. */
  roundId?: InputMaybe<Scalars['ID']['input']>;
};

export type DecideStrandedTextInput = {
  /** PLACED says that you have put the words into the text; this changes no text by itself. */
  decision: StrandedDecision;
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  strandedTextId: Scalars['ID']['input'];
};

export type DecideStrandedTextPayload = {
  __typename?: 'DecideStrandedTextPayload';
  strandedText?: Maybe<StrandedText>;
  userErrors: Array<UserError>;
};

/** What a city can say about the words of a clause (会签意见). */
export type DecisionKind =
  /** 同意 */
  | 'APPROVED'
  /** 附保留同意 */
  | 'APPROVED_WITH_RESERVATION'
  /** 不同意 */
  | 'OBJECTED'
  /** 撤回: takes back what was said before. */
  | 'WITHDRAWN';

export type DeclineRoundInput = {
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** At most 2,000 characters. */
  reason: Scalars['String']['input'];
  roundId: Scalars['ID']['input'];
  /** `digest` of the version as it was read. */
  versionDigest: Scalars['ContentHash']['input'];
};

export type DeleteCommentInput = {
  commentId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type DisableWebhookInput = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  webhookId: Scalars['ID']['input'];
};

/** A text 文本: the joint text, or a city's edition of it. */
export type Draft = Node & {
  __typename?: 'Draft';
  /** Who wrote when, in at most `slices` (1 to 240) equal stretches of time; stretches in which nothing was written are left out. */
  activity: Array<ActivitySlice>;
  /** The draft as it was at a moment: after an entry, at a date, or as a version keeps it. Null for a moment before it existed. */
  at?: Maybe<TextMoment>;
  /** For an edition: whose. */
  city?: Maybe<City>;
  /** The article with this number as printed (第十条) or as a plain number (10). */
  clause?: Maybe<Clause>;
  /** Its clauses in the order of the text. Give `first` or `last`, 1 to 100. */
  clauses: ClauseConnection;
  /** How many 编, 章, 节, 条 … it has. */
  counts: LineCounts;
  createdAt: Scalars['DateTime']['output'];
  createdBy: Person;
  /** Hash of the whole text as it stands at `revision`. */
  digest: Scalars['ContentHash']['output'];
  id: Scalars['ID']['output'];
  /** The findings that are ignored in it now, newest first. Give `first` or `last`, 1 to 100. */
  ignoredFindings: IgnoredFindingConnection;
  kind: DraftKind;
  /** The last thing that happened to its threads: read it, then the threads, then subscribe behind it, and nothing is missed. */
  lastThreadEventId: Scalars['ID']['output'];
  /** The round that is open; null when there is none. */
  openRound?: Maybe<Round>;
  /** The whole text, numbers printed, one line a paragraph. */
  plainText: Scalars['String']['output'];
  project: Project;
  /** What restoring the text, or one clause, as it was at a moment would do. Null when there is no such moment or clause. */
  restorationPreview?: Maybe<RestorationPreview>;
  /** Number of the last entry of its journal; every entry is one accepted change. */
  revision: Scalars['Int']['output'];
  /** Its sign-off rounds, the latest first. Give `first` or `last`, 1 to 100. */
  rounds: RoundConnection;
  /** Where every city stands on every clause. */
  signoff: DraftSignoff;
  /** Short name for addresses, unique. */
  slug: Scalars['String']['output'];
  /** Words that lost their line and wait for a decision, oldest first. Give `first` or `last`, 1 to 100. */
  strandedTexts: StrandedTextConnection;
  /** Its threads, newest first. Give `first` or `last`, 1 to 100. */
  threads: ThreadConnection;
  /** Its title line as it stands now. */
  title: Scalars['String']['output'];
  /** When its last journal entry was written. */
  updatedAt: Scalars['DateTime']['output'];
  /** Its named versions, newest first. Give `first` or `last`, 1 to 100. */
  versions: VersionConnection;
  /** Whether you may decide about its clauses for your city. */
  viewerMayDecide: Verdict;
  /** Whether you may ignore findings in it. */
  viewerMayIgnoreFindings: Verdict;
  /** Whether you may name a version of it. */
  viewerMayNameVersions: Scalars['Boolean']['output'];
  /** Whether you may open a round. */
  viewerMayPresideRounds: Verdict;
  /** What you may do with the text now. */
  viewerMode: DraftMode;
  /** Why you may not write, as a sentence in the language of the request; null when you may. */
  viewerModeReason?: Maybe<Scalars['String']['output']>;
  /** Whether you watch or mute it; null for neither. */
  viewerWatch?: Maybe<WatchLevel>;
};


/** A text 文本: the joint text, or a city's edition of it. */
export type DraftActivityArgs = {
  slices?: InputMaybe<Scalars['Int']['input']>;
};


/** A text 文本: the joint text, or a city's edition of it. */
export type DraftAtArgs = {
  moment: MomentInput;
};


/** A text 文本: the joint text, or a city's edition of it. */
export type DraftClauseArgs = {
  number: Scalars['String']['input'];
};


/** A text 文本: the joint text, or a city's edition of it. */
export type DraftClausesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A text 文本: the joint text, or a city's edition of it. */
export type DraftIgnoredFindingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A text 文本: the joint text, or a city's edition of it. */
export type DraftRestorationPreviewArgs = {
  clauseLineId?: InputMaybe<Scalars['ID']['input']>;
  moment: MomentInput;
};


/** A text 文本: the joint text, or a city's edition of it. */
export type DraftRoundsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A text 文本: the joint text, or a city's edition of it. */
export type DraftStrandedTextsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A text 文本: the joint text, or a city's edition of it. */
export type DraftThreadsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ThreadFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A text 文本: the joint text, or a city's edition of it. */
export type DraftVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type DraftConnection = {
  __typename?: 'DraftConnection';
  edges: Array<DraftEdge>;
  nodes: Array<Draft>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type DraftEdge = {
  __typename?: 'DraftEdge';
  cursor: Scalars['String']['output'];
  node: Draft;
};

export type DraftKind =
  /** 城市文本 */
  | 'EDITION'
  /** 共同文本 */
  | 'JOINT';

export type DraftMode =
  /** Reads; may offer changes as proposals. */
  | 'PROPOSE'
  /** Reads. */
  | 'READ'
  /** May change the text. */
  | 'WRITE';

/** Where every city stands on every clause of a draft, at one journal entry. */
export type DraftSignoff = {
  __typename?: 'DraftSignoff';
  /** The cities, in the order of the `statuses` of each row. */
  cities: Array<City>;
  /** The journal entry it speaks of. */
  revision: Scalars['Int']['output'];
  /** A row for each clause, in the order of the text. */
  rows: Array<SignoffRow>;
};

/** What has a day (法定时限). */
export type Duty =
  /** 省批准 */
  | 'APPROVE'
  /** 备案 */
  | 'FILE'
  /** 搁置期满 */
  | 'GO_ON_OR_LAPSE'
  /** 公开征求意见期满 */
  | 'KEEP_CONSULTATION_OPEN'
  /** 省级征求意见 */
  | 'PREVIEW_BY_PROVINCE'
  /** 公布 */
  | 'PROMULGATE'
  /** 分送组成人员 */
  | 'SEND_TO_MEMBERS'
  /** 提出议案 */
  | 'SUBMIT_BILL';

export type EditCommentInput = {
  body: Scalars['String']['input'];
  commentId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** People and cities to call upon, by id; those that are new are told. */
  mentionIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type EndChairTermInput = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  projectId: Scalars['ID']['input'];
  termId: Scalars['ID']['input'];
  /** Its new last day, before the present one. */
  until: Scalars['Date']['input'];
};

/** In which form. */
export type ExportFormat =
  | 'DOCX'
  /** One self-contained page. */
  | 'HTML'
  | 'PDF'
  /** Plain text; for the text only. */
  | 'PLAIN'
  /** A workbook; for tables only. */
  | 'XLSX';

/** A paper that was asked for. Only who asked for it sees it, and only for as long as they may read the draft. */
export type ExportJob = Node & {
  __typename?: 'ExportJob';
  createdAt: Scalars['DateTime']['output'];
  /** SHA-256 of the file; null while it is not made. */
  digest?: Maybe<Scalars['ContentHash']['output']>;
  /** Where it is downloaded, with the same credential; null while it cannot be. Whether you may is asked again then. */
  downloadPath?: Maybe<Scalars['String']['output']>;
  draft: Draft;
  /** From when on it is not kept any more. */
  expiresAt: Scalars['DateTime']['output'];
  /** The name under which it is saved. */
  fileName: Scalars['String']['output'];
  format: ExportFormat;
  id: Scalars['ID']['output'];
  kind: ExportKind;
  /** Hundredths of the work that are done. */
  progress: Scalars['Int']['output'];
  /** In bytes; null while it is not made. */
  size?: Maybe<Scalars['Int']['output']>;
  status: ExportStatus;
};

/** What paper is made. */
export type ExportKind =
  /** 修改对照表 */
  | 'COMPARISON_TABLE'
  /** 意见采纳情况表 */
  | 'OPINIONS'
  /** 花脸稿: a redline; in DOCX with tracked changes that Word and LibreOffice can accept or reject. */
  | 'REDLINE'
  /** 会签表 of a round: clause by city, and what each city said of the whole. */
  | 'SIGNOFF_SHEET'
  /** 正文: the clean text in the look of GB/T 9704, numbers from Word's own lists. */
  | 'TEXT';

/** How far a paper is. */
export type ExportStatus =
  /** It can be downloaded. */
  | 'DONE'
  /** It was made, and is not kept any more; ask for it again. */
  | 'EXPIRED'
  /** It could not be made; ask for it again. */
  | 'FAILED'
  /** It waits for its turn. */
  | 'QUEUED'
  /** It is being made. */
  | 'RUNNING';

export type ExtendRoundInput = {
  /** Later than the date that holds. */
  dueOn: Scalars['Date']['input'];
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  roundId: Scalars['ID']['input'];
};

/** One report on a resolution. */
export type FollowUp = {
  __typename?: 'FollowUp';
  id: Scalars['ID']['output'];
  note: Scalars['String']['output'];
  on: Scalars['Date']['output'];
  person?: Maybe<Person>;
  standing: FollowUpStanding;
};

/** How a resolution is being carried out. */
export type FollowUpStanding =
  /** 已办结 */
  | 'DONE'
  /** 不再办理 */
  | 'DROPPED'
  /** 办理中 */
  | 'IN_HAND';

/** What is looked at before a city goes on (关口). */
export type Gate =
  /** Every common clause settled. */
  | 'commonClausesSettled'
  /** The public was consulted, or it was decided not to. */
  | 'consultationHeld'
  /** The consultation stayed open long enough. */
  | 'consultationLongEnough'
  /** No common clause that cites a clause changed since it was signed. */
  | 'noChangedCitation'
  /** No finding of level error by the drafting rules. */
  | 'noErrorFinding'
  /** No open objection. */
  | 'noOpenObjection'
  /** No common clause with a signature over other words. */
  | 'noStaleCommonClause'
  /** The bill was submitted in time. */
  | 'submittedInTime'
  /** The mark at the title is one of the stage's. */
  | 'titleMarkFitsStage'
  /** A named version goes with the step. */
  | 'versionNamed';

/** A gate that does not hold. */
export type GateFinding = {
  __typename?: 'GateFinding';
  /** What is in the way: ids of clauses, a mark, a day, a number. */
  because: Array<Scalars['String']['output']>;
  gate: Gate;
  level: GateLevel;
  /** As a sentence in the language of the request. */
  message: Scalars['String']['output'];
};

/** What a gate does that does not hold. */
export type GateLevel =
  /** 阻止 */
  | 'BLOCK'
  /** 关闭 */
  | 'OFF'
  /** 提醒 */
  | 'WARN';

/** One gate of a project and what it does. */
export type GateSetting = {
  __typename?: 'GateSetting';
  gate: Gate;
  level: GateLevel;
  /** The stages it stands before. */
  stages: Array<Stage>;
  /** What it asks, as a sentence in the language of the request. */
  text: Scalars['String']['output'];
};

export type GateSettingInput = {
  gate: Gate;
  level: GateLevel;
};

export type GiveClauseBackInput = {
  clauseId: Scalars['ID']['input'];
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type GiveClauseInput = {
  /** The city that drafts it from now on. */
  cityId: Scalars['ID']['input'];
  clauseId: Scalars['ID']['input'];
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type HaltTrackInput = {
  cityId: Scalars['ID']['input'];
  expectedRevision: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  kind: TrackExitKind;
  on: Scalars['Date']['input'];
  projectId: Scalars['ID']['input'];
  /** Needed for all but LAPSED and VOTED_DOWN; at most 2,000 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type HeedFindingInput = {
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  ignoredFindingId: Scalars['ID']['input'];
};

export type HeedFindingPayload = {
  __typename?: 'HeedFindingPayload';
  ignoredFinding?: Maybe<IgnoredFinding>;
  userErrors: Array<UserError>;
};

export type HoldMeetingInput = {
  attendingCityIds: Array<Scalars['ID']['input']>;
  expectedRevision: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  meetingId: Scalars['ID']['input'];
};

export type IgnoreFindingInput = {
  draftId: Scalars['ID']['input'];
  /** Same key, same answer, for 24 hours: a repeated request creates nothing twice. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** First line of the clause the finding is in. */
  lineId: Scalars['ID']['input'];
  /** Why it does not apply, 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
  /** Id of the rule, e.g. R02. */
  rule: Scalars['String']['input'];
  /** The words that were found, 1 to 2,000 characters; the whole line where the finding is about the line as such, cut there. */
  words: Scalars['String']['input'];
};

export type IgnoreFindingPayload = {
  __typename?: 'IgnoreFindingPayload';
  ignoredFinding?: Maybe<IgnoredFinding>;
  userErrors: Array<UserError>;
};

/**
 * That a finding 检查提示 of the drafting rules is ignored in a draft, by whom and why. It holds for this rule, clause and words, and
 * ends by itself when any of them changes. Gates of the procedure do not count what is ignored.
 */
export type IgnoredFinding = Node & {
  __typename?: 'IgnoredFinding';
  draft: Draft;
  /** When it was taken back; null while it is ignored. */
  heededAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  ignoredAt: Scalars['DateTime']['output'];
  ignoredBy: Person;
  /** Digest of rule, clause and words: what findings are compared with. */
  key: Scalars['ContentHash']['output'];
  /** First line of the clause it is in. */
  lineId: Scalars['ID']['output'];
  /** Why it does not apply. */
  reason: Scalars['String']['output'];
  /** Id of the rule, e.g. R02. */
  rule: Scalars['String']['output'];
  /** The words that were found. */
  words: Scalars['String']['output'];
};

export type IgnoredFindingConnection = {
  __typename?: 'IgnoredFindingConnection';
  edges: Array<IgnoredFindingEdge>;
  nodes: Array<IgnoredFinding>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type IgnoredFindingEdge = {
  __typename?: 'IgnoredFindingEdge';
  cursor: Scalars['String']['output'];
  node: IgnoredFinding;
};

/** That other findings of a draft are ignored now than before. */
export type IgnoredFindingsChanged = {
  __typename?: 'IgnoredFindingsChanged';
  draftId: Scalars['ID']['output'];
};

/** Your inbox changed: something came, or was read in another window. */
export type InboxChanged = {
  __typename?: 'InboxChanged';
  /** Give it as `after` to resume behind this event. */
  eventId: Scalars['ID']['output'];
  /** What came; null when something was only read. */
  item?: Maybe<InboxItem>;
  unreadCount: Scalars['Int']['output'];
};

export type InboxConnection = {
  __typename?: 'InboxConnection';
  edges: Array<InboxEdge>;
  nodes: Array<InboxItem>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type InboxEdge = {
  __typename?: 'InboxEdge';
  cursor: Scalars['String']['output'];
  node: InboxItem;
};

/** Which items; everything given must hold. */
export type InboxFilter = {
  draftId?: InputMaybe<Scalars['ID']['input']>;
  kinds?: InputMaybe<Array<NoticeKind>>;
  unread?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Something you are told of: it happened to a text or a thread that concerns you. */
export type InboxItem = Node & {
  __typename?: 'InboxItem';
  /** Who did it; null for what the server does by itself. */
  actor?: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  /** The clause it is about, as far as it is still there. */
  clause?: Maybe<Clause>;
  draft?: Maybe<Draft>;
  id: Scalars['ID']['output'];
  kind: NoticeKind;
  project: Project;
  readAt?: Maybe<Scalars['DateTime']['output']>;
  /** What happened, as a sentence in the language of the request. */
  sentence: Scalars['String']['output'];
  /** Id of what it happened to: a thread, a round, a proposal. */
  subjectId: Scalars['ID']['output'];
};

export type InboxPreference = {
  __typename?: 'InboxPreference';
  channel: NoticeChannel;
  enabled: Scalars['Boolean']['output'];
  kind: NoticeKind;
};

export type InboxPreferenceInput = {
  channel: NoticeChannel;
  enabled: Scalars['Boolean']['input'];
  kind: NoticeKind;
};

/** How you want to be told. */
export type InboxSettings = {
  __typename?: 'InboxSettings';
  digest: MailDigest;
  /** Where mail goes; null sends none. */
  email?: Maybe<Scalars['String']['output']>;
  /** For each kind and channel whether it is on. */
  preferences: Array<InboxPreference>;
  /** Time of day from which no mail is sent, HH:MM in the zone of the cities; null for none. */
  quietFrom?: Maybe<Scalars['String']['output']>;
  /** Time of day until which no mail is sent. */
  quietUntil?: Maybe<Scalars['String']['output']>;
};

export type LineAuthors = {
  __typename?: 'LineAuthors';
  authors: Array<ChangeAuthor>;
  lineId: Scalars['ID']['output'];
};

/** How many lines of each kind a text has. */
export type LineCounts = {
  __typename?: 'LineCounts';
  annex: Scalars['Int']['output'];
  article: Scalars['Int']['output'];
  chapter: Scalars['Int']['output'];
  item: Scalars['Int']['output'];
  paragraph: Scalars['Int']['output'];
  part: Scalars['Int']['output'];
  section: Scalars['Int']['output'];
  subitem: Scalars['Int']['output'];
  subpart: Scalars['Int']['output'];
};

/** Kinds of line (立法法 art. 65). */
export type LineKind =
  /** 附件 */
  | 'ANNEX'
  /** 条, with the text of its first 款 */
  | 'ARTICLE'
  /** 章 */
  | 'CHAPTER'
  /** 项 */
  | 'ITEM'
  /** 题注 */
  | 'NOTE'
  /** a further 款 */
  | 'PARAGRAPH'
  /** 编 */
  | 'PART'
  /** a line the structure does not place */
  | 'PLAIN'
  /** 序言 */
  | 'PREAMBLE'
  /** 节 */
  | 'SECTION'
  /** 目 */
  | 'SUBITEM'
  /** 分编 */
  | 'SUBPART'
  | 'TITLE';

export type MailDigest =
  /** As it comes. */
  | 'AT_ONCE'
  /** Gathered for a day. */
  | 'DAILY'
  /** Gathered for an hour. */
  | 'HOURLY';

export type MarkInboxInput = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Which of your items; absent for all. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** False makes them unread again. */
  read: Scalars['Boolean']['input'];
};

export type MarkInboxPayload = {
  __typename?: 'MarkInboxPayload';
  unreadCount: Scalars['Int']['output'];
  userErrors: Array<UserError>;
};

export type MarkThreadsSeenInput = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** At most 100. */
  threadIds: Array<Scalars['ID']['input']>;
};

export type MarkThreadsSeenPayload = {
  __typename?: 'MarkThreadsSeenPayload';
  threads: Array<Thread>;
  userErrors: Array<UserError>;
};

/** A meeting of the cities. */
export type Meeting = Node & {
  __typename?: 'Meeting';
  /** 议程, in the order it is taken. */
  agenda: Array<Scalars['String']['output']>;
  /** 出席; empty until it was held. */
  attendingCities: Array<City>;
  /** Why it was cancelled. */
  cancelReason?: Maybe<Scalars['String']['output']>;
  hostCity?: Maybe<City>;
  id: Scalars['ID']['output'];
  kind: MeetingKind;
  /** The signed paper with the minutes. */
  minutes?: Maybe<SignedPaper>;
  on: Scalars['Date']['output'];
  place: Scalars['String']['output'];
  project: Project;
  /** 议定事项 */
  resolutions: Array<Resolution>;
  /** Moves by one with every change; to be given back with the next one. */
  revision: Scalars['Int']['output'];
  status: MeetingStatus;
  title: Scalars['String']['output'];
};

export type MeetingConnection = {
  __typename?: 'MeetingConnection';
  edges: Array<MeetingEdge>;
  nodes: Array<Meeting>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type MeetingEdge = {
  __typename?: 'MeetingEdge';
  cursor: Scalars['String']['output'];
  node: Meeting;
};

/** The meetings of a joint project. */
export type MeetingKind =
  /** 联席会议 */
  | 'JOINT_CONFERENCE'
  /** 联络协调小组会议 */
  | 'LIAISON_GROUP'
  /** 读稿会 */
  | 'READING_ALOUD';

export type MeetingPayload = {
  __typename?: 'MeetingPayload';
  meeting?: Maybe<Meeting>;
  userErrors: Array<UserError>;
};

export type MeetingPlanInput = {
  /** At most 50 items of 500 characters. */
  agenda: Array<Scalars['String']['input']>;
  hostCityId: Scalars['ID']['input'];
  kind: MeetingKind;
  on: Scalars['Date']['input'];
  /** At most 200 characters. */
  place: Scalars['String']['input'];
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

/** Where a meeting stands. */
export type MeetingStatus =
  /** 已取消 */
  | 'CANCELLED'
  /** 已召开 */
  | 'HELD'
  /** 已形成纪要 */
  | 'MINUTED'
  /** 筹备中 */
  | 'PLANNED';

/** What somebody is in a project. */
export type Membership = {
  __typename?: 'Membership';
  person: Person;
  project: Project;
  role: Role;
};

/** A clause as it was at a moment. */
export type MomentClause = {
  __typename?: 'MomentClause';
  digest: Scalars['ContentHash']['output'];
  kind: LineKind;
  /** Identity of its first line, the same at every moment. */
  lineId: Scalars['ID']['output'];
  lines: Array<ClauseLine>;
  /** Number as printed, e.g. 第十条, 第二章; null where the kind has none. */
  number?: Maybe<Scalars['String']['output']>;
  /** The headings above it, outermost first. */
  path: Array<Scalars['String']['output']>;
  /** Place in the text, from 0. */
  position: Scalars['Int']['output'];
  /** Its text, numbers of 项 and 目 printed, one line a paragraph. */
  text: Scalars['String']['output'];
};

export type MomentClauseConnection = {
  __typename?: 'MomentClauseConnection';
  edges: Array<MomentClauseEdge>;
  nodes: Array<MomentClause>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type MomentClauseEdge = {
  __typename?: 'MomentClauseEdge';
  cursor: Scalars['String']['output'];
  node: MomentClause;
};

/** Which moment of a draft: one of these; none is the text as it stands now. */
export type MomentInput = {
  /** As it was at this instant. */
  date?: InputMaybe<Scalars['DateTime']['input']>;
  /** After this journal entry, from 1. */
  revision?: InputMaybe<Scalars['Int']['input']>;
  /** As this version keeps it. */
  versionId?: InputMaybe<Scalars['ID']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Say something in a thread. */
  addComment: CommentPayload;
  /** 议定: record what it resolved. */
  addResolution: MeetingPayload;
  /**
   * Write a clause anew, as its editor would: through the same journal and under the same protection, seen at once by everybody who has
   * the draft open. Refused with CONFLICT when its words are not those of `baseRevision` any more; edits elsewhere do not matter.
   */
  applyClauseEdit: ApplyClauseEditPayload;
  /** 同意: approve the words of a clause for your city. */
  approveClause: ClauseDecisionPayload;
  /** 附保留同意: approve with a reservation, which is the reason. */
  approveClauseWithReservation: ClauseDecisionPayload;
  /** Give a thread to somebody, by a day. */
  assignThread: ThreadPayload;
  /** 取消: cancel a meeting that was not held. */
  cancelMeeting: MeetingPayload;
  /** 取消会签 */
  cancelRound: RoundPayload;
  /** Say which gates of a project warn, stop or are off. */
  changeGates: ChangeGatesPayload;
  /** 变更: change what was planned. */
  changeMeeting: MeetingPayload;
  /** Set the rules of a city's procedure. */
  changeProcedureRules: TrackPayload;
  /** Say anew what kind of thread it is and where it comes from. */
  classifyThread: ThreadPayload;
  /** 结束会签: fix the result. */
  closeRound: RoundPayload;
  /** Make a token of yours. */
  createAccessToken: CreateAccessTokenPayload;
  /** Create a draft from text. */
  createDraft: CreateDraftPayload;
  /** Keep the text of a draft as it stands, under a name, for ever. */
  createVersion: CreateVersionPayload;
  /** Have an address told what happens in a project. */
  createWebhook: CreateWebhookPayload;
  /** Write down what became of stranded words. Who may write in the draft may decide, once. */
  decideStrandedText: DecideStrandedTextPayload;
  /** 不予签署: decline to sign the whole, with the reason. */
  declineRound: RoundPayload;
  /** Mark an own comment as deleted. */
  deleteComment: CommentPayload;
  /** Tell it nothing any more. */
  disableWebhook: WebhookPayload;
  /** Change the words of an own comment; the earlier ones stay readable. */
  editComment: CommentPayload;
  /** 提前结束轮值: end a turn early. */
  endChairTerm: ChairTermsPayload;
  /** 延期 */
  extendRound: RoundPayload;
  /** 分给某市起草: others then propose there in place of editing. */
  giveClause: ClausePayload;
  /** 交回: give up drafting a clause, for your city. */
  giveClauseBack: ClausePayload;
  /** Record that a procedure stopped for a while or ended. */
  haltTrack: TrackPayload;
  /** Take that back: the finding is shown and counted again. */
  heedFinding: HeedFindingPayload;
  /** 召开: record that it was held and who was there. */
  holdMeeting: MeetingPayload;
  /** Say that a finding does not apply, and why; everybody who reads the draft sees it. */
  ignoreFinding: IgnoreFindingPayload;
  /** Mark items as read. */
  markInbox: MarkInboxPayload;
  /** Remember that you have seen these threads as they are now. */
  markThreadsSeen: MarkThreadsSeenPayload;
  /** 不同意: object, with the reason. */
  objectToClause: ClauseDecisionPayload;
  /** 发起会签: ask cities to decide on a version by a date. One round of a draft at a time. */
  openRound: RoundPayload;
  /** Open a thread on some words, a clause or the whole draft. */
  openThread: ThreadPayload;
  /** 召集: plan a meeting. */
  planMeeting: MeetingPayload;
  /** Set the day a stage is meant for. */
  planStage: TrackPayload;
  /** 拟定: prepare a paper to be signed. */
  preparePaper: SignedPaperPayload;
  /** Attach a thread to other words or another clause of its draft. */
  reattachThread: ThreadPayload;
  /** 记录纪要: say which paper holds its minutes. */
  recordMinutes: MeetingPayload;
  /** Record that the draft for a reading went to the members. */
  recordSending: TrackPayload;
  /** Record that a city reached a stage. */
  recordStage: TrackPayload;
  /** 催签: remind cities at once, besides the reminders the server sends by itself. */
  remindCities: RoundPayload;
  /** 重新开放: let a settled clause be changed again. */
  reopenClause: ClausePayload;
  /** Open a closed thread again. */
  reopenThread: ThreadPayload;
  /** Send a delivery again. */
  replayWebhookDelivery: WebhookDeliveryPayload;
  /** 落实: report on a resolution. */
  reportOnResolution: MeetingPayload;
  /** 申请权限: ask those who lead a project to be let in, or to be given another role in it. One request a day is passed on. */
  requestAccess: RequestAccessPayload;
  /** Close a thread: 采纳, 部分采纳 or 未采纳, with the reason. */
  resolveThread: ThreadPayload;
  /**
   * Bring an older text, or one clause of it, back: as a new journal entry, which never changes what was. Settled clauses and clauses of
   * other cities stay as they are.
   */
  restoreText: RestoreTextPayload;
  /** Record that deliberation went on. */
  resumeTrack: TrackPayload;
  /** End a token of yours; sockets opened with it are closed at once. */
  revokeAccessToken: RevokeAccessTokenPayload;
  /** Say how you want to be told. */
  saveInboxSettings: SaveInboxSettingsPayload;
  /** 确定轮值: set a city's turn in the chair. */
  setChairTerm: ChairTermsPayload;
  /** Set how a project signs off. Clauses that meet the new rule are settled at once; none is opened. */
  setSignoffSettings: SignoffSettingsPayload;
  /** Sign in with a session cookie. Attempts are limited by account and by address. */
  signIn: SignInPayload;
  /** End this session. */
  signOut: SignOutPayload;
  /** End every session of yours, on every device; open editors are closed at once. */
  signOutEverywhere: SignOutPayload;
  /** 签署: record that a city signed. */
  signPaper: SignedPaperPayload;
  /** 整体签署: sign the whole for your city, once it decided on every clause and objects to none. */
  signRound: RoundPayload;
  /** Have a paper made of a draft. It is made in the background; follow `exportChanged` or ask for the job by `node`. */
  startExport: StartExportPayload;
  /** 收回: let every drafter change a clause again. */
  takeClauseBack: ClausePayload;
  /** Correct a mistake: the exit in force, otherwise the last step, counts no longer. It stays readable. */
  takeStepBack: TrackPayload;
  /** 作废: void a paper. */
  voidPaper: SignedPaperPayload;
  /** Record that it was decided not to consult the public. */
  waiveConsultation: TrackPayload;
  /** Watch or mute a draft or a clause. */
  watch: WatchPayload;
  /** 撤回: take back what your city said about a clause. */
  withdrawDecision: ClauseDecisionPayload;
  /** 撤回签署: record that a city took its signature back. */
  withdrawPaperSignature: SignedPaperPayload;
  /** 撤回签署: take back what your city said about the whole. */
  withdrawRoundAnswer: RoundPayload;
};


export type MutationAddCommentArgs = {
  input: AddCommentInput;
};


export type MutationAddResolutionArgs = {
  input: AddResolutionInput;
};


export type MutationApplyClauseEditArgs = {
  input: ApplyClauseEditInput;
};


export type MutationApproveClauseArgs = {
  input: DecideOnClauseInput;
};


export type MutationApproveClauseWithReservationArgs = {
  input: DecideOnClauseInput;
};


export type MutationAssignThreadArgs = {
  input: AssignThreadInput;
};


export type MutationCancelMeetingArgs = {
  input: CancelMeetingInput;
};


export type MutationCancelRoundArgs = {
  input: CancelRoundInput;
};


export type MutationChangeGatesArgs = {
  input: ChangeGatesInput;
};


export type MutationChangeMeetingArgs = {
  input: ChangeMeetingInput;
};


export type MutationChangeProcedureRulesArgs = {
  input: ChangeProcedureRulesInput;
};


export type MutationClassifyThreadArgs = {
  input: ClassifyThreadInput;
};


export type MutationCloseRoundArgs = {
  input: CloseRoundInput;
};


export type MutationCreateAccessTokenArgs = {
  input: CreateAccessTokenInput;
};


export type MutationCreateDraftArgs = {
  input: CreateDraftInput;
};


export type MutationCreateVersionArgs = {
  input: CreateVersionInput;
};


export type MutationCreateWebhookArgs = {
  input: CreateWebhookInput;
};


export type MutationDecideStrandedTextArgs = {
  input: DecideStrandedTextInput;
};


export type MutationDeclineRoundArgs = {
  input: DeclineRoundInput;
};


export type MutationDeleteCommentArgs = {
  input: DeleteCommentInput;
};


export type MutationDisableWebhookArgs = {
  input: DisableWebhookInput;
};


export type MutationEditCommentArgs = {
  input: EditCommentInput;
};


export type MutationEndChairTermArgs = {
  input: EndChairTermInput;
};


export type MutationExtendRoundArgs = {
  input: ExtendRoundInput;
};


export type MutationGiveClauseArgs = {
  input: GiveClauseInput;
};


export type MutationGiveClauseBackArgs = {
  input: GiveClauseBackInput;
};


export type MutationHaltTrackArgs = {
  input: HaltTrackInput;
};


export type MutationHeedFindingArgs = {
  input: HeedFindingInput;
};


export type MutationHoldMeetingArgs = {
  input: HoldMeetingInput;
};


export type MutationIgnoreFindingArgs = {
  input: IgnoreFindingInput;
};


export type MutationMarkInboxArgs = {
  input: MarkInboxInput;
};


export type MutationMarkThreadsSeenArgs = {
  input: MarkThreadsSeenInput;
};


export type MutationObjectToClauseArgs = {
  input: DecideOnClauseInput;
};


export type MutationOpenRoundArgs = {
  input: OpenRoundInput;
};


export type MutationOpenThreadArgs = {
  input: OpenThreadInput;
};


export type MutationPlanMeetingArgs = {
  input: PlanMeetingInput;
};


export type MutationPlanStageArgs = {
  input: PlanStageInput;
};


export type MutationPreparePaperArgs = {
  input: PreparePaperInput;
};


export type MutationReattachThreadArgs = {
  input: ReattachThreadInput;
};


export type MutationRecordMinutesArgs = {
  input: RecordMinutesInput;
};


export type MutationRecordSendingArgs = {
  input: RecordSendingInput;
};


export type MutationRecordStageArgs = {
  input: RecordStageInput;
};


export type MutationRemindCitiesArgs = {
  input: RemindCitiesInput;
};


export type MutationReopenClauseArgs = {
  input: ReopenClauseInput;
};


export type MutationReopenThreadArgs = {
  input: ReopenThreadInput;
};


export type MutationReplayWebhookDeliveryArgs = {
  input: ReplayWebhookDeliveryInput;
};


export type MutationReportOnResolutionArgs = {
  input: ReportOnResolutionInput;
};


export type MutationRequestAccessArgs = {
  input: RequestAccessInput;
};


export type MutationResolveThreadArgs = {
  input: ResolveThreadInput;
};


export type MutationRestoreTextArgs = {
  input: RestoreTextInput;
};


export type MutationResumeTrackArgs = {
  input: ResumeTrackInput;
};


export type MutationRevokeAccessTokenArgs = {
  input: RevokeAccessTokenInput;
};


export type MutationSaveInboxSettingsArgs = {
  input: SaveInboxSettingsInput;
};


export type MutationSetChairTermArgs = {
  input: SetChairTermInput;
};


export type MutationSetSignoffSettingsArgs = {
  input: SetSignoffSettingsInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationSignPaperArgs = {
  input: SignPaperInput;
};


export type MutationSignRoundArgs = {
  input: SignRoundInput;
};


export type MutationStartExportArgs = {
  input: StartExportInput;
};


export type MutationTakeClauseBackArgs = {
  input: TakeClauseBackInput;
};


export type MutationTakeStepBackArgs = {
  input: TakeStepBackInput;
};


export type MutationVoidPaperArgs = {
  input: VoidPaperInput;
};


export type MutationWaiveConsultationArgs = {
  input: WaiveConsultationInput;
};


export type MutationWatchArgs = {
  input: WatchInput;
};


export type MutationWithdrawDecisionArgs = {
  input: WithdrawDecisionInput;
};


export type MutationWithdrawPaperSignatureArgs = {
  input: SignPaperInput;
};


export type MutationWithdrawRoundAnswerArgs = {
  input: WithdrawRoundAnswerInput;
};

/** Anything that has an identity. Ids are opaque, typed by their prefix, and never reused. */
export type Node = {
  /** Opaque, stable identity. */
  id: Scalars['ID']['output'];
};

export type NoticeChannel =
  /** The inbox in the app. */
  | 'APP'
  /** E-mail. */
  | 'EMAIL';

/** What people choose by. The list is open: new ones may be added. */
export type NoticeKind =
  /** A thread was given to you. */
  | 'ASSIGNMENT'
  /** Somebody mentioned you or your city. */
  | 'MENTION'
  /** Stages and deadlines of a city's procedure. */
  | 'PROCEDURE'
  /** Proposals 修改建议. */
  | 'PROPOSAL'
  /** Somebody replied in a thread you take part in. */
  | 'REPLY'
  /** A thread you take part in was resolved or reopened. */
  | 'RESOLUTION'
  /** Rounds 会签轮次. */
  | 'ROUND'
  /** A clause your city signed has changed. */
  | 'STALE_SIGNOFF'
  /** A thread was opened on a text or clause you watch. */
  | 'THREAD';

/** A resolution still to be carried out. */
export type OpenResolution = {
  __typename?: 'OpenResolution';
  meeting?: Maybe<Meeting>;
  resolution: Resolution;
};

export type OpenRoundInput = {
  /** Cities of the project. */
  cityIds: Array<Scalars['ID']['input']>;
  draftId: Scalars['ID']['input'];
  /** The last day to answer; today or later. */
  dueOn: Scalars['Date']['input'];
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  rule: SettlementRuleInput;
  /** A named version of this draft. */
  versionId: Scalars['ID']['input'];
};

export type OpenThreadInput = {
  /** The first comment, at most 10,000 characters. */
  body: Scalars['String']['input'];
  draftId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  kind: ThreadKind;
  /** People and cities to call upon, by id. */
  mentionIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Absent for an opinion of your own city. */
  origin?: InputMaybe<ThreadOriginInput>;
  /** Where it stands; absent for the whole draft. */
  place?: InputMaybe<TextPlaceInput>;
};

/** Where a page of a connection stands in the whole list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last node of this page; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are nodes after the last one of this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are nodes before the first one of this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first node of this page; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** The papers cities sign together. */
export type PaperKind =
  /** 协议 */
  | 'AGREEMENT'
  /** 函 */
  | 'LETTER'
  /** 会议纪要 */
  | 'MINUTES'
  /** 工作方案 */
  | 'WORK_PLAN';

/** That a city signed a paper, or took its signature back. */
export type PaperSignature = {
  __typename?: 'PaperSignature';
  city?: Maybe<City>;
  id: Scalars['ID']['output'];
  /** Whether this signature counts now. */
  isInForce: Scalars['Boolean']['output'];
  /** Whether it signed; false: it took its signature back. */
  isSigned: Scalars['Boolean']['output'];
  on: Scalars['Date']['output'];
  recordedBy?: Maybe<Person>;
  /** The name and office that stand under the paper. */
  signatory: Scalars['String']['output'];
};

/** A length of time. */
export type Period = {
  __typename?: 'Period';
  count: Scalars['Int']['output'];
  unit: PeriodUnit;
};

export type PeriodInput = {
  /** 1 to 1,000. */
  count: Scalars['Int']['input'];
  unit: PeriodUnit;
};

/** A unit of a length of time. */
export type PeriodUnit =
  | 'DAY'
  | 'MONTH'
  | 'YEAR';

/** Somebody who works here. */
export type Person = Node & {
  __typename?: 'Person';
  /** The name used to sign in, e.g. xuzhou.drafter. */
  account: Scalars['String']['output'];
  /** The city they work for; null for the administrator and observers of no city. */
  city?: Maybe<City>;
  id: Scalars['ID']['output'];
  /** What they are in the projects you may see. */
  memberships: Array<Membership>;
  /** Name as shown, e.g. 王晓. */
  name: Scalars['String']['output'];
};

export type PersonConnection = {
  __typename?: 'PersonConnection';
  edges: Array<PersonEdge>;
  nodes: Array<Person>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type PersonEdge = {
  __typename?: 'PersonEdge';
  cursor: Scalars['String']['output'];
  node: Person;
};

export type PlanMeetingInput = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  plan: MeetingPlanInput;
  projectId: Scalars['ID']['input'];
};

export type PlanStageInput = {
  cityId: Scalars['ID']['input'];
  expectedRevision: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The day it is meant for; null forgets it. */
  on?: InputMaybe<Scalars['Date']['input']>;
  projectId: Scalars['ID']['input'];
  stage: Stage;
};

export type PreparePaperInput = {
  cityIds: Array<Scalars['ID']['input']>;
  /** The document: a file added to the project before. */
  documentId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  kind: PaperKind;
  projectId: Scalars['ID']['input'];
  /** 1 to 200 characters. */
  title: Scalars['String']['input'];
};

/** That something in the procedures of a project changed. */
export type ProcedureChanged = {
  __typename?: 'ProcedureChanged';
  /** Give it as `after` to resume behind this event. */
  eventId: Scalars['ID']['output'];
  /** The track that changed, as it stands now. */
  track: Track;
};

/** One rule of a city's procedure with where it stands. */
export type ProcedureRule = {
  __typename?: 'ProcedureRule';
  certainty: Certainty;
  /** Its name: readings, consultation, submitBefore, sendToMembersBefore, previewBefore, separateVote, mergedVote, lapseAfter, approveWithin, promulgateWithin, fileWithin. */
  name: Scalars['String']['output'];
  /** Law and article; for an assumption, what it is taken from. */
  source: Scalars['String']['output'];
  /** What it says, as a sentence in the language of the request. */
  text: Scalars['String']['output'];
};

/** The rules of one city's procedure. */
export type ProcedureRules = {
  __typename?: 'ProcedureRules';
  /** Whether the city set them; otherwise they are those it starts with. */
  areOwn: Scalars['Boolean']['output'];
  /** For how many days at least; null: no rule. */
  consultationDays?: Maybe<Scalars['Int']['output']>;
  /** Whether the public is consulted unless decided otherwise. */
  consultationRequired: Scalars['Boolean']['output'];
  /** How long before a reading the province is asked. */
  previewBefore?: Maybe<Period>;
  /** How long after approval it is promulgated. */
  promulgateWithin?: Maybe<Period>;
  /** How many readings come before the vote, normally. */
  readings: Scalars['Int']['output'];
  /** How many are enough when opinions agree. */
  readingsWhenAgreed: Scalars['Int']['output'];
  /** How many an important bill has; null: no rule. */
  readingsWhenImportant?: Maybe<Scalars['Int']['output']>;
  /** One by one, in words. */
  rules: Array<ProcedureRule>;
  /** How long before a session its draft goes to the members. */
  sendToMembersBefore?: Maybe<Period>;
  /** How long before the session a bill is submitted. */
  submitBefore?: Maybe<Period>;
};

/** A joint legislation project 协同立法项目: several cities make one regulation. */
export type Project = Node & {
  __typename?: 'Project';
  /** Turns in the chair, in the order of their days. */
  chairTerms: Array<ChairTerm>;
  createdAt: Scalars['DateTime']['output'];
  /** Its texts, the joint one first. */
  drafts: DraftConnection;
  /** What is looked at before a city goes on. */
  gates: Array<GateSetting>;
  id: Scalars['ID']['output'];
  /** The lead city 牵头市. */
  leadCity: City;
  /** Meetings of the cities, the latest day first. Give `first` or `last`, 1 to 100. */
  meetings: MeetingConnection;
  /** The cities that take part, the lead city first, in the region's order. */
  memberCities: CityConnection;
  /** Its people and their roles. */
  memberships: Array<Membership>;
  /** How tightly the cities bind themselves. */
  model: ProjectModel;
  /** The city whose turn comes next in the rotation. */
  nextChairCity?: Maybe<City>;
  /** What the meetings resolved and nobody reported as done or dropped, those due first first. */
  openResolutions: Array<OpenResolution>;
  /** Papers the cities sign together, the newest first. Give `first` or `last`, 1 to 100. */
  papers: SignedPaperConnection;
  region: Region;
  signoffSettings: SignoffSettings;
  /** Short name for addresses, unique, e.g. huaihai-red-resources. */
  slug: Scalars['String']['output'];
  /** Working title of the regulation, e.g. 淮海战役红色资源保护条例. */
  title: Scalars['String']['output'];
  /** Each city's way through the procedure, the lead city first, then in the region's order: the board 城市 × 阶段. */
  tracks: Array<Track>;
  /** Whether you may change the gates. */
  viewerMayConfigureProcedure: Verdict;
  /** Whether you may change how the project signs off. */
  viewerMayConfigureSignoff: Verdict;
  /** Whether you may create a draft here, and if not, why. */
  viewerMayCreateDraft: Verdict;
  /** Whether you may call meetings, set turns and prepare papers. */
  viewerMayPreside: Verdict;
  /** Whether you may read the audit records of this project. */
  viewerMayReadAudit: Verdict;
  /** Its webhooks; null for those who may not manage them. */
  webhooks?: Maybe<Array<Webhook>>;
};


/** A joint legislation project 协同立法项目: several cities make one regulation. */
export type ProjectDraftsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A joint legislation project 协同立法项目: several cities make one regulation. */
export type ProjectMeetingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A joint legislation project 协同立法项目: several cities make one regulation. */
export type ProjectMemberCitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A joint legislation project 协同立法项目: several cities make one regulation. */
export type ProjectPapersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type ProjectConnection = {
  __typename?: 'ProjectConnection';
  edges: Array<ProjectEdge>;
  nodes: Array<Project>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type ProjectEdge = {
  __typename?: 'ProjectEdge';
  cursor: Scalars['String']['output'];
  node: Project;
};

/** Models of joint legislation. */
export type ProjectModel =
  /** 半紧密型: common clauses alike, local clauses of each city's own. */
  | 'COMMON_CORE'
  /** 松散型: each city's own text, agreed in direction. */
  | 'LOOSE'
  /** 紧密型: one text for all. */
  | 'UNIFORM_TEXT';

/** A province 省: its standing committee approves the regulations of its cities (立法法 art. 81). */
export type Province = Node & {
  __typename?: 'Province';
  id: Scalars['ID']['output'];
  /** Name as printed, e.g. 江苏省. */
  name: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** Your tokens that are not revoked, newest first. */
  accessTokens: Array<AccessToken>;
  /** Rows of the audit chain, newest first. Give `first` or `last`, 1 to 100. Administrators read all of it, the chair that of the project named in the filter. */
  auditEntries: AuditEntryConnection;
  /** Where the chain of this installation ends now; for those who read audit records of `projectId`, or of everything when it is absent. */
  auditHead: AuditHead;
  /** Cities you may see. Give `first` or `last`, 1 to 100. */
  cities: CityConnection;
  /** The city with this slug. */
  city?: Maybe<City>;
  /** Compare any two texts you may read: versions, moments, drafts of the same or of different cities. */
  compare?: Maybe<Comparison>;
  /** The text with this slug. */
  draft?: Maybe<Draft>;
  /** Texts you may see, last changed first. Give `first` or `last`, 1 to 100. */
  drafts: DraftConnection;
  /** What you were told, newest first. Give `first` or `last`, 1 to 100. */
  inbox: InboxConnection;
  /** How you want to be told. */
  inboxSettings: InboxSettings;
  /** How many items you have not read. */
  inboxUnreadCount: Scalars['Int']['output'];
  /** The object with this id, or null when it does not exist or you may not see it. */
  node?: Maybe<Node>;
  /** The objects with these ids (at most 100), null in each place that does not exist or may not be seen. */
  nodes: Array<Maybe<Node>>;
  /** People who share a project with you. Give `first` or `last`, 1 to 100. */
  people: PersonConnection;
  /** The person with this account name. */
  person?: Maybe<Person>;
  /** The project with this slug. */
  project?: Maybe<Project>;
  /** Projects you may see, newest first. Give `first` or `last`, 1 to 100. */
  projects: ProjectConnection;
  /** What this operation costs and what is left. With `dryRun` nothing else of the operation is executed and nothing is paid. */
  rateLimit?: Maybe<RateLimit>;
  /** The region with this slug. */
  region?: Maybe<Region>;
  /** Regions you may see. Give `first` or `last`, 1 to 100. */
  regions: RegionConnection;
  /** One city's way through the procedure of a project it takes part in. */
  track?: Maybe<Track>;
  /** Who you are; null when not signed in. */
  viewer?: Maybe<Person>;
};


export type QueryAuditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAuditHeadArgs = {
  projectId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryCitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCityArgs = {
  slug: Scalars['String']['input'];
};


export type QueryCompareArgs = {
  from: TextInput;
  to: TextInput;
};


export type QueryDraftArgs = {
  slug: Scalars['String']['input'];
};


export type QueryDraftsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryInboxArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InboxFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


export type QueryPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPersonArgs = {
  account: Scalars['String']['input'];
};


export type QueryProjectArgs = {
  slug: Scalars['String']['input'];
};


export type QueryProjectsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRateLimitArgs = {
  dryRun?: Scalars['Boolean']['input'];
};


export type QueryRegionArgs = {
  slug: Scalars['String']['input'];
};


export type QueryRegionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryTrackArgs = {
  cityId: Scalars['ID']['input'];
  projectId: Scalars['ID']['input'];
};

/**
 * What the caller may still ask for. Each operation costs one point for every ten objects it asks for (page sizes multiply on the way down), at
 * least one, and ten for each field of a mutation; what a page does not hold is given back. Points come back steadily.
 */
export type RateLimit = {
  __typename?: 'RateLimit';
  /** Points this operation asks for. */
  cost: Scalars['Int']['output'];
  /** Points a full budget has. */
  limit: Scalars['Int']['output'];
  /** Objects this operation could return at most; 50,000 are allowed. */
  nodeCount: Scalars['Int']['output'];
  /** Points that are left, this operation being paid for. */
  remaining: Scalars['Int']['output'];
  /** When the budget is full again if nothing more is asked. */
  resetAt: Scalars['DateTime']['output'];
  /** Points that are used and have not come back yet. */
  used: Scalars['Int']['output'];
};

/** The stages at which the standing committee reads the bill (审议). */
export type Reading =
  /** 一审 */
  | 'FIRST_READING'
  /** 三审及再次审议 */
  | 'FURTHER_READING'
  /** 二审 */
  | 'SECOND_READING';

/** A line of the input that could not be placed in the structure; it is kept as a plain line. */
export type ReadingLoss = {
  __typename?: 'ReadingLoss';
  /** Line number in the input, from 1. */
  line: Scalars['Int']['output'];
  /** Why, as a sentence in the language of the request. */
  reason: Scalars['String']['output'];
  text: Scalars['String']['output'];
};

export type ReattachThreadInput = {
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The words or the clause at which it is to stand from now on. */
  place: TextPlaceInput;
  threadId: Scalars['ID']['input'];
};

export type RecordMinutesInput = {
  expectedRevision: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  meetingId: Scalars['ID']['input'];
  /** A paper of the kind MINUTES. */
  paperId: Scalars['ID']['input'];
};

export type RecordSendingInput = {
  cityId: Scalars['ID']['input'];
  expectedRevision: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  on: Scalars['Date']['input'];
  projectId: Scalars['ID']['input'];
  /** FIRST_READING, SECOND_READING or FURTHER_READING. */
  reading: Reading;
};

export type RecordStageInput = {
  /** Files added to the project before; at most 20. */
  attachmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  cityId: Scalars['ID']['input'];
  /** Of the track as it was read; when it changed since, nothing is recorded and the answer is CONFLICT. */
  expectedRevision: Scalars['Int']['input'];
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** At the vote: titles of other regulations voted on as one with it. */
  mergedWith?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Instead of `versionId`: a version to be made of a draft as it stands, together with the step. When the step is refused there is none. */
  newVersion?: InputMaybe<StageVersionInput>;
  /** At most 4,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The day it happened. */
  on: Scalars['Date']['input'];
  /** At the vote: that opinions agree, so that fewer readings are enough. */
  opinionsAgree?: InputMaybe<Scalars['Boolean']['input']>;
  projectId: Scalars['ID']['input'];
  /** At the vote: ids of the first lines of clauses voted on by themselves. */
  separateClauseIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  stage: Stage;
  /** The named version in hand. */
  versionId?: InputMaybe<Scalars['ID']['input']>;
};

/** A region 区域 whose cities legislate together, e.g. 淮海经济区. */
export type Region = Node & {
  __typename?: 'Region';
  /** Its cities, in the region's own order. */
  cities: CityConnection;
  id: Scalars['ID']['output'];
  /** Name as printed, e.g. 淮海经济区. */
  name: Scalars['String']['output'];
  /** Joint projects of the region, newest first. */
  projects: ProjectConnection;
  /** Short name for addresses, unique. */
  slug: Scalars['String']['output'];
};


/** A region 区域 whose cities legislate together, e.g. 淮海经济区. */
export type RegionCitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A region 区域 whose cities legislate together, e.g. 淮海经济区. */
export type RegionProjectsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type RegionConnection = {
  __typename?: 'RegionConnection';
  edges: Array<RegionEdge>;
  nodes: Array<Region>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type RegionEdge = {
  __typename?: 'RegionEdge';
  cursor: Scalars['String']['output'];
  node: Region;
};

export type RemindCitiesInput = {
  /** Those to remind; one that was reminded today is not again. */
  cityIds: Array<Scalars['ID']['input']>;
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  roundId: Scalars['ID']['input'];
};

export type ReopenClauseInput = {
  clauseId: Scalars['ID']['input'];
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Why; all are told. */
  reason: Scalars['String']['input'];
};

export type ReopenThreadInput = {
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  threadId: Scalars['ID']['input'];
};

export type ReplayWebhookDeliveryInput = {
  deliveryId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type ReportOnResolutionInput = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  meetingId: Scalars['ID']['input'];
  /** 1 to 2,000 characters. */
  note: Scalars['String']['input'];
  resolutionId: Scalars['ID']['input'];
  standing: FollowUpStanding;
};

export type RequestAccessInput = {
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What for: who reads it decides. At most 1,000 characters. */
  message: Scalars['String']['input'];
  /** The slug of a project or a draft, as in its address. */
  slug: Scalars['String']['input'];
};

export type RequestAccessPayload = {
  __typename?: 'RequestAccessPayload';
  /** Empty also where there is no such project: whether there is one is not told to those who may not see it. */
  userErrors: Array<UserError>;
};

/** What a meeting resolved, for whom and until when. */
export type Resolution = {
  __typename?: 'Resolution';
  /** 分工 */
  cities: Array<City>;
  /** 时限 */
  dueOn?: Maybe<Scalars['Date']['output']>;
  /** 落实情况, oldest first. */
  followUps: Array<FollowUp>;
  id: Scalars['ID']['output'];
  /** Whether its day has passed and it is still in hand. */
  overdue: Scalars['Boolean']['output'];
  standing: FollowUpStanding;
  text: Scalars['String']['output'];
  /** Whether you may report on it. */
  viewerMayReport: Verdict;
};

export type ResolveThreadInput = {
  /** Journal entry of the change that answered it. */
  answeredAtRevision?: InputMaybe<Scalars['Int']['input']>;
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Needed for an opinion. */
  outcome?: InputMaybe<ThreadOutcome>;
  /** Needed unless it is accepted. */
  reason?: InputMaybe<Scalars['String']['input']>;
  threadId: Scalars['ID']['input'];
};

/** What bringing an older text back would do. Nothing of it is written yet. */
export type RestorationPreview = {
  __typename?: 'RestorationPreview';
  /** The text as it stands compared with the text as it would read; `to` is not a moment of the journal yet. */
  comparison: Comparison;
  /** Decisions of cities that would no longer be about the words that stand. */
  decisionsGoingStale: Scalars['Int']['output'];
  /** Decisions of cities that would be about the words that stand again. */
  decisionsValidAgain: Scalars['Int']['output'];
  /** Clauses that had read differently and stay as they are, because they are settled, or drafted by another city. */
  kept: Array<MomentClause>;
  /** Open threads on clauses that would change. They stay, with the words they quote. */
  openThreads: Scalars['Int']['output'];
};

export type RestoreTextInput = {
  /** Only this clause, by the identity of its first line. */
  clauseLineId?: InputMaybe<Scalars['ID']['input']>;
  draftId: Scalars['ID']['input'];
  /** Refuse with CONFLICT when the journal does not stand at this entry any more. */
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  /** Same key, same answer, for 24 hours: a repeated request restores nothing twice. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The moment whose text is brought back. */
  moment: MomentInput;
};

export type RestoreTextPayload = {
  __typename?: 'RestoreTextPayload';
  /** How many protected clauses stayed as they are. */
  keptCount?: Maybe<Scalars['Int']['output']>;
  /** The journal entry that brought the text back; null when it read like this already, or nothing was done. */
  revision?: Maybe<Scalars['Int']['output']>;
  userErrors: Array<UserError>;
};

export type ResumeTrackInput = {
  cityId: Scalars['ID']['input'];
  expectedRevision: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  on: Scalars['Date']['input'];
  projectId: Scalars['ID']['input'];
};

export type RevokeAccessTokenInput = {
  id: Scalars['ID']['input'];
};

export type RevokeAccessTokenPayload = {
  __typename?: 'RevokeAccessTokenPayload';
  /** The id of the token that no longer works; null when refused. */
  revokedId?: Maybe<Scalars['ID']['output']>;
  userErrors: Array<UserError>;
};

/** Roles in a project. */
export type Role =
  /** 管理员: regions, cities, people, roles, tokens, backup. */
  | 'ADMINISTRATOR'
  /** 轮值主席: opens and closes sign-off rounds, moves the procedure on. */
  | 'CHAIR'
  /** 起草: drafter of a member city. */
  | 'DRAFTER'
  /** 牵头起草: drafter of the lead city. */
  | 'LEAD_DRAFTER'
  /** 观察: reads, comments where invited. */
  | 'OBSERVER'
  /** 审核: reviewer of a member city. */
  | 'REVIEWER';

/** A sign-off round (会签轮次): a request to cities to decide on one version by a date. */
export type Round = Node & {
  __typename?: 'Round';
  /** What a city finds in the version compared with what it last decided about, clause by clause; then the clauses that are gone. */
  changes: Array<RoundChange>;
  /** The cities asked, in the order of the region. */
  cities: Array<City>;
  /** One clause of the version, by the id of its first line, with its words. */
  clause?: Maybe<RoundClause>;
  draft: Draft;
  /** The last day to answer. */
  dueOn: Scalars['Date']['output'];
  /** Why it was cancelled, or closed before its date. */
  endReason?: Maybe<Scalars['String']['output']>;
  /** Null while it is open. */
  endedOn?: Maybe<Scalars['Date']['output']>;
  id: Scalars['ID']['output'];
  openedAt: Scalars['DateTime']['output'];
  openedBy: Person;
  /** How far each city is, in the order of the cities; of an ended round, how far it was then. */
  progress: Array<RoundProgress>;
  /** What came of it, fixed when it was closed; null otherwise. */
  result?: Maybe<RoundResult>;
  /** Where each city stands on each clause of the version. */
  rows: Array<RoundRow>;
  /** When enough cities signed for the round to have agreed. */
  rule: SettlementRule;
  status: RoundStatus;
  /** What all are asked about. It never changes: a newer text inherits no signature. */
  version: Version;
  /** Whether you may extend, remind, close and cancel it. */
  viewerMayPreside: Verdict;
  /** Whether you may answer it for your city. */
  viewerMaySign: Verdict;
};


/** A sign-off round (会签轮次): a request to cities to decide on one version by a date. */
export type RoundChangesArgs = {
  cityId: Scalars['ID']['input'];
};


/** A sign-off round (会签轮次): a request to cities to decide on one version by a date. */
export type RoundClauseArgs = {
  lineId: Scalars['ID']['input'];
};

/** What one clause is to a city, compared with what it last decided about. */
export type RoundChange = {
  __typename?: 'RoundChange';
  change: RoundClauseChange;
  /** What it last decided, with those words; null when it never did. */
  last?: Maybe<SignoffDecision>;
  lineId: Scalars['ID']['output'];
  number: Scalars['String']['output'];
  opening: Scalars['String']['output'];
};

/** How one city answered. */
export type RoundCityAnswer = {
  __typename?: 'RoundCityAnswer';
  answer: WholeAnswer;
  city: City;
};

/** A clause of the version, as it is decided about. */
export type RoundClause = {
  __typename?: 'RoundClause';
  /** The clauses it cites, as the version has them. */
  citations: Array<CitedClause>;
  /** Its id in the draft: what `approveClause` and its like take. */
  clauseId: Scalars['ID']['output'];
  digest: Scalars['ContentHash']['output'];
  lineId: Scalars['ID']['output'];
  lines: Array<ClauseLine>;
  number: Scalars['String']['output'];
  /** Where each city of the round stands on these words. */
  signoffs: Array<ClauseSignoff>;
  /** Whether the draft still reads like this; if not, what is signed here is not signed there. */
  stillStands: Scalars['Boolean']['output'];
};

/** What a clause of a version is to a city, compared with what it last decided about. */
export type RoundClauseChange =
  /** Other words than those it decided about. */
  | 'CHANGED'
  /** 引用条款已变: the same words, but a clause they cite reads differently. */
  | 'CITATION_CHANGED'
  /** The city decided about it, and the version no longer has it. */
  | 'GONE'
  /** The city never decided about it. */
  | 'NEVER_DECIDED'
  /** The same words. */
  | 'SAME';

export type RoundConnection = {
  __typename?: 'RoundConnection';
  edges: Array<RoundEdge>;
  nodes: Array<Round>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type RoundEdge = {
  __typename?: 'RoundEdge';
  cursor: Scalars['String']['output'];
  node: Round;
};

export type RoundPayload = {
  __typename?: 'RoundPayload';
  /** The round as it stands; null when there is none or it may not be seen. */
  round?: Maybe<Round>;
  userErrors: Array<UserError>;
};

/** How far one city is with a round. */
export type RoundProgress = {
  __typename?: 'RoundProgress';
  answer: WholeAnswer;
  approvedCount: Scalars['Int']['output'];
  city: City;
  /** Whether anybody could answer for it. */
  hasReviewer: Scalars['Boolean']['output'];
  objectedCount: Scalars['Int']['output'];
  /** When it was last reminded. */
  remindedOn?: Maybe<Scalars['Date']['output']>;
  reservedCount: Scalars['Int']['output'];
  /** Its last word on the whole; null when it gave none. */
  signature?: Maybe<WholeSignature>;
  /** Clauses it still has to look at. */
  undecidedCount: Scalars['Int']['output'];
};

/** What came of a round (会签结果). */
export type RoundResult = {
  __typename?: 'RoundResult';
  /** Whether the rule was met by the cities that signed the whole. */
  agreed: Scalars['Boolean']['output'];
  cities: Array<RoundCityAnswer>;
  /** How many objections to clauses of the version stood. */
  objectionCount: Scalars['Int']['output'];
};

/** Where every city stands on one clause of the version: small, so that a whole code fits one answer. */
export type RoundRow = {
  __typename?: 'RoundRow';
  /** 引用条款已变: ids of the cities that decided when a clause it cites read differently. */
  citationChangedFor: Array<Scalars['ID']['output']>;
  digest: Scalars['ContentHash']['output'];
  lineId: Scalars['ID']['output'];
  /** 第十条, as printed in the version; empty for a heading without one. */
  number: Scalars['String']['output'];
  /** Its first words. */
  opening: Scalars['String']['output'];
  /** In the order of the cities. */
  statuses: Array<SignoffStatus>;
};

/** Whether a round still runs. */
export type RoundStatus =
  /** 已取消 */
  | 'CANCELLED'
  /** 已结束 */
  | 'CLOSED'
  /** 进行中 */
  | 'OPEN';

/** Something about the rounds of a draft is different. */
export type RoundsChanged = {
  __typename?: 'RoundsChanged';
  draft: Draft;
  /** Names how the rounds stand; give it as `after` to be told at once when they stand differently by then. */
  eventId: Scalars['ID']['output'];
  /** The round that is open now; null when there is none. */
  openRound?: Maybe<Round>;
};

export type SaveInboxSettingsInput = {
  digest: MailDigest;
  email?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What is turned on or off; what is not named stays as it is. */
  preferences?: InputMaybe<Array<InboxPreferenceInput>>;
  /** HH:MM; give both or neither. */
  quietFrom?: InputMaybe<Scalars['String']['input']>;
  /** HH:MM; may be earlier than `quietFrom`: then it is of the next day. */
  quietUntil?: InputMaybe<Scalars['String']['input']>;
};

export type SaveInboxSettingsPayload = {
  __typename?: 'SaveInboxSettingsPayload';
  settings?: Maybe<InboxSettings>;
  userErrors: Array<UserError>;
};

export type SetChairTermInput = {
  cityId: Scalars['ID']['input'];
  from: Scalars['Date']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  personId?: InputMaybe<Scalars['ID']['input']>;
  projectId: Scalars['ID']['input'];
  until: Scalars['Date']['input'];
};

export type SetSignoffSettingsInput = {
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  lastEditorMayDecideAlone: Scalars['Boolean']['input'];
  projectId: Scalars['ID']['input'];
  reservationsCount: Scalars['Boolean']['input'];
  rule: SettlementRuleInput;
};

/** A rule by which clauses are settled. */
export type SettlementRule = {
  __typename?: 'SettlementRule';
  /** Under NAMED_CITIES: the cities that must agree. */
  cities: Array<City>;
  type: SettlementRuleType;
};

export type SettlementRuleInput = {
  /** Under NAMED_CITIES: the cities that must agree. */
  cityIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  type: SettlementRuleType;
};

/** When enough cities agree for a clause to be settled (定稿规则). */
export type SettlementRuleType =
  /** 全部城市一致 */
  | 'ALL_CITIES'
  /** 指定城市一致 */
  | 'NAMED_CITIES'
  /** 三分之二以上城市 */
  | 'TWO_THIRDS';

export type SignInInput = {
  /** Account name, e.g. xuzhou.drafter. */
  account: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type SignInPayload = {
  __typename?: 'SignInPayload';
  userErrors: Array<UserError>;
  /** Who is signed in now; null when refused. */
  viewer?: Maybe<Person>;
};

export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  /** How many sessions were ended. */
  endedSessions: Scalars['Int']['output'];
  userErrors: Array<UserError>;
};

export type SignPaperInput = {
  cityId: Scalars['ID']['input'];
  /** Of the document as it was read. */
  digest: Scalars['ContentHash']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  on: Scalars['Date']['input'];
  paperId: Scalars['ID']['input'];
  /** The name and office that stand under the paper, 1 to 100 characters. */
  signatory: Scalars['String']['input'];
};

export type SignRoundInput = {
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  roundId: Scalars['ID']['input'];
  /** `digest` of the version as it was read. */
  versionDigest: Scalars['ContentHash']['input'];
};

/** A paper with the cities that are to sign it, and who signed when. */
export type SignedPaper = Node & {
  __typename?: 'SignedPaper';
  /** The cities that are to sign it. */
  cities: Array<City>;
  /** Of the document; a signature is on these very bytes. */
  digest: Scalars['ContentHash']['output'];
  /** The document that is signed. */
  document?: Maybe<StoredFile>;
  id: Scalars['ID']['output'];
  /** Whether every city has signed. */
  isComplete: Scalars['Boolean']['output'];
  kind: PaperKind;
  project: Project;
  /** Signatures and signatures taken back, oldest first. */
  signatures: Array<PaperSignature>;
  title: Scalars['String']['output'];
  /** Whether you may sign it for your city. */
  viewerMaySign: Verdict;
  /** Why it was voided; null when it was not. */
  voidReason?: Maybe<Scalars['String']['output']>;
};

export type SignedPaperConnection = {
  __typename?: 'SignedPaperConnection';
  edges: Array<SignedPaperEdge>;
  nodes: Array<SignedPaper>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type SignedPaperEdge = {
  __typename?: 'SignedPaperEdge';
  cursor: Scalars['String']['output'];
  node: SignedPaper;
};

export type SignedPaperPayload = {
  __typename?: 'SignedPaperPayload';
  paper?: Maybe<SignedPaper>;
  userErrors: Array<UserError>;
};

/** What a city said about the words of a clause. Never changed and never removed; a later decision stands beside it. */
export type SignoffDecision = Node & {
  __typename?: 'SignoffDecision';
  /** The clauses it cited, as they were read. */
  citations: Array<CitedClause>;
  city: City;
  decidedAt: Scalars['DateTime']['output'];
  /** The words it is about; for a withdrawal, those of the decision withdrawn. */
  digest: Scalars['ContentHash']['output'];
  id: Scalars['ID']['output'];
  kind: DecisionKind;
  /** Who spoke for the city. */
  person: Person;
  /** Why: always there for an objection and a reservation. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The journal entry the text stood at. */
  revision: Scalars['Int']['output'];
  /** The words it is about, line by line, as they printed then. */
  words: Array<ClauseLine>;
};

export type SignoffDecisionConnection = {
  __typename?: 'SignoffDecisionConnection';
  edges: Array<SignoffDecisionEdge>;
  nodes: Array<SignoffDecision>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type SignoffDecisionEdge = {
  __typename?: 'SignoffDecisionEdge';
  cursor: Scalars['String']['output'];
  node: SignoffDecision;
};

/** Where every city stands on one clause: small, so that a whole code fits one answer. */
export type SignoffRow = {
  __typename?: 'SignoffRow';
  /** 引用条款已变: ids of the cities that decided when a clause it cites read differently. */
  citationChangedFor: Array<Scalars['ID']['output']>;
  clauseId: Scalars['ID']['output'];
  /** The words it speaks of. */
  digest: Scalars['ContentHash']['output'];
  isSettled: Scalars['Boolean']['output'];
  lineId: Scalars['ID']['output'];
  /** The city that drafts it; null when every drafter may. */
  ownerCityId?: Maybe<Scalars['ID']['output']>;
  /** In the order of the cities. */
  statuses: Array<SignoffStatus>;
};

/** How a project signs off (会签规则). */
export type SignoffSettings = {
  __typename?: 'SignoffSettings';
  /** Whether the last editor of a clause may be the only one of a city to approve it. */
  lastEditorMayDecideAlone: Scalars['Boolean']['output'];
  /** Whether 附保留同意 counts as agreement. */
  reservationsCount: Scalars['Boolean']['output'];
  rule: SettlementRule;
};

export type SignoffSettingsPayload = {
  __typename?: 'SignoffSettingsPayload';
  project?: Maybe<Project>;
  /** How many clauses the new rule settled. */
  settledCount: Scalars['Int']['output'];
  userErrors: Array<UserError>;
};

/** Where a city stands on a clause (会签状态). Derived from what it said and from the words; stored nowhere. */
export type SignoffStatus =
  /** 同意 */
  | 'APPROVED'
  /** 未会签: it said nothing, or took back what it said. */
  | 'NONE'
  /** 不同意 */
  | 'OBJECTED'
  /** 附保留同意 */
  | 'RESERVED'
  /** 已失效: what it said was about other words than those that stand. */
  | 'STALE';

/** Something about the sign-off of clauses is different: decided, settled, reopened, given, or their words or those they cite changed. */
export type SignoffsChanged = {
  __typename?: 'SignoffsChanged';
  /** Ids of the clauses, at most 100. */
  clauseIds: Array<Scalars['ID']['output']>;
  /** The clauses as they stand, at most 100. */
  clauses: Array<Clause>;
  draft: Draft;
  /** Give it as `after` to resume behind this event. */
  eventId: Scalars['ID']['output'];
  /** Whether there are more than those named: read all again. */
  isPartial: Scalars['Boolean']['output'];
};

/** A stage of one city's regulation (城市立法阶段), in the order of the board. Whether a bill passes each is its city's rules and its own fate. */
export type Stage =
  /** 省批准 */
  | 'APPROVED'
  /** 公开征求意见 */
  | 'CONSULTATION'
  /** 起草 */
  | 'DRAFTING'
  /** 备案 */
  | 'FILED'
  /** 一审 */
  | 'FIRST_READING'
  /** 三审及再次审议 */
  | 'FURTHER_READING'
  /** 施行 */
  | 'IN_FORCE'
  /** 列入议程 */
  | 'ON_AGENDA'
  /** 立项 */
  | 'PLANNED'
  /** 公布 */
  | 'PROMULGATED'
  /** 省级征求意见（合法性预审） */
  | 'PROVINCE_PREVIEW'
  /** 二审 */
  | 'SECOND_READING'
  /** 提出议案 */
  | 'SUBMITTED'
  /** 报请批准 */
  | 'SUBMITTED_FOR_APPROVAL'
  /** 统一审议 */
  | 'UNIFIED_DELIBERATION'
  /** 表决 */
  | 'VOTE';

/** The day a stage is meant for. */
export type StagePlan = {
  __typename?: 'StagePlan';
  on: Scalars['Date']['output'];
  stage: Stage;
};

/** A version that is made by a step of a procedure. */
export type StageVersionInput = {
  draftId: Scalars['ID']['input'];
  kind: VersionKind;
  /** Unique in its draft, e.g. 草案修改稿. */
  name: Scalars['String']['input'];
  /** Why it is made; may be empty. */
  note?: InputMaybe<Scalars['String']['input']>;
};

export type StartExportInput = {
  /** The older text it is compared with; required for REDLINE and COMPARISON_TABLE. */
  base?: InputMaybe<TextInput>;
  draftId: Scalars['ID']['input'];
  format: ExportFormat;
  /** Same key, same answer, for 24 hours: a repeated request makes nothing twice. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  kind: ExportKind;
  /** The moment whose text is printed; now when absent. The opinions are always those of now. */
  moment?: InputMaybe<MomentInput>;
  /** The round of this draft whose sheet it is; required for SIGNOFF_SHEET. */
  roundId?: InputMaybe<Scalars['ID']['input']>;
};

export type StartExportPayload = {
  __typename?: 'StartExportPayload';
  /** The job; null when nothing was begun. */
  job?: Maybe<ExportJob>;
  userErrors: Array<UserError>;
};

/** A file that goes with a step, a meeting or a paper (附件). Added with `POST /upload?projectId=…`, read with `GET /download/file/<id>`. */
export type StoredFile = Node & {
  __typename?: 'StoredFile';
  createdAt: Scalars['DateTime']['output'];
  createdBy: Person;
  /** Hash of its bytes. */
  digest: Scalars['ContentHash']['output'];
  id: Scalars['ID']['output'];
  /** What it is, e.g. application/pdf. */
  mediaType: Scalars['String']['output'];
  /** As it was called where it came from. */
  name: Scalars['String']['output'];
  project: Project;
  /** In bytes. */
  size: Scalars['Int']['output'];
};

/** What was decided about stranded words. The list is open: new ones may be added. */
export type StrandedDecision =
  /** They were given up. */
  | 'DISCARDED'
  /** They were put into the text again. */
  | 'PLACED';

/**
 * A conflict card 冲突: words that were typed into a line while a colleague took that line away. They stand nowhere in the text and
 * wait until somebody decides; they are never lost.
 */
export type StrandedText = Node & {
  __typename?: 'StrandedText';
  /** Who wrote them. */
  author: Person;
  /** The identity of the line behind which they stood; null at the beginning of the text. */
  behindLineId?: Maybe<Scalars['ID']['output']>;
  createdAt: Scalars['DateTime']['output'];
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  decidedBy?: Maybe<Person>;
  /** Null while nobody has decided. */
  decision?: Maybe<StrandedDecision>;
  draft: Draft;
  id: Scalars['ID']['output'];
  /** The line they were written in, as it was when it was taken away; null for one nobody remembers. */
  lineText?: Maybe<Scalars['String']['output']>;
  /** The words; lines of their own on rows of their own. */
  text: Scalars['String']['output'];
};

export type StrandedTextConnection = {
  __typename?: 'StrandedTextConnection';
  edges: Array<StrandedTextEdge>;
  nodes: Array<StrandedText>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type StrandedTextEdge = {
  __typename?: 'StrandedTextEdge';
  cursor: Scalars['String']['output'];
  node: StrandedText;
};

/** That other words of a draft wait for a decision now than before. */
export type StrandedTextsChanged = {
  __typename?: 'StrandedTextsChanged';
  draftId: Scalars['ID']['output'];
};

export type Subscription = {
  __typename?: 'Subscription';
  /** Tells when clauses of a draft changed. With `after`, an eventId, it begins with what changed since, in one event. */
  clausesChanged: ClausesChanged;
  /** Tells how far a job of yours is, at once as it stands and then at every change, until it is done or has failed. */
  exportChanged: ExportJob;
  /** Tells when other findings of a draft are ignored; read `Draft.ignoredFindings` then. The first event comes at once. */
  ignoredFindingsChanged: IgnoredFindingsChanged;
  /** Tells what comes into your inbox, in order. With `after`, an eventId, it begins with what was missed since. */
  inboxChanged: InboxChanged;
  /**
   * Told whenever a procedure of the project changes. Rights are looked at again before each event. With `after`, an eventId,
   * it begins with every track that changed since.
   */
  procedureChanged: ProcedureChanged;
  /**
   * Tells when a round of a draft was opened, extended, answered, closed or cancelled, or a city decided about a clause.
   * With `after`, an eventId, it tells at once when anything is different since.
   */
  roundsChanged: RoundsChanged;
  /**
   * Tells when the sign-off of clauses of a draft changed. A stale signature is told at most a second after the edit.
   * With `after`, an eventId, it begins with what changed since, in one event.
   */
  signoffsChanged: SignoffsChanged;
  /** Tells when words of a draft are stranded or decided about; read `Draft.strandedTexts` then. The first event comes at once. */
  strandedTextsChanged: StrandedTextsChanged;
  /** Tells what happens to the threads of a draft, in order. With `after`, an eventId, it begins with what was missed since. */
  threadsChanged: ThreadsChanged;
};


export type SubscriptionClausesChangedArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  draftId: Scalars['ID']['input'];
};


export type SubscriptionExportChangedArgs = {
  id: Scalars['ID']['input'];
};


export type SubscriptionIgnoredFindingsChangedArgs = {
  draftId: Scalars['ID']['input'];
};


export type SubscriptionInboxChangedArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
};


export type SubscriptionProcedureChangedArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  projectId: Scalars['ID']['input'];
};


export type SubscriptionRoundsChangedArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  draftId: Scalars['ID']['input'];
};


export type SubscriptionSignoffsChangedArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  draftId: Scalars['ID']['input'];
};


export type SubscriptionStrandedTextsChangedArgs = {
  draftId: Scalars['ID']['input'];
};


export type SubscriptionThreadsChangedArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  draftId: Scalars['ID']['input'];
};

export type TakeClauseBackInput = {
  clauseId: Scalars['ID']['input'];
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
};

export type TakeStepBackInput = {
  cityId: Scalars['ID']['input'];
  expectedRevision: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  projectId: Scalars['ID']['input'];
  /** At most 2,000 characters. */
  reason: Scalars['String']['input'];
};

/** A text: a version, or a moment of a draft. */
export type TextInput = {
  /** Needed unless a version is named. */
  draftId?: InputMaybe<Scalars['ID']['input']>;
  /** Which moment; absent, as it stands now. */
  moment?: InputMaybe<MomentInput>;
};

/** A draft as it was after one journal entry, or as a version keeps it. It never changes. */
export type TextMoment = {
  __typename?: 'TextMoment';
  /** When that entry was written. */
  at: Scalars['DateTime']['output'];
  /** Who wrote each character of it. */
  blame: Blame;
  /** Who wrote that entry. */
  by: Person;
  /** The article that printed this number (第十条), or with this plain number (10). */
  clause?: Maybe<MomentClause>;
  /** Its clauses in the order of the text. Give `first` or `last`, 1 to 100. */
  clauses: MomentClauseConnection;
  /** Its lines as JSON: [{id, kind, number?, text, references?: [{target, until?, label}]}]; a reference stands in the text as U+FFFC. */
  content: Scalars['String']['output'];
  /** How many 编, 章, 节, 条 … it has. */
  counts: LineCounts;
  /** Hash of the whole text. */
  digest: Scalars['ContentHash']['output'];
  draft: Draft;
  /** The whole text as it prints, one line a paragraph. */
  plainText: Scalars['String']['output'];
  /** The last journal entry it holds. */
  revision: Scalars['Int']['output'];
  /** Its title line. */
  title: Scalars['String']['output'];
  /** The version it was read from, when it was asked for by version. */
  version?: Maybe<Version>;
};


/** A draft as it was after one journal entry, or as a version keeps it. It never changes. */
export type TextMomentClauseArgs = {
  number: Scalars['String']['input'];
};


/** A draft as it was after one journal entry, or as a version keeps it. It never changes. */
export type TextMomentClausesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Words of a text, named as somebody reads them. */
export type TextPlaceInput = {
  /** Id of a line: the clause's first, or the one in which the words begin. */
  lineId: Scalars['ID']['input'];
  /** Where in the line they begin, in UTF-16 units; absent for the first place where they stand. */
  offset?: InputMaybe<Scalars['Int']['input']>;
  /** The words, a line break between lines, U+FFFC for a reference; absent for the clause as such. At most 5,000 characters. */
  quote?: InputMaybe<Scalars['String']['input']>;
};

/**
 * A thread 意见 about a text: what was said about some words, a clause or the whole draft, and what became of it. It follows
 * its words through every edit; when they are gone it stands under 原文已删除 with its quote. Nothing of it is ever lost.
 */
export type Thread = Node & {
  __typename?: 'Thread';
  /** How the editor finds the words in its own copy of the text; opaque. Null for the whole draft. */
  anchor?: Maybe<Scalars['String']['output']>;
  /** Whether its words are still in the text. */
  anchorState: ThreadAnchorState;
  /** Who is to see to it. */
  assignee?: Maybe<Person>;
  /** The clause it stands in now; null for the whole draft, and when the words and their clause are gone. */
  clause?: Maybe<Clause>;
  /** How many comments it has, deleted ones included. */
  commentCount: Scalars['Int']['output'];
  /** What was said, oldest first. Give `first` or `last`, 1 to 100. */
  comments: CommentConnection;
  draft: Draft;
  /** By which day, YYYY-MM-DD. */
  dueOn?: Maybe<Scalars['String']['output']>;
  /** What happened to it, oldest first. */
  history: Array<ThreadChange>;
  id: Scalars['ID']['output'];
  kind: ThreadKind;
  /** When something last happened in it. */
  lastActivityAt: Scalars['DateTime']['output'];
  openedAt: Scalars['DateTime']['output'];
  openedBy: Person;
  origin: ThreadOrigin;
  /** The words it stood at when it was opened or attached anew, references printed; empty for the whole draft. */
  quote: Scalars['String']['output'];
  /** How it was closed; null exactly while it is open. */
  resolution?: Maybe<ThreadResolution>;
  /** Counts what changed about it, from 1. Give it as `expectedRevision` to be told when somebody else was first. */
  revision: Scalars['Int']['output'];
  status: ThreadStatus;
  /** What it stands at. */
  subject: ThreadSubject;
  /** Whether you may give it to somebody. */
  viewerMayAssign: Scalars['Boolean']['output'];
  /** Whether you may add to it. */
  viewerMayDiscuss: Scalars['Boolean']['output'];
  /** Whether you may resolve and reopen it. */
  viewerMayResolve: Scalars['Boolean']['output'];
  /** Whether something happened in it that you have not seen and did not do yourself. */
  viewerUnread: Scalars['Boolean']['output'];
};


/**
 * A thread 意见 about a text: what was said about some words, a clause or the whole draft, and what became of it. It follows
 * its words through every edit; when they are gone it stands under 原文已删除 with its quote. Nothing of it is ever lost.
 */
export type ThreadCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type ThreadAnchorState =
  | 'ATTACHED'
  /** 原文已删除: its words are not in the text any more. It comes back with them, and can be attached to others. */
  | 'DELETED';

/** Something that happened to a thread. */
export type ThreadChange = {
  __typename?: 'ThreadChange';
  /** Null for what the server does by itself. */
  actor?: Maybe<Person>;
  at: Scalars['DateTime']['output'];
  /** The comment it is about. */
  comment?: Maybe<Comment>;
  /** Give it as `after` to resume a subscription behind this event. */
  eventId: Scalars['ID']['output'];
  kind: ThreadChangeKind;
  /** The outcome that was given, or taken back. */
  outcome?: Maybe<ThreadOutcome>;
  /** The reason that was given, for a resolution or a reopening. */
  reason?: Maybe<Scalars['String']['output']>;
};

export type ThreadChangeKind =
  | 'ASSIGNED'
  | 'CLASSIFIED'
  | 'COMMENTED'
  | 'COMMENT_DELETED'
  | 'EDITED'
  /** Its words were moved or brought back, and it followed. */
  | 'FOLLOWED'
  | 'OPENED'
  /** Somebody attached it to other words. */
  | 'REATTACHED'
  | 'REOPENED'
  | 'RESOLVED'
  /** Its words left the text. */
  | 'TEXT_DELETED'
  /** Its words are in the text again. */
  | 'TEXT_RETURNED';

export type ThreadConnection = {
  __typename?: 'ThreadConnection';
  edges: Array<ThreadEdge>;
  nodes: Array<Thread>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type ThreadEdge = {
  __typename?: 'ThreadEdge';
  cursor: Scalars['String']['output'];
  node: Thread;
};

/** Which threads; everything given must hold. */
export type ThreadFilter = {
  anchorState?: InputMaybe<ThreadAnchorState>;
  /** Threads in this clause. */
  clauseId?: InputMaybe<Scalars['ID']['input']>;
  /** Threads of this city: from it, opened by or given to its people, or mentioning it. */
  concernsCityId?: InputMaybe<Scalars['ID']['input']>;
  kind?: InputMaybe<ThreadKind>;
  /** Threads you opened, take part in, were mentioned in or are to see to. */
  mine?: InputMaybe<Scalars['Boolean']['input']>;
  /** Opinions of this city. */
  originCityId?: InputMaybe<Scalars['ID']['input']>;
  originKind?: InputMaybe<ThreadOriginKind>;
  outcome?: InputMaybe<ThreadOutcome>;
  status?: InputMaybe<ThreadStatus>;
  /** Threads in which something happened that you have not seen. */
  unread?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ThreadKind =
  /** 法律依据 */
  | 'LEGAL_BASIS'
  /** 意见: is accepted, accepted in part, or not. */
  | 'OPINION'
  /** 问题 */
  | 'QUESTION';

/** Where an opinion comes from, as the 意见采纳情况表 names it. */
export type ThreadOrigin = {
  __typename?: 'ThreadOrigin';
  city?: Maybe<City>;
  kind: ThreadOriginKind;
  /** The unit, person or meeting. */
  name?: Maybe<Scalars['String']['output']>;
};

export type ThreadOriginInput = {
  /** Of an opinion of a city: which. Also for where a department or deputy is from. */
  cityId?: InputMaybe<Scalars['ID']['input']>;
  kind: ThreadOriginKind;
  /** The unit, person or meeting, at most 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
};

export type ThreadOriginKind =
  /** 市 */
  | 'CITY'
  /** 部门 */
  | 'DEPARTMENT'
  /** 人大代表 */
  | 'DEPUTY'
  /** 专家 */
  | 'EXPERT'
  /** 会议 */
  | 'MEETING'
  /** 社会公众 */
  | 'PUBLIC';

export type ThreadOutcome =
  /** 采纳 */
  | 'ACCEPTED'
  /** 未采纳 */
  | 'NOT_ACCEPTED'
  /** 部分采纳 */
  | 'PARTLY_ACCEPTED';

/** A thread after what was done to it. */
export type ThreadPayload = {
  __typename?: 'ThreadPayload';
  thread?: Maybe<Thread>;
  userErrors: Array<UserError>;
};

/** How a thread was closed. */
export type ThreadResolution = {
  __typename?: 'ThreadResolution';
  /** Journal entry of the change that answered it. */
  answeredAtRevision?: Maybe<Scalars['Int']['output']>;
  at: Scalars['DateTime']['output'];
  by: Person;
  /** The clause as it read when the thread was resolved (处理后的条文). */
  clauseText?: Maybe<Scalars['String']['output']>;
  /** Null for a question or a legal basis that was answered. */
  outcome?: Maybe<ThreadOutcome>;
  reason?: Maybe<Scalars['String']['output']>;
};

export type ThreadStatus =
  | 'OPEN'
  | 'RESOLVED';

export type ThreadSubject =
  /** A clause, whatever it says. */
  | 'CLAUSE'
  /** The whole draft. */
  | 'DRAFT'
  /** Some words. */
  | 'RANGE';

/** Something happened to the threads of a draft. */
export type ThreadsChanged = {
  __typename?: 'ThreadsChanged';
  change: ThreadChange;
  /** Give it as `after` to resume behind this event. */
  eventId: Scalars['ID']['output'];
  /** The thread as it is now. */
  thread: Thread;
};

/** How far a token reaches. */
export type TokenScope =
  /** Reads what its owner may read. */
  | 'READ'
  /** Does what its owner may do. */
  | 'WRITE';

/** One city's way through the procedure (城市立法进程). */
export type Track = {
  __typename?: 'Track';
  /** One for each stage, in the order of the board. */
  cells: Array<TrackCell>;
  city: City;
  condition: TrackCondition;
  /** That it was decided not to consult the public; null otherwise. */
  consultationWaiver?: Maybe<ConsultationWaiver>;
  /** What has to be done by when, today. */
  deadlines: Array<TrackDeadline>;
  /** When it stopped or ended, oldest first. */
  exits: Array<TrackExit>;
  /** The days set for stages not yet reached. */
  plans: Array<StagePlan>;
  /** What can be recorded next, and what cannot and why. `versionId` is the version that would go with the step. */
  possibilities: Array<TrackPossibility>;
  project: Project;
  /** Moves by one with every change; to be given back with the next one. 0 before the first. */
  revision: Scalars['Int']['output'];
  /** The rules of this city's procedure, each with its source. */
  rules: ProcedureRules;
  /** When drafts for readings went to the members. */
  sendings: Array<TrackSending>;
  /** The stage it stands at; null before the first. */
  stage?: Maybe<Stage>;
  /** What was recorded, oldest first; steps that were taken back are among them. */
  steps: Array<TrackStep>;
  /** Whether you may record what happens in it. */
  viewerMayKeep: Verdict;
};


/** One city's way through the procedure (城市立法进程). */
export type TrackPossibilitiesArgs = {
  versionId?: InputMaybe<Scalars['ID']['input']>;
};

/** Kinds of what can be recorded. */
export type TrackAction =
  /** 暂不付表决 */
  | 'DEFER'
  /** 表决未获通过 */
  | 'FAIL_VOTE'
  /** 终止审议 */
  | 'LAPSE'
  /** 进入下一阶段 */
  | 'MOVE_ON'
  /** 不予批准 */
  | 'REFUSE_APPROVAL'
  /** 继续审议 */
  | 'RESUME'
  /** 搁置审议 */
  | 'SHELVE'
  /** 更正 */
  | 'TAKE_BACK'
  /** 撤回 */
  | 'WITHDRAW';

/** One stage of one city on the board. */
export type TrackCell = {
  __typename?: 'TrackCell';
  /** When it was last reached, or is meant to be. */
  on?: Maybe<Scalars['Date']['output']>;
  stage: Stage;
  standing: CellStanding;
  /** How often it was reached. */
  times: Scalars['Int']['output'];
};

/** Whether a procedure moves, stopped for a while, or ended. */
export type TrackCondition =
  /** 不予批准 */
  | 'APPROVAL_REFUSED'
  /** 暂不付表决 */
  | 'DEFERRED'
  /** 终止审议 */
  | 'LAPSED'
  /** 推进中 */
  | 'MOVING'
  /** 搁置审议 */
  | 'SHELVED'
  /** 表决未获通过 */
  | 'VOTED_DOWN'
  /** 撤回 */
  | 'WITHDRAWN';

/** That something was recorded by mistake. */
export type TrackCorrection = {
  __typename?: 'TrackCorrection';
  at: Scalars['DateTime']['output'];
  person?: Maybe<Person>;
  reason: Scalars['String']['output'];
};

/** The day of one duty. */
export type TrackDeadline = {
  __typename?: 'TrackDeadline';
  bound: DeadlineBound;
  certainty: Certainty;
  duty: Duty;
  /** Whether that itself is still to come. */
  fromIsPlanned: Scalars['Boolean']['output'];
  fromOn: Scalars['Date']['output'];
  /** What the day is counted from. */
  fromStage: Stage;
  metOn?: Maybe<Scalars['Date']['output']>;
  on: Scalars['Date']['output'];
  /** Law and article. */
  source: Scalars['String']['output'];
  standing: DeadlineStanding;
};

/** That a procedure stopped or ended. */
export type TrackExit = {
  __typename?: 'TrackExit';
  id: Scalars['ID']['output'];
  kind: TrackExitKind;
  on: Scalars['Date']['output'];
  reason?: Maybe<Scalars['String']['output']>;
  recordedAt: Scalars['DateTime']['output'];
  recordedBy?: Maybe<Person>;
  /** When deliberation went on; null while it has not. */
  resumedOn?: Maybe<Scalars['Date']['output']>;
  takenBack?: Maybe<TrackCorrection>;
};

/** A way in which a procedure stops (暂不付表决, 搁置) or ends (撤回, 终止审议, 未获通过, 不予批准). */
export type TrackExitKind =
  /** 不予批准 */
  | 'APPROVAL_REFUSED'
  /** 暂不付表决 */
  | 'DEFERRED'
  /** 终止审议 */
  | 'LAPSED'
  /** 搁置审议 */
  | 'SHELVED'
  /** 表决未获通过 */
  | 'VOTED_DOWN'
  /** 撤回 */
  | 'WITHDRAWN';

export type TrackPayload = {
  __typename?: 'TrackPayload';
  /** What was met at the gates. */
  findings: Array<GateFinding>;
  /** As it stands now; null when it may not be seen. */
  track?: Maybe<Track>;
  userErrors: Array<UserError>;
};

/** Something that could be recorded next. */
export type TrackPossibility = {
  __typename?: 'TrackPossibility';
  action: TrackAction;
  allowed: Scalars['Boolean']['output'];
  /** What the step meets at its gates. */
  findings: Array<GateFinding>;
  /** Why not, as a sentence in the language of the request; null when allowed. */
  reason?: Maybe<Scalars['String']['output']>;
  /** With MOVE_ON: the stage. */
  stage?: Maybe<Stage>;
};

/** That the draft for a reading went to the members. */
export type TrackSending = {
  __typename?: 'TrackSending';
  on: Scalars['Date']['output'];
  reading: Reading;
};

/** That a city reached a stage. */
export type TrackStep = {
  __typename?: 'TrackStep';
  attachments: Array<StoredFile>;
  id: Scalars['ID']['output'];
  /** At the vote: the other regulations voted on as one with it. */
  mergedWith: Array<Scalars['String']['output']>;
  note?: Maybe<Scalars['String']['output']>;
  on: Scalars['Date']['output'];
  recordedAt: Scalars['DateTime']['output'];
  recordedBy?: Maybe<Person>;
  /** At the vote: ids of the clauses voted on by themselves. */
  separateClauseIds: Array<Scalars['ID']['output']>;
  stage: Stage;
  /** That it was recorded by mistake and counts no longer. */
  takenBack?: Maybe<TrackCorrection>;
  /** The named version in hand then. */
  version?: Maybe<Version>;
};

/** Why a mutation was not carried out, and which part of its input is the reason. Nothing was changed. */
export type UserError = {
  __typename?: 'UserError';
  /** Machine-readable reason. */
  code: UserErrorCode;
  /** Path into the input, e.g. ["text"]; null when the whole input is meant. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason as a sentence in the language of the request (zh-CN or en). */
  message: Scalars['String']['output'];
};

/** Reasons a mutation gives in `userErrors`. The list is open: new ones may be added. */
export type UserErrorCode =
  /** The object is no longer as the request expects it to be; read it again. */
  | 'CONFLICT'
  /** You may not do this; the message says why. */
  | 'FORBIDDEN'
  /** A value is missing or not of the expected form. */
  | 'INVALID'
  /** The clause is settled; it has to be reopened first. */
  | 'LOCKED'
  /** The object named does not exist, or may not be seen by you. */
  | 'NOT_FOUND'
  /** The name or slug is taken. */
  | 'TAKEN'
  /** A value is longer or larger than allowed. */
  | 'TOO_LARGE'
  /** Too many attempts; the message says when to try again. */
  | 'TOO_MANY_ATTEMPTS'
  /** Name or password is wrong. */
  | 'WRONG_CREDENTIALS';

/** An answer to "may I?", with the reason when not. */
export type Verdict = {
  __typename?: 'Verdict';
  allowed: Scalars['Boolean']['output'];
  /** Why not, as a sentence in the language of the request; null when allowed. */
  reason?: Maybe<Scalars['String']['output']>;
};

/**
 * A named version 版本 of a draft: its text after one journal entry, kept whole. Never changed, never deleted; read again it
 * is byte for byte the same.
 */
export type Version = Node & {
  __typename?: 'Version';
  /** The article that printed this number (第十条), or with this plain number (10). */
  clause?: Maybe<VersionClause>;
  /** Its clauses in the order of the text. Give `first` or `last`, 1 to 100. */
  clauses: VersionClauseConnection;
  /** How many 编, 章, 节, 条 … it has. */
  counts: LineCounts;
  createdAt: Scalars['DateTime']['output'];
  createdBy: Person;
  /** Hash of the whole text. */
  digest: Scalars['ContentHash']['output'];
  draft: Draft;
  id: Scalars['ID']['output'];
  kind: VersionKind;
  /** Unique in its draft, e.g. 草案征求意见稿. */
  name: Scalars['String']['output'];
  /** Why it was made; may be empty. */
  note: Scalars['String']['output'];
  origin: VersionOrigin;
  /** The whole text as it printed when the version was made, one line a paragraph. */
  plainText: Scalars['String']['output'];
  /** The journal entry after which the draft read like this. */
  revision: Scalars['Int']['output'];
  /** Its title line. */
  title: Scalars['String']['output'];
};


/**
 * A named version 版本 of a draft: its text after one journal entry, kept whole. Never changed, never deleted; read again it
 * is byte for byte the same.
 */
export type VersionClauseArgs = {
  number: Scalars['String']['input'];
};


/**
 * A named version 版本 of a draft: its text after one journal entry, kept whole. Never changed, never deleted; read again it
 * is byte for byte the same.
 */
export type VersionClausesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A clause of a version, as it was. */
export type VersionClause = Node & {
  __typename?: 'VersionClause';
  /** Hash of its content: equal to that of the clause of the draft exactly as long as the two read the same. */
  digest: Scalars['ContentHash']['output'];
  id: Scalars['ID']['output'];
  kind: LineKind;
  /** Identity of its first line, the same as in the draft. */
  lineId: Scalars['ID']['output'];
  /** Its lines. */
  lines: Array<ClauseLine>;
  /** Number as printed, e.g. 第十条, 第二章; null where the kind has none. */
  number?: Maybe<Scalars['String']['output']>;
  /** The headings above it, outermost first, e.g. ["第二章 保护管理"]. */
  path: Array<Scalars['String']['output']>;
  /** Place in the text, from 0. */
  position: Scalars['Int']['output'];
  /** Its text, numbers of 项 and 目 printed, one line a paragraph. */
  text: Scalars['String']['output'];
  version: Version;
};

export type VersionClauseConnection = {
  __typename?: 'VersionClauseConnection';
  edges: Array<VersionClauseEdge>;
  nodes: Array<VersionClause>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type VersionClauseEdge = {
  __typename?: 'VersionClauseEdge';
  cursor: Scalars['String']['output'];
  node: VersionClause;
};

export type VersionConnection = {
  __typename?: 'VersionConnection';
  edges: Array<VersionEdge>;
  nodes: Array<Version>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type VersionEdge = {
  __typename?: 'VersionEdge';
  cursor: Scalars['String']['output'];
  node: Version;
};

/** What a version is in the procedure 稿次. The list is open: new ones may be added. */
export type VersionKind =
  /** 报批稿 */
  | 'APPROVAL_TEXT'
  /** 草案 */
  | 'BILL'
  /** 草案征求意见稿 */
  | 'CONSULTATION_DRAFT'
  /** 公布稿 */
  | 'PROMULGATED_TEXT'
  /** 草案修改稿, 二次审议稿, 草案建议修改稿: the name says which */
  | 'REVISED_BILL'
  /** 草案送审稿 */
  | 'SUBMISSION_DRAFT'
  /** 表决稿 */
  | 'VOTING_TEXT'
  /** 工作稿 */
  | 'WORKING_TEXT';

/** What made a version. The list is open: new ones may be added. */
export type VersionOrigin =
  /** Somebody, by hand. */
  | 'PERSON'
  /** A round of signing off. */
  | 'ROUND'
  /** A step of a city's procedure. */
  | 'STAGE';

export type VoidPaperInput = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  paperId: Scalars['ID']['input'];
  /** At most 2,000 characters. */
  reason: Scalars['String']['input'];
};

export type WaiveConsultationInput = {
  cityId: Scalars['ID']['input'];
  expectedRevision: Scalars['Int']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  on: Scalars['Date']['input'];
  projectId: Scalars['ID']['input'];
  /** At most 2,000 characters. */
  reason: Scalars['String']['input'];
};

export type WatchInput = {
  /** Absent for the whole draft. */
  clauseId?: InputMaybe<Scalars['ID']['input']>;
  draftId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Null to be told as everybody is. */
  level?: InputMaybe<WatchLevel>;
};

export type WatchLevel =
  /** Hear of nothing but what is said to you directly. */
  | 'MUTE'
  /** Hear of everything. */
  | 'WATCH';

export type WatchPayload = {
  __typename?: 'WatchPayload';
  draft?: Maybe<Draft>;
  userErrors: Array<UserError>;
};

/** An address that is told what happens in a project: a program, or the robot of a group in 企业微信, 钉钉 or 飞书. */
export type Webhook = {
  __typename?: 'Webhook';
  createdAt: Scalars['DateTime']['output'];
  createdBy: Person;
  /** Its log, newest first. Give `first` or `last`, 1 to 100. */
  deliveries: WebhookDeliveryConnection;
  /** Since when it is told nothing any more. */
  disabledAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Kinds of event it is told; empty for all. */
  kinds: Array<NoticeKind>;
  name: Scalars['String']['output'];
  type: WebhookType;
};


/** An address that is told what happens in a project: a program, or the robot of a group in 企业微信, 钉钉 or 飞书. */
export type WebhookDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type WebhookDelivery = {
  __typename?: 'WebhookDelivery';
  attempts: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  lastAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why the last attempt failed. */
  lastError?: Maybe<Scalars['String']['output']>;
  /** HTTP status of the last answer. */
  lastStatus?: Maybe<Scalars['Int']['output']>;
  state: WebhookDeliveryState;
};

export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  edges: Array<WebhookDeliveryEdge>;
  nodes: Array<WebhookDelivery>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  cursor: Scalars['String']['output'];
  node: WebhookDelivery;
};

export type WebhookDeliveryPayload = {
  __typename?: 'WebhookDeliveryPayload';
  delivery?: Maybe<WebhookDelivery>;
  userErrors: Array<UserError>;
};

export type WebhookDeliveryState =
  | 'DELIVERED'
  /** Given up after a day. */
  | 'FAILED'
  /** To be sent, or to be tried again. */
  | 'WAITING';

export type WebhookPayload = {
  __typename?: 'WebhookPayload';
  userErrors: Array<UserError>;
  webhook?: Maybe<Webhook>;
};

export type WebhookType =
  /** 钉钉群机器人, with 加签 when a secret is given */
  | 'DINGTALK'
  /** 飞书群机器人, with 签名校验 when a secret is given */
  | 'FEISHU'
  /** JSON with Colex-Timestamp and Colex-Signature: HMAC-SHA-256 over timestamp, a full stop and the body. */
  | 'SIGNED'
  /** 企业微信群机器人 */
  | 'WECOM';

/** How a city answered for the whole text (签署情况). */
export type WholeAnswer =
  /** 不予签署 */
  | 'DECLINED'
  /** 已签署 */
  | 'SIGNED'
  /** 未签署; also when it signed and then took back a clause of it. */
  | 'UNANSWERED';

/** What a city said about the whole of the version. */
export type WholeSignature = {
  __typename?: 'WholeSignature';
  at: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: WholeSignatureKind;
  person: Person;
  reason?: Maybe<Scalars['String']['output']>;
};

/** What a city can say about the whole of a version. */
export type WholeSignatureKind =
  /** 不予签署 */
  | 'DECLINED'
  /** 签署 */
  | 'SIGNED'
  /** 撤回签署 */
  | 'WITHDRAWN';

export type WithdrawDecisionInput = {
  clauseId: Scalars['ID']['input'];
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type WithdrawRoundAnswerInput = {
  /** Same key, same answer, for 24 hours. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  roundId: Scalars['ID']['input'];
};
