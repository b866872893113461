import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { stateHash } from '@colex/collab';
import { isDatabaseAway, migrateDatabase, storeOptions } from '@colex/store';
import { DataSource } from 'typeorm';
import { createApplication } from '../../../apps/server/src/application.js';
import { readConfiguration } from '../../../apps/server/src/configuration.js';
import { Verification } from '../../../apps/server/src/projection/verification.service.js';
import { aDraft } from '../../builders/a-draft.js';
import { type CityName, aProject, accountOf } from '../../builders/a-project.js';
import { TestActor } from '../../harness/actor.js';
import { aChildServer } from '../../harness/child-server.js';
import { eventually } from '../../harness/eventually.js';
import { CRASH_POINTS, CRASH_VARIABLE, type CrashPoint } from './crash-points.js';
import { type DurablePostgres, aDurablePostgres } from './durable-postgres.js';
import { faultsOf, readJournal } from '../../harness/journal-checker.js';
import { type Typist, aTypist } from '../../harness/typist.js';

/** What is killed in one round, and when. */
export type Crash =
  | { readonly what: 'server'; readonly at: CrashPoint; readonly count: number }
  | { readonly what: 'server'; readonly at: 'any-moment'; readonly milliseconds: number }
  | { readonly what: 'postgres' | 'postgres-backend'; readonly milliseconds: number };

/** A server, a PostgreSQL and people who go on typing while one or the other is killed. */
export interface CrashStory {
  /** One crash: people type, something is killed, the disk is looked at. Returns what is wrong; empty when nothing is. */
  live(crash: Crash): Promise<string[]>;
  /** The end: everybody comes together, and server, clients, journal and clause rows must be of one mind (N8). */
  comeTogether(): Promise<string[]>;
  /** Edits made so far, by everybody. */
  edits(): number;
  close(): Promise<void>;
}

const SIGNS: Readonly<Record<string, CityName>> = { 甲: '徐州', 乙: '商丘', 丙: '淮北' };
const PATIENCE_MS = 60_000;

/** The crash of a round, by chance: every point and both programs have their turn. */
export function crashOf(round: number, random: () => number): Crash {
  const kinds = [...CRASH_POINTS, 'any-moment', 'postgres', 'any-moment', 'postgres-backend'] as const;
  const kind = kinds[round % kinds.length]!;
  if (kind === 'any-moment') return { what: 'server', at: kind, milliseconds: Math.floor(random() * 300) };
  if (kind === 'postgres' || kind === 'postgres-backend')
    return { what: kind, milliseconds: Math.floor(random() * 300) };
  const most = kind.includes('commit') || kind === 'on-shutdown' ? 6 : 1;
  return { what: 'server', at: kind, count: Math.floor(random() * most) };
}

/** Sets the stage. `random` decides who types what. */
export async function beginCrashStory(random: () => number): Promise<CrashStory> {
  const postgres: DurablePostgres = await aDurablePostgres();
  const databaseUrl = postgres.link.url;
  await migrateDatabase(databaseUrl);
  const dataSource = await new DataSource(storeOptions({ url: databaseUrl, poolSize: 2 })).initialize();
  const project = await aProject(dataSource);
  const joint = await madeDraft(databaseUrl, dataSource, project);
  const server = await aChildServer(databaseUrl, { program: 'test/fuzz/crash/crashing-server.ts' });
  await server.start();
  const actors: TestActor[] = [];
  const typists: Typist[] = [];
  for (const [sign, city] of Object.entries(SIGNS)) {
    const account = accountOf('drafter', city);
    const personId = project.personIds.get(account)!;
    const actor = await new TestActor(server.url).signedInAs(account, personId);
    actors.push(actor);
    typists.push(aTypist(actor, joint.id, sign, personId));
  }
  await Promise.all(typists.map(({ opened }) => opened.synced()));

  async function typeUntil(isOver: () => boolean): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!isOver()) {
      if (Date.now() > end) throw new Error('What should have been killed went on.');
      const typist = typists[Math.floor(random() * typists.length)]!;
      for (let words = Math.ceil(random() * 3); words > 0; words -= 1) typist.type();
      if (random() < 0.1) typist.remove(random);
      await delay(random() * 5);
    }
  }

  async function typeUntilOver(over: Promise<unknown>): Promise<void> {
    let isOver = false;
    const ends = over.finally(() => (isOver = true));
    await typeUntil(() => isOver);
    await ends;
  }

  async function killWhileTyping(crash: Crash): Promise<void> {
    if (crash.what !== 'server') {
      const kill = crash.what === 'postgres' ? postgres.crash : postgres.crashBackend;
      return typeUntilOver(delay(crash.milliseconds).then(() => kill()));
    }
    if (crash.at === 'any-moment') return typeUntilOver(delay(crash.milliseconds).then(() => server.kill()));
    if (crash.at === 'on-shutdown' || crash.at === 'inside-checkpoint' || crash.at === 'inside-compaction') {
      let code: number | null = null;
      await typeUntilOver(delay(100).then(async () => void (code = await server.stop())));
      // A shutdown may be over before the n-th query of it; a checkpoint is written by every one of them.
      if (crash.at !== 'on-shutdown' && code !== null)
        throw new Error(`Nobody came to the point ${crash.at} (exit ${code}).`);
      return;
    }
    await typeUntilOver(server.ended());
  }

  function known(): { acknowledged: Map<Typist, number>; seen: Set<string> } {
    const seen = new Set<string>();
    for (const typist of typists) {
      const others = typists.filter((other) => other !== typist).map(({ opened }) => opened.text());
      for (const word of typist.typed) if (others.some((text) => text.includes(word))) seen.add(word);
    }
    return { acknowledged: new Map(typists.map((typist) => [typist, typist.acknowledged()])), seen };
  }

  return {
    async live(crash) {
      // Whoever waits for a server that is there already is started without a crash.
      await server.kill();
      const told = crash.what === 'server' && crash.at !== 'any-moment' ? `${crash.at}:${crash.count}` : '';
      await server.start({ [CRASH_VARIABLE]: told });
      await Promise.race([
        Promise.all(typists.map(({ opened }) => opened.synced())),
        // It may be killed by the very first thing it does.
        server.ended(),
      ]);
      await killWhileTyping(crash);
      const people = known();
      const disk = await eventually(
        'the disk can be read',
        () => readJournal(dataSource, joint.id).catch(whileAway),
        PATIENCE_MS,
      );
      for (const typist of typists) typist.type();
      return faultsOf(disk, typists, people);
    },
    async comeTogether() {
      await server.kill();
      await server.start();
      await eventually(
        'everything is acknowledged',
        () => typists.every((typist) => typist.acknowledged() === typist.edits.length),
        PATIENCE_MS,
      );
      const disk = await readJournal(dataSource, joint.id);
      const newcomer = actors[0]!.open(joint.id);
      await newcomer.synced();
      const hashes = await eventually(
        'all hold one state',
        () => {
          const all = [newcomer, ...typists.map(({ opened }) => opened)].map(({ doc }) => stateHash(doc));
          return all.every((hash) => hash === all[0]) ? all : undefined;
        },
        PATIENCE_MS,
      );
      newcomer.close();
      const faults = faultsOf(disk, typists, known());
      if (hashes[0] !== disk.hash) faults.push('what people see is not what the journal gives');
      const [verified] = await eventually(
        'clause rows are as far as the journal',
        async () => {
          const [{ behind } = { behind: true }]: { behind: boolean }[] = await dataSource.query(
            'SELECT projected_seq < seq AS behind FROM draft_head WHERE draft_id = $1',
            [joint.id],
          );
          return behind ? undefined : new Verification(dataSource).verifyJournal(joint.id);
        },
        PATIENCE_MS,
      );
      return [...faults, ...(verified?.faults ?? []).map(({ fault, detail }) => `${fault}: ${detail}`)];
    },
    edits: () => typists.reduce((sum, { edits }) => sum + edits.length, 0),
    async close() {
      for (const actor of actors) actor.leave();
      await server.kill();
      await dataSource.destroy();
      await postgres.remove();
    },
  };
}

async function madeDraft(databaseUrl: string, dataSource: DataSource, project: Awaited<ReturnType<typeof aProject>>) {
  const configuration = readConfiguration({
    PORT: '0',
    COLEX_DATA: tmpdir(),
    COLEX_DEMO: 'false',
    COLEX_LOG_LEVEL: 'silent',
  });
  const application = await createApplication({ ...configuration, databaseUrl });
  try {
    return await aDraft({ application, dataSource, project });
  } finally {
    await application.close();
  }
}

/** PostgreSQL restarts just now. */
function whileAway(error: unknown): undefined {
  if (!isDatabaseAway(error)) throw error;
}
