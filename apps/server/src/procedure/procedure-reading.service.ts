import { Access } from '@colex/access';
import { type GateSetting, type Verdict, say } from '@colex/contract';
import { ProcedureRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { newId } from '../identity/new-id.js';
import { standingIn, todayInChina } from '../project/standing.js';
import { Follower, type Told, eventIdOf, numbersOf } from '../signals/follower.service.js';
import { toGateViews } from './gates.view.js';
import { type Possibility, possibilitiesOf } from './possibilities.js';
import { ProcedureEvents } from './procedure-events.js';
import { ReadinessService } from './readiness.service.js';
import { type TrackView, toTrackView } from './track.view.js';

/** One event of the subscription, as GraphQL takes it. */
export interface ProcedureChangedPayload {
  readonly procedureChanged: { readonly eventId: string; readonly track: TrackView };
}

const EVENT_ID_PREFIX = 'pev';

/** Procedures of projects, for those who may see the project. */
@Injectable()
export class ProcedureReading {
  constructor(
    private readonly access: Access,
    private readonly events: ProcedureEvents,
    private readonly follower: Follower,
    private readonly readiness: ReadinessService,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async track(context: ApiContext, projectId: string, cityId: string): Promise<TrackView | null> {
    await this.access.assert(context.actor, 'region.read', {});
    return this.trackIfSeen(context, projectId, cityId);
  }

  /** Null for those who may not see the project, and for a city that takes no part. */
  async trackIfSeen(context: ApiContext, projectId: string, cityId: string): Promise<TrackView | null> {
    const verdict = await this.access.decide(context.actor, 'project.read', { projectId });
    if (!verdict.allowed) return null;
    const track = await new ProcedureRepository(this.dataSource.manager).track(projectId, cityId);
    return track && toTrackView(track, todayInChina());
  }

  async tracks(context: ApiContext, projectId: string): Promise<TrackView[]> {
    await this.access.assert(context.actor, 'project.read', { projectId });
    const tracks = await context.loaders.tracksOfProject.load(projectId);
    return tracks.map((track) => toTrackView(track, todayInChina()));
  }

  async gates(context: ApiContext, projectId: string): Promise<GateSetting[]> {
    await this.access.assert(context.actor, 'project.read', { projectId });
    return this.gatesIfSeen(context, projectId);
  }

  /** None for those who may not see the project. */
  async gatesIfSeen(context: ApiContext, projectId: string): Promise<GateSetting[]> {
    const verdict = await this.access.decide(context.actor, 'project.read', { projectId });
    if (!verdict.allowed) return [];
    return toGateViews(await new ProcedureRepository(this.dataSource.manager).gatesOf(projectId), context.language);
  }

  async mayConfigure({ actor, language }: ApiContext, projectId: string): Promise<Verdict> {
    const verdict = await this.access.decide(actor, 'procedure.configure', { projectId });
    return { allowed: verdict.allowed, reason: verdict.allowed ? null : say(verdict.reason, language) };
  }

  async mayKeep({ actor, language }: ApiContext, { projectId, cityId }: TrackView): Promise<Verdict> {
    const verdict = await this.access.decide(actor, 'track.keep', { projectId, forCityId: cityId });
    return { allowed: verdict.allowed, reason: verdict.allowed ? null : say(verdict.reason, language) };
  }

  async possibilities(
    { actor, loaders }: ApiContext,
    { projectId, cityId, stored }: TrackView,
    versionId: string | null,
  ): Promise<readonly Possibility[]> {
    await this.access.assert(actor, 'project.read', { projectId });
    if (actor === null) return [];
    const { manager } = this.dataSource;
    const { by, memberCityIds } = await standingIn(manager, actor, projectId);
    const gates = await new ProcedureRepository(manager).gatesOf(projectId);
    const version = versionId === null ? undefined : await loaders.version.load(versionId);
    const draft = version && (await loaders.draft.load(version.draftId));
    // A version of another project is as good as none.
    const known = draft?.projectId === projectId ? versionId : null;
    const act = { id: newId('step'), by, at: new Date().toISOString(), today: todayInChina() };
    const readinessFor = await this.readiness.of(projectId, cityId, memberCityIds, known);
    return possibilitiesOf(stored.state, { act, rules: stored.rules, gates }, readinessFor, known);
  }

  /** Changes of the tracks of a project from now on, or from behind `after`, none left out; each as the track stands then. */
  async changesOf(
    context: ApiContext,
    projectId: string,
    after: string | null,
  ): Promise<AsyncGenerator<ProcedureChangedPayload>> {
    const assert = (): Promise<void> => this.access.assert(context.actor, 'project.read', { projectId });
    await assert();
    const procedures = new ProcedureRepository(this.dataSource.manager);
    const given = after === null ? undefined : numbersOf(EVENT_ID_PREFIX, after, 1)[0];
    const wake = this.events.wakeOf(projectId);
    const from = given ?? (await procedures.lastChange());
    const look = async (position: number): Promise<Told<number, ProcedureChangedPayload>> => {
      const { seq, cityIds } = await procedures.changesSince(projectId, position);
      const tracks = cityIds?.length === 0 ? [] : await this.tracks(context, projectId);
      const changed = tracks.filter(({ cityId }) => cityIds === null || cityIds.includes(cityId));
      // Whoever is cut off between two tracks of one look is told of both again.
      const events = changed.map((track, index) => {
        const told = index === changed.length - 1 ? seq : position;
        return { procedureChanged: { eventId: eventIdOf(EVENT_ID_PREFIX, [told]), track } };
      });
      return { position: seq, events };
    };
    return this.follower.follow(context, { wake, from, assert, look });
  }
}
