import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { PASSWORD, type CityName, type RoleName, accountOf } from '../builders/a-project.js';
import { type TestServer, startServer } from '../harness/server.js';
import { launchChromium, OFFICE } from './chromium.js';

const BUILT = fileURLToPath(new URL('../../dist/web', import.meta.url));
const SCREENSHOTS = fileURLToPath(new URL('./screenshots/', import.meta.url));

/** The whole product for a person to use: a server with the built web application, and browsers. */
export interface Website {
  readonly server: TestServer;
  /** A browser of somebody's own at an address of the site; nobody is signed in. */
  visit(path?: string): Promise<Visit>;
  /** The same, signed in. */
  visitAs(role: RoleName, city?: CityName, path?: string): Promise<Visit>;
  close(): Promise<void>;
}

/** One person's browser. */
export interface Visit {
  readonly page: Page;
  /** Everything the browser complained about so far: errors in the console, uncaught errors, breaches of the policy. */
  readonly complaints: readonly string[];
}

/** Starts a server with the web application that `npm run build` has made. */
export async function openWebsite(): Promise<Website> {
  if (!existsSync(BUILT)) throw new Error('The web application is not built: run `npm run build` first.');
  const server = await startServer({ webDirectory: BUILT });
  const browser = await launchChromium();

  async function visit(path = '/'): Promise<Visit> {
    const context = await browser.newContext(OFFICE);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(server.url + path);
    return { page, complaints };
  }

  return {
    server,
    visit,
    visitAs: async (role, city, path = '/') => {
      const visitor = await visit(`/sign-in?next=${encodeURIComponent(path)}`);
      await signIn(visitor.page, accountOf(role, city));
      await visitor.page.waitForURL(server.url + path);
      return visitor;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Fills in the form of sign-in as a person does. */
export async function signIn(page: Page, account: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

/** Keeps what the page looks like beside the tests; the folder is not committed. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${SCREENSHOTS}${name}.png` });
}
