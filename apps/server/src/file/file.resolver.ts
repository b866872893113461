import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { StoredFileView } from './file.view.js';

@Resolver('StoredFile')
export class StoredFileResolver {
  @ResolveField('project')
  project(@Context() { loaders }: ApiContext, @Parent() { projectId }: StoredFileView) {
    return loaders.project.load(projectId);
  }

  @ResolveField('createdBy')
  createdBy(@Context() { loaders }: ApiContext, @Parent() { createdById }: StoredFileView) {
    return loaders.person.load(createdById);
  }
}
