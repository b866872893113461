import { Access } from '@colex/access';
import { type Verdict, say } from '@colex/contract';
import { CITIES_OF_PROJECT, DRAFTS_OF_PROJECT, PROJECTS, ProjectRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import type { DraftView } from '../draft/draft.view.js';
import type { CityView } from '../region/region.view.js';
import { type ProjectView, toProjectView } from './project.view.js';

/** Projects, for their members and the administrator. */
@Injectable()
export class ProjectService {
  constructor(
    private readonly access: Access,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async projects(context: ApiContext, given: ConnectionArguments): Promise<ConnectionView<ProjectView>> {
    await this.access.assert(context.actor, 'region.read', {});
    return connection(context, PROJECTS, '', given, context.loaders.project);
  }

  async project(context: ApiContext, slug: string): Promise<ProjectView | null> {
    await this.access.assert(context.actor, 'region.read', {});
    const row = await new ProjectRepository(this.dataSource.manager).bySlug(slug);
    if (!row) return null;
    const verdict = await this.access.decide(context.actor, 'project.read', { projectId: row.id });
    return verdict.allowed ? toProjectView(row) : null;
  }

  async memberCities(
    context: ApiContext,
    project: ProjectView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<CityView>> {
    await this.access.assert(context.actor, 'region.read', {});
    return connection(context, CITIES_OF_PROJECT, project.id, given, context.loaders.city);
  }

  async drafts(
    context: ApiContext,
    project: ProjectView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<DraftView>> {
    await this.access.assert(context.actor, 'region.read', {});
    return connection(context, DRAFTS_OF_PROJECT, project.id, given, context.loaders.draft);
  }

  /** Whether the viewer may create any draft here: the joint text, or an edition of the own city. */
  async mayCreateDraft({ actor, language }: ApiContext, project: ProjectView): Promise<Verdict> {
    const target = { projectId: project.id, kind: 'JOINT', cityId: null } as const;
    const verdict = await this.access.decide(actor, 'draft.create', target);
    return { allowed: verdict.allowed, reason: verdict.allowed ? null : say(verdict.reason, language) };
  }
}
