import type { Project } from '@colex/contract';
import type { ProjectEntity } from '@colex/store';

/** A project as the API shows it, before what it belongs to and holds. */
export type ProjectView = {
  readonly __typename: 'Project';
  readonly regionId: string;
  readonly leadCityId: string;
} & Pick<Project, 'id' | 'slug' | 'title' | 'model' | 'createdAt'>;

export function toProjectView(row: ProjectEntity): ProjectView {
  const { id, slug, title, model, regionId, leadCityId } = row;
  return {
    __typename: 'Project',
    id,
    slug,
    title,
    model,
    regionId,
    leadCityId,
    createdAt: row.createdAt.toISOString(),
  };
}
