import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MembershipEntity } from '@colex/store';
import { chromium, type BrowserContext, type Page, type WebSocketRoute } from 'playwright-core';
import { aDraft } from '../builders/a-draft.js';
import { accountOf } from '../builders/a-project.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { findChromium, FLAGS, OFFICE } from './chromium.js';
import { goToEndOf, printedOn, saveStateOf, sheetOf } from './sheet.js';
import { keepScreenshot, openWebsite, signIn, type Website } from './website.js';

/** The way of one page to the sync server, which can be cut. */
interface Way {
  cut(): Promise<void>;
}

/** To be called before the page is opened. */
async function wayOf(page: Page): Promise<Way> {
  let isCut = false;
  const sockets = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/collab\//, (socket) => {
    if (isCut) return void socket.close();
    sockets.add(socket);
    socket.connectToServer();
  });
  await page.route(/\/collab\//, (route) => (isCut ? route.abort() : route.continue()));
  return {
    cut: async () => {
      isCut = true;
      for (const socket of sockets) await socket.close();
    },
  };
}

/** The sittings with unsaved edits that this browser has written down, as words. */
async function sittingsIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<readonly string[]>((done) => {
        const opening = indexedDB.open('colex-unsaved-edits');
        opening.addEventListener('success', () => {
          const database = opening.result;
          const all = database.transaction('sessions').objectStore('sessions').getAll();
          all.addEventListener('success', () => {
            database.close();
            done(all.result.map((sitting) => JSON.stringify(sitting)));
          });
        });
      }),
  );
}

async function keptSittings(page: Page, number: number, words = ''): Promise<void> {
  await eventually(`${number} sittings are written down`, async () => {
    const sittings = await sittingsIn(page);
    return sittings.length === number && sittings.every((sitting) => sitting.includes(words));
  });
}

/** Kills the browser that lives in a folder, as a power cut would. */
async function killBrowserOf(folder: string): Promise<void> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (words.includes(`--user-data-dir=${folder}`) && !words.includes('--type=')) process.kill(Number(pid), 'SIGKILL');
  }
}

describe('edits that could not be saved', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(() => website.close());

  async function openOffline(slug: string, words: string): Promise<Page> {
    const { page: door } = await website.visitAs('drafter', '徐州');
    const page = await door.context().newPage();
    const way = await wayOf(page);
    await page.goto(`${website.server.url}/drafts/${slug}`);
    await sheetOf(page).waitFor();
    await goToEndOf(page, '第一条');
    await page.keyboard.type('在线');
    await saveStateOf(page).getByText('已保存').waitFor();
    await way.cut();
    await saveStateOf(page).getByText('离线，没有未同步的修改').waitFor();
    await page.keyboard.type(words);
    await saveStateOf(page)
      .getByText(/离线（\d+ 处未同步）/)
      .waitFor();
    await keptSittings(page, 1, words);
    return page;
  }
  async function openAgain(page: Page): Promise<Page> {
    const context = page.context();
    const address = page.url();
    await page.close();
    const again = await context.newPage();
    await again.goto(address);
    return again;
  }

  it('come back when the page is opened again, are saved, and are told of', async () => {
    const { slug, id } = await aDraft(website.server);
    const offline = await openOffline(slug, '离线写的');
    await keepScreenshot(offline, 'offline');
    const page = await openAgain(offline);
    await sheetOf(page).waitFor();
    await page.getByText(/已找回上次没有同步的修改：1 处/).waitFor();
    await page.getByText('都在原来的位置').waitFor();
    expect((await printedOn(page))[2]).toMatch(/在线离线写的$/);
    await saveStateOf(page).getByText('已保存').waitFor();
    await eventually('the words are on disk', async () =>
      (await textOnDisk(website.server.dataSource, id)).includes('在线离线写的'),
    );
    await keepScreenshot(page, 'recovered');
    await keptSittings(page, 0);
    await page.reload();
    await sheetOf(page).waitFor();
    expect(await page.getByText(/已找回/).count()).toBe(0);
    expect((await printedOn(page))[2]).toMatch(/在线离线写的$/);
  });

  it('survive that the browser is killed', async () => {
    const { slug } = await aDraft(website.server);
    const folder = await mkdtemp(join(tmpdir(), 'colex-browser-'));
    const options = { ...OFFICE, executablePath: await findChromium(), args: FLAGS };
    let context: BrowserContext | undefined;
    try {
      context = await chromium.launchPersistentContext(folder, options);
      const page = await context.newPage();
      const way = await wayOf(page);
      await page.goto(`${website.server.url}/sign-in?next=${encodeURIComponent(`/drafts/${slug}`)}`);
      await signIn(page, accountOf('drafter', '商丘'));
      await sheetOf(page).waitFor();
      await way.cut();
      await saveStateOf(page).getByText('离线，没有未同步的修改').waitFor();
      await goToEndOf(page, '第二条');
      await page.keyboard.type('断电前写的');
      await saveStateOf(page).getByText('离线（5 处未同步）').waitFor();
      await keptSittings(page, 1, '断电前写的');
      const closed = new Promise((done) => context?.once('close', done));
      await killBrowserOf(folder);
      await closed;

      context = await chromium.launchPersistentContext(folder, options);
      const again = await context.newPage();
      await again.goto(`${website.server.url}/sign-in?next=${encodeURIComponent(`/drafts/${slug}`)}`);
      if (await again.getByLabel('账号').count()) await signIn(again, accountOf('drafter', '商丘'));
      await sheetOf(again).waitFor();
      await again.getByText(/已找回上次没有同步的修改/).waitFor();
      expect((await printedOn(again)).join('\n')).toContain('断电前写的');
      await saveStateOf(again).getByText('已保存').waitFor();
    } finally {
      await context?.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  it('say where they are when a colleague deleted their line meanwhile', async () => {
    const { slug } = await aDraft(website.server);
    const offline = await openOffline(slug, '一周后才同步');
    const { page: colleague } = await website.visitAs('drafter', '商丘', `/drafts/${slug}`);
    await sheetOf(colleague).waitFor();
    await goToEndOf(colleague, '第一条');
    await colleague.keyboard.press('Home');
    await sheetOf(colleague)
      .locator('.line[data-number="第一条"]')
      .evaluate((line) => window.getSelection()?.selectAllChildren(line));
    await colleague.keyboard.press('Delete');
    await colleague.keyboard.press('Backspace');
    await colleague.waitForFunction(() => !document.body.textContent?.includes('为了加强淮海战役红色资源保护，制定'));
    await saveStateOf(colleague).getByText('已保存').waitFor();

    const page = await openAgain(offline);
    // The report stands before the sheet, which is inert behind it and may never have been reachable.
    const report = page.getByRole('dialog', { name: '找回的修改' });
    await report.waitFor();
    await keepScreenshot(page, 'recovered-elsewhere');
    await report
      .getByText(/一周后才同步/)
      .first()
      .waitFor();
    await report.getByText(/^(原来的行已被删除，文字现在在别处|没有放回：|已放回原处，同事也改了这一行)/).waitFor();
  });

  it('are kept, shown and copied when the server refused them, and thrown away only when asked twice', async () => {
    const { server } = website;
    const { slug } = await aDraft(server);
    const { page } = await website.visitAs('drafter', '淮北', `/drafts/${slug}`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await sheetOf(page).waitFor();
    await goToEndOf(page, '第一条');
    await server.dataSource
      .getRepository(MembershipEntity)
      .update({ personId: server.project.personIds.get(accountOf('drafter', '淮北')) ?? '' }, { role: 'OBSERVER' });
    await eventually('a change is refused', async () => {
      await page.keyboard.type('再');
      return (
        (await saveStateOf(page)
          .getByText(/^无法保存：/)
          .count()) > 0
      );
    });
    await keptSittings(page, 1);
    const written = (await printedOn(page))[2] ?? '';
    await page.getByRole('button', { name: '重新打开文本' }).click();
    await page.getByText('有 1 次修改没有被服务器接受').waitFor();
    // What was accepted before the right was lost stays; the rest is not in the text.
    expect((await printedOn(page))[2]?.length).toBeLessThan(written.length);
    await page.getByRole('button', { name: '查看' }).click();
    const shown = page.getByRole('dialog', { name: '没有被接受的修改' });
    await shown
      .getByText(/制定本条例。再/)
      .first()
      .waitFor();
    await keepScreenshot(page, 'refused-kept');
    await shown.getByRole('button', { name: '复制我写的' }).click();
    await shown.getByText('已复制').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/第一条　为了.*再/);
    await shown.getByRole('button', { name: '丢弃' }).click();
    await shown.getByRole('button', { name: '确定丢弃？再按一次' }).click();
    await keptSittings(page, 0);
    await page.getByText('有 1 次修改没有被服务器接受').waitFor({ state: 'detached' });
  });
});
