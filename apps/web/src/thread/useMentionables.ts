import { type CityBadgeFragment, type PersonBadgeFragment, ThreadPeopleDocument } from '@colex/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { Mentionable } from './mentions.js';

/** The people and cities of a project, as threads speak of them. */
export interface ProjectPeople {
  readonly mentionables: readonly Mentionable[];
  readonly people: readonly PersonBadgeFragment[];
  readonly cities: readonly CityBadgeFragment[];
}

/** Whoever can be called upon in a project; empty until it was read. */
export function useMentionables(slug: string): ProjectPeople {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: ThreadPeopleDocument, variables: { slug } });
  return useMemo(() => {
    const cities = data?.project?.memberCities.nodes ?? [];
    const roles = new Map<string, string[]>();
    const people = new Map<string, PersonBadgeFragment>();
    for (const { person, role } of data?.project?.memberships ?? []) {
      people.set(person.id, person);
      roles.set(person.id, [...(roles.get(person.id) ?? []), t(`role.${role}`)]);
    }
    const mentionables = [
      ...[...people.values()].map(({ id, name, account, city }) => ({
        id,
        name,
        about: [city?.name, ...(roles.get(id) ?? [])].filter(Boolean).join(' '),
        keys: [account],
      })),
      ...cities.map(({ id, name, slug: key }) => ({ id, name, about: t('thread.origin.CITY'), keys: [key] })),
    ];
    return { mentionables, people: [...people.values()], cities };
  }, [data, t]);
}
