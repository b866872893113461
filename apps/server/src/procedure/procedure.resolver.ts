import {
  type MutationChangeGatesArgs,
  type MutationChangeProcedureRulesArgs,
  type MutationHaltTrackArgs,
  type MutationPlanStageArgs,
  type MutationRecordSendingArgs,
  type MutationRecordStageArgs,
  type MutationResumeTrackArgs,
  type MutationTakeStepBackArgs,
  type MutationWaiveConsultationArgs,
  type QueryTrackArgs,
  type SubscriptionProcedureChangedArgs,
  type TrackExitKind,
} from '@colex/contract';
import type { GateSettings, TrackCommand } from '@colex/workflow';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import { toUserError } from '../api/user-errors.js';
import type { ProjectView } from '../project/project.view.js';
import { ProcedureReading } from './procedure-reading.service.js';
import { ProcedureService, type TrackOutcome, type TrackWish } from './procedure.service.js';
import { withRules } from './rules-input.js';
import { toFindingView } from './track.view.js';

@Resolver()
export class ProcedureResolver {
  constructor(
    private readonly reading: ProcedureReading,
    private readonly procedureService: ProcedureService,
  ) {}

  @Query('track')
  track(@Context() context: ApiContext, @Args() { projectId, cityId }: QueryTrackArgs) {
    return this.reading.track(context, projectId, cityId);
  }

  @Mutation('recordStage')
  recordStage(@Context() context: ApiContext, @Args() { input }: MutationRecordStageArgs) {
    const { newVersion } = input;
    const version = newVersion ? { ...newVersion, note: newVersion.note ?? '' } : null;
    const wish = { ...input, newVersion: version };
    return this.record(context, 'recordStage', wish, {
      type: 'moveOn',
      stage: input.stage,
      on: input.on,
      versionId: input.versionId ?? null,
      note: input.note ?? null,
      attachmentIds: input.attachmentIds ?? [],
      opinionsAgree: input.opinionsAgree ?? false,
      mergedWith: input.mergedWith ?? [],
      separateClauseIds: input.separateClauseIds ?? [],
    });
  }

  @Mutation('planStage')
  planStage(@Context() context: ApiContext, @Args() { input }: MutationPlanStageArgs) {
    return this.record(context, 'planStage', input, { type: 'planStage', stage: input.stage, on: input.on ?? null });
  }

  @Mutation('haltTrack')
  haltTrack(@Context() context: ApiContext, @Args() { input }: MutationHaltTrackArgs) {
    return this.record(context, 'haltTrack', input, halting(input.kind, input.on, input.reason ?? ''));
  }

  @Mutation('resumeTrack')
  resumeTrack(@Context() context: ApiContext, @Args() { input }: MutationResumeTrackArgs) {
    return this.record(context, 'resumeTrack', input, { type: 'resume', on: input.on });
  }

  @Mutation('waiveConsultation')
  waiveConsultation(@Context() context: ApiContext, @Args() { input }: MutationWaiveConsultationArgs) {
    const { on, reason } = input;
    return this.record(context, 'waiveConsultation', input, { type: 'waiveConsultation', on, reason });
  }

  @Mutation('recordSending')
  recordSending(@Context() context: ApiContext, @Args() { input }: MutationRecordSendingArgs) {
    const { reading, on } = input;
    return this.record(context, 'recordSending', input, { type: 'sendToMembers', reading, on });
  }

  @Mutation('takeStepBack')
  takeStepBack(@Context() context: ApiContext, @Args() { input }: MutationTakeStepBackArgs) {
    return this.record(context, 'takeStepBack', input, { type: 'takeStepBack', reason: input.reason });
  }

  @Mutation('changeProcedureRules')
  async changeProcedureRules(@Context() context: ApiContext, @Args() { input }: MutationChangeProcedureRulesArgs) {
    const outcome = await this.procedureService.changeRules(context.actor, input, (now) => withRules(now, input));
    return this.payload(context, input, outcome);
  }

  @Mutation('changeGates')
  async changeGates(@Context() context: ApiContext, @Args() { input }: MutationChangeGatesArgs) {
    const changes: Partial<GateSettings> = Object.fromEntries(input.gates.map(({ gate, level }) => [gate, level]));
    const { refusal } = await this.procedureService.changeGates(context.actor, input, changes);
    const userErrors = refusal ? [toUserError(refusal, context.language)] : [];
    return { gates: await this.reading.gatesIfSeen(context, input.projectId), userErrors };
  }

  @Subscription('procedureChanged')
  procedureChanged(@Context() context: ApiContext, @Args() { projectId, after }: SubscriptionProcedureChangedArgs) {
    return this.reading.changesOf(context, projectId, after ?? null);
  }

  private async record(context: ApiContext, mutation: string, wish: TrackWish, command: TrackCommand) {
    return this.payload(context, wish, await this.procedureService.record(context.actor, mutation, wish, command));
  }

  private async payload(context: ApiContext, { projectId, cityId }: TrackWish, { findings, refusal }: TrackOutcome) {
    return {
      track: await this.reading.trackIfSeen(context, projectId, cityId),
      findings: findings.map((finding) => toFindingView(finding, context.language)),
      userErrors: refusal ? [toUserError(refusal, context.language)] : [],
    };
  }
}

/** The gates and tracks of a project, where the project is. */
@Resolver('Project')
export class ProjectProcedureResolver {
  constructor(private readonly reading: ProcedureReading) {}

  @ResolveField('tracks')
  tracks(@Context() context: ApiContext, @Parent() project: ProjectView) {
    return this.reading.tracks(context, project.id);
  }

  @ResolveField('gates')
  gates(@Context() context: ApiContext, @Parent() project: ProjectView) {
    return this.reading.gates(context, project.id);
  }

  @ResolveField('viewerMayConfigureProcedure')
  viewerMayConfigureProcedure(@Context() context: ApiContext, @Parent() project: ProjectView) {
    return this.reading.mayConfigure(context, project.id);
  }
}

function halting(kind: TrackExitKind, on: string, reason: string): TrackCommand {
  switch (kind) {
    case 'DEFERRED':
      return { type: 'deferVote', on, reason };
    case 'SHELVED':
      return { type: 'shelve', on, reason };
    case 'WITHDRAWN':
      return { type: 'withdrawBill', on, reason };
    case 'APPROVAL_REFUSED':
      return { type: 'refuseApproval', on, reason };
    case 'VOTED_DOWN':
      return { type: 'failVote', on, reason };
    case 'LAPSED':
      return { type: 'lapse', on };
  }
}
