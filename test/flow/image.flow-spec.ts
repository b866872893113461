import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, link, mkdir, mkdtemp, readFile, readdir, readlink, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { aFreePort } from '../harness/child-server.js';
import { type TestDatabase, createTestDatabase } from '../harness/database.js';
import { commandOf, copiesOf, environmentOf, lastOf, stagesOf } from '../harness/dockerfile.js';
import { eventually } from '../harness/eventually.js';

/**
 * The steps of docker/Dockerfile in a clean folder, because no container engine may be at hand. Done otherwise than there: what
 * `npm ci && npm prune --omit=dev` leaves is linked from the packages that are installed here (those the lock file does not
 * mark as `dev`), and `npm run build` was run by `npm test`. So the test is quick and needs no network; what it shows is that
 * the image holds everything the server needs: no development package, no source, nothing writable.
 */
const [, image = []] = stagesOf(await readFile('docker/Dockerfile', 'utf8'));
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

describe('the image of docker/Dockerfile', () => {
  let folder: string;
  let database: TestDatabase;
  let port: number;
  const children = new Set<ChildProcess>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colex-image-'));
    await chmod(folder, 0o755);
    for (const { from } of copiesOf(image)) {
      const name = basename(from);
      if (name === 'node_modules') await linkPackages(folder);
      else await cp(name, join(folder, name), { recursive: true });
    }
    database = await createTestDatabase('empty');
    port = await aFreePort();
  });
  afterAll(async () => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs a command of the image as it would run there: its environment, an ordinary user, no shell. */
  function run(command: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess {
    const [program = '', ...args] = command;
    const child = spawn(program === 'node' ? process.execPath : program, args, {
      ...NOBODY,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/bin:/bin', ...environmentOf(image), HOST: '127.0.0.1', PORT: String(port), ...environment },
    });
    children.add(child);
    return child;
  }

  const healthOf = async (): Promise<number> => {
    const [code] = (await once(run(commandOf(lastOf(image, 'HEALTHCHECK'))), 'exit')) as [number];
    return code;
  };

  it('says in a sentence that it needs a database', async () => {
    const child = run(commandOf(lastOf(image, 'CMD')));
    const [printed, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    expect(code).toBe(1);
    expect(printed).toMatch(/DATABASE_URL/);
    expect(printed.trim().split('\n')).toHaveLength(1);
  });

  it('migrates an empty database, serves, is healthy, and stops when told to', async () => {
    expect(await healthOf()).not.toBe(0);
    const server = run(commandOf(lastOf(image, 'CMD')), { DATABASE_URL: database.url, COLEX_LOG_LEVEL: 'error' });
    const complaints = text(server.stderr!);
    await eventually('the server is healthy', async () => (await healthOf()) === 0, 60_000);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('<div id="root"');
    const asked = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ viewer { account } }' }),
    });
    expect(await asked.json()).toMatchObject({ data: { viewer: null } });
    const ended = once(server, 'exit');
    server.kill(lastOf(image, 'STOPSIGNAL') as NodeJS.Signals);
    expect((await ended)[0]).toBe(0);
    expect(await complaints).toBe('');
  });
});

/** What `npm prune --omit=dev` leaves of the installed packages, linked instead of copied where the file system allows it. */
async function linkPackages(folder: string): Promise<void> {
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  for (const [path, { dev }] of Object.entries(packages)) {
    // Packages for other platforms are in the lock file and not on the disk.
    if (path.startsWith('node_modules/') && !dev && existsSync(path)) await linkFolder(path, join(folder, path));
  }
}

/** Packages inside a package stand in the lock file themselves. */
async function linkFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') await linkFolder(source, target);
    } else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await link(source, target).catch(() => copyFile(source, target));
  }
}
