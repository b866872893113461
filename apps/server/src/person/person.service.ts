import { Access } from '@colex/access';
import { PEOPLE, PersonRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import { type PersonView, toPersonView } from './person.view.js';

/** People, for those who share a project with them. */
@Injectable()
export class PersonService {
  constructor(
    private readonly access: Access,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async people(context: ApiContext, given: ConnectionArguments): Promise<ConnectionView<PersonView>> {
    await this.access.assert(context.actor, 'region.read', {});
    return connection(context, PEOPLE, '', given, context.loaders.person);
  }

  async person(context: ApiContext, account: string): Promise<PersonView | null> {
    await this.access.assert(context.actor, 'region.read', {});
    const row = await new PersonRepository(this.dataSource.manager).byAccount(account);
    if (!row) return null;
    const verdict = await this.access.decide(context.actor, 'person.read', { personId: row.id });
    return verdict.allowed ? toPersonView(row) : null;
  }
}
