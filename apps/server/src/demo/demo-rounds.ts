import type { AuditRecord } from '@colex/access';
import { readLineContent } from '@colex/lawtext';
import {
  DraftRepository,
  type PersonEntity,
  RoundRepository,
  SignoffRepository,
  VersionRepository,
} from '@colex/store';
import {
  type Act,
  type Round,
  type RoundCommand,
  type RoundVersion,
  addDays,
  roundTransition,
  roundVersionOf,
} from '@colex/workflow';
import type { EntityManager } from 'typeorm';
import { newId } from '../identity/new-id.js';
import { dayOf } from '../signoff/act-of.js';
import { DEMO_CITIES } from './demo-region.js';

const DAY_MS = 86_400_000;

/** Who declined the first round, and why. */
const DECLINED = [
  ['jining', '重点保护名录的公布主体与我市现行规定不一致，建议再议。'],
  ['linyi', '支前民工运粮路线的认定需要先与文物主管部门沟通。'],
] as const;

/** A round that was closed without agreement, and the one that is open now on the text as it was revised; what the audit keeps. */
export async function seedRounds(
  manager: EntityManager,
  draftId: string,
  people: readonly Pick<PersonEntity, 'id' | 'account'>[],
  cityIds: ReadonlyMap<string, string>,
): Promise<readonly AuditRecord[]> {
  const draft = await new DraftRepository(manager).byId(draftId);
  const rounds = new RoundRepository(manager);
  const signoffs = new SignoffRepository(manager);
  const personOf = (account: string): string => people.find((person) => person.account === account)?.id ?? '';
  const memberCityIds = DEMO_CITIES.flatMap(({ slug }) => cityIds.get(slug) ?? []);
  const { decisions } = await signoffs.decisionsAfter(draftId, 0);
  const lastOrdinal = await signoffs.lastOrdinal(draftId);
  const records: AuditRecord[] = [];
  const record = (action: AuditRecord['action'], act: Act, round: Round, facts: AuditRecord['facts']): void => {
    const { personId: actorId, cityId } = act.by;
    const subject = { type: 'round', id: round.id };
    records.push({ action, actorId, cityId, projectId: draft?.projectId ?? null, draftId, subject, facts });
  };
  const act = (kind: 'round' | 'roundSignature', daysAgo: number, account: string, slug: string | null): Act => {
    const instant = new Date(Date.now() - daysAgo * DAY_MS);
    return {
      id: newId(kind),
      at: instant.toISOString(),
      today: dayOf(instant),
      by: {
        personId: personOf(account),
        cityId: slug === null ? null : (cityIds.get(slug) ?? null),
        ofLeadCity: false,
        roles: [slug === null ? 'CHAIR' : 'REVIEWER'],
      },
    };
  };
  const step = (round: Round | null, command: RoundCommand, by: Act): Round => {
    const outcome = roundTransition(round, command, { act: by, memberCityIds, decisions });
    if (!outcome.accepted) throw new Error(`the demo's round is refused: ${outcome.reason}`);
    return outcome.state;
  };
  const open = async (version: RoundVersion, daysAgo: number, days: number): Promise<Round> => {
    const by = act('round', daysAgo, 'chair', null);
    const dueOn = addDays(by.today, days);
    const round = step(
      null,
      { type: 'openRound', version, rule: { type: 'ALL_CITIES' }, cityIds: memberCityIds, dueOn },
      by,
    );
    await rounds.insert(draftId, round, new Date(by.at));
    record('round.open', by, round, {
      version: version.name,
      digest: version.digest,
      rule: round.rule.type,
      cities: [...round.cityIds],
      dueOn,
    });
    return round;
  };

  const [first, second] = await versionsOf(manager, draftId);
  if (!first || !second) throw new Error('the demo has no two versions to sign');
  let closed = await open(first, 9, 5);
  for (const [slug, reason] of DECLINED) {
    const by = act('roundSignature', 6, `${slug}.reviewer`, slug);
    const versionDigest = closed.version.digest;
    closed = step(closed, { type: 'declineWhole', cityId: by.by.cityId ?? '', versionDigest, reason }, by);
    const signature = closed.signatures.at(-1);
    if (signature) await rounds.appendSignature(draftId, closed.id, signature);
    record('round.decline', by, closed, { version: first.name, digest: first.digest, reason });
  }
  const by = act('roundSignature', 5, 'chair', null);
  const reason = '两市提出实质性意见，文本修改后另行会签。';
  closed = step(closed, { type: 'closeRound', reason }, by);
  await rounds.save(draftId, closed, lastOrdinal);
  record('round.close', by, closed, { version: first.name, digest: first.digest, agreed: false, reason });
  await open(second, 2, 14);
  return records;
}

/** The last two versions of a draft, the older first. */
async function versionsOf(manager: EntityManager, draftId: string): Promise<RoundVersion[]> {
  const versions = new VersionRepository(manager);
  const found: RoundVersion[] = [];
  for (const { id, name } of (await versions.ofDraft(draftId)).slice(-2)) {
    const text = await versions.textOf(id);
    if (text) found.push(roundVersionOf({ versionId: id, name }, readLineContent(text.content)));
  }
  return found;
}
