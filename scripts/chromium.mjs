import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Makes sure that the browser tests find a Chromium: one that is installed, else the distribution's package where we
 * may install it, else the one inside the npm package @sparticuz/chromium (test/browser/chromium.ts unpacks it).
 */
export function provideChromium() {
  if (process.env.COLEX_CHROMIUM || KNOWN_PLACES.some((path) => existsSync(path))) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing Chromium from the distribution …\n');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    ]) {
      const { status } = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
      if (status !== 0) break;
    }
    if (existsSync(KNOWN_PLACES[0])) return;
  }
  process.stderr.write('No Chromium is installed; the browser tests use the one in @sparticuz/chromium.\n');
}
