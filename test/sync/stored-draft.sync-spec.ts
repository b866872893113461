import { fillWithLines } from '@colex/collab';
import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { journalLength, textOnDisk } from '../harness/journal.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('opening a draft from the database', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeEach(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterEach(() => server.close());

  const checkpoint = (state: Buffer, seq: number) =>
    server.dataSource.query(
      `INSERT INTO draft_checkpoint (draft_id, seq, state, checksum, digest) VALUES ($1, $2, $3, sha256($3), 'wrong')`,
      [joint.id, seq, state],
    );

  it('writes a checkpoint every so many entries, which gives the same text as the journal', async () => {
    const writer = (await server.as('drafter')).open(joint.id);
    await writer.synced();
    for (let edit = 0; edit < 700; edit += 1) writer.body.insert(writer.body.length, '字');
    const [row] = await eventually('there is a checkpoint', async () => {
      const rows: { seq: string; state: Buffer }[] = await server.dataSource.query(
        'SELECT seq, state FROM draft_checkpoint WHERE draft_id = $1',
        [joint.id],
      );
      return rows.length > 0 ? rows : undefined;
    });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, row!.state);
    expect(Number(row!.seq)).toBeGreaterThan(500);
    await eventually('all of it is on disk', async () => (await journalLength(server.dataSource, joint.id)) === 701);
    expect((await textOnDisk(server.dataSource, joint.id)).startsWith(doc.getText('body').toJSON().slice(0, 5))).toBe(
      true,
    );
  });

  it('passes over a checkpoint that does not give the text it says it gives (CD9)', async () => {
    const other = new Y.Doc();
    fillWithLines(other, [{ id: 'x', kind: 'plain', text: '另一个文本' }]);
    await checkpoint(Buffer.from(Y.encodeStateAsUpdate(other)), 1);
    const opened = (await server.as('observer')).open(joint.id);
    await opened.synced();
    expect(opened.text()).toBe(await textOnDisk(server.dataSource, joint.id));
  });

  it('does not open a draft whose journal does not verify, and opens the others (CD10)', async () => {
    const sound = await aDraft(server);
    await server.dataSource.query(
      `UPDATE draft_update SET bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1) WHERE draft_id = $1`,
      [joint.id],
    );
    const observer = await server.as('observer');
    const raw = await openRaw(observer, joint.id);
    expect(await raw.closed).toEqual({ code: 4500, reason: 'damaged' });
    const opened = observer.open(sound.id);
    await opened.synced();
    expect(opened.text()).toContain('为了加强');
  });
});
