import {
  ClauseRepository,
  DraftRepository,
  SignoffRepository,
  type DraftEntity,
  clauseId as idOfClause,
  emit,
  toDecision,
} from '@colex/store';
import type { SignoffStatus } from '@colex/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { signoffOfClauses } from './clause-signoff.js';

/**
 * Tells the reviewers of a city that the words it decided about are others now, or that a clause cited there changed
 * (引用条款已变): once for each decision, however often that happens afterwards and however many nodes notice. Words that are as
 * they were signed are stale for nobody.
 *
 * @param lineIds the clauses that changed and those that cite them
 */
export async function tellStale(dataSource: DataSource, draftId: string, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length === 0) return;
  const signed = new Set(
    (await new SignoffRepository(dataSource.manager).decisions(draftId, lineIds)).map(
      (row) => toDecision(row).clauseId,
    ),
  );
  if (signed.size === 0) return;
  await dataSource.transaction(async (manager) => {
    const draft = await new DraftRepository(manager).byId(draftId);
    if (draft === null) return;
    const lines = [...signed];
    const rows = await new ClauseRepository(manager).byIds(lines.map((lineId) => idOfClause(draftId, lineId)));
    const clauses = lines.map((lineId, place) => {
      const row = rows[place];
      // A clause that is gone reads like nothing anybody signed.
      return {
        id: idOfClause(draftId, lineId),
        draftId,
        lineId,
        digest: row?.digest ?? '',
        citedLineIds: row?.citations ?? [],
      };
    });
    for (const [place, { signoffs }] of (await signoffOfClauses(manager, clauses)).entries()) {
      const lineId = clauses[place]?.lineId ?? '';
      for (const { cityId, signoff } of signoffs) await tellCity(manager, draft, { lineId, cityId, signoff });
    }
  });
}

async function tellCity(
  manager: EntityManager,
  { id: draftId, projectId }: DraftEntity,
  { lineId, cityId, signoff }: { lineId: string; cityId: string; signoff: SignoffStatus },
): Promise<void> {
  if (signoff.decision === null) return;
  const isStale = signoff.status === 'STALE';
  if (!isStale && signoff.changedCitations.length === 0) return;
  const told: unknown[] = await manager.query(
    `INSERT INTO stale_notice (decision_id, about) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING decision_id`,
    [signoff.decision.id, isStale ? 'WORDS' : 'CITATION'],
  );
  if (told.length === 0) return;
  await emit(manager, {
    kind: 'STALE_SIGNOFF',
    notice: isStale ? 'signoffStale' : 'citationChanged',
    projectId,
    draftId,
    actorId: null,
    subjectId: signoff.decision.id,
    lineIds: [lineId],
    audience: { roles: ['REVIEWER'], rolesOfCityIds: [cityId] },
  });
}
