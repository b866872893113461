import { Access, Actors, type Credential } from '@colex/access';
import type { AwarenessUser } from '@colex/contract';
import type { DraftMode } from '@colex/policy';
import { type DraftEntity, DraftRepository, Gathered, PersonRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** Somebody who may have a draft open. */
export interface Entrant {
  readonly draft: DraftEntity;
  readonly mode: DraftMode;
  /** The city this person acts for; what other cities own is closed to them. */
  readonly cityId: string | null;
  /** What colleagues are told about this person. */
  readonly user: AwarenessUser;
}

/** Why somebody may not; a draft there is none of looks like one they may not see. */
export type NoRight = 'unauthenticated' | 'forbidden';

/**
 * What is asked at the door of the sync sockets and again and again while they are open. Whatever is asked in the same moment goes
 * into the same queries: five hundred tabs that come back at once ask the database no more often than a handful.
 */
@Injectable()
export class Rights {
  readonly #drafts: Gathered<string, DraftEntity | undefined>;
  readonly #users: Gathered<string, AwarenessUser>;

  constructor(
    private readonly access: Access,
    private readonly actors: Actors,
    @InjectDataSource() dataSource: DataSource,
  ) {
    const { manager } = dataSource;
    this.#drafts = new Gathered((references) => new DraftRepository(manager).byReferences(references));
    this.#users = new Gathered(async (personIds) => {
      const people = await new PersonRepository(manager).introductions(personIds);
      return personIds.map((personId, place) => {
        const { name = '', cityName = null, sign = null, colour = null } = people[place] ?? {};
        return { personId, name, cityName, sign, colour };
      });
    });
  }

  /** Everything there is to ask about somebody who comes in to a draft, named by id or slug. */
  async entering(credential: Credential, reference: string): Promise<Entrant | NoRight> {
    const [actor, draft] = await Promise.all([this.actors.behind(credential), this.#drafts.of(reference)]);
    if (!actor || actor.suspended) return 'unauthenticated';
    if (!draft) return 'forbidden';
    const [{ mode }, user] = await Promise.all([this.access.mode(actor, draft), this.#users.of(actor.personId)]);
    return mode ? { draft, mode, cityId: actor.cityId, user } : 'forbidden';
  }

  /** How somebody may have a draft open now, or why they may not. */
  async now(credential: Credential, draft: DraftEntity): Promise<DraftMode | NoRight> {
    const actor = await this.actors.behind(credential);
    if (!actor || actor.suspended) return 'unauthenticated';
    return (await this.access.mode(actor, draft)).mode ?? 'forbidden';
  }
}
