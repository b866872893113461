import type { Person, Role } from '@colex/contract';
import type { MembershipEntity, PersonEntity } from '@colex/store';

/** A person as the API shows them, before what they belong to. */
export type PersonView = { readonly __typename: 'Person'; readonly cityId: string | null } & Pick<
  Person,
  'id' | 'account' | 'name'
>;

/** What somebody is in a project, by ids. */
export interface MembershipView {
  readonly personId: string;
  readonly projectId: string;
  readonly role: Role;
}

export function toPersonView(row: PersonEntity): PersonView {
  return { __typename: 'Person', id: row.id, account: row.account, name: row.name, cityId: row.cityId };
}

export function toMembershipView({ personId, projectId, role }: MembershipEntity): MembershipView {
  return { personId, projectId, role };
}
