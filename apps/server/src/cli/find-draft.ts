import { DraftRepository } from '@colex/store';
import type { DataSource } from 'typeorm';
import { InputError } from './input-error.js';

/** The id of the draft with this slug or id; undefined when none was named. Throws {@link InputError} when there is no such draft. */
export async function findDraft(store: DataSource, named: string | undefined): Promise<string | undefined> {
  if (named === undefined) return undefined;
  const drafts = new DraftRepository(store.manager);
  const draft = (await drafts.bySlug(named)) ?? (await drafts.byId(named));
  if (!draft) throw new InputError(`there is no draft ${named}`);
  return draft.id;
}
