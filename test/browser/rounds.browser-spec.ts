import type { Browser, Page } from 'playwright-core';
import { type Product, startProduct } from '../harness/product.js';
import { seriousFindings } from './axe.js';
import { OFFICE, launchChromium } from './chromium.js';
import { keepScreenshot, signIn } from './website.js';

const ROUNDS = '/drafts/huaihai-red-resources-joint/rounds';

/** A reviewer works a round through by keyboard while the chair watches; each in a browser of their own. */
describe('rounds of signing off in the browser', () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  async function visit(account: string, path: string, width = 1440): Promise<Page> {
    const page = await (await browser.newContext({ ...OFFICE, viewport: { width, height: 900 } })).newPage();
    await page.goto(`${product.url}/sign-in?next=${encodeURIComponent(path)}`);
    await signIn(page, account, product.password);
    await page.waitForURL(product.url + path);
    return page;
  }
  const rowOf = (page: Page, city: string) => page.getByRole('row', { name: new RegExp(city) });

  it('lists the round that is open and the one that was closed, with what came of it', async () => {
    const page = await visit('suqian.observer', ROUNDS);
    await page.getByText('进行中').waitFor();
    await page.getByText('不符合规则，会签未通过').waitFor();
    await page.getByText(/您不能发起会签/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepScreenshot(page, 'rounds');
  });

  it('a reviewer approves clause after clause by keyboard and signs the whole; the chair sees it without asking', async () => {
    const chair = await visit('chair', ROUNDS);
    await chair.getByRole('listitem').filter({ hasText: '进行中' }).getByRole('link').click();
    await rowOf(chair, '商丘市').getByText('未签署').waitFor();
    const page = await visit('shangqiu.reviewer', ROUNDS);
    await page.getByRole('listitem').filter({ hasText: '进行中' }).getByRole('link').click();
    await page.getByRole('heading', { name: '本市会签' }).waitFor();
    const sign = page.getByRole('button', { name: '签署全文', exact: true });
    expect(await sign.isDisabled()).toBe(true);
    await page.getByRole('article').getByRole('button', { name: '同意，看下一条' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepScreenshot(page, 'round');
    const left = async (): Promise<number> =>
      Number(await rowOf(page, '商丘市').getByRole('cell').last().textContent());
    for (let before = await left(); before > 0; before -= 1) {
      await page.keyboard.press('Control+Alt+Enter');
      await page.waitForFunction(
        (count) =>
          Number(
            [...document.querySelectorAll('tbody tr')].find((row) => row.textContent?.includes('商丘市'))
              ?.lastElementChild?.textContent,
          ) < count,
        before,
      );
    }
    await page.getByText('各条都已表态，可以签署全文。').waitFor();
    await sign.press('Enter');
    await page.getByText('本市已签署全文。').waitFor();
    await rowOf(chair, '商丘市').getByText('已签署').waitFor();
    await keepScreenshot(chair, 'round-chair');
  });

  it('the sheet is fetched as a Word document', async () => {
    const page = await visit('chair', ROUNDS);
    await page.getByRole('listitem').filter({ hasText: '进行中' }).getByRole('link').click();
    await page.getByRole('button', { name: '会签表（Word）' }).press('Enter');
    const link = page.getByRole('link', { name: /会签表.*\.docx/ });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/会签表.*\.docx$/);
  });

  it('fits a narrow screen and speaks English', async () => {
    const page = await visit('chair', ROUNDS, 390);
    await page.getByRole('listitem').filter({ hasText: '进行中' }).getByRole('link').click();
    await rowOf(page, '徐州市').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await keepScreenshot(page, 'round-narrow');
    await page.getByLabel('界面语言').selectOption('en');
    await page.getByRole('heading', { name: 'How far the cities are' }).waitFor();
  });
});
