import { type SaveState, keepSaveBook, ledgerSocket, openSaveBook } from '@colex/collab';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { holdJournal, textOnDisk } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('the save state of our client', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it('says saved after the commit and not before, and counts what is not', async () => {
    const drafter = await server.as('drafter');
    const book = openSaveBook();
    const states: SaveState[] = [];
    book.subscribe(() => states.push(book.getState()));
    const opened = drafter.open(joint.id, {
      params: { ack: '1' },
      socketClass: ledgerSocket(drafter.socketClass(), book),
    });
    keepSaveBook(opened.provider, book);
    await opened.synced();
    await eventually('nothing is unsaved', () => book.getState().type === 'saved');

    const held = await holdJournal(server.dataSource, joint.id);
    opened.body.insert(opened.body.length, '一');
    opened.body.insert(opened.body.length, '二');
    await eventually('two edits wait', () => {
      const state = book.getState();
      return state.type === 'saving' && state.edits === 2;
    });
    expect(await textOnDisk(server.dataSource, joint.id)).not.toContain('一二');
    await held.release();
    await eventually('it is saved', () => book.getState().type === 'saved');
    expect(await textOnDisk(server.dataSource, joint.id)).toMatch(/一二$/);

    opened.provider.disconnect();
    opened.body.insert(opened.body.length, '三');
    expect(book.getState()).toEqual({ type: 'offline', edits: 1 });
    opened.provider.connect();
    await eventually('it is saved again', () => book.getState().type === 'saved');
    expect(await textOnDisk(server.dataSource, joint.id)).toMatch(/一二三$/);
    expect(states.map(({ type }) => type)).not.toContain('failed');
  });
});
