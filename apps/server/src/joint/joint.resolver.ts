import type {
  MutationAddResolutionArgs,
  MutationCancelMeetingArgs,
  MutationChangeMeetingArgs,
  MutationEndChairTermArgs,
  MutationHoldMeetingArgs,
  MutationPlanMeetingArgs,
  MutationPreparePaperArgs,
  MutationRecordMinutesArgs,
  MutationReportOnResolutionArgs,
  MutationSetChairTermArgs,
  MutationSignPaperArgs,
  MutationVoidPaperArgs,
  MutationWithdrawPaperSignatureArgs,
} from '@colex/contract';
import type { ChairTermCommand, PaperCommand } from '@colex/workflow';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import { toUserError } from '../api/user-errors.js';
import { JointReading } from './joint-reading.service.js';
import { type JointOutcome, JointService } from './joint.service.js';

@Resolver()
export class JointResolver {
  constructor(
    private readonly joint: JointService,
    private readonly reading: JointReading,
  ) {}

  @Mutation('planMeeting')
  async planMeeting(@Context() context: ApiContext, @Args() { input }: MutationPlanMeetingArgs) {
    const { projectId, plan, idempotencyKey } = input;
    const wish = { mutation: 'planMeeting', idempotencyKey };
    return meeting(
      context,
      await this.joint.planMeeting(context.actor, projectId, { type: 'planMeeting', plan }, wish),
    );
  }

  @Mutation('changeMeeting')
  async changeMeeting(@Context() context: ApiContext, @Args() { input }: MutationChangeMeetingArgs) {
    const { meetingId, plan, ...rest } = input;
    const wish = { mutation: 'changeMeeting', ...rest };
    return meeting(
      context,
      await this.joint.changeMeeting(context.actor, meetingId, { type: 'changeMeeting', plan }, wish),
    );
  }

  @Mutation('holdMeeting')
  async holdMeeting(@Context() context: ApiContext, @Args() { input }: MutationHoldMeetingArgs) {
    const { meetingId, attendingCityIds, ...rest } = input;
    const command = { type: 'holdMeeting', attendingCityIds } as const;
    return meeting(
      context,
      await this.joint.changeMeeting(context.actor, meetingId, command, { mutation: 'holdMeeting', ...rest }),
    );
  }

  @Mutation('addResolution')
  async addResolution(@Context() context: ApiContext, @Args() { input }: MutationAddResolutionArgs) {
    const { meetingId, text, cityIds, dueOn = null, idempotencyKey } = input;
    const command = { type: 'resolve', text, cityIds, dueOn } as const;
    const wish = { mutation: 'addResolution', idempotencyKey };
    return meeting(context, await this.joint.changeMeeting(context.actor, meetingId, command, wish));
  }

  @Mutation('recordMinutes')
  async recordMinutes(@Context() context: ApiContext, @Args() { input }: MutationRecordMinutesArgs) {
    const { meetingId, paperId, ...rest } = input;
    const wish = { mutation: 'recordMinutes', ...rest };
    return meeting(
      context,
      await this.joint.changeMeeting(context.actor, meetingId, { type: 'recordMinutes', paperId }, wish),
    );
  }

  @Mutation('reportOnResolution')
  async reportOnResolution(@Context() context: ApiContext, @Args() { input }: MutationReportOnResolutionArgs) {
    const { meetingId, resolutionId, standing, note, idempotencyKey } = input;
    const command = { type: 'followUp', resolutionId, standing, note } as const;
    const wish = { mutation: 'reportOnResolution', idempotencyKey };
    return meeting(context, await this.joint.changeMeeting(context.actor, meetingId, command, wish));
  }

  @Mutation('cancelMeeting')
  async cancelMeeting(@Context() context: ApiContext, @Args() { input }: MutationCancelMeetingArgs) {
    const { meetingId, reason, ...rest } = input;
    const wish = { mutation: 'cancelMeeting', ...rest };
    return meeting(
      context,
      await this.joint.changeMeeting(context.actor, meetingId, { type: 'cancelMeeting', reason }, wish),
    );
  }

  @Mutation('preparePaper')
  async preparePaper(@Context() context: ApiContext, @Args() { input }: MutationPreparePaperArgs) {
    const { projectId, idempotencyKey, ...wanted } = input;
    const wish = { mutation: 'preparePaper', idempotencyKey };
    return paper(context, await this.joint.preparePaper(context.actor, projectId, wanted, wish));
  }

  @Mutation('signPaper')
  signPaper(@Context() context: ApiContext, @Args() { input }: MutationSignPaperArgs) {
    const { paperId, idempotencyKey, ...signature } = input;
    return this.changePaper(context, paperId, { type: 'signPaper', ...signature }, 'signPaper', idempotencyKey);
  }

  @Mutation('withdrawPaperSignature')
  withdrawPaperSignature(@Context() context: ApiContext, @Args() { input }: MutationWithdrawPaperSignatureArgs) {
    const { paperId, idempotencyKey, ...signature } = input;
    const command = { type: 'withdrawPaperSignature', ...signature } as const;
    return this.changePaper(context, paperId, command, 'withdrawPaperSignature', idempotencyKey);
  }

  @Mutation('voidPaper')
  voidPaper(@Context() context: ApiContext, @Args() { input }: MutationVoidPaperArgs) {
    const { paperId, reason, idempotencyKey } = input;
    return this.changePaper(context, paperId, { type: 'voidPaper', reason }, 'voidPaper', idempotencyKey);
  }

  @Mutation('setChairTerm')
  setChairTerm(@Context() context: ApiContext, @Args() { input }: MutationSetChairTermArgs) {
    const { projectId, cityId, personId = null, from, until, idempotencyKey } = input;
    const command = { type: 'setTerm', cityId, personId, from, until } as const;
    return this.changeTerms(context, projectId, command, 'setChairTerm', idempotencyKey);
  }

  @Mutation('endChairTerm')
  endChairTerm(@Context() context: ApiContext, @Args() { input }: MutationEndChairTermArgs) {
    const { projectId, termId, until, idempotencyKey } = input;
    return this.changeTerms(context, projectId, { type: 'endTerm', termId, until }, 'endChairTerm', idempotencyKey);
  }

  private async changePaper(
    context: ApiContext,
    paperId: string,
    command: PaperCommand,
    mutation: string,
    idempotencyKey: string | null | undefined,
  ) {
    const outcome = await this.joint.changePaper(context.actor, paperId, command, { mutation, idempotencyKey });
    return paper(context, outcome);
  }

  private async changeTerms(
    context: ApiContext,
    projectId: string,
    command: ChairTermCommand,
    mutation: string,
    idempotencyKey: string | null | undefined,
  ) {
    const outcome = await this.joint.changeTerms(context.actor, projectId, command, { mutation, idempotencyKey });
    return { terms: await this.reading.termsIfSeen(context, projectId), userErrors: errorsOf(context, outcome) };
  }
}

async function meeting(context: ApiContext, outcome: JointOutcome) {
  const meeting = 'id' in outcome ? await context.loaders.meeting.load(outcome.id) : null;
  return { meeting, userErrors: errorsOf(context, outcome) };
}

async function paper(context: ApiContext, outcome: JointOutcome) {
  const paper = 'id' in outcome ? await context.loaders.paper.load(outcome.id) : null;
  return { paper, userErrors: errorsOf(context, outcome) };
}

const errorsOf = ({ language }: ApiContext, outcome: JointOutcome) =>
  'refusal' in outcome ? [toUserError(outcome.refusal, language)] : [];
