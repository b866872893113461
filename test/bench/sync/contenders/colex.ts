import { cp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Address, Room } from '../generator/commands.js';
import { openDocument } from '../generator/open-document.js';
import { waitUntil, waitUntilIdle } from '../machine/wait.js';
import { PROJECT_ROOT } from '../peers.js';
import type { SeedText } from '../texts.js';
import { ColexApi, type ColexPerson } from './colex-api.js';
import type { Contender } from './contender.js';
import { ServerInstallation } from './installation.js';
import { roomOf, seedOverSocket } from './seeding.js';

const PROJECT = 'huaihai-red-resources';
/** The drafters of the demo's ten cities: a room's typists are colleagues, not one person with two hundred tabs. */
const CITIES = [
  'xuzhou',
  'huaibei',
  'heze',
  'jining',
  'linyi',
  'lianyungang',
  'shangqiu',
  'suqian',
  'suzhou',
  'zaozhuang',
];
const DEMO_PASSWORD = /(?:password for all:|密码均为)\s*([a-z]+(?:-[a-z]+)+)/;

const COPY = join(PROJECT_ROOT, '.cache/bench-colex');
let copied: Promise<void> | undefined;
let profiling: readonly string[] = [];

/** Has every server started from now on write a CPU profile into a folder when it ends. */
export function profileInto(folder: string): void {
  profiling = ['--cpu-prof', '--cpu-prof-interval', '250', '--cpu-prof-dir', resolve(folder)];
}

/** What was built when the benchmark began: a build that somebody makes meanwhile must not change what is measured. */
function copyBuild(): Promise<void> {
  copied ??= rm(COPY, { recursive: true, force: true }).then(() =>
    cp(join(PROJECT_ROOT, 'dist'), join(COPY, 'dist'), { recursive: true }),
  );
  return copied;
}

/** The product as `npm start` runs it, with its demo, on a database the benchmark started. */
export const COLEX: Contender = {
  name: 'colex',
  keepsTexts: true,
  async install() {
    await copyBuild();
    const installation = await ServerInstallation.install({
      name: 'colex',
      needsDatabase: true,
      cwd: COPY,
      args: [...profiling, 'dist/apps/server/src/main.js'],
      // It listens for a moment at first, to see whether the port is free.
      readySign: /^Colex 协律 +http/m,
      environment: (folder) => ({ COLEX_DATA: folder, COLEX_DEMO: 'true', COLEX_LOG_LEVEL: 'warn' }),
    });
    try {
      return await prepare(installation);
    } catch (error) {
      await installation.remove();
      throw error;
    }
  },
};

async function prepare(installation: ServerInstallation) {
  const passwordPrinted = (): string | undefined => DEMO_PASSWORD.exec(installation.server.output())?.[1];
  await waitUntil('Colex prints the password of its demo', () => passwordPrinted() !== undefined);
  const api = new ColexApi(`http://127.0.0.1:${installation.port}`);
  const people: ColexPerson[] = [];
  for (const city of CITIES) people.push(await api.signIn(`${city}.drafter`, passwordPrinted() ?? ''));
  const [lead] = people;
  if (!lead) throw new Error('Nobody signed in.');
  const projectId = await api.projectId(lead, PROJECT);
  let made = 0;

  const makeRoom = async (text: SeedText): Promise<Room> => {
    made += 1;
    const draftId = await api.createDraft(lead, projectId, `文本${made}`, text.source ?? '');
    const address: Address = {
      wire: 'y-websocket',
      name: draftId,
      urls: people.map(({ token }) => `ws://127.0.0.1:${installation.port}/collab/${draftId}?token=${token}`),
    };
    if (text.source === undefined) await seedOverSocket(address, text);
    const document = await openDocument(address);
    const room = roomOf(address, document.doc);
    await document.close();
    return room;
  };

  return {
    get server() {
      return installation.server;
    },
    databasePid: installation.databasePid,
    async makeRooms(count: number, text: SeedText) {
      const rooms: Room[] = [];
      for (let index = 0; index < count; index += 1) rooms.push(await makeRoom(text));
      await waitUntilIdle(installation.server.pid);
      return rooms;
    },
    restart: installation.restart.bind(installation),
    kill: installation.kill.bind(installation),
    remove: installation.remove.bind(installation),
  };
}
