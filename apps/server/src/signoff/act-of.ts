import type { Actor } from '@colex/policy';
import { ProjectRepository } from '@colex/store';
import type { Act, PlainDate } from '@colex/workflow';
import type { EntityManager } from 'typeorm';

/** The zone whose days count: all cities of the project share it. */
const PROJECT_ZONE = 'Asia/Shanghai';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: PROJECT_ZONE });

/** The day of an instant where the project is. */
export function dayOf(instant: Date): PlainDate {
  return DAY.format(instant);
}

/** Who does something now, and what they are in the project at this moment, for the machines of the workflow. */
export async function actOf(manager: EntityManager, actor: Actor, projectId: string, id: string): Promise<Act> {
  const projects = new ProjectRepository(manager);
  const [standing] = await projects.standings(actor.personId, [projectId]);
  const [project] = await projects.byIds([projectId]);
  const now = new Date();
  return {
    id,
    by: {
      personId: actor.personId,
      cityId: actor.cityId,
      ofLeadCity: actor.cityId !== null && actor.cityId === project?.leadCityId,
      roles: standing?.roles ?? [],
    },
    at: now.toISOString(),
    today: dayOf(now),
  };
}
