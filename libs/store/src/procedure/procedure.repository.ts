import {
  DEFAULT_GATE_SETTINGS,
  type GateSettings,
  type ProcedureRules,
  type Track,
  notBegun,
  procedureRulesOf,
} from '@colex/workflow';
import type { EntityManager } from 'typeorm';
import { ProcedureSettingsEntity } from './procedure-settings.entity.js';

/** A city's track as it stands, with the rules that hold for it. */
export interface StoredTrack {
  readonly projectId: string;
  readonly cityId: string;
  readonly cityName: string;
  readonly revision: number;
  readonly state: Track;
  readonly rules: ProcedureRules;
  /** Whether somebody set the rules; otherwise they are those the city starts with. */
  readonly rulesAreOwn: boolean;
  /** Null while nothing was recorded. */
  readonly updatedAt: Date | null;
}

interface Row {
  readonly projectId: string;
  readonly cityId: string;
  readonly cityName: string;
  readonly provinceName: string;
  readonly revision: number | null;
  readonly state: Track | null;
  readonly rules: ProcedureRules | null;
  readonly updatedAt: Date | null;
}

/** Channel of PostgreSQL on which a change of a procedure is announced, by its project. */
export const PROCEDURE_CHANNEL = 'colex_procedure';

/** Tracks of the cities of projects, and the projects' gates. */
export class ProcedureRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The tracks of all cities of these projects, the lead city first, then in the region's order; one query. */
  async tracksOfProjects(projectIds: readonly string[]): Promise<StoredTrack[][]> {
    const rows = await this.rows('project_city.project_id = ANY($1::text[])', [projectIds]);
    return projectIds.map((projectId) => rows.filter((row) => row.projectId === projectId));
  }

  /** A city's track in a project it takes part in; null when it does not. */
  async track(projectId: string, cityId: string): Promise<StoredTrack | null> {
    const [row] = await this.rows('project_city.project_id = $1 AND project_city.city_id = $2', [projectId, cityId]);
    return row ?? null;
  }

  /** The same, and nobody else changes it until the transaction ends. */
  async lockedTrack(projectId: string, cityId: string): Promise<StoredTrack | null> {
    await this.manager.query(
      `INSERT INTO track (project_id, city_id, revision, state, updated_at)
       SELECT project_id, city_id, 0, $3, now() FROM project_city WHERE project_id = $1 AND city_id = $2
       ON CONFLICT DO NOTHING`,
      [projectId, cityId, JSON.stringify(notBegun(cityId))],
    );
    await this.manager.query('SELECT 1 FROM track WHERE project_id = $1 AND city_id = $2 FOR UPDATE', [
      projectId,
      cityId,
    ]);
    return this.track(projectId, cityId);
  }

  /** Writes a locked track's new state, and its rules where they were set; its revision moves by one. */
  async save(track: Pick<StoredTrack, 'projectId' | 'cityId'>, state: Track, rules?: ProcedureRules): Promise<void> {
    await this.manager.query(
      `UPDATE track SET state = $3, rules = coalesce($4, rules), revision = revision + 1, updated_at = now()
       WHERE project_id = $1 AND city_id = $2`,
      [track.projectId, track.cityId, JSON.stringify(state), rules ? JSON.stringify(rules) : null],
    );
  }

  /** The last row of the audit chain: behind it is what {@link changesSince} tells of from now on. */
  async lastChange(): Promise<number> {
    const rows: { seq: string }[] = await this.manager.query('SELECT seq FROM audit_entry ORDER BY seq DESC LIMIT 1');
    return Number(rows[0]?.seq ?? 0);
  }

  /**
   * The cities whose track is different since a row of the audit chain, in which every step is written with the step itself; null when
   * that may be all of them. `seq` is the last row that counts, or the given one.
   */
  async changesSince(
    projectId: string,
    seq: number,
  ): Promise<{ readonly seq: number; readonly cityIds: readonly string[] | null }> {
    const rows: { seq: string; city_id: string | null; action: string }[] = await this.manager.query(
      `SELECT seq, city_id, action FROM audit_entry
       WHERE project_id = $1 AND seq > $2 AND (action LIKE 'track.%' OR action = 'procedure.changeGates') ORDER BY seq`,
      [projectId, seq],
    );
    const isForAll = rows.some(({ action }) => action === 'procedure.changeGates');
    const cityIds = [...new Set(rows.flatMap(({ city_id: cityId }) => cityId ?? []))];
    return { seq: Number(rows.at(-1)?.seq ?? seq), cityIds: isForAll ? null : cityIds };
  }

  async gatesOf(projectId: string): Promise<GateSettings> {
    const row = await this.manager.findOneBy(ProcedureSettingsEntity, { projectId });
    return { ...DEFAULT_GATE_SETTINGS, ...row?.gates };
  }

  async saveGates(projectId: string, gates: GateSettings): Promise<void> {
    await this.manager.upsert(ProcedureSettingsEntity, { projectId, gates: { ...gates } }, ['projectId']);
  }

  private async rows(where: string, parameters: unknown[]): Promise<StoredTrack[]> {
    const rows: Row[] = await this.manager.query(
      `SELECT project_city.project_id AS "projectId", city.id AS "cityId", city.name AS "cityName",
              province.name AS "provinceName", track.revision, track.state, track.rules, track.updated_at AS "updatedAt"
       FROM project_city
       JOIN project ON project.id = project_city.project_id
       JOIN city ON city.id = project_city.city_id
       JOIN province ON province.id = city.province_id
       LEFT JOIN track ON track.project_id = project_city.project_id AND track.city_id = project_city.city_id
       WHERE ${where} ORDER BY city.id <> project.lead_city_id, city.position, city.id`,
      parameters,
    );
    return rows.map(({ provinceName, revision, state, rules, ...row }) => ({
      ...row,
      revision: revision ?? 0,
      state: state ?? notBegun(row.cityId),
      rules: rules ?? procedureRulesOf(row.cityName, provinceName),
      rulesAreOwn: rules !== null,
    }));
  }
}
