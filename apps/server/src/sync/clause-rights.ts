import type { ProtectedFrom } from '@colex/collab';
import type { LineId } from '@colex/lawtext';
import { RegionRepository } from '@colex/store';
import { type Ownership, type ProtectedClause, type Settlement, protectedClauses } from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Subject } from 'rxjs';
import { DataSource } from 'typeorm';

/** What is written down about the clauses of a draft. */
export interface ProtectionTables {
  readonly settlements: readonly Settlement[];
  readonly ownerships: readonly Ownership[];
}

/** Reads the protections of a draft as they are committed. The feature that keeps them registers one. */
export type ProtectionSource = (draftId: string) => Promise<ProtectionTables>;

/** What people of one city may not change in a draft. Nothing of it ever changes: a change makes a new one. */
export interface CityProtection {
  readonly clauses: ReadonlyMap<LineId, ProtectedClause>;
  /** The keys of `clauses`; the same set for as long as it is the same protection. */
  readonly ids: ReadonlySet<LineId>;
  /** As people are told. */
  readonly told: readonly ProtectedFrom[];
}

/** The protections of a draft at one moment, by the city of whoever asks. */
export class DraftRights {
  readonly #byCity = new Map<string | null, CityProtection>();

  constructor(
    private readonly tables: ProtectionTables,
    private readonly cityNames: ReadonlyMap<string, string>,
  ) {}

  /** What somebody of this city (null: of none) may not change. */
  of(cityId: string | null): CityProtection {
    const known = this.#byCity.get(cityId);
    if (known) return known;
    const clauses = protectedClauses(this.tables.settlements, this.tables.ownerships, cityId);
    const told = [...clauses.values()].map((clause) => ({
      clauseId: clause.clauseId,
      because: clause.because,
      city: clause.because === 'OWNED' ? (this.cityNames.get(clause.cityId) ?? '') : '',
    }));
    const protection = { clauses, ids: new Set(clauses.keys()), told };
    this.#byCity.set(cityId, protection);
    return protection;
  }
}

/**
 * The table of rights the guard asks: who may not change which clause, and why. It knows nothing of sign-off itself; the
 * feature that settles and gives clauses away registers where it keeps them, and says when they changed.
 *
 * ```ts
 * clauseRights.register((draftId) => settlements.tablesOf(draftId));   // once, when the module starts
 * await dataSource.transaction(…);                                     // settle, reopen, give, take back
 * clauseRights.changed(draftId);                                       // open rooms read anew before the next frame
 * ```
 */
@Injectable()
export class ClauseRights {
  readonly #changes = new Subject<string>();
  #source: ProtectionSource | undefined;

  /** The drafts whose protections changed, as this process hears of it. */
  readonly changes = this.#changes.asObservable();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Says where protections are kept. There is one such place. */
  register(source: ProtectionSource): void {
    if (this.#source) throw new Error('The protections of clauses are kept in one place only.');
    this.#source = source;
  }

  /** To be called after the commit of anything that protects or frees a clause of the draft. */
  changed(draftId: string): void {
    this.#changes.next(draftId);
  }

  /** The protections of a draft as they are committed now. */
  async of(draftId: string): Promise<DraftRights> {
    const tables = (await this.#source?.(draftId)) ?? { settlements: [], ownerships: [] };
    const cityIds = [...new Set(tables.ownerships.flatMap(({ cityId }) => cityId ?? []))];
    const cities = cityIds.length === 0 ? [] : await new RegionRepository(this.dataSource.manager).citiesByIds(cityIds);
    const names = new Map(cities.flatMap((city) => (city ? [[city.id, city.name] as const] : [])));
    return new DraftRights(tables, names);
  }
}
