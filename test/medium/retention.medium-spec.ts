import { bodyOf, encodeState, linesOf, newDraftDocument } from '@colex/collab';
import { digestOfText } from '@colex/lawtext';
import { CheckpointRepository, IdempotencyKeyRepository, JournalRepository } from '@colex/store';
import * as Y from 'yjs';
import {
  ENTRIES_BETWEEN_HISTORY_CHECKPOINTS,
  HistoryKeeper,
} from '../../apps/server/src/history/history-keeper.service.js';
import { verifyAuditChain } from '../../apps/server/src/audit/audit-verification.js';
import { Rebuild } from '../../apps/server/src/projection/rebuild.service.js';
import { Verification } from '../../apps/server/src/projection/verification.service.js';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { nameVersion } from '../builders/a-version.js';
import { type TestServer, startServer } from '../harness/server.js';

/** What versions, sign-offs and audit rows say, and what they name. */
const KEPT = [
  'draft_update',
  'draft_client',
  'version',
  'version_clause',
  'restoration',
  'signoff_decision',
  'signed_words',
  'settlement_record',
  'ownership_record',
  'audit_entry',
  'audit_head',
] as const;

describe('what is cleared away in time', () => {
  let server: TestServer;
  let draft: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    draft = await aDraft(server);
    const drafter = await server.as('drafter');
    const reviewer = await server.as('reviewer', '商丘');
    await nameVersion(drafter, draft, '草案', { idempotencyKey: 'once' });
    const { draft: read } = await reviewer.get<{ draft: { clauses: { nodes: { id: string; digest: string }[] } } }>(
      `{ draft(slug: "${draft.slug}") { clauses(first: 20) { nodes { id digest } } } }`,
    );
    const { id: clauseId, digest } = read.clauses.nodes.at(-1)!;
    const decided = await reviewer.get<{ approveClause: { userErrors: { code: string }[] } }>(
      `mutation ($input: DecideOnClauseInput!) { approveClause(input: $input) { userErrors { code message } } }`,
      { input: { clauseId, digest } },
    );
    expect(decided.approveClause.userErrors).toEqual([]);
    await grow(ENTRIES_BETWEEN_HISTORY_CHECKPOINTS + 50);
    const restored = await drafter.get<{ restoreText: { userErrors: { code: string }[] } }>(
      `mutation ($input: RestoreTextInput!) { restoreText(input: $input) { userErrors { code } } }`,
      { input: { draftId: draft.id, moment: { revision: 1 } } },
    );
    expect(restored.restoreText.userErrors).toEqual([]);
  });
  afterAll(() => server.close());

  /** Writes many entries at the end of the journal. */
  const grow = async (entries: number): Promise<void> => {
    const { manager } = server.dataSource;
    const doc = newDraftDocument();
    for await (const group of new JournalRepository(manager).entriesAfter(draft.id, 0)) {
      for (const { bytes } of group) Y.applyUpdate(doc, bytes);
    }
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let entry = 0; entry < entries; entry += 1) bodyOf(doc).insert(20, '字');
    const expectedSeq = (await new JournalRepository(manager).headOf(draft.id)) ?? 0;
    const actorId = server.project.personIds.get('xuzhou.drafter')!;
    await server.dataSource.transaction((inside) =>
      new JournalRepository(inside).insert([
        {
          draftId: draft.id,
          expectedSeq,
          entries: updates.map((bytes) => ({ kind: 'edit' as const, actorId, newClientIds: [], bytes })),
        },
      ]),
    );
  };
  const sumOf = async (table: string): Promise<string> => {
    const [row]: { rows: string; sum: string }[] = await server.dataSource.query(
      `SELECT count(*) AS rows, md5(string_agg(whole, '' ORDER BY whole)) AS sum FROM (SELECT ${table}::text AS whole FROM ${table}) AS each`,
    );
    return `${row!.rows} ${row!.sum}`;
  };
  const sums = async (): Promise<Record<string, string>> =>
    Object.fromEntries(await Promise.all(KEPT.map(async (table) => [table, await sumOf(table)] as const)));

  it('is never anything that a version, a sign-off or an audit row needs', async () => {
    const { manager } = server.dataSource;
    const before = await sums();
    expect(before['version']).toMatch(/^1 /);
    expect(before['signoff_decision']).toMatch(/^1 /);
    expect(before['restoration']).toMatch(/^1 /);

    // Checkpoints come and go, the newest two stay.
    const checkpoints = new CheckpointRepository(manager);
    const doc = newDraftDocument();
    for await (const group of new JournalRepository(manager).entriesAfter(draft.id, 0)) {
      for (const { seq, bytes } of group) {
        Y.applyUpdate(doc, bytes);
        if (seq % 500 === 0) {
          await checkpoints.save(draft.id, { seq, state: encodeState(doc), digest: digestOfText(linesOf(doc)) });
        }
      }
    }
    const [{ kept } = { kept: '' }]: { kept: string }[] = await manager.query(
      'SELECT count(*) AS kept FROM draft_checkpoint',
    );
    expect(Number(kept)).toBe(2);
    // Everything that is derived is thrown away and made again.
    await server.application.nest.get(Rebuild).rebuildClauses();
    expect(await server.application.nest.get(HistoryKeeper).keep(draft.id)).toBe(ENTRIES_BETWEEN_HISTORY_CHECKPOINTS);
    // Keys of mutations expire.
    await manager.query(`UPDATE idempotency_key SET created_at = now() - interval '25 hours'`);
    const requestHash = Buffer.alloc(32);
    await server.dataSource.transaction((inside) =>
      new IdempotencyKeyRepository(inside).claim({ personId: 'per_x', key: 'k', mutation: 'm', requestHash }),
    );
    const [{ keys } = { keys: '' }]: { keys: string }[] = await manager.query(
      'SELECT count(*) AS keys FROM idempotency_key',
    );
    expect(Number(keys)).toBe(0);

    expect(await sums()).toEqual(before);
    for (const { faults } of await server.application.nest.get(Verification).verifyJournal())
      expect(faults).toEqual([]);
    expect((await verifyAuditChain(server.dataSource)).fault).toBeNull();
  });

  it.each(['draft_update', 'version', 'version_clause', 'signoff_decision', 'signed_words', 'audit_entry'])(
    'cannot be anything of %s, not even with a statement of SQL',
    async (table) => {
      await expect(server.dataSource.query(`DELETE FROM ${table}`)).rejects.toThrow(
        /never|append-only|only ever|ever/i,
      );
    },
  );
});
