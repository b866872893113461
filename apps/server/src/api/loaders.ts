import type { Access, ModeVerdict, TargetOfAction } from '@colex/access';
import type { Action, Actor, Verdict } from '@colex/policy';
import {
  AuditRepository,
  type ChairTermEntity,
  JointRepository,
  ProcedureRepository,
  StoredFileRepository,
  type StoredTrack,
  ClauseRepository,
  DraftRepository,
  type KeysetList,
  type KeysetWindow,
  type Page,
  PersonRepository,
  ProjectRepository,
  RegionRepository,
  RoundRepository,
  SignoffRepository,
  ThreadRepository,
  ExportJobRepository,
  IgnoredFindingRepository,
  StrandedTextRepository,
  InboxRepository,
  WebhookRepository,
  VersionRepository,
} from '@colex/store';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { type AuditEntryView, toAuditEntryView } from '../audit/audit.view.js';
import { type StoredFileView, toStoredFileView } from '../file/file.view.js';
import { type StrandedTextView, toStrandedTextView } from '../stranded/stranded.view.js';
import { type ExportJobView, toExportJobView } from '../export/export.view.js';
import { type IgnoredFindingView, toIgnoredFindingView } from '../finding/finding.view.js';
import { type MeetingView, type PaperView, toMeetingView, toPaperView } from '../joint/joint.view.js';
import { type ClauseView, toClauseView } from '../clause/clause.view.js';
import { type DraftView, toDraftView } from '../draft/draft.view.js';
import { type MembershipView, type PersonView, toMembershipView, toPersonView } from '../person/person.view.js';
import { type ProjectView, toProjectView } from '../project/project.view.js';
import {
  type CityView,
  type ProvinceView,
  type RegionView,
  toCityView,
  toProvinceView,
  toRegionView,
} from '../region/region.view.js';
import { type RoundView, toRoundView } from '../round/round.view.js';
import { type ClauseSignoffFacts, signoffOfClauses } from '../signoff/clause-signoff.js';
import { type SignoffDecisionView, toSignoffDecisionView } from '../signoff/signoff.view.js';
import {
  type VersionClauseView,
  type VersionView,
  toVersionClauseView,
  toVersionView,
} from '../version/version.view.js';
import {
  type CommentView,
  type ThreadChangeView,
  type ThreadView,
  toCommentView,
  toThreadChangeView,
  toThreadView,
} from '../thread/thread.view.js';
import { type InboxItemView, toInboxItemView } from '../inbox/inbox.view.js';
import {
  type WebhookDeliveryView,
  type WebhookView,
  toWebhookDeliveryView,
  toWebhookView,
} from '../webhook/webhook.view.js';
import { viewerOf } from './viewer.js';

interface AskedVerdict {
  readonly action: Action;
  readonly target: TargetOfAction[Action];
}

interface PageRequest {
  readonly list: KeysetList;
  readonly parent: string;
  readonly window: KeysetWindow;
}

const byId = <Row, View>(
  read: (ids: readonly string[]) => Promise<(Row | undefined)[]>,
  toView: (row: Row) => View,
): DataLoader<string, View | undefined> =>
  new DataLoader(async (ids) => (await read(ids)).map((row) => (row === undefined ? undefined : toView(row))));

/**
 * Reads for one request: what is asked for in the same tick is read together, and each thing once. They do not ask the
 * policy; services do, before they hand out anything that leads here.
 */
export class Loaders {
  readonly region: DataLoader<string, RegionView | undefined>;
  readonly province: DataLoader<string, ProvinceView | undefined>;
  readonly city: DataLoader<string, CityView | undefined>;
  readonly person: DataLoader<string, PersonView | undefined>;
  readonly project: DataLoader<string, ProjectView | undefined>;
  readonly draft: DataLoader<string, DraftView | undefined>;
  /** By seq, as text. */
  readonly auditEntry: DataLoader<string, AuditEntryView | undefined>;
  readonly storedFile: DataLoader<string, StoredFileView | undefined>;
  readonly tracksOfProject: DataLoader<string, StoredTrack[]>;
  readonly meeting: DataLoader<string, MeetingView | undefined>;
  readonly paper: DataLoader<string, PaperView | undefined>;
  readonly chairTermsOfProject: DataLoader<string, ChairTermEntity[]>;
  readonly clause: DataLoader<string, ClauseView | undefined>;
  readonly version: DataLoader<string, VersionView | undefined>;
  readonly strandedText: DataLoader<string, StrandedTextView | undefined>;
  readonly exportJob: DataLoader<string, ExportJobView | undefined>;
  readonly ignoredFinding: DataLoader<string, IgnoredFindingView | undefined>;
  readonly versionClause: DataLoader<string, VersionClauseView | undefined>;
  readonly thread: DataLoader<string, ThreadView | undefined>;
  readonly comment: DataLoader<string, CommentView | undefined>;
  readonly commentCount: DataLoader<string, number>;
  readonly commentWordings: DataLoader<string, readonly { readonly body: string; readonly saidAt: string }[]>;
  readonly openThreadCount: DataLoader<{ readonly draftId: string; readonly lineId: string }, number, string>;
  readonly threadHistory: DataLoader<string, readonly ThreadChangeView[]>;
  readonly threadUnread: DataLoader<string, boolean>;
  readonly threadRight: DataLoader<ThreadRightRequest, boolean, string>;
  readonly inboxItem: DataLoader<string, InboxItemView | undefined>;
  readonly watch: DataLoader<{ readonly draftId: string; readonly lineId: string }, 'WATCH' | 'MUTE' | null, string>;
  readonly webhook: DataLoader<string, WebhookView | undefined>;
  readonly webhookDelivery: DataLoader<string, WebhookDeliveryView | undefined>;
  readonly membershipsOfProject: DataLoader<string, MembershipView[]>;
  readonly membershipsOfPerson: DataLoader<string, MembershipView[]>;
  readonly mode: DataLoader<DraftView, ModeVerdict, string>;
  readonly round: DataLoader<string, RoundView | undefined>;
  readonly signoffDecision: DataLoader<string, SignoffDecisionView | undefined>;
  readonly clauseSignoff: DataLoader<ClauseView, ClauseSignoffFacts, string>;
  readonly #verdicts: DataLoader<AskedVerdict, Verdict, string>;
  readonly #pages: DataLoader<PageRequest, Page, string>;
  readonly #counts: DataLoader<Omit<PageRequest, 'window'>, number, string>;

  constructor(dataSource: DataSource, access: Access, actor: Actor | null) {
    const { manager } = dataSource;
    const regions = new RegionRepository(manager);
    const people = new PersonRepository(manager);
    const projects = new ProjectRepository(manager);
    const drafts = new DraftRepository(manager);
    const clauses = new ClauseRepository(manager);
    const versions = new VersionRepository(manager);
    const viewer = viewerOf(actor);
    this.region = byId((ids) => regions.regionsByIds(ids), toRegionView);
    this.province = byId((ids) => regions.provincesByIds(ids), toProvinceView);
    this.city = byId((ids) => regions.citiesByIds(ids), toCityView);
    this.person = byId((ids) => people.byIds(ids), toPersonView);
    this.project = byId((ids) => projects.byIds(ids), toProjectView);
    this.auditEntry = byId((seqs) => new AuditRepository(manager).bySeqs(seqs), toAuditEntryView);
    this.storedFile = byId((ids) => new StoredFileRepository(manager).byIds(ids), toStoredFileView);
    this.tracksOfProject = new DataLoader((ids) => new ProcedureRepository(manager).tracksOfProjects(ids));
    const joint = new JointRepository(manager);
    this.meeting = byId((ids) => joint.meetingsByIds(ids), toMeetingView);
    this.paper = byId((ids) => joint.papersByIds(ids), toPaperView);
    this.chairTermsOfProject = new DataLoader((ids) => joint.termsOfProjects(ids));
    this.clause = byId((ids) => clauses.byIds(ids), toClauseView);
    this.strandedText = byId((ids) => new StrandedTextRepository(manager).byIds(ids), toStrandedTextView);
    this.exportJob = byId((ids) => new ExportJobRepository(manager).byIds(ids), toExportJobView);
    this.ignoredFinding = byId((ids) => new IgnoredFindingRepository(manager).byIds(ids), toIgnoredFindingView);
    this.version = byId((ids) => versions.byIds(ids), toVersionView);
    this.versionClause = byId((ids) => versions.clausesByIds(ids), toVersionClauseView);
    this.draft = new DataLoader(async (ids) => {
      const [rows, heads] = await Promise.all([drafts.byIds(ids), drafts.headsByIds(ids)]);
      return rows.map((row, index) => {
        const head = heads[index];
        return row && head ? toDraftView(row, head) : undefined;
      });
    });
    const threads = new ThreadRepository(manager);
    this.thread = byId((ids) => threads.byIds(ids), toThreadView);
    this.comment = byId((ids) => threads.commentsByIds(ids), toCommentView);
    this.commentCount = new DataLoader((ids) => threads.commentCounts(ids));
    this.commentWordings = new DataLoader(async (ids) =>
      (await threads.wordingsOf(ids)).map((rows) =>
        rows.map(({ body, saidAt }) => ({ body, saidAt: saidAt.toISOString() })),
      ),
    );
    this.openThreadCount = new DataLoader(
      (clauses) => threads.openCounts(clauses.map(({ draftId, lineId }) => [draftId, lineId])),
      { cacheKeyFn: ({ draftId, lineId }) => `${draftId} ${lineId}` },
    );
    this.threadHistory = new DataLoader(async (ids) =>
      (await threads.eventsOf(ids)).map((rows) => rows.map(toThreadChangeView)),
    );
    this.threadUnread = new DataLoader((ids) => threads.unread(viewer.personId, ids));
    this.threadRight = new DataLoader((asked) => threadRights(access, actor, this, asked), {
      cacheKeyFn: ({ thread, action }) => `${action} ${thread.id}`,
    });
    const inbox = new InboxRepository(manager);
    this.inboxItem = byId((ids) => inbox.byIds(ids), toInboxItemView);
    this.watch = new DataLoader(
      (targets) =>
        inbox.watches(
          viewer.personId,
          targets.map(({ draftId, lineId }) => [draftId, lineId]),
        ),
      { cacheKeyFn: ({ draftId, lineId }) => `${draftId} ${lineId}`, cache: false },
    );
    const webhooks = new WebhookRepository(manager);
    this.webhook = byId((ids) => webhooks.byIds(ids), toWebhookView);
    this.webhookDelivery = byId((ids) => webhooks.deliveriesByIds(ids), toWebhookDeliveryView);
    this.membershipsOfProject = new DataLoader(async (ids) =>
      (await projects.membershipsOfProjects(ids)).map((rows) => rows.map(toMembershipView)),
    );
    this.membershipsOfPerson = new DataLoader(async (ids) =>
      (await projects.membershipsOfPeople(ids, viewer)).map((rows) => rows.map(toMembershipView)),
    );
    this.round = byId((ids) => new RoundRepository(manager).byIds(ids), toRoundView);
    this.signoffDecision = byId((ids) => new SignoffRepository(manager).byIds(ids), toSignoffDecisionView);
    this.clauseSignoff = new DataLoader((asked) => signoffOfClauses(manager, asked), { cacheKeyFn: ({ id }) => id });
    this.#verdicts = new DataLoader(
      (asked) =>
        eachGroup(
          asked.map(({ action, target }) => ({ action, parent: target })),
          ({ action }) => action,
          ({ action }, targets) => access.decideEach(actor, action, targets),
        ),
      { cacheKeyFn: ({ action, target }) => JSON.stringify([action, target]) },
    );
    this.mode = new DataLoader((targets) => access.modes(actor, targets), { cacheKeyFn: ({ id }) => id });
    this.#pages = new DataLoader(
      (requests) =>
        eachGroup(
          requests,
          ({ list, window }) => JSON.stringify([list.definition.name, window]),
          ({ list, window }, parents) => list.pages(manager, parents, viewer, window),
        ),
      { cacheKeyFn: ({ list, parent, window }) => JSON.stringify([list.definition.name, parent, window]) },
    );
    this.#counts = new DataLoader(
      (requests) =>
        eachGroup(
          requests,
          ({ list }) => list.definition.name,
          ({ list }, parents) => list.counts(manager, parents, viewer),
        ),
      { cacheKeyFn: ({ list, parent }) => JSON.stringify([list.definition.name, parent]) },
    );
  }

  /** The policy's answer to the viewer, each question asked once. */
  verdict<A extends Action>(action: A, target: TargetOfAction[A]): Promise<Verdict> {
    return this.#verdicts.load({ action, target: target as TargetOfAction[Action] });
  }

  /** One page of the viewer's view of a list. */
  page(list: KeysetList, parent: string, window: KeysetWindow): Promise<Page> {
    return this.#pages.load({ list, parent, window });
  }

  /** How many rows the viewer's view of a list has. */
  count(list: KeysetList, parent: string): Promise<number> {
    return this.#counts.load({ list, parent });
  }
}

/** Something that may be done with a thread, or not. */
interface ThreadRightRequest {
  readonly thread: ThreadView;
  readonly action: 'thread.discuss' | 'thread.assign' | 'thread.resolve';
}

/** Asks the policy about many threads with one look at the facts for each action. */
async function threadRights(
  access: Access,
  actor: Actor | null,
  loaders: Pick<Loaders, 'draft'>,
  asked: readonly ThreadRightRequest[],
): Promise<boolean[]> {
  const drafts = await loaders.draft.loadMany(asked.map(({ thread }) => thread.draftId));
  const rights = asked.map(() => false);
  for (const action of ['thread.discuss', 'thread.assign', 'thread.resolve'] as const) {
    const indexes = asked.flatMap((request, index) => {
      const draft = drafts[index];
      return request.action === action && draft && !(draft instanceof Error) ? [{ index, draft, request }] : [];
    });
    if (indexes.length === 0) continue;
    const targets = indexes.map(({ draft: { projectId, kind, cityId }, request: { thread } }) => ({
      projectId,
      kind,
      cityId,
      openedById: thread.openedById,
      isOpinion: thread.kind === 'OPINION',
    }));
    const verdicts = await access.decideEach(actor, action, targets);
    indexes.forEach(({ index }, place) => (rights[index] = verdicts[place]?.allowed === true));
  }
  return rights;
}

/** Answers requests group by group, each group with one read for all its parents, in the order they came. */
async function eachGroup<Request extends { readonly parent: unknown }, Answer>(
  requests: readonly Request[],
  groupOf: (request: Request) => string,
  read: (like: Request, parents: readonly Request['parent'][]) => Promise<Answer[]>,
): Promise<Answer[]> {
  const groups = new Map<string, number[]>();
  requests.forEach((request, index) => {
    const group = groupOf(request);
    groups.set(group, [...(groups.get(group) ?? []), index]);
  });
  const answers: Answer[] = [];
  for (const indexes of groups.values()) {
    const members = indexes.flatMap((index) => requests[index] ?? []);
    const [like] = members;
    if (!like) continue;
    const answered = await read(
      like,
      members.map(({ parent }) => parent),
    );
    indexes.forEach((index, place) => {
      const answer = answered[place];
      if (answer !== undefined) answers[index] = answer;
    });
  }
  return answers;
}
