import {
  ClauseGuard,
  admitUpdate,
  decodeFrame,
  isWritingFrame,
  linesOf,
  rewriteAwareness,
  stateHash,
} from '@colex/collab';
import type { Frame } from '@colex/collab';
import * as Y from 'yjs';
import { aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { journalLength, textOnDisk } from '../harness/journal.js';
import { openRaw } from '../harness/raw-client.js';
import { startServer } from '../harness/server.js';
import { FrameGrammar, randomFrom, targetDraft } from './frame-grammar.js';

const SEED = 20_261_126;

/** Frames looked at; `COLEX_FUZZ_FRAMES=1000000` is the nightly run. */
const FRAMES = Number(process.env['COLEX_FUZZ_FRAMES'] ?? 10_000);

/** Of those, frames that go through sockets of a whole server: most cost a connection. */
const FRAMES_BY_SOCKET = Math.max(200, Math.floor(FRAMES / 100));

const USER = { personId: 'p', name: '徐州drafter', cityName: '徐州市', sign: '徐', colour: '#b0470a' };

describe('hostile frames (MS2)', () => {
  it('are refused or taken in without a crash, and whatever is taken in leaves a draft that reads the same everywhere', () => {
    const server = targetDraft();
    const guard = new ClauseGuard(server);
    const settled = new Set(['b']);
    const grammar = new FrameGrammar(server, randomFrom(SEED));
    const taken: Record<string, number> = {};
    let slowest = 0;
    /** What the server does with a frame of somebody who may write, up to the journal. */
    const receive = (frame: Exclude<Frame, { type: 'malformed' }> | ReturnType<typeof decodeFrame>): string => {
      if (frame.type === 'awareness') return rewriteAwareness(frame.update, () => true, USER).outcome;
      if (frame.type === 'syncStep1') {
        try {
          return String(Y.encodeStateAsUpdate(server, frame.stateVector).length > 0);
        } catch {
          return 'no state vector';
        }
      }
      if (frame.type !== 'update' && frame.type !== 'syncStep2') return frame.type;
      const { verdict } = admitUpdate(server, frame.update);
      if (verdict !== 'admitted') return verdict;
      if (guard.touchedBy(frame.update, settled).length > 0) return 'protected';
      Y.applyUpdate(server, frame.update);
      return verdict;
    };
    for (let count = 0; count < FRAMES; count += 1) {
      const bytes = grammar.next();
      const begin = performance.now();
      isWritingFrame(bytes);
      const outcome = receive(decodeFrame(bytes));
      slowest = Math.max(slowest, performance.now() - begin);
      taken[outcome] = (taken[outcome] ?? 0) + 1;
      if (outcome === 'admitted') {
        expect(server.store.pendingStructs ?? server.store.pendingDs).toBeNull();
        expect([...server.share.keys()]).toEqual(['body']);
      }
    }
    const newcomer = new Y.Doc();
    Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(server));
    expect(stateHash(newcomer)).toBe(stateHash(server));
    expect(linesOf(server).find((line) => line.id === 'b')?.text).toBe('为了加强保护');
    // Most damage is noticed; some makes another edit that anybody with the right may make.
    expect(taken).toMatchObject({
      malformed: expect.any(Number),
      refused: expect.any(Number),
      known: expect.any(Number),
    });
    if (FRAMES > 100_000) {
      process.stderr.write(
        `${FRAMES} hostile frames, the slowest ${slowest.toFixed(1)} ms: ${JSON.stringify(taken)}\n`,
      );
      expect(slowest).toBeLessThan(200);
    }
  });

  it('of somebody who may only read never reach the journal, and those who write notice nothing', async () => {
    const server = await startServer();
    try {
      const joint = await aDraft(server);
      const [writer, colleague] = [await server.as('drafter', '徐州'), await server.as('drafter', '商丘')];
      const [mine, theirs] = [writer.open(joint.id), colleague.open(joint.id)];
      await Promise.all([mine.synced(), theirs.synced()]);
      const hostile = await server.as('observer', '淮北');
      const grammar = new FrameGrammar(mine.doc, randomFrom(SEED + 1));
      let words = 0;
      let raw = await openRaw(hostile, joint.id);
      for (let count = 0; count < FRAMES_BY_SOCKET; count += 1) {
        if (raw.socket.readyState !== raw.socket.OPEN) raw = await openRaw(hostile, joint.id);
        raw.socket.send(grammar.next());
        // A frame that is refused closes the socket; one that is not leaves it open and answers the next ping.
        raw.socket.ping();
        await Promise.race([raw.closed, new Promise((resolve) => raw.socket.once('pong', resolve))]);
        if (count % 20 === 0) {
          mine.body.insert(mine.body.length, '写');
          words += 1;
        }
      }
      raw.socket.terminate();
      const written = '写'.repeat(words);
      await eventually('every word is with the colleague', () => theirs.text().endsWith(written));
      await eventually('and on disk', async () => (await textOnDisk(server.dataSource, joint.id)).endsWith(written));
      expect(await journalLength(server.dataSource, joint.id)).toBe(1 + words);
    } finally {
      await server.close();
    }
  });
});
