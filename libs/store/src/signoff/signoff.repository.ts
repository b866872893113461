import type { Line } from '@colex/lawtext';
import { DEFAULT_SIGNOFF_SETTINGS, type Decision, type SignoffSettings } from '@colex/workflow';
import { type EntityManager, In } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { KeysetList, VISIBLE_TO_ALL } from '../list/keyset-list.js';
import { nextOrdinal } from '../list/next-ordinal.js';
import { SignedWordsEntity } from './signed-words.entity.js';
import { SignoffDecisionEntity } from './signoff-decision.entity.js';
import { SignoffSettingsEntity } from './signoff-settings.entity.js';

/** Channel of PostgreSQL on which a change of signatures is announced; the announcement is a hint, the rows are the truth. */
export const SIGNOFFS_CHANNEL = 'colex_signoffs';

/** A decision with what it was made about. */
export interface DecisionToKeep {
  readonly draftId: string;
  readonly decision: Decision;
  /** The journal entry the text stood at. */
  readonly revision: number;
  /** The lines of the clause whose digest is the decision's; null for a withdrawal, whose words are kept already. */
  readonly words: readonly Line[] | null;
}

type DecisionRow = Omit<SignoffDecisionEntity, 'ordinal' | 'revision' | 'draftId'>;

/** A decision as its row has it. */
export function toDecision(row: DecisionRow): Decision {
  const { id, lineId, cityId, kind, digest, citations, reason, roundId, personId, at } = row;
  return { id, clauseId: lineId, cityId, kind, digest, citations, reason, roundId, personId, at: at.toISOString() };
}

/** What was said about a clause, latest first. Whoever asks has been let read the draft before. */
export const DECISIONS_OF_CLAUSE = new KeysetList({
  name: 'decisions-of-clause',
  from: `clause JOIN signoff_decision decision
    ON decision.draft_id = clause.draft_id AND decision.line_id = clause.line_id`,
  id: 'decision.id',
  parent: 'clause.id',
  order: ['decision.ordinal'],
  descending: true,
  visible: VISIBLE_TO_ALL,
});

/** What cities said about clauses. Writing needs the draft's head locked ({@link JournalRepository.lockHeads}). */
export class SignoffRepository {
  constructor(private readonly manager: EntityManager) {}

  /** All decisions on a draft, or those on some of its clauses, in the order they were made. */
  async decisions(draftId: string, lineIds?: readonly string[]): Promise<SignoffDecisionEntity[]> {
    return this.manager.find(SignoffDecisionEntity, {
      where: { draftId, ...(lineIds && { lineId: In(lineIds) }) },
      order: { ordinal: 'ASC' },
    });
  }

  /**
   * The decisions on a draft after the one of this ordinal, in their order, and the last ordinal. They are appended under the
   * draft's lock and never changed, so whoever read up to an ordinal need never read again what is before it. With `until`,
   * what came after that ordinal is left out.
   */
  async decisionsAfter(
    draftId: string,
    ordinal: number,
    until: number | null = null,
  ): Promise<{ readonly decisions: readonly Decision[]; readonly lastOrdinal: number }> {
    const rows: (DecisionRow & { readonly ordinal: string })[] = await this.manager.query(
      `SELECT ordinal, id, line_id AS "lineId", city_id AS "cityId", kind, digest, citations, reason,
         round_id AS "roundId", person_id AS "personId", at
       FROM signoff_decision WHERE draft_id = $1 AND ordinal > $2 AND ($3::bigint IS NULL OR ordinal <= $3)
       ORDER BY ordinal`,
      [draftId, ordinal, until],
    );
    return { decisions: rows.map(toDecision), lastOrdinal: Number(rows.at(-1)?.ordinal ?? ordinal) };
  }

  /** The ordinal of the last decision on a draft; 0 when there is none. */
  async lastOrdinal(draftId: string): Promise<number> {
    return (await this.manager.maximum(SignoffDecisionEntity, 'ordinal', { draftId })) ?? 0;
  }

  async byIds(ids: readonly string[]): Promise<(SignoffDecisionEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(SignoffDecisionEntity, { id: In(ids) }), (row) => row.id);
  }

  /** Appends a decision, and keeps the words it is about. */
  async append({ draftId, decision, revision, words }: DecisionToKeep): Promise<void> {
    const { id, clauseId, cityId, kind, digest, citations, reason, roundId, personId, at } = decision;
    if (words !== null) {
      await this.manager
        .createQueryBuilder()
        .insert()
        .into(SignedWordsEntity)
        .values({ draftId, digest, lines: words })
        .orIgnore()
        .execute();
    }
    await this.manager.insert(SignoffDecisionEntity, {
      id,
      draftId,
      ordinal: await nextOrdinal(this.manager, 'signoff_decision', draftId),
      lineId: clauseId,
      cityId,
      kind,
      digest,
      citations,
      reason,
      roundId,
      personId,
      revision,
      at: new Date(at),
    });
  }

  /** The words that have these digests in this draft, as far as somebody decided about them. */
  async wordsOf(draftId: string, digests: readonly string[]): Promise<ReadonlyMap<string, readonly Line[]>> {
    const rows = await this.manager.findBy(SignedWordsEntity, { draftId, digest: In(digests) });
    return new Map(rows.map(({ digest, lines }) => [digest, lines]));
  }

  /** How a project signs off: what it set, or the defaults. */
  async settingsOf(projectId: string): Promise<SignoffSettings> {
    const row = await this.manager.findOneBy(SignoffSettingsEntity, { projectId });
    if (row === null) return DEFAULT_SIGNOFF_SETTINGS;
    const { rule, namedCityIds, reservationsCount, lastEditorMayDecideAlone } = row;
    return {
      rule: rule === 'NAMED_CITIES' ? { type: rule, cityIds: namedCityIds } : { type: rule },
      reservationsCount,
      lastEditorMayDecideAlone,
    };
  }

  async saveSettings(
    projectId: string,
    { rule, reservationsCount, lastEditorMayDecideAlone }: SignoffSettings,
    changed: { readonly by: string; readonly at: Date },
  ): Promise<void> {
    await this.manager.upsert(
      SignoffSettingsEntity,
      {
        projectId,
        rule: rule.type,
        namedCityIds: rule.type === 'NAMED_CITIES' ? [...rule.cityIds] : [],
        reservationsCount,
        lastEditorMayDecideAlone,
        changedBy: changed.by,
        changedAt: changed.at,
      },
      ['projectId'],
    );
  }
}
