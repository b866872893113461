import { ClauseRepository, DraftRepository, SignoffRepository, emit, toDecision } from '@colex/store';
import { statusOf } from '@colex/workflow';
import type { DataSource } from 'typeorm';
import { decidingCities } from './clause-target.js';
import { membersOf } from './members-of.js';

/**
 * Tells the reviewers of a city that what it said about a clause went stale: once for each decision, however often the words
 * change afterwards and however many nodes notice. Words that are as they were signed are stale for nobody.
 */
export async function tellStale(dataSource: DataSource, draftId: string, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length === 0) return;
  await dataSource.transaction(async (manager) => {
    const decisions = (await new SignoffRepository(manager).decisions(draftId, lineIds)).map(toDecision);
    if (decisions.length === 0) return;
    const draft = await new DraftRepository(manager).byId(draftId);
    if (draft === null) return;
    const digests = await new ClauseRepository(manager).digestsOf(draftId, lineIds);
    const cityIds = decidingCities(draft, await membersOf(manager, draft.projectId));
    for (const lineId of lineIds) {
      const digest = digests.get(lineId);
      const reading = digest === undefined ? null : { clauseId: lineId, digest, citations: [] };
      for (const cityId of cityIds) {
        const own = decisions.filter((decision) => decision.clauseId === lineId && decision.cityId === cityId);
        const signoff = statusOf(own, reading);
        if (signoff.status !== 'STALE') continue;
        const told: unknown[] = await manager.query(
          'INSERT INTO stale_notice (decision_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING decision_id',
          [signoff.decision.id],
        );
        if (told.length === 0) continue;
        await emit(manager, {
          kind: 'STALE_SIGNOFF',
          notice: 'signoffStale',
          projectId: draft.projectId,
          draftId,
          actorId: null,
          subjectId: signoff.decision.id,
          lineIds: [lineId],
          audience: { roles: ['REVIEWER'], rolesOfCityIds: [cityId] },
        });
      }
    }
  });
}
