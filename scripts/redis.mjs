import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Programs that are a Redis server. Debian's `redis-check-rdb` is the same program: it looks at the name it is called by.
 * So `redis-tools` is enough, and no service is started on the machine.
 */
const PROGRAMS = ['redis-server', 'valkey-server', 'redis-check-rdb'];

/** The Redis server of this machine; undefined when it has none. */
export function findRedis() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
  return PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program))).find((path) => existsSync(path));
}

/** Makes sure that the tests of several nodes find a Redis: one that is installed, else the distribution's where we may install it. */
export function provideRedis() {
  if (findRedis()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing Redis from the distribution …\n');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'redis-tools'],
    ]) {
      const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
      if (status !== 0) break;
    }
    if (findRedis()) return;
  }
  process.stderr.write('No Redis is installed; the tests of several nodes with Redis say so and pass.\n');
}
