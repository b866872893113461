import { AuditWriter } from '@colex/access';
import { encodeState, linesOf, newDraftDocument, rewriteTo } from '@colex/collab';
import type { Line } from '@colex/lawtext';
import { ClauseChangeRepository, ClauseRepository, JournalRepository, type VersionKind } from '@colex/store';
import { nanoid } from 'nanoid';
import type { EntityManager } from 'typeorm';
import * as Y from 'yjs';
import { projectText } from '../projection/clause-rows.js';
import { writeHead } from '../projection/clause-store.js';
import { wordingChanges } from '../projection/wording-changes.js';
import { createVersion, versionCreated } from '../version/version-creation.js';
import { JOINT_DRAFT_TEXT } from './joint-draft.js';

/** What a city changed before the text read as it does: the words before and after; no words before is a 款 that was added. */
interface DemoEdit {
  readonly city: string;
  readonly daysAgo: number;
  readonly before: string;
  readonly after: string;
  /** The end of the line that an added 款 follows. */
  readonly follows?: string;
}

const EDITS: readonly DemoEdit[] = [
  {
    city: 'xuzhou',
    daysAgo: 16,
    before: '遵循保护优先、合理利用、社会参与的原则',
    after: '遵循尊重史实、保护优先、合理利用、区域协同、社会参与的原则',
  },
  { city: 'shangqiu', daysAgo: 15, before: '每十年至少组织一次', after: '每五年至少组织一次' },
  { city: 'huaibei', daysAgo: 12, before: '公示时间不得少于十日。', after: '公示时间不得少于二十日。' },
  {
    city: 'suzhou',
    daysAgo: 6,
    before: '六十日内进行核实。',
    after: '三十日内进行核实，并将核实结果告知建议人。',
  },
  {
    city: 'linyi',
    daysAgo: 3,
    before: '',
    after: '建议名单中的资源涉及其他协同城市的，应当在公示前书面征求该市人民政府文物主管部门的意见。',
    follows: '公示时间不得少于二十日。',
  },
];

interface DemoVersion {
  readonly name: string;
  readonly kind: VersionKind;
  readonly note: string;
  readonly city: string;
  readonly daysAgo: number;
  /** After how many of the edits. */
  readonly edits: number;
}

const VERSIONS: readonly DemoVersion[] = [
  {
    name: '草案征求意见稿',
    kind: 'CONSULTATION_DRAFT',
    note: '发各市征求意见。',
    city: 'xuzhou',
    daysAgo: 18,
    edits: 0,
  },
  { name: '草案', kind: 'BILL', note: '第一次联席会议后形成。', city: 'xuzhou', daysAgo: 10, edits: 3 },
  {
    name: '草案修改稿（一稿）',
    kind: 'REVISED_BILL',
    note: '吸收各市书面意见。',
    city: 'shangqiu',
    daysAgo: 1,
    edits: 5,
  },
];

const FIRST_DAYS_AGO = 20;
const DAY_MS = 86_400_000;

/** The joint draft as it was before any city changed it. */
export const FIRST_JOINT_TEXT = EDITS.reduceRight(
  (text, { before, after }) => text.replace(before === '' ? `\n\n${after}` : after, before),
  JOINT_DRAFT_TEXT,
);

/** Gives the joint draft a past: what cities changed, day by day, and the versions that were named meanwhile. */
export async function seedJointHistory(
  manager: EntityManager,
  draft: { readonly draftId: string; readonly projectId: string },
  drafterOf: (city: string) => string,
): Promise<void> {
  const { draftId } = draft;
  const now = Date.now();
  const daysAgo = (days: number): Date => new Date(now - days * DAY_MS);
  const doc = new Y.Doc();
  for await (const entries of new JournalRepository(manager).entriesAfter(draftId, 0)) {
    for (const { bytes } of entries) Y.applyUpdate(doc, bytes);
  }
  await datedBack(manager, draftId, 1, daysAgo(FIRST_DAYS_AGO));
  let text = projectText(draftId, linesOf(doc));
  const changedAt = new Map<string, number>();
  for (let edits = 0; ; edits += 1) {
    for (const version of VERSIONS.filter((one) => one.edits === edits)) {
      const wish = {
        draftId,
        name: version.name,
        kind: version.kind,
        note: version.note,
        origin: 'PERSON' as const,
        creatorId: drafterOf(version.city),
        createdAt: daysAgo(version.daysAgo),
        seq: edits + 1,
        lines: linesOf(doc),
      };
      const created = await createVersion(manager, wish);
      const { projectId } = draft;
      if (created) await new AuditWriter().append(manager, { ...versionCreated(wish, created), projectId });
    }
    const edit = EDITS[edits];
    if (!edit) break;
    const { bytes, clientIds } = written(doc, edited(linesOf(doc), edit));
    const actorId = drafterOf(edit.city);
    const entry = { kind: 'edit', actorId, newClientIds: clientIds, bytes } as const;
    await new JournalRepository(manager).insert([{ draftId, expectedSeq: edits + 1, entries: [entry] }]);
    await datedBack(manager, draftId, edits + 2, daysAgo(edit.daysAgo));
    const next = projectText(draftId, linesOf(doc));
    const changes = wordingChanges(text.clauses, next.clauses);
    await new ClauseChangeRepository(manager).save(draftId, edits + 1, edits + 2, changes);
    for (const { lineId } of changes) changedAt.set(lineId, edits + 2);
    text = next;
  }
  doc.destroy();
  const rows = text.clauses.map((clause) => {
    const seq = changedAt.get(clause.lineId) ?? 1;
    return { ...clause, changedAtSeq: seq, touchedAtSeq: seq };
  });
  await new ClauseRepository(manager).save(rows);
  await writeHead(manager, draftId, EDITS.length + 1, text);
}

function edited(lines: readonly Line[], { before, after, follows }: DemoEdit): Line[] {
  if (follows === undefined) return lines.map((line) => ({ ...line, text: line.text.replace(before, after) }));
  return lines.flatMap((line): Line[] =>
    line.text.endsWith(follows) ? [line, { id: nanoid(), kind: 'paragraph', text: after }] : [line],
  );
}

/** Makes the text read like this and returns what that took. */
function written(doc: Y.Doc, lines: readonly Line[]): { readonly bytes: Uint8Array; readonly clientIds: number[] } {
  const before = Y.encodeStateVector(doc);
  const writer = newDraftDocument();
  Y.applyUpdate(writer, encodeState(doc));
  rewriteTo(writer, lines, nanoid);
  const bytes = encodeState(writer, before);
  writer.destroy();
  Y.applyUpdate(doc, bytes);
  return { bytes, clientIds: [...new Set(Y.decodeUpdate(bytes).structs.map(({ id }) => id.client))] };
}

/** The demo is seeded at once but tells of three weeks; nothing else ever writes a time into the journal. */
async function datedBack(manager: EntityManager, draftId: string, seq: number, at: Date): Promise<void> {
  await manager.query('UPDATE draft_update SET at = $3 WHERE draft_id = $1 AND seq = $2', [draftId, seq, at]);
}
