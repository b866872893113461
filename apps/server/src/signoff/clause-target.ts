import { Access } from '@colex/access';
import { TypedError } from '@colex/contract';
import type { Action, Actor } from '@colex/policy';
import { type DraftEntity, DraftRepository, clausePlace } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Refusal } from '../api/user-errors.js';

/** A clause somebody wants to do something with, in a draft they may see. */
export interface ClauseTarget {
  readonly actor: Actor;
  readonly draft: DraftEntity;
  readonly lineId: string;
}

const NOT_FOUND: Refusal = { code: 'NOT_FOUND', message: 'clauseNotFound', field: ['clauseId'] };

/** Finds the clause an input names and asks the policy about it. Whoever may not see the draft is told that there is none. */
@Injectable()
export class ClauseTargets {
  constructor(
    private readonly access: Access,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /**
   * @param forCity the city spoken for, from the draft's own facts; the actor's own unless told otherwise
   */
  async find<A extends Extract<Action, 'clause.decide' | 'clause.preside' | 'clause.giveBack'>>(
    actor: Actor | null,
    action: A,
    clauseId: string,
    forCity: (target: ClauseTarget) => Promise<string | null> = async ({ actor: { cityId } }) => cityId,
  ): Promise<ClauseTarget | { readonly refusal: Refusal }> {
    if (actor === null || actor.suspended) throw new TypedError('UNAUTHENTICATED');
    const place = clausePlace(clauseId);
    const draft = place && (await new DraftRepository(this.dataSource.manager).byId(place.draftId));
    if (!draft || !(await this.access.decide(actor, 'draft.read', draft)).allowed) return { refusal: NOT_FOUND };
    const target: ClauseTarget = { actor, draft, lineId: place.lineId };
    const { projectId, kind, cityId } = draft;
    const forCityId = (await forCity(target)) ?? '';
    const verdict = await this.access.decide(actor, action, { projectId, kind, cityId, forCityId });
    return verdict.allowed ? target : { refusal: { code: 'FORBIDDEN', message: verdict.reason } };
  }
}

/** The cities that decide about the clauses of a draft: all of the project's, or the one whose edition it is. */
export function decidingCities(
  draft: Pick<DraftEntity, 'kind' | 'cityId'>,
  memberCityIds: readonly string[],
): readonly string[] {
  return draft.kind === 'JOINT' ? memberCityIds : memberCityIds.filter((cityId) => cityId === draft.cityId);
}
