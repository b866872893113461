import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

/** Where distributions put Chromium. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** No sandbox, because tests run as root in containers; nothing that talks to the network by itself. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/**
 * The Chromium to test with: `COLEX_CHROMIUM`, the distribution's, or the one inside the npm package
 * `@sparticuz/chromium`, which needs nothing installed.
 */
export async function findChromium(): Promise<string> {
  const named = process.env['COLEX_CHROMIUM'];
  if (named) {
    if (!existsSync(named)) throw new Error(`COLEX_CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return installed;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/** A browser of its own with an empty profile. */
export interface Chromium {
  readonly context: BrowserContext;
  /** Closes the browser and removes its profile. */
  readonly close: () => Promise<void>;
}

/** Starts a Chromium with a profile of its own, in Chinese, as wide as an office screen. */
export async function launchChromium(options: BrowserContextOptions = {}): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'colex-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    args: FLAGS,
    headless: true,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
