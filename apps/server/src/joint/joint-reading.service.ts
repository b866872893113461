import { Access } from '@colex/access';
import { type Verdict, say } from '@colex/contract';
import { JointRepository, MEETINGS_OF_PROJECT, PAPERS_OF_PROJECT } from '@colex/store';
import { nextChairCity, openResolutions } from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import { todayInChina } from '../project/standing.js';
import {
  type ChairTermView,
  type MeetingView,
  type PaperView,
  type ResolutionView,
  toChairTermView,
  toResolutionView,
} from './joint.view.js';

/** Joint events of projects, for those who may see the project. */
@Injectable()
export class JointReading {
  constructor(
    private readonly access: Access,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async meetings(
    context: ApiContext,
    projectId: string,
    given: ConnectionArguments,
  ): Promise<ConnectionView<MeetingView>> {
    await this.access.assert(context.actor, 'project.read', { projectId });
    return connection(context, MEETINGS_OF_PROJECT, projectId, given, context.loaders.meeting);
  }

  async papers(context: ApiContext, projectId: string, given: ConnectionArguments): Promise<ConnectionView<PaperView>> {
    await this.access.assert(context.actor, 'project.read', { projectId });
    return connection(context, PAPERS_OF_PROJECT, projectId, given, context.loaders.paper);
  }

  async terms(context: ApiContext, projectId: string): Promise<ChairTermView[]> {
    await this.access.assert(context.actor, 'project.read', { projectId });
    return this.termsOf(context, projectId);
  }

  /** None for those who may not see the project. */
  async termsIfSeen(context: ApiContext, projectId: string): Promise<ChairTermView[]> {
    const verdict = await this.access.decide(context.actor, 'project.read', { projectId });
    return verdict.allowed ? this.termsOf(context, projectId) : [];
  }

  /** In the region's order, the lead city first. */
  async nextChairCityId(context: ApiContext, projectId: string): Promise<string | null> {
    await this.access.assert(context.actor, 'project.read', { projectId });
    const tracks = await context.loaders.tracksOfProject.load(projectId);
    const terms = await context.loaders.chairTermsOfProject.load(projectId);
    return nextChairCity(
      tracks.map(({ cityId }) => cityId),
      terms,
    );
  }

  async openResolutions(
    context: ApiContext,
    projectId: string,
  ): Promise<{ readonly meetingId: string; readonly resolution: ResolutionView }[]> {
    await this.access.assert(context.actor, 'project.read', { projectId });
    const meetings = await new JointRepository(this.dataSource.manager).heldMeetings(projectId);
    const states = meetings.map(({ state }) => state);
    return openResolutions(states, todayInChina()).map(({ meetingId, resolution }) => ({
      meetingId,
      resolution: toResolutionView(projectId, resolution),
    }));
  }

  async mayPreside({ actor, language }: ApiContext, projectId: string): Promise<Verdict> {
    const verdict = await this.access.decide(actor, 'joint.preside', { projectId });
    return { allowed: verdict.allowed, reason: verdict.allowed ? null : say(verdict.reason, language) };
  }

  async mayReport({ actor, language }: ApiContext, { projectId, cityIds }: ResolutionView): Promise<Verdict> {
    const verdict = await this.access.decide(actor, 'resolution.report', { projectId, cityIds });
    return { allowed: verdict.allowed, reason: verdict.allowed ? null : say(verdict.reason, language) };
  }

  async maySign({ actor, language }: ApiContext, { projectId, cityIds }: PaperView): Promise<Verdict> {
    const forCityId = actor?.cityId ?? '';
    const verdict = await this.access.decide(actor, 'paper.sign', { projectId, forCityId });
    if (!verdict.allowed) return { allowed: false, reason: say(verdict.reason, language) };
    const isNamed = cityIds.includes(forCityId);
    return { allowed: isNamed, reason: isNamed ? null : say('notForTheSignatory', language) };
  }

  private async termsOf({ loaders }: ApiContext, projectId: string): Promise<ChairTermView[]> {
    // After a change of this request the loader would give what was there before.
    const rows = await loaders.chairTermsOfProject.clear(projectId).load(projectId);
    return rows.map((row) => toChairTermView(row, todayInChina()));
  }
}
