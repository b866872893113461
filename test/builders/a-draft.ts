import { Actors } from '@colex/access';
import { DraftService } from '../../apps/server/src/draft/draft.service.js';
import type { TestServer } from '../harness/server.js';
import { type CityName, accountOf } from './a-project.js';

/** A draft that was made. */
export interface BuiltDraft {
  readonly id: string;
  readonly slug: string;
}

const SHORT_TEXT = `淮海战役红色资源保护条例

第一章　总则

第一条　为了加强淮海战役红色资源保护，制定本条例。

第二条　本条例所称红色资源，是指下列资源：

（一）战斗遗址；

（二）烈士陵园。

县级以上人民政府应当加强保护。

第二章　附则

第三条　本条例自2026年12月1日起施行。
`;

/** What a draft may be told. */
export interface DraftWish {
  /** Plain text of a statute; a short one of two chapters and three articles when absent. */
  readonly text?: string;
  /** For an edition: whose. Absent makes a joint text. */
  readonly city?: CityName;
}

/** Makes a draft through the service that makes all drafts. */
export async function aDraft(
  server: Pick<TestServer, 'application' | 'dataSource' | 'project'>,
  { text = SHORT_TEXT, city }: DraftWish = {},
): Promise<BuiltDraft> {
  const { nest } = server.application;
  const { project, dataSource } = server;
  const creator = await nest.get(Actors).person(project.personIds.get(accountOf('drafter', city))!, 'write');
  const outcome = await nest.get(DraftService).createDraft(creator, {
    projectId: project.id,
    kind: city ? 'EDITION' : 'JOINT',
    cityId: city ? project.cityIds[city] : null,
    title: null,
    text,
    idempotencyKey: null,
  });
  if ('refusal' in outcome) throw new Error(`The draft was refused: ${outcome.refusal.message}.`);
  const [row]: { slug: string }[] = await dataSource.query('SELECT slug FROM draft WHERE id = $1', [outcome.draftId]);
  return { id: outcome.draftId, slug: row!.slug };
}
