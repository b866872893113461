import type { Browser, Page } from 'playwright-core';
import { type Product, startProduct } from '../harness/product.js';
import { seriousFindings } from './axe.js';
import { OFFICE, launchChromium } from './chromium.js';
import { keepScreenshot, signIn } from './website.js';

const PROJECT = '/projects/huaihai-red-resources';

/** Whoever looks after a city's procedure, and whoever watches the board, each in a browser of their own. */
describe('the procedure of the ten cities', () => {
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

  it('moves a city by keyboard in one browser; the board in another follows without being asked', async () => {
    const observer = await visit('suqian.observer', PROJECT);
    await rowOf(observer, '宿迁市')
      .getByTitle(/立项 · 当前阶段/)
      .waitFor();
    expect(await seriousFindings(observer)).toEqual([]);
    await keepScreenshot(observer, 'board');

    const chair = await visit('chair', PROJECT);
    await rowOf(chair, '宿迁市').getByRole('link', { name: '宿迁市' }).press('Enter');
    await chair.getByRole('heading', { name: '宿迁市的立法进程' }).waitFor();
    await chair.getByRole('button', { name: '记录“起草”' }).press('Enter');
    await chair.getByLabel('所用版本').selectOption({ label: '把共同文本此刻的样子存为新版本…' });
    await chair.getByLabel('版本名称').fill('起草底稿');
    await chair.getByLabel('备注').fill('成立起草小组');
    await chair.getByLabel('附件').setInputFiles({
      name: '方案.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('起草工作方案'),
    });
    expect(await seriousFindings(chair)).toEqual([]);
    await chair.getByRole('button', { name: '记录', exact: true }).first().press('Enter');
    await chair.getByText('成立起草小组').waitFor();
    await chair.getByText('起草底稿').waitFor();
    await chair.getByRole('link', { name: '方案.txt' }).waitFor();
    await keepScreenshot(chair, 'track');

    await rowOf(observer, '宿迁市')
      .getByTitle(/起草 · 当前阶段/)
      .waitFor();
    await observer.getByText('宿迁市的进程有更新：起草').waitFor({ state: 'attached' });
  });

  it('says what is overdue in words, and shows where each limit stands', async () => {
    const page = await visit('xuzhou.reviewer', PROJECT);
    await page
      .getByText(/已逾期/)
      .first()
      .waitFor();
    await rowOf(page, '济宁市').getByRole('link', { name: '济宁市' }).click();
    await page
      .getByText(/济宁市制定地方性法规条例.*第三十四条/)
      .first()
      .waitFor();
    await page.getByText(/您不能记录该市的程序/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('stops a bill at the gate while a common clause has a stale signature, and says so', async () => {
    const page = await visit('chair', PROJECT);
    await rowOf(page, '菏泽市').getByRole('link', { name: '菏泽市' }).click();
    await page.getByText(/还不能进入“提出议案”/).waitFor();
    await page.getByText(/阻止：有 \d+ 条共同条款在会签之后有改动/).waitFor();
    expect(await page.getByRole('button', { name: '记录“提出议案”' }).count()).toBe(0);
    await keepScreenshot(page, 'track-gate');
  });

  it('fits a narrow screen and speaks English', async () => {
    const narrow = await visit('chair', PROJECT, 390);
    await rowOf(narrow, '徐州市').waitFor();
    expect(await narrow.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await seriousFindings(narrow)).toEqual([]);
    await keepScreenshot(narrow, 'board-narrow');
    await narrow.getByLabel('界面语言').selectOption('en');
    await narrow.getByRole('heading', { name: 'Procedure' }).waitFor();
    await narrow.setViewportSize({ width: 1440, height: 900 });
    await keepScreenshot(narrow, 'board-en');
    expect(await seriousFindings(narrow)).toEqual([]);
  });

  it('has meetings, turns in the chair and signed papers', async () => {
    const page = await visit('chair', `${PROJECT}/joint`);
    await page.getByRole('heading', { name: '立法协作第三次联席会议' }).waitFor();
    await page.getByText('各市均已签署').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '召集会议' }).press('Enter');
    await page.getByLabel('会议名称').fill('读稿会');
    await page.getByLabel('日期').first().fill('2099-03-01');
    await page.getByLabel('地点').fill('徐州');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '保存' }).press('Enter');
    await page.getByRole('heading', { name: '读稿会' }).waitFor();
    await keepScreenshot(page, 'joint');
  });

  it('leaves every decision in the audit records, which the chair filters and the drafter cannot see', async () => {
    const page = await visit('chair', `${PROJECT}/audit`);
    await page.getByRole('cell', { name: '召集会议' }).first().waitFor();
    await page.getByLabel('事项').selectOption('file.add');
    await page.getByRole('button', { name: '筛选' }).press('Enter');
    await page.getByRole('cell', { name: '添加附件' }).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepScreenshot(page, 'audit');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^audit-\d+\.csv$/);
    const drafter = await visit('shangqiu.drafter', PROJECT);
    await rowOf(drafter, '商丘市').waitFor();
    expect(await drafter.getByRole('link', { name: '审计记录' }).count()).toBe(0);
    await drafter.goto(`${product.url}${PROJECT}/audit`);
    await drafter.getByText('只有轮值主席和管理员可以查看审计记录').waitFor();
  });
});
