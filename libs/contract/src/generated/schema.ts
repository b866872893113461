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

export type AddCommentInput = {
  body: Scalars['String']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** People and cities to call upon, by id. */
  mentionIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  threadId: Scalars['ID']['input'];
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
  /** Journal entry at which its content last changed. */
  changedAtRevision: Scalars['Int']['output'];
  /** Hash of its content; changes when its words, structure or references change, not when it is only renumbered. */
  digest: Scalars['ContentHash']['output'];
  draft: Draft;
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
  /** The headings above it, outermost first, e.g. ["第二章 保护管理"]. */
  path: Array<Scalars['String']['output']>;
  /** Place in the text, from 0. */
  position: Scalars['Int']['output'];
  /** Its text, numbers of 项 and 目 printed, one line a paragraph. */
  text: Scalars['String']['output'];
};

export type ClauseConnection = {
  __typename?: 'ClauseConnection';
  edges: Array<ClauseEdge>;
  nodes: Array<Clause>;
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
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

/** Clauses of a draft changed. Sent at most a second after the journal entry. */
export type ClausesChanged = {
  __typename?: 'ClausesChanged';
  /** Clauses that are new or whose words, number, path or place differ, in the order of the text; the first 100 of them. */
  changed: Array<Clause>;
  /** How many changed in all. */
  changedCount: Scalars['Int']['output'];
  draft: Draft;
  /** Ids of clauses that are gone. */
  removedIds: Array<Scalars['ID']['output']>;
  /** The journal entry up to which this event speaks. */
  revision: Scalars['Int']['output'];
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

export type DeleteCommentInput = {
  commentId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A text 文本: the joint text, or a city's edition of it. */
export type Draft = Node & {
  __typename?: 'Draft';
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
  kind: DraftKind;
  /** The whole text, numbers printed, one line a paragraph. */
  plainText: Scalars['String']['output'];
  project: Project;
  /** Number of the last entry of its journal; every entry is one accepted change. */
  revision: Scalars['Int']['output'];
  /** Short name for addresses, unique. */
  slug: Scalars['String']['output'];
  /** Its threads, newest first. Give `first` or `last`, 1 to 100. */
  threads: ThreadConnection;
  /** Its title line as it stands now. */
  title: Scalars['String']['output'];
  /** When its last journal entry was written. */
  updatedAt: Scalars['DateTime']['output'];
  /** Its named versions, newest first. Give `first` or `last`, 1 to 100. */
  versions: VersionConnection;
  /** Whether you may name a version of it. */
  viewerMayNameVersions: Scalars['Boolean']['output'];
  /** What you may do with the text now. */
  viewerMode: DraftMode;
  /** Why you may not write, as a sentence in the language of the request; null when you may. */
  viewerModeReason?: Maybe<Scalars['String']['output']>;
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

export type EditCommentInput = {
  body: Scalars['String']['input'];
  commentId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** People and cities to call upon, by id; those that are new are told. */
  mentionIds?: InputMaybe<Array<Scalars['ID']['input']>>;
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

/** What somebody is in a project. */
export type Membership = {
  __typename?: 'Membership';
  person: Person;
  project: Project;
  role: Role;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Say something in a thread. */
  addComment: CommentPayload;
  /** Give a thread to somebody, by a day. */
  assignThread: ThreadPayload;
  /** Say anew what kind of thread it is and where it comes from. */
  classifyThread: ThreadPayload;
  /** Make a token of yours. */
  createAccessToken: CreateAccessTokenPayload;
  /** Create a draft from text. */
  createDraft: CreateDraftPayload;
  /** Keep the text of a draft as it stands, under a name, for ever. */
  createVersion: CreateVersionPayload;
  /** Mark an own comment as deleted. */
  deleteComment: CommentPayload;
  /** Change the words of an own comment; the earlier ones stay readable. */
  editComment: CommentPayload;
  /** Remember that you have seen these threads as they are now. */
  markThreadsSeen: MarkThreadsSeenPayload;
  /** Open a thread on some words, a clause or the whole draft. */
  openThread: ThreadPayload;
  /** Attach a thread to other words or another clause of its draft. */
  reattachThread: ThreadPayload;
  /** Open a closed thread again. */
  reopenThread: ThreadPayload;
  /** Close a thread: 采纳, 部分采纳 or 未采纳, with the reason. */
  resolveThread: ThreadPayload;
  /** End a token of yours; sockets opened with it are closed at once. */
  revokeAccessToken: RevokeAccessTokenPayload;
  /** Sign in with a session cookie. Attempts are limited by account and by address. */
  signIn: SignInPayload;
  /** End this session. */
  signOut: SignOutPayload;
  /** End every session of yours, on every device; open editors are closed at once. */
  signOutEverywhere: SignOutPayload;
};


export type MutationAddCommentArgs = {
  input: AddCommentInput;
};


export type MutationAssignThreadArgs = {
  input: AssignThreadInput;
};


export type MutationClassifyThreadArgs = {
  input: ClassifyThreadInput;
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


export type MutationDeleteCommentArgs = {
  input: DeleteCommentInput;
};


export type MutationEditCommentArgs = {
  input: EditCommentInput;
};


export type MutationMarkThreadsSeenArgs = {
  input: MarkThreadsSeenInput;
};


export type MutationOpenThreadArgs = {
  input: OpenThreadInput;
};


export type MutationReattachThreadArgs = {
  input: ReattachThreadInput;
};


export type MutationReopenThreadArgs = {
  input: ReopenThreadInput;
};


export type MutationResolveThreadArgs = {
  input: ResolveThreadInput;
};


export type MutationRevokeAccessTokenArgs = {
  input: RevokeAccessTokenInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};

/** Anything that has an identity. Ids are opaque, typed by their prefix, and never reused. */
export type Node = {
  /** Opaque, stable identity. */
  id: Scalars['ID']['output'];
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

/** A joint legislation project 协同立法项目: several cities make one regulation. */
export type Project = Node & {
  __typename?: 'Project';
  createdAt: Scalars['DateTime']['output'];
  /** Its texts, the joint one first. */
  drafts: DraftConnection;
  id: Scalars['ID']['output'];
  /** The lead city 牵头市. */
  leadCity: City;
  /** The cities that take part, the lead city first, in the region's order. */
  memberCities: CityConnection;
  /** Its people and their roles. */
  memberships: Array<Membership>;
  /** How tightly the cities bind themselves. */
  model: ProjectModel;
  region: Region;
  /** Short name for addresses, unique, e.g. huaihai-red-resources. */
  slug: Scalars['String']['output'];
  /** Working title of the regulation, e.g. 淮海战役红色资源保护条例. */
  title: Scalars['String']['output'];
  /** Whether you may create a draft here, and if not, why. */
  viewerMayCreateDraft: Verdict;
};


/** A joint legislation project 协同立法项目: several cities make one regulation. */
export type ProjectDraftsArgs = {
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
  /** The text with this slug. */
  draft?: Maybe<Draft>;
  /** Texts you may see, last changed first. Give `first` or `last`, 1 to 100. */
  drafts: DraftConnection;
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
  /** The region with this slug. */
  region?: Maybe<Region>;
  /** Regions you may see. Give `first` or `last`, 1 to 100. */
  regions: RegionConnection;
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


export type QueryDraftArgs = {
  slug: Scalars['String']['input'];
};


export type QueryDraftsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
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


export type QueryRegionArgs = {
  slug: Scalars['String']['input'];
};


export type QueryRegionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

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

export type ReopenThreadInput = {
  expectedRevision?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  threadId: Scalars['ID']['input'];
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

export type Subscription = {
  __typename?: 'Subscription';
  /** Tells when clauses of a draft changed. */
  clausesChanged: ClausesChanged;
  /** Tells what happens to the threads of a draft, in order. With `after`, an eventId, it begins with what was missed since. */
  threadsChanged: ThreadsChanged;
};


export type SubscriptionClausesChangedArgs = {
  draftId: Scalars['ID']['input'];
};


export type SubscriptionThreadsChangedArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
  draftId: Scalars['ID']['input'];
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
