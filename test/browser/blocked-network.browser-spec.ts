import { aDraft } from '../builders/a-draft.js';
import { PASSWORD, accountOf } from '../builders/a-project.js';
import { type BlockingProxy, aBlockingProxy } from '../harness/blocking-proxy.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { goToEndOf, printedOn, saveStateOf, sheetOf } from './sheet.js';
import { type Visit, type Website, keepScreenshot, openWebsite, signIn } from './website.js';

/** A WebSocket fails, the door is asked, and so twice for each way; y-websocket waits up to 2.5 s between two attempts. */
const PATIENCE = { timeout: 40_000 };

describe('a network that blocks WebSockets (NW1)', () => {
  let website: Website;
  let proxy: BlockingProxy;
  beforeAll(async () => {
    website = await openWebsite();
    proxy = await aBlockingProxy(website.server.url);
  });
  afterAll(async () => {
    await proxy.close();
    await website.close();
  });

  /** Opens a draft through the proxy. */
  async function visitThrough(slug: string): Promise<Visit> {
    const visit = await website.visit('/sign-in');
    await visit.page.goto(`${proxy.url}/sign-in?next=/drafts/${slug}`);
    await signIn(visit.page, accountOf('lead', '徐州'), PASSWORD);
    await visit.page.waitForURL(`${proxy.url}/drafts/${slug}`);
    return visit;
  }

  it('lets a drafter write as always by another way, seen by a colleague on a WebSocket, and says so quietly', async () => {
    const { id, slug } = await aDraft(website.server);
    proxy.lets = { websockets: false, streams: true };
    const { page } = await visitThrough(slug);
    await sheetOf(page).waitFor(PATIENCE);
    await page.getByText('备用连接').waitFor(PATIENCE);
    const colleague = await website.visitAs('drafter', '商丘', `/drafts/${slug}`);
    await sheetOf(colleague.page).waitFor();
    await goToEndOf(page, '第一条');
    await page.keyboard.type('绕行。');
    await saveStateOf(page).getByText('已保存').waitFor();
    expect(await textOnDisk(website.server.dataSource, id)).toContain('绕行。');
    await sheetOf(colleague.page).getByText('绕行。').waitFor();
    await goToEndOf(colleague.page, '第三条');
    await colleague.page.keyboard.type('回信。');
    await sheetOf(page).getByText('回信。').waitFor();
    expect(proxy.refused.websockets).toBeGreaterThanOrEqual(2);
    await keepScreenshot(page, 'blocked-network-stream');

    // The network was mended: it goes back to a WebSocket by itself.
    proxy.lets = { websockets: true, streams: true };
    await page.getByText('备用连接').waitFor({ state: 'detached', timeout: 60_000 });
    await saveStateOf(page).getByText('已保存').waitFor();
    await goToEndOf(page, '第二条');
    await page.keyboard.type('照旧');
    await saveStateOf(page).getByText('已保存').waitFor();
    await page.context().close();
    await colleague.page.context().close();
  });

  it('makes the text read-only and says so when neither way is let through, and opens it again when one is', async () => {
    const { id, slug } = await aDraft(website.server);
    proxy.lets = { websockets: true, streams: true };
    const { page } = await visitThrough(slug);
    await sheetOf(page).waitFor();
    await goToEndOf(page, '第一条');
    await page.keyboard.type('之前');
    await saveStateOf(page).getByText('已保存').waitFor();
    proxy.lets = { websockets: false, streams: false };
    await saveStateOf(page).getByText('离线').waitFor();
    await page.keyboard.type('断线');
    const banner = page.getByRole('alert').filter({ hasText: '此网络不允许实时连接' });
    await banner.waitFor(PATIENCE);
    await banner.getByText('有 2 处修改还没有送到服务器').waitFor();
    await page.keyboard.type('写不进');
    expect((await printedOn(page))[2]).toMatch(/之前断线$/);
    await keepScreenshot(page, 'blocked-network-read-only');

    proxy.lets = { websockets: false, streams: true };
    await banner.waitFor({ state: 'detached', timeout: 40_000 });
    await saveStateOf(page).getByText('已保存').waitFor();
    await eventually('what was typed meanwhile is on disk', async () =>
      (await textOnDisk(website.server.dataSource, id)).includes('之前断线'),
    );
    await page.context().close();
  });

  it('says of a draft whose journal does not verify that it is not opened, and never shows it empty (CD10)', async () => {
    const { id, slug } = await aDraft(website.server);
    await website.server.dataSource.query(
      'UPDATE draft_update SET bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1) WHERE draft_id = $1',
      [id],
    );
    const { page } = await website.visitAs('lead', '徐州', `/drafts/${slug}`);
    await page.getByRole('alert').getByText('此文本暂停打开').waitFor(PATIENCE);
    expect(await sheetOf(page).isVisible()).toBe(false);
    await keepScreenshot(page, 'damaged-draft');
    await page.context().close();
  });
});
