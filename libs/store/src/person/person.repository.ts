import { type EntityManager, In } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { KeysetList } from '../list/keyset-list.js';
import { PersonEntity } from './person.entity.js';

const SHARES_A_PROJECT = `EXISTS (
  SELECT 1 FROM membership theirs JOIN membership mine ON mine.project_id = theirs.project_id
  WHERE theirs.person_id = person.id AND mine.person_id = $2)`;

/** People who share a project with the viewer, and the viewer, by account name. */
export const PEOPLE = new KeysetList({
  name: 'people',
  from: 'person',
  id: 'person.id',
  parent: `''`,
  order: ['person.account', 'person.id'],
  descending: false,
  visible: `($3::boolean OR person.id = $2::text OR ${SHARES_A_PROJECT})`,
});

/** A person together with the password hash: for signing in only. */
export type PersonWithPassword = Pick<PersonEntity, 'id' | 'passwordHash' | 'suspendedAt'>;

/** Who somebody is to those who work with them; the city's are null for those who work for none. */
export interface PersonIntroduction {
  readonly id: string;
  readonly name: string;
  readonly cityName: string | null;
  readonly sign: string | null;
  readonly colour: string | null;
}

/** People. */
export class PersonRepository {
  constructor(private readonly manager: EntityManager) {}

  async byIds(ids: readonly string[]): Promise<(PersonEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(PersonEntity, { id: In(ids) }), (row) => row.id);
  }

  byId(id: string): Promise<PersonEntity | null> {
    return this.manager.findOneBy(PersonEntity, { id });
  }

  byAccount(account: string): Promise<PersonEntity | null> {
    return this.manager.findOneBy(PersonEntity, { account });
  }

  /** For signing in: the one place where the password hash is read. */
  withPassword(account: string): Promise<PersonWithPassword | null> {
    return this.manager.findOne(PersonEntity, {
      where: { account },
      select: { id: true, passwordHash: true, suspendedAt: true },
    });
  }

  /** How each of these people is introduced to colleagues, in their order. */
  async introductions(ids: readonly string[]): Promise<(PersonIntroduction | undefined)[]> {
    const rows: PersonIntroduction[] = await this.manager.query(
      `SELECT person.id, person.name, city.name AS "cityName", city.sign, city.colour
       FROM person LEFT JOIN city ON city.id = person.city_id WHERE person.id = ANY($1::text[])`,
      [[...new Set(ids)]],
    );
    return inOrderOf(ids, rows, (row) => row.id);
  }

  /** Which of these people share a project with `personId`. */
  async sharingProjectWith(personId: string, others: readonly string[]): Promise<ReadonlySet<string>> {
    const rows: { id: string }[] = await this.manager.query(
      `SELECT DISTINCT theirs.person_id AS id FROM membership theirs
       JOIN membership mine ON mine.project_id = theirs.project_id
       WHERE mine.person_id = $1 AND theirs.person_id = ANY($2::text[])`,
      [personId, others],
    );
    return new Set(rows.map((row) => row.id));
  }
}
