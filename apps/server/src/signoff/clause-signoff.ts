import {
  ClauseRepository,
  DraftRepository,
  OwnershipRepository,
  SettlementRepository,
  SignoffRepository,
  toDecision,
} from '@colex/store';
import { type CitedClause, type Settled, type SignoffStatus, settledAs, statusOf } from '@colex/workflow';
import type { EntityManager } from 'typeorm';
import { decidingCities } from './clause-target.js';
import { membersOf } from './members-of.js';

/** A clause, by what its sign-off is derived from. */
export interface ClauseToRead {
  readonly id: string;
  readonly draftId: string;
  readonly lineId: string;
  readonly digest: string;
  readonly citedLineIds: readonly string[];
}

/** Where the cities stand on a clause, whether it is settled, and whose it is. */
export interface ClauseSignoffFacts {
  readonly draftId: string;
  readonly citations: readonly CitedClause[];
  readonly signoffs: readonly { readonly cityId: string; readonly signoff: SignoffStatus }[];
  readonly settled: Settled | null;
  readonly ownerCityId: string | null;
}

/** The sign-off of clauses, many at a time: the same few queries for each draft however many clauses are asked for. */
export async function signoffOfClauses(
  manager: EntityManager,
  clauses: readonly ClauseToRead[],
): Promise<ClauseSignoffFacts[]> {
  const byId = new Map<string, ClauseSignoffFacts>();
  for (const draftId of new Set(clauses.map((clause) => clause.draftId))) {
    const ofDraft = clauses.filter((clause) => clause.draftId === draftId);
    for (const [id, facts] of await ofOneDraft(manager, draftId, ofDraft)) byId.set(id, facts);
  }
  return clauses.map(({ id, draftId }) => byId.get(id) ?? { draftId, ...NOTHING });
}

const NOTHING = { citations: [], signoffs: [], settled: null, ownerCityId: null };

async function ofOneDraft(
  manager: EntityManager,
  draftId: string,
  clauses: readonly ClauseToRead[],
): Promise<readonly (readonly [string, ClauseSignoffFacts])[]> {
  const draft = await new DraftRepository(manager).byId(draftId);
  if (draft === null) return [];
  const lineIds = clauses.map(({ lineId }) => lineId);
  const cityIds = decidingCities(draft, await membersOf(manager, draft.projectId));
  const cited = [...new Set(clauses.flatMap(({ citedLineIds }) => citedLineIds))];
  const digests = await new ClauseRepository(manager).digestsOf(draftId, cited);
  const decisions = (await new SignoffRepository(manager).decisions(draftId, lineIds)).map(toDecision);
  const settlements = await new SettlementRepository(manager).settlements(draftId, lineIds);
  const owners = new Map(
    (await new OwnershipRepository(manager).records(draftId, lineIds)).map(({ lineId, cityId }) => [lineId, cityId]),
  );
  return clauses.map(({ id, lineId, digest, citedLineIds }) => {
    const citations = citedLineIds.flatMap((clauseId) => {
      const known = digests.get(clauseId);
      return known === undefined ? [] : [{ clauseId, digest: known }];
    });
    const reading = { clauseId: lineId, digest, citations };
    const about = decisions.filter((decision) => decision.clauseId === lineId);
    const settlement = settlements.get(lineId);
    return [
      id,
      {
        draftId,
        citations,
        signoffs: cityIds.map((cityId) => ({
          cityId,
          signoff: statusOf(
            about.filter((decision) => decision.cityId === cityId),
            reading,
          ),
        })),
        settled: settlement ? settledAs(settlement) : null,
        ownerCityId: owners.get(lineId) ?? null,
      },
    ] as const;
  });
}
