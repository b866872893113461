import { clausesOf, digestOfClauses, readLineContent } from '@colex/lawtext';
import { VersionDamaged, type VersionEntity, VersionRepository } from '@colex/store';
import type { EntityManager } from 'typeorm';
import { printClauses } from './clause-rows.js';

/**
 * What is wrong with a version, in words; undefined when its words, its clauses and the journal agree. `digestInJournal` is null where
 * the journal cannot be read: then a version is judged by itself.
 */
export async function faultOfVersion(
  manager: EntityManager,
  version: VersionEntity,
  digestInJournal: string | undefined | null,
): Promise<string | undefined> {
  const repository = new VersionRepository(manager);
  try {
    const text = await repository.textOf(version.id);
    if (!text) return 'it has no text';
    const digests = clausesOf(readLineContent(text.content)).map(({ id, digest }) => ({ lineId: id, digest }));
    if (digestOfClauses(digests) !== version.digest) return 'its text does not have its digest';
    const rows = await repository.clausesOf(version.id);
    const kept = rows.map(({ lineId, digest }) => ({ lineId, digest }));
    if (JSON.stringify(kept) !== JSON.stringify(digests)) return 'its clauses are not those of its text';
    if (printClauses(rows) !== text.printed) return 'its clauses do not read as it was printed';
  } catch (error) {
    if (!(error instanceof VersionDamaged)) throw error;
    return 'its text does not have its checksum';
  }
  if (digestInJournal !== null && digestInJournal !== version.digest)
    return `the journal reads differently at entry ${version.seq}`;
  return undefined;
}
