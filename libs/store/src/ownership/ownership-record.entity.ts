import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { instantColumn, wholeNumberColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';
import { CityEntity } from '../region/city.entity.js';

/** That a clause was given to a city to draft (提案分工), taken back or given back. Append-only; the last record of a clause counts. */
@Entity({ name: 'ownership_record' })
@Unique('ownership_record_ordinal_unique', ['draftId', 'ordinal'])
@Index('ownership_record_clause_index', ['draftId', 'lineId'])
@Check('ownership_record_kind_check', `kind IN ('GIVEN', 'TAKEN_BACK', 'GIVEN_BACK')`)
@Check('ownership_record_city_check', `(kind = 'GIVEN') = (city_id IS NOT NULL)`)
export class OwnershipRecordEntity {
  /** `own_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'ownership_record_pkey' })
  id!: string;

  @Column({ name: 'draft_id', type: 'text' })
  @ForeignKey(() => DraftEntity, { name: 'ownership_record_draft_fkey' })
  draftId!: string;

  /** Its place among the records of this draft, from 1. */
  @Column(wholeNumberColumn('ordinal'))
  ordinal!: number;

  /** First line of the clause. */
  @Column({ name: 'line_id', type: 'text' })
  lineId!: string;

  @Column({ type: 'text' })
  kind!: 'GIVEN' | 'TAKEN_BACK' | 'GIVEN_BACK';

  /** The city that drafts it from now on; null when it is nobody's again. */
  @Column({ name: 'city_id', type: 'text', nullable: true })
  @ForeignKey(() => CityEntity, { name: 'ownership_record_city_fkey' })
  cityId!: string | null;

  /** The city that had it before; null when nobody had. */
  @Column({ name: 'from_city_id', type: 'text', nullable: true })
  @ForeignKey(() => CityEntity, { name: 'ownership_record_from_city_fkey' })
  fromCityId!: string | null;

  @Column({ name: 'person_id', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'ownership_record_person_fkey' })
  personId!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column(instantColumn('at'))
  at!: Date;
}
