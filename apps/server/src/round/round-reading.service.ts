import { Access } from '@colex/access';
import { TypedError, type Verdict, say } from '@colex/contract';
import { printLineText } from '@colex/lawtext';
import {
  ClauseRepository,
  ProjectRepository,
  ROUNDS_CHANNEL,
  ROUNDS_OF_DRAFT,
  RoundRepository,
  SignoffRepository,
  clauseId,
  toRound,
} from '@colex/store';
import {
  type Decision,
  type Round,
  changesSinceSigned,
  cityProgress,
  decisionsByClauseAndCity,
  signoffMatrix,
  statusOf,
} from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import type { Loaders } from '../api/loaders.js';
import { toApiLineKind } from '../clause/clause.view.js';
import type { DraftView } from '../draft/draft.view.js';
import { DatabaseSignals } from '../signals/database-signals.service.js';
import { Follower, type Told } from '../signals/follower.service.js';
import { signalled } from '../signals/signalled.js';
import { RoundVersions, type VersionToSign } from './round-versions.service.js';
import { type RoundView, toRoundView, toWholeSignatureView } from './round.view.js';

/** Everything a round is shown from: as it stands, or as it ended. */
interface RoundFacts {
  readonly round: Round;
  readonly version: VersionToSign;
  readonly decisions: readonly Decision[];
}

/** One event of the subscription, as GraphQL takes it. */
export interface RoundsChangedPayload {
  readonly roundsChanged: { readonly eventId: string; readonly draftId: string };
}

/** Rounds of signing off, for those who may read the draft. How far a round is, is derived when it is asked for. */
@Injectable()
export class RoundReading {
  /** A view lives as long as its request: what is read of its round is read once for it. */
  readonly #facts = new WeakMap<RoundView, Promise<RoundFacts>>();

  constructor(
    private readonly access: Access,
    private readonly follower: Follower,
    private readonly signals: DatabaseSignals,
    private readonly versions: RoundVersions,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async rounds(context: ApiContext, draft: DraftView, given: ConnectionArguments): Promise<ConnectionView<RoundView>> {
    await this.access.assert(context.actor, 'draft.read', draft);
    return connection(context, ROUNDS_OF_DRAFT, draft.id, given, context.loaders.round);
  }

  async openOf(context: ApiContext, draftId: string): Promise<RoundView | null> {
    await this.#assertReads(context, draftId);
    const row = await new RoundRepository(this.dataSource.manager).openOf(draftId);
    return row && toRoundView(row);
  }

  /** How far each city is. */
  async progress(context: ApiContext, view: RoundView) {
    const { round, decisions } = await this.#of(context, view);
    const draft = await context.loaders.draft.load(view.draftId);
    const reviewers = draft ? await this.#citiesWithReviewer(draft.projectId) : new Set<string>();
    return round.cityIds.map((cityId) => {
      const { answer, approved, reserved, objected, undecided } = cityProgress(round, cityId, decisions);
      const signature = round.signatures.findLast((each) => each.cityId === cityId);
      return {
        cityId,
        answer,
        signature: signature ? toWholeSignatureView(signature) : null,
        approvedCount: approved.length,
        reservedCount: reserved.length,
        objectedCount: objected.length,
        undecidedCount: undecided.length,
        hasReviewer: reviewers.has(cityId),
        remindedOn: round.reminders.findLast((reminder) => reminder.cityId === cityId)?.on ?? null,
      };
    });
  }

  async rows(context: ApiContext, view: RoundView) {
    const { round, decisions } = await this.#of(context, view);
    const { cityIds, version } = round;
    const cells = signoffMatrix(version.clauses, cityIds, decisions);
    return version.clauses.map(({ clauseId: lineId, number, opening, digest }, place) => {
      const ofClause = cells.slice(place * cityIds.length, (place + 1) * cityIds.length);
      return {
        lineId,
        number,
        opening,
        digest,
        statuses: ofClause.map(({ signoff }) => signoff.status),
        citationChangedFor: ofClause.flatMap(({ cityId, signoff }) =>
          signoff.changedCitations.length > 0 ? [cityId] : [],
        ),
      };
    });
  }

  /** What changed since a city last signed. */
  async changes(context: ApiContext, view: RoundView, cityId: string) {
    const { round, decisions } = await this.#of(context, view);
    const clauses = new Map(round.version.clauses.map((clause) => [clause.clauseId, clause]));
    return changesSinceSigned(round.version, cityId, decisions).map(({ clauseId: lineId, change, last }) => ({
      lineId,
      number: clauses.get(lineId)?.number ?? '',
      opening: clauses.get(lineId)?.opening ?? '',
      change,
      lastId: last?.id ?? null,
    }));
  }

  /** A clause of the version with its words; null when the version has none that begins with this line. */
  async clause(context: ApiContext, view: RoundView, lineId: string) {
    const { round, version, decisions } = await this.#of(context, view);
    const clause = version.clauses.find((each) => each.clauseId === lineId);
    if (!clause) return null;
    const { draftId } = view;
    const byCity = decisionsByClauseAndCity(decisions).get(lineId);
    const now = await new ClauseRepository(this.dataSource.manager).digestsOf(draftId, [lineId]);
    return {
      lineId,
      clauseId: clauseId(draftId, lineId),
      number: clause.number,
      digest: clause.digest,
      citations: clause.citations.map((cited) => ({
        clauseId: clauseId(draftId, cited.clauseId),
        digest: cited.digest,
      })),
      lines: (version.wordsOf.get(lineId) ?? []).map((line) => ({
        id: line.id,
        kind: toApiLineKind(line.kind),
        number: line.number ?? null,
        text: printLineText(line),
      })),
      signoffs: round.cityIds.map((cityId) => ({
        draftId,
        cityId,
        signoff: statusOf(byCity?.get(cityId) ?? [], clause),
      })),
      stillStands: now.get(lineId) === clause.digest,
    };
  }

  async mayPreside({ loaders, language }: ApiContext, draftId: string): Promise<Verdict> {
    const draft = await loaders.draft.load(draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    const { projectId, kind, cityId } = draft;
    return inWords(await loaders.verdict('round.preside', { projectId, kind, cityId }), language);
  }

  /** The right of the viewer's city, narrowed by the round: it must be open, and the city asked. */
  async maySign({ actor, loaders, language }: ApiContext, view: RoundView): Promise<Verdict> {
    const draft = await loaders.draft.load(view.draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    const { projectId, kind, cityId } = draft;
    const forCityId = actor?.cityId ?? '';
    const verdict = await loaders.verdict('round.sign', { projectId, kind, cityId, forCityId });
    if (!verdict.allowed) return inWords(verdict, language);
    if (view.status !== 'OPEN') return { allowed: false, reason: say('alreadyEnded', language) };
    return view.cityIds.includes(forCityId)
      ? { allowed: true, reason: null }
      : { allowed: false, reason: say('cityNotInRound', language) };
  }

  /** That the rounds of one draft changed, from now on or since `after`; rights are looked at again before each. */
  async changesOf(
    context: ApiContext,
    draftId: string,
    after: string | null,
  ): Promise<AsyncGenerator<RoundsChangedPayload>> {
    const assert = (): Promise<void> => this.#assertReads(context, draftId);
    await assert();
    if (after !== null && !/^rev_[0-9a-f]{32}$/.test(after)) throw new TypedError('BAD_CURSOR');
    // A signal without a draft says that some may have been missed: then too there may be something to see.
    const wake = signalled(this.signals.on(ROUNDS_CHANNEL), (payload) => payload === null || payload === draftId);
    const from = after ?? (await this.#standing(draftId));
    const look = async (told: string): Promise<Told<string, RoundsChangedPayload>> => {
      const eventId = await this.#standing(draftId);
      return { position: eventId, events: eventId === told ? [] : [{ roundsChanged: { eventId, draftId } }] };
    };
    return this.follower.follow(context, { wake, from, assert, look });
  }

  /** Differs as soon as anything does that the rounds of a draft are shown from. */
  async #standing(draftId: string): Promise<string> {
    const rows: { standing: string }[] = await this.dataSource.query(
      `SELECT md5(concat_ws(' ',
         (SELECT string_agg(concat_ws(' ', id, status, due_on, reminders::text, city_ids::text), ',' ORDER BY id)
          FROM round WHERE draft_id = $1),
         (SELECT count(*) FROM round_signature JOIN round ON round.id = round_id WHERE draft_id = $1),
         (SELECT coalesce(max(ordinal), 0) FROM signoff_decision WHERE draft_id = $1))) AS standing`,
      [draftId],
    );
    return `rev_${rows[0]?.standing ?? ''}`;
  }

  #of(context: ApiContext, view: RoundView): Promise<RoundFacts> {
    const known = this.#facts.get(view) ?? this.#read(context, view);
    this.#facts.set(view, known);
    return known;
  }

  async #read(context: ApiContext, view: RoundView): Promise<RoundFacts> {
    await this.#assertReads(context, view.draftId);
    const { manager } = this.dataSource;
    const version = await this.versions.of(view.versionId);
    if (version === null) throw new TypedError('NOT_FOUND');
    const [signatures = []] = await new RoundRepository(manager).signaturesOf([view.id]);
    const { decisions } = await new SignoffRepository(manager).decisionsAfter(view.draftId, 0, view.row.lastOrdinal);
    return { round: toRound(view.row, signatures, version), version, decisions };
  }

  async #citiesWithReviewer(projectId: string): Promise<ReadonlySet<string>> {
    return new Set(await new ProjectRepository(this.dataSource.manager).citiesWithRole(projectId, 'REVIEWER'));
  }

  #assertReads(context: ApiContext, draftId: string): Promise<void> {
    return this.follower.assertReadsDraft(context, draftId);
  }
}

function inWords(verdict: Awaited<ReturnType<Loaders['verdict']>>, language: ApiContext['language']): Verdict {
  return { allowed: verdict.allowed, reason: verdict.allowed ? null : say(verdict.reason, language) };
}
