import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core';

/** Where distributions put Chromium. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** No sandbox, because tests run as root in containers; nothing that talks to the network by itself. */
export const FLAGS = [
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

/** How a person in an office sees the site: in Chinese, on a screen of common width. */
export const OFFICE: BrowserContextOptions = { locale: 'zh-CN', viewport: { width: 1440, height: 900 } };

/**
 * Starts a Chromium with an empty profile of its own, which goes with it. Every `newContext(OFFICE)` of it is another
 * person's browser: cookies and storage are not shared.
 */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: FLAGS });
}
