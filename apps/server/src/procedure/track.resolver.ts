import { type TrackPossibilitiesArgs, say } from '@colex/contract';
import type { Exit, Step } from '@colex/workflow';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import { ProcedureReading } from './procedure-reading.service.js';
import { toRulesView } from './rules.view.js';
import { type CorrectionView, type TrackView, toFindingView } from './track.view.js';

@Resolver('Track')
export class TrackResolver {
  constructor(private readonly reading: ProcedureReading) {}

  @ResolveField('project')
  project(@Context() { loaders }: ApiContext, @Parent() { projectId }: TrackView) {
    return loaders.project.load(projectId);
  }

  @ResolveField('city')
  city(@Context() { loaders }: ApiContext, @Parent() { cityId }: TrackView) {
    return loaders.city.load(cityId);
  }

  @ResolveField('possibilities')
  async possibilities(
    @Context() context: ApiContext,
    @Parent() track: TrackView,
    @Args() { versionId = null }: TrackPossibilitiesArgs,
  ) {
    const { language } = context;
    const possibilities = await this.reading.possibilities(context, track, versionId);
    return possibilities.map(({ action, stage, refusal, findings }) => ({
      action,
      stage,
      allowed: refusal === null,
      reason: refusal === null ? null : say(refusal, language),
      findings: findings.map((finding) => toFindingView(finding, language)),
    }));
  }

  @ResolveField('rules')
  rules(@Context() { language }: ApiContext, @Parent() { stored }: TrackView) {
    return toRulesView(stored, language);
  }

  @ResolveField('viewerMayKeep')
  viewerMayKeep(@Context() context: ApiContext, @Parent() track: TrackView) {
    return this.reading.mayKeep(context, track);
  }
}

@Resolver('TrackStep')
export class TrackStepResolver {
  @ResolveField('version')
  version(@Context() { loaders }: ApiContext, @Parent() { versionId }: Step) {
    return versionId === null ? null : loaders.version.load(versionId);
  }

  @ResolveField('attachments')
  async attachments(@Context() { loaders }: ApiContext, @Parent() { attachmentIds }: Step) {
    const files = await loaders.storedFile.loadMany(attachmentIds);
    return files.flatMap((file) => {
      if (file instanceof Error) throw file;
      return file ?? [];
    });
  }

  @ResolveField('recordedBy')
  recordedBy(@Context() { loaders }: ApiContext, @Parent() { personId }: Step) {
    return loaders.person.load(personId);
  }

  @ResolveField('recordedAt')
  recordedAt(@Parent() { at }: Step) {
    return at;
  }
}

@Resolver('TrackExit')
export class TrackExitResolver {
  @ResolveField('kind')
  kind(@Parent() { type }: Exit) {
    return type;
  }

  @ResolveField('recordedBy')
  recordedBy(@Context() { loaders }: ApiContext, @Parent() { personId }: Exit) {
    return loaders.person.load(personId);
  }

  @ResolveField('recordedAt')
  recordedAt(@Parent() { at }: Exit) {
    return at;
  }
}

@Resolver('TrackCorrection')
export class TrackCorrectionResolver {
  @ResolveField('person')
  person(@Context() { loaders }: ApiContext, @Parent() { personId }: CorrectionView) {
    return loaders.person.load(personId);
  }
}
