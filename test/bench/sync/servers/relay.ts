/**
 * The limit of the machine: a relay that knows nothing of documents. `COMMIT` says what it waits for before it hands an update on:
 * `none`, `each` (one insert per update, one after the other in a room) or `group` (one multi-row insert under way, which carries
 * whatever arrived meanwhile). With a database it answers a newcomer with everything it has of the room, as received.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import pg from 'pg';
import { type WebSocket, WebSocketServer } from 'ws';

interface Room {
  readonly name: string;
  readonly sockets: Set<WebSocket>;
  /** Frames of the room in their order; resolves when those of the database have been read. */
  readonly frames: Promise<Buffer[]>;
}

interface Entry {
  readonly room: string;
  readonly frame: Buffer;
}

/** Hands an update on when it is stored as the relay promises. */
type Commit = (room: Room, frame: Buffer, handOn: () => void) => void;

const SYNC = 0;
const STATE_VECTOR = 0;
const ANSWER = 1;
const UPDATE = 2;
const EMPTY_ANSWER = Buffer.from([SYNC, ANSWER, 2, 0, 0]);

const rooms = new Map<string, Room>();
const pool = process.env['DATABASE_URL'] ? new pg.Pool({ connectionString: process.env['DATABASE_URL'] }) : undefined;
await pool?.query(
  'CREATE TABLE IF NOT EXISTS relay_update (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, room text, frame bytea)',
);
await pool?.query('CREATE INDEX IF NOT EXISTS relay_update_room ON relay_update (room, seq)');

const commit = commitOf(process.env['COMMIT']);
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

sockets.on('connection', (socket, request) => {
  const room = roomOf(request.url ?? '/');
  room.sockets.add(socket);
  socket.once('close', () => room.sockets.delete(socket));
  socket.on('message', (frame: Buffer) => {
    if (frame[0] !== SYNC) return;
    if (frame[1] === STATE_VECTOR) void answer(room, socket);
    else if (frame[1] === UPDATE) commit(room, frame, () => fanOut(room, socket, frame));
  });
});

server.listen(Number(process.env['PORT']), '127.0.0.1');
await once(server, 'listening');
process.once('SIGTERM', () => process.exit(0));

function roomOf(name: string): Room {
  const known = rooms.get(name);
  if (known) return known;
  const room = { name, sockets: new Set<WebSocket>(), frames: readFrames(name) };
  rooms.set(name, room);
  return room;
}

async function readFrames(room: string): Promise<Buffer[]> {
  if (!pool) return [];
  const { rows } = await pool.query<{ frame: Buffer }>('SELECT frame FROM relay_update WHERE room = $1 ORDER BY seq', [
    room,
  ]);
  return rows.map(({ frame }) => frame);
}

/** The first update serves as the answer to the state vector, the others follow as they came. */
async function answer(room: Room, socket: WebSocket): Promise<void> {
  const [first, ...others] = await room.frames;
  socket.send(first ? Buffer.concat([Buffer.from([SYNC, ANSWER]), first.subarray(2)]) : EMPTY_ANSWER);
  for (const frame of others) socket.send(frame);
}

function fanOut(room: Room, sender: WebSocket, frame: Buffer): void {
  for (const socket of room.sockets) if (socket !== sender) socket.send(frame);
}

function commitOf(kind: string | undefined): Commit {
  if (!pool) return (_room, _frame, handOn) => handOn();
  return kind === 'each' ? oneByOne(pool) : inGroups(pool);
}

function oneByOne(database: pg.Pool): Commit {
  const queues = new Map<Room, Promise<void>>();
  return (room, frame, handOn) => {
    const before = queues.get(room) ?? Promise.resolve();
    const stored = before.then(async () => {
      const frames = await room.frames;
      await database.query('INSERT INTO relay_update (room, frame) VALUES ($1, $2)', [room.name, frame]);
      frames.push(frame);
      handOn();
    });
    queues.set(room, stored);
  };
}

function inGroups(database: pg.Pool): Commit {
  let waiting: { room: Room; frame: Buffer; handOn: () => void }[] = [];
  let writing = false;
  const write = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      const entries: Entry[] = group.map(({ room, frame }) => ({ room: room.name, frame }));
      await database.query('INSERT INTO relay_update (room, frame) SELECT * FROM unnest($1::text[], $2::bytea[])', [
        entries.map(({ room }) => room),
        entries.map(({ frame }) => frame),
      ]);
      for (const { room, frame, handOn } of group) {
        (await room.frames).push(frame);
        handOn();
      }
    }
    writing = false;
  };
  return (room, frame, handOn) => {
    waiting.push({ room, frame, handOn });
    if (!writing) void write();
  };
}
