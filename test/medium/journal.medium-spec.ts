import {
  type Appender,
  type Batch,
  CheckpointRepository,
  GroupCommit,
  JournalConnection,
  JournalDamaged,
  JournalRepository,
} from '@colex/store';
import { aProject } from '../builders/a-project.js';
import { type TestStore, openTestStore } from '../harness/store.js';

describe('the journal', () => {
  let store: TestStore;
  let connections: JournalConnection[];
  let actorId: string;
  const aConnection = (): JournalConnection => {
    const connection = new JournalConnection(store.url);
    connections.push(connection);
    return connection;
  };
  beforeEach(async () => {
    store = await openTestStore();
    connections = [];
    const project = await aProject(store.dataSource);
    actorId = project.personIds.get('xuzhou.drafter') ?? '';
    for (const id of ['drf_a', 'drf_b']) {
      await store.dataSource.query(
        `INSERT INTO draft (id, slug, kind, project_id, created_by) VALUES ($1, $1, 'JOINT', $2, $3)`,
        [id, project.id, actorId],
      );
      await store.dataSource.query(
        `INSERT INTO draft_head (draft_id, seq, projected_seq, title, digest, counts, updated_at)
         VALUES ($1, 0, 0, '', '', '{}', now())`,
        [id],
      );
    }
  });
  afterEach(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await store.close();
  });

  const batch = (draftId: string, expectedSeq: number, ...texts: string[]): Batch => ({
    draftId,
    expectedSeq,
    entries: texts.map((text) => ({ kind: 'edit', actorId, newClientIds: [], bytes: Buffer.from(text) })),
  });

  const textsOf = async (draftId: string): Promise<string[]> => {
    const texts: string[] = [];
    for await (const group of new JournalRepository(store.dataSource.manager).entriesAfter(draftId, 0, 2)) {
      texts.push(...group.map((entry) => Buffer.from(entry.bytes).toString()));
    }
    return texts;
  };

  it('carries everything that arrives during a flush in the next one, for all drafts, in order and without gaps', async () => {
    const flushes: number[] = [];
    const writer = new GroupCommit(aConnection(), { flushed: ({ entries }) => flushes.push(entries) });
    const first = writer.append(batch('drf_a', 0, 'a1'));
    const [more, other] = [
      writer.append(batch('drf_b', 0, 'b1', 'b2')),
      first.then(() => writer.append(batch('drf_a', 1, 'a2', 'a3'))),
    ];
    expect([await first, await more, await other]).toEqual([
      { kind: 'appended', seq: 1 },
      { kind: 'appended', seq: 2 },
      { kind: 'appended', seq: 3 },
    ]);
    expect(await textsOf('drf_a')).toEqual(['a1', 'a2', 'a3']);
    expect(await textsOf('drf_b')).toEqual(['b1', 'b2']);
    expect(flushes.reduce((sum, entries) => sum + entries, 0)).toBe(5);
  });

  it('writes nothing when another node appended first, and says where the journal ends', async () => {
    const [one, other] = [new GroupCommit(aConnection()), new GroupCommit(aConnection())];
    await one.append(batch('drf_a', 0, 'theirs'));
    expect(await other.append(batch('drf_a', 0, 'ours'))).toEqual({ kind: 'moved', seq: 1 });
    expect(await other.append(batch('drf_a', 1, 'ours'))).toEqual({ kind: 'appended', seq: 2 });
    expect(await other.append(batch('drf_none', 0, 'x'))).toEqual({ kind: 'gone' });
    expect(await textsOf('drf_a')).toEqual(['theirs', 'ours']);
  });

  it('recognises a commit whose answer was lost, and does not write it twice', async () => {
    const connection = aConnection();
    let losesAnswers = 1;
    const forgetful: Appender = {
      async append(batches, outcomeUnknown) {
        const outcomes = await connection.append(batches, outcomeUnknown);
        losesAnswers -= 1;
        // The commit is through, its answer is not: what a network does.
        if (losesAnswers >= 0) throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
        return outcomes;
      },
    };
    const stalls: unknown[] = [];
    const writer = new GroupCommit(forgetful, { stalled: (error) => stalls.push(error) });
    expect(await writer.append(batch('drf_a', 0, 'once', 'each'))).toEqual({ kind: 'appended', seq: 2 });
    expect(stalls).toHaveLength(1);
    expect(await textsOf('drf_a')).toEqual(['once', 'each']);
  });

  it('writes those batches of a flush that fit and leaves the others, whatever their order', async () => {
    const connection = aConnection();
    await connection.append([batch('drf_b', 0, 'b1')], false);
    const outcomes = await connection.append(
      [batch('drf_b', 0, 'late'), batch('drf_none', 0, 'x'), batch('drf_a', 0, 'a1', '', 'a3')],
      false,
    );
    expect(outcomes).toEqual([{ kind: 'moved', seq: 1 }, { kind: 'gone' }, { kind: 'appended', seq: 3 }]);
    expect(await textsOf('drf_b')).toEqual(['b1']);
    expect(await textsOf('drf_a')).toEqual(['a1', '', 'a3']);
  });

  it('takes a commit of other bytes for what it is, even when its own outcome is unknown', async () => {
    const connection = aConnection();
    await connection.append([batch('drf_a', 0, 'theirs', 'too')], false);
    expect(await connection.append([batch('drf_a', 0, 'ours')], true)).toEqual([{ kind: 'moved', seq: 2 }]);
    expect(await connection.append([batch('drf_a', 0, 'theirs')], true)).toEqual([{ kind: 'appended', seq: 1 }]);
    expect(await textsOf('drf_a')).toEqual(['theirs', 'too']);
  });

  it('gives every entry one place when many nodes append to the same drafts at once', async () => {
    const nodes = Array.from({ length: 6 }, () => new GroupCommit(aConnection()));
    const append = async (node: GroupCommit, draftId: string, text: string): Promise<void> => {
      for (let expected = 0; ;) {
        const outcome = await node.append(batch(draftId, expected, text));
        if (outcome.kind === 'gone') throw new Error('The draft is gone.');
        if (outcome.kind === 'appended') return;
        expected = outcome.seq;
      }
    };
    await Promise.all(
      nodes.map(async (node, index) => {
        for (let edit = 0; edit < 20; edit += 1) {
          // Each node names the drafts in an order of its own.
          const drafts = index % 2 === 0 ? ['drf_a', 'drf_b'] : ['drf_b', 'drf_a'];
          await Promise.all(drafts.map((draftId) => append(node, draftId, `${index}.${edit}`)));
        }
      }),
    );
    for (const draftId of ['drf_a', 'drf_b']) {
      const texts = await textsOf(draftId);
      expect(new Set(texts).size).toBe(120);
      expect(texts).toHaveLength(120);
    }
  });

  it('rejects a batch that can never be written and still writes the others', async () => {
    const writer = new GroupCommit(aConnection());
    const bad = {
      ...batch('drf_a', 0, 'x'),
      entries: [{ kind: 'edit' as const, actorId: 'per_nobody', newClientIds: [], bytes: Buffer.from('x') }],
    };
    const warmUp = writer.append(batch('drf_b', 0, 'b1'));
    const outcomes = await Promise.allSettled([
      writer.append(bad),
      warmUp.then(() => writer.append(batch('drf_b', 1, 'b2'))),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await textsOf('drf_b')).toEqual(['b1', 'b2']);
    expect(await textsOf('drf_a')).toEqual([]);
  });

  it('binds a client id to its first author', async () => {
    const writer = new GroupCommit(aConnection());
    const [entry] = batch('drf_a', 0, 'x').entries;
    await writer.append({ draftId: 'drf_a', expectedSeq: 0, entries: [{ ...entry!, newClientIds: [4_294_967_295] }] });
    const clients = await new JournalRepository(store.dataSource.manager).clientsOf('drf_a');
    expect([...clients]).toEqual([[4_294_967_295, actorId]]);
  });

  it('does not read over a gap or a changed byte (CD10)', async () => {
    const writer = new GroupCommit(aConnection());
    await writer.append(batch('drf_a', 0, 'one', 'two', 'three'));
    await store.dataSource.query(`UPDATE draft_update SET bytes = 'twO' WHERE draft_id = 'drf_a' AND seq = 2`);
    await expect(textsOf('drf_a')).rejects.toMatchObject({ name: 'JournalDamaged', seq: 2, fault: 'checksum' });
    await expect(store.dataSource.query('DELETE FROM draft_update')).rejects.toThrow('ever deleted');
    await expect(store.dataSource.query('TRUNCATE draft_update')).rejects.toThrow('ever deleted');
    await store.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(`DELETE FROM draft_update WHERE draft_id = 'drf_a' AND seq = 2`);
    });
    await expect(textsOf('drf_a')).rejects.toThrow(JournalDamaged);
  });

  it('keeps two checkpoints, and gives only those whose checksum holds', async () => {
    const checkpoints = new CheckpointRepository(store.dataSource.manager);
    for (const seq of [1, 2, 3])
      await checkpoints.save('drf_a', { seq, state: Buffer.from(`state ${seq}`), digest: 'd' });
    const seqs = async (): Promise<number[]> => {
      const found: number[] = [];
      for await (const { seq } of checkpoints.intact('drf_a', 3)) found.push(seq);
      return found;
    };
    expect(await seqs()).toEqual([3, 2]);
    await store.dataSource.query(`UPDATE draft_checkpoint SET state = 'other' WHERE seq = 3`);
    expect(await seqs()).toEqual([2]);
  });
});
