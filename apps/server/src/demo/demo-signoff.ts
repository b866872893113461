import type { AuditRecord } from '@colex/access';
import { linesOf } from '@colex/collab';
import { type Clause, type Line, clausesOf, digestOfClause } from '@colex/lawtext';
import {
  DraftRepository,
  OwnershipRepository,
  type PersonEntity,
  SignoffRepository,
  clauseId as idOfClause,
} from '@colex/store';
import { DEFAULT_SIGNOFF_SETTINGS, type Decision, type DecisionKind, readingOf, unsettled } from '@colex/workflow';
import type { EntityManager } from 'typeorm';
import { newId } from '../identity/new-id.js';
import { assessClause, settlementRecord } from '../signoff/assess-clause.js';
import { dayOf } from '../signoff/act-of.js';
import { decodeStored, openStoredDraft } from '../sync/stored-draft.js';
import { DEMO_CITIES } from './demo-region.js';

interface Said {
  readonly article: string;
  readonly cities: readonly string[];
  readonly kind: Exclude<DecisionKind, 'WITHDRAWN'>;
  readonly reason?: string;
  /** The words as they were before: `[now, then]`; the decision is stale. */
  readonly earlier?: readonly [string, string];
}

const ALL = DEMO_CITIES.map(({ slug }) => slug);

/** What the cities said about the joint draft: enough of everything for the panel to show what it can. */
const SAID: readonly Said[] = [
  { article: '第一条', cities: ALL, kind: 'APPROVED' },
  { article: '第四条', cities: ALL.filter((slug) => slug !== 'shangqiu'), kind: 'APPROVED' },
  { article: '第二条', cities: ['xuzhou', 'huaibei', 'shangqiu'], kind: 'APPROVED' },
  {
    article: '第二条',
    cities: ['jining'],
    kind: 'APPROVED_WITH_RESERVATION',
    reason: '我市的纪念设施多在县（市、区）管理，请在实施细则中写明分工。',
  },
  { article: '第三条', cities: ['xuzhou', 'suqian'], kind: 'APPROVED' },
  {
    article: '第三条',
    cities: ['linyi'],
    kind: 'OBJECTED',
    reason: '建议把支前民工的运粮路线单列为一项，与战场遗址分开认定。',
  },
  {
    article: '第八条',
    cities: ['xuzhou', 'shangqiu', 'suzhou'],
    kind: 'APPROVED',
    earlier: ['次年1月10日', '12月31日'],
  },
  { article: '第八条', cities: ['huaibei'], kind: 'APPROVED' },
  {
    article: '第十二条',
    cities: ['lianyungang', 'heze'],
    kind: 'APPROVED',
    earlier: ['不得少于二十日', '不得少于十五日'],
  },
];

/** A clause given to a city to draft. */
const GIVEN = { article: '第二十六条', city: 'jining' } as const;

/** Lets the cities of the demo sign off some clauses of a draft; returns what the audit chain is to keep of it. */
export async function seedSignoff(
  manager: EntityManager,
  draftId: string,
  people: readonly Pick<PersonEntity, 'id' | 'account'>[],
  cityIds: ReadonlyMap<string, string>,
): Promise<readonly AuditRecord[]> {
  const draft = await new DraftRepository(manager).byId(draftId);
  const stored = await openStoredDraft(manager, draftId);
  if (!draft || !stored) throw new Error('the demo has no draft');
  const doc = decodeStored(draftId, stored);
  const clauses = clausesOf(linesOf(doc));
  doc.destroy();
  const article = (number: string): Clause => {
    const clause = clauses.find((each) => each.number === number);
    if (!clause) throw new Error(`the demo has no ${number}`);
    return clause;
  };
  const personOf = (account: string): string => people.find((person) => person.account === account)?.id ?? '';
  const signoffs = new SignoffRepository(manager);
  const records: AuditRecord[] = [];
  const at = new Date();
  const made: Decision[] = [];
  for (const { article: number, cities, kind, reason = null, earlier } of SAID) {
    const clause = article(number);
    const words = earlier ? clause.lines.map((line) => wordedAs(line, earlier)) : clause.lines;
    for (const slug of cities) {
      const decision: Decision = {
        id: newId('signoffDecision'),
        clauseId: clause.id,
        cityId: cityIds.get(slug) ?? '',
        kind,
        digest: digestOfClause(words),
        citations: readingOf(clauses, clause.id)?.citations ?? [],
        reason,
        roundId: null,
        personId: personOf(`${slug}.reviewer`),
        at: at.toISOString(),
      };
      await signoffs.append({ draftId, decision, revision: 1, words });
      made.push(decision);
      records.push({
        action: ACTIONS[kind],
        actorId: decision.personId,
        cityId: decision.cityId,
        projectId: draft.projectId,
        draftId,
        subject: { type: 'clause', id: idOfClause(draftId, clause.id) },
        facts: { decision: decision.id, digest: decision.digest, revision: 1, reason },
      });
    }
  }
  const lineId = article('第一条').id;
  const last = made.findLast((decision) => decision.clauseId === lineId);
  const settled = await assessClause(manager, draft, {
    act: {
      id: newId('settlement'),
      by: { personId: last?.personId ?? '', cityId: last?.cityId ?? null, ofLeadCity: false, roles: ['REVIEWER'] },
      at: at.toISOString(),
      today: dayOf(at),
    },
    lineId,
    reading: readingOf(clauses, lineId),
    settlement: unsettled(lineId),
    settings: DEFAULT_SIGNOFF_SETTINGS,
    memberCityIds: [...cityIds.values()],
    decisions: made.filter((decision) => decision.clauseId === lineId),
  });
  if (settled) records.push(settlementRecord(draft, lineId, last?.personId ?? '', settled));
  const chair = personOf('chair');
  const city = cityIds.get(GIVEN.city) ?? '';
  const given = article(GIVEN.article).id;
  await new OwnershipRepository(manager).append({
    id: newId('ownership'),
    draftId,
    lineId: given,
    kind: 'GIVEN',
    cityId: city,
    fromCityId: null,
    personId: chair,
    reason: null,
    at,
  });
  records.push({
    action: 'clause.give',
    actorId: chair,
    projectId: draft.projectId,
    draftId,
    subject: { type: 'clause', id: idOfClause(draftId, given) },
    facts: { city, from: null },
  });
  return records;
}

const ACTIONS = {
  APPROVED: 'signoff.approve',
  APPROVED_WITH_RESERVATION: 'signoff.reserve',
  OBJECTED: 'signoff.object',
} as const;

const wordedAs = (line: Line, [now, then]: readonly [string, string]): Line => ({
  ...line,
  text: line.text.replace(now, then),
});
