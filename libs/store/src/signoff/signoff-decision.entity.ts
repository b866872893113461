import type { CitedClause, DecisionKind } from '@colex/workflow';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { instantColumn, wholeNumberColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';
import { CityEntity } from '../region/city.entity.js';

/**
 * What a city said about the words of a clause (会签意见). Append-only, held by a trigger: a later decision stands beside it.
 * Where a city stands is derived from these rows and the text, and is stored nowhere.
 */
@Entity({ name: 'signoff_decision' })
@Unique('signoff_decision_ordinal_unique', ['draftId', 'ordinal'])
@Index('signoff_decision_clause_index', ['draftId', 'lineId'])
@Check('signoff_decision_kind_check', `kind IN ('APPROVED', 'APPROVED_WITH_RESERVATION', 'OBJECTED', 'WITHDRAWN')`)
export class SignoffDecisionEntity {
  /** `sgn_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'signoff_decision_pkey' })
  id!: string;

  @Column({ name: 'draft_id', type: 'text' })
  @ForeignKey(() => DraftEntity, { name: 'signoff_decision_draft_fkey' })
  draftId!: string;

  /** Its place among the decisions on this draft, from 1: the order in which they were made, whatever clocks say. */
  @Column(wholeNumberColumn('ordinal'))
  ordinal!: number;

  /** First line of the clause. */
  @Column({ name: 'line_id', type: 'text' })
  lineId!: string;

  @Column({ name: 'city_id', type: 'text' })
  @ForeignKey(() => CityEntity, { name: 'signoff_decision_city_fkey' })
  cityId!: string;

  @Column({ type: 'text' })
  kind!: DecisionKind;

  /** Of the clause as it was read; for a withdrawal, of the decision withdrawn. */
  @Column({ type: 'text' })
  digest!: string;

  /** The clauses it cited, as they were read. */
  @Column({ type: 'jsonb' })
  citations!: readonly CitedClause[];

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** The round it was given in; null outside one. */
  @Column({ name: 'round_id', type: 'text', nullable: true })
  roundId!: string | null;

  @Column({ name: 'person_id', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'signoff_decision_person_fkey' })
  personId!: string;

  /** The journal entry the text stood at. */
  @Column(wholeNumberColumn('revision'))
  revision!: number;

  @Column(instantColumn('at'))
  at!: Date;
}
