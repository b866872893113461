import type { Page } from 'playwright-core';
import { aDraft } from '../builders/a-draft.js';
import { seriousFindings } from './axe.js';
import { goToEndOf, printedOn, sheetOf } from './sheet.js';
import { keepScreenshot, openWebsite, type Visit, type Website } from './website.js';

const ARTICLES = Array.from({ length: 30 }, (_, index) =>
  index === 4 ? '依照本条例第十条的规定，加强红色资源保护。' : `各市应当加强红色资源保护，事项之${index + 1}。`,
);
const NUMERALS = '一二三四五六七八九十'.split('');
const numeral = (number: number): string =>
  number <= 10
    ? (NUMERALS[number - 1] ?? '')
    : `${number < 20 ? '' : NUMERALS[Math.floor(number / 10) - 1]}十${number % 10 === 0 ? '' : NUMERALS[(number % 10) - 1]}`;
const TEXT = `淮海战役红色资源保护条例\n\n第一章　总则\n\n${ARTICLES.map((words, index) => `第${numeral(index + 1)}条　${words}`).join('\n\n')}\n`;

describe('finding one’s way in a text', () => {
  let website: Website;
  let path: string;
  beforeAll(async () => {
    website = await openWebsite();
    path = `/drafts/${(await aDraft(website.server, { text: TEXT })).slug}`;
  });
  afterAll(() => website.close());

  async function open(address = path): Promise<Visit> {
    const visit = await website.visitAs('drafter', '徐州', address);
    await sheetOf(visit.page).waitFor();
    return visit;
  }
  const bar = (page: Page) => page.getByRole('search', { name: '查找和替换' });

  it('finds a number as it is printed, written in words or figures, and goes round', async () => {
    const { page, complaints } = await open();
    await goToEndOf(page, '第一条');
    await page.keyboard.press('Control+f');
    await page.getByLabel('查找', { exact: true }).fill('第10条');
    await bar(page).getByText('共 2 处').waitFor();
    await page.keyboard.press('Enter');
    await bar(page).getByText('第 1 处，共 2 处').waitFor();
    await page.waitForFunction(() => CSS.highlights.get('found-now')?.size === 1);
    expect(await page.evaluate(() => [...(CSS.highlights.get('found-now') ?? [])].map(String))).toEqual(['第十条']);
    await keepScreenshot(page, 'find');
    await page.keyboard.press('Enter');
    await bar(page).getByText('第 2 处，共 2 处').waitFor();
    await page.getByRole('complementary').getByText('第十条', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await bar(page).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true);
    expect(await page.evaluate(() => CSS.highlights.get('found')?.size)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('replaces one by one and all at once, which one step of undo takes back', async () => {
    const { slug } = await aDraft(website.server, { text: TEXT });
    const { page } = await open(`/drafts/${slug}`);
    const before = await printedOn(page);
    await goToEndOf(page, '第一条');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+h');
    await page.getByLabel('查找', { exact: true }).fill('红色资源保护');
    await page.getByLabel('替换为').fill('红色文化遗址保护');
    await bar(page).getByText('共 31 处').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.line')[2]?.textContent?.includes('红色文化遗址保护'));
    expect((await printedOn(page)).filter((line) => line.includes('红色文化遗址保护'))).toHaveLength(1);
    await bar(page).getByRole('button', { name: '全部替换' }).click();
    await bar(page)
      .getByText(/替换了 30 处，0 处未动/)
      .waitFor();
    await keepScreenshot(page, 'replace');
    expect((await printedOn(page)).filter((line) => line.includes('红色文化遗址保护'))).toHaveLength(31);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    expect((await printedOn(page)).filter((line) => line.includes('红色文化遗址保护'))).toHaveLength(1);
    await page.keyboard.press('Control+z');
    expect(await printedOn(page)).toEqual(before);
  });

  it('goes to an article by its number: Ctrl+G 23', async () => {
    const { page } = await open();
    await page.keyboard.press('Control+g');
    await page.getByRole('combobox', { name: '转到条文' }).fill('23');
    await page.getByRole('option', { selected: true }).getByText('第二十三条').waitFor();
    await keepScreenshot(page, 'go-to');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByText('第二十三条', { exact: true }).waitFor();
    await page.keyboard.type('兹');
    await page.waitForFunction(() =>
      document.querySelector('.line[data-number="第二十三条"]')?.textContent?.startsWith('兹'),
    );
  });

  it('does by name whatever the workbench can do', async () => {
    const { page } = await open();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: '命令' });
    await field.waitFor();
    await keepScreenshot(page, 'palette');
    expect(await seriousFindings(page)).toEqual([]);
    await field.fill('打开“检查');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: '检查', selected: true }).waitFor();
    await page.keyboard.press('Control+k');
    await field.fill('键盘');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
    await keepScreenshot(page, 'key-sheet');
    await page.keyboard.press('Escape');
  });

  it('is read larger, wider and in the dark as somebody likes, also the next time', async () => {
    const { page } = await open();
    const textSize = (): Promise<string> => sheetOf(page).evaluate((text) => getComputedStyle(text).fontSize);
    await page.getByRole('button', { name: '阅读设置' }).click();
    await page.getByRole('button', { name: '字号增大' }).click();
    await page.getByRole('button', { name: '每行增大' }).click();
    await page.getByRole('button', { name: '深色' }).click();
    expect(await textSize()).toBe('18px');
    await keepScreenshot(page, 'reading-menu');
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    await sheetOf(page).waitFor();
    expect(await textSize()).toBe('18px');
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await ground()).toBe('rgb(25, 24, 23)');
    await page.getByRole('tab', { name: '检查' }).click();
    await keepScreenshot(page, 'dark');
    expect(await seriousFindings(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await page.waitForFunction(() => getComputedStyle(document.querySelector('.line')!).color === 'rgb(32, 32, 30)');
    await keepScreenshot(page, 'print');
    await page.emulateMedia({ media: 'screen' });
    await page.goto(new URL('/', page.url()).href);
    await page.getByRole('heading').first().waitFor();
    await keepScreenshot(page, 'dark-home');
  });

  it('shows the sheet alone in focus mode, and the save state', async () => {
    const { page } = await open();
    await page.keyboard.press('Control+.');
    await page.getByRole('toolbar').waitFor({ state: 'hidden' });
    await page.getByRole('status', { name: '保存状态' }).waitFor();
    await keepScreenshot(page, 'focus');
    await page.getByRole('button', { name: /退出专注模式/ }).click();
    await page.getByRole('toolbar').waitFor();
  });

  it('fits a narrow screen, and speaks English', async () => {
    const { page } = await open();
    await page.getByLabel('界面语言').selectOption('en');
    await page.keyboard.press('Control+h');
    await page.getByLabel('Find', { exact: true }).fill('保护');
    await keepScreenshot(page, 'find-english');
    await page.setViewportSize({ width: 600, height: 900 });
    await page.getByRole('navigation', { name: 'Outline' }).waitFor({ state: 'hidden' });
    await keepScreenshot(page, 'narrow');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(600);
  });
});
