import type { FollowUp } from '@colex/workflow';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type DataLoader from 'dataloader';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import type { ProjectView } from '../project/project.view.js';
import { todayInChina } from '../project/standing.js';
import { JointReading } from './joint-reading.service.js';
import type { ChairTermView, MeetingView, PaperView, ResolutionView, SignatureView } from './joint.view.js';

@Resolver('Project')
export class ProjectJointResolver {
  constructor(private readonly reading: JointReading) {}

  @ResolveField('meetings')
  meetings(@Context() context: ApiContext, @Parent() project: ProjectView, @Args() given: ConnectionArguments) {
    return this.reading.meetings(context, project.id, given);
  }

  @ResolveField('papers')
  papers(@Context() context: ApiContext, @Parent() project: ProjectView, @Args() given: ConnectionArguments) {
    return this.reading.papers(context, project.id, given);
  }

  @ResolveField('chairTerms')
  chairTerms(@Context() context: ApiContext, @Parent() project: ProjectView) {
    return this.reading.terms(context, project.id);
  }

  @ResolveField('nextChairCity')
  async nextChairCity(@Context() context: ApiContext, @Parent() project: ProjectView) {
    const cityId = await this.reading.nextChairCityId(context, project.id);
    return cityId === null ? null : context.loaders.city.load(cityId);
  }

  @ResolveField('openResolutions')
  openResolutions(@Context() context: ApiContext, @Parent() project: ProjectView) {
    return this.reading.openResolutions(context, project.id);
  }

  @ResolveField('viewerMayPreside')
  viewerMayPreside(@Context() context: ApiContext, @Parent() project: ProjectView) {
    return this.reading.mayPreside(context, project.id);
  }
}

@Resolver('OpenResolution')
export class OpenResolutionResolver {
  @ResolveField('meeting')
  meeting(@Context() { loaders }: ApiContext, @Parent() { meetingId }: { readonly meetingId: string }) {
    return loaders.meeting.load(meetingId);
  }
}

@Resolver('Meeting')
export class MeetingResolver {
  @ResolveField('project')
  project(@Context() { loaders }: ApiContext, @Parent() { projectId }: MeetingView) {
    return loaders.project.load(projectId);
  }

  @ResolveField('hostCity')
  hostCity(@Context() { loaders }: ApiContext, @Parent() { hostCityId }: MeetingView) {
    return loaders.city.load(hostCityId);
  }

  @ResolveField('attendingCities')
  attendingCities(@Context() { loaders }: ApiContext, @Parent() { attendingCityIds }: MeetingView) {
    return known(loaders.city, attendingCityIds);
  }

  @ResolveField('minutes')
  minutes(@Context() { loaders }: ApiContext, @Parent() { minutesPaperId }: MeetingView) {
    return minutesPaperId === null ? null : loaders.paper.load(minutesPaperId);
  }
}

@Resolver('Resolution')
export class ResolutionResolver {
  constructor(private readonly reading: JointReading) {}

  @ResolveField('cities')
  cities(@Context() { loaders }: ApiContext, @Parent() { cityIds }: ResolutionView) {
    return known(loaders.city, cityIds);
  }

  @ResolveField('overdue')
  overdue(@Parent() { standing, dueOn }: ResolutionView) {
    return standing === 'IN_HAND' && dueOn !== null && dueOn < todayInChina();
  }

  @ResolveField('viewerMayReport')
  viewerMayReport(@Context() context: ApiContext, @Parent() resolution: ResolutionView) {
    return this.reading.mayReport(context, resolution);
  }
}

@Resolver('FollowUp')
export class FollowUpResolver {
  @ResolveField('person')
  person(@Context() { loaders }: ApiContext, @Parent() { personId }: FollowUp) {
    return loaders.person.load(personId);
  }
}

@Resolver('SignedPaper')
export class SignedPaperResolver {
  constructor(private readonly reading: JointReading) {}

  @ResolveField('project')
  project(@Context() { loaders }: ApiContext, @Parent() { projectId }: PaperView) {
    return loaders.project.load(projectId);
  }

  @ResolveField('document')
  document(@Context() { loaders }: ApiContext, @Parent() { documentId }: PaperView) {
    return loaders.storedFile.load(documentId);
  }

  @ResolveField('cities')
  cities(@Context() { loaders }: ApiContext, @Parent() { cityIds }: PaperView) {
    return known(loaders.city, cityIds);
  }

  @ResolveField('viewerMaySign')
  viewerMaySign(@Context() context: ApiContext, @Parent() paper: PaperView) {
    return this.reading.maySign(context, paper);
  }
}

@Resolver('PaperSignature')
export class PaperSignatureResolver {
  @ResolveField('city')
  city(@Context() { loaders }: ApiContext, @Parent() { cityId }: SignatureView) {
    return loaders.city.load(cityId);
  }

  @ResolveField('recordedBy')
  recordedBy(@Context() { loaders }: ApiContext, @Parent() { personId }: SignatureView) {
    return loaders.person.load(personId);
  }
}

@Resolver('ChairTerm')
export class ChairTermResolver {
  @ResolveField('city')
  city(@Context() { loaders }: ApiContext, @Parent() { cityId }: ChairTermView) {
    return loaders.city.load(cityId);
  }

  @ResolveField('person')
  person(@Context() { loaders }: ApiContext, @Parent() { personId }: ChairTermView) {
    return personId === null ? null : loaders.person.load(personId);
  }
}

/** Those that are there, in the order of the ids. */
async function known<View>(loader: DataLoader<string, View | undefined>, ids: readonly string[]): Promise<View[]> {
  const views = await loader.loadMany(ids);
  return views.flatMap((view) => {
    if (view instanceof Error) throw view;
    return view ?? [];
  });
}
