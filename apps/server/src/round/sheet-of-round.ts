import type { SignoffSheetOptions } from '@colex/formats';
import {
  DraftRepository,
  PersonRepository,
  RegionRepository,
  RoundRepository,
  SignoffRepository,
  toRound,
} from '@colex/store';
import type { EntityManager } from 'typeorm';
import type { RoundVersions } from './round-versions.service.js';
import { signoffSheetRows } from './signoff-sheet-rows.js';

/** The 会签表 of a round: as it stands, or as it ended. Whoever asks has been let read the draft before; null when there is no round. */
export async function sheetOfRound(
  manager: EntityManager,
  versions: RoundVersions,
  roundId: string,
): Promise<SignoffSheetOptions | null> {
  const rounds = new RoundRepository(manager);
  const row = await rounds.byId(roundId);
  const version = row && (await versions.of(row.versionId));
  if (!row || !version) return null;
  const [signatures = []] = await rounds.signaturesOf([roundId]);
  const { decisions } = await new SignoffRepository(manager).decisionsAfter(row.draftId, 0, row.lastOrdinal);
  const [head] = await new DraftRepository(manager).headsByIds([row.draftId]);
  const cities = await new RegionRepository(manager).citiesByIds([...new Set([...row.cityIds, ...row.namedCityIds])]);
  const personIds = [...new Set([...decisions, ...signatures].map(({ personId }) => personId))];
  const people = await new PersonRepository(manager).byIds(personIds);
  return signoffSheetRows(toRound(row, signatures, version), decisions, {
    draft: head?.title ?? '',
    cities: new Map(cities.flatMap((city) => (city ? [[city.id, city.name] as const] : []))),
    people: new Map(people.flatMap((person) => (person ? [[person.id, person.name] as const] : []))),
  });
}
