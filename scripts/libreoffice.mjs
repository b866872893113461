import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN_PLACES = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/opt/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];

/** LibreOffice on this machine; undefined when it has none. */
export function findLibreOffice() {
  return KNOWN_PLACES.find((path) => existsSync(path));
}

/** Makes sure that the tests of papers find a word processor: one that is installed, else the distribution's where we may install it. */
export function provideLibreOffice() {
  if (findLibreOffice()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing LibreOffice Writer from the distribution …\n');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'libreoffice-writer-nogui'],
    ]) {
      const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
      if (status !== 0) break;
    }
    if (findLibreOffice()) return;
  }
  process.stderr.write('No LibreOffice is installed; the tests that open papers in it say so and pass.\n');
}
