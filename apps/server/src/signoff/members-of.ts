import type { EntityManager } from 'typeorm';

/** The cities of a project in the region's order. */
export async function membersOf(manager: EntityManager, projectId: string): Promise<readonly string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT city.id FROM project_city JOIN city ON city.id = project_city.city_id
     WHERE project_city.project_id = $1 ORDER BY city.position, city.id`,
    [projectId],
  );
  return rows.map(({ id }) => id);
}
