import type { Page } from 'playwright-core';
import { aDraft } from '../builders/a-draft.js';
import { goToEndOf, printedOn, saveStateOf, sheetOf } from './sheet.js';
import { keepScreenshot, openWebsite, type Visit, type Website } from './website.js';

const TEXT = `淮海战役红色资源保护条例

第一条　为了加强淮海战役红色资源保护，制定本条例。

第二条　依照本条例第九条的规定办理。违反《淮海战役红色资源保护条例》的，依法处理。

第三条　本条例自2026年12月1日起施行。
`;

/** The words that a highlight of the style sheet lifts out now. */
async function wordsUnder(page: Page, name: string): Promise<readonly string[]> {
  return page.evaluate((each) => [...(CSS.highlights.get(each) ?? [])].map((range) => range.toString()), name);
}

describe('checks as you type', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(() => website.close());

  async function open(): Promise<Visit & { readonly path: string }> {
    const { slug } = await aDraft(website.server, { text: TEXT });
    const path = `/drafts/${slug}`;
    const visit = await website.visitAs('drafter', '徐州', path);
    await sheetOf(visit.page).waitFor();
    await visit.page.getByRole('tab', { name: '检查' }).click();
    return { ...visit, path };
  }
  const panelOf = (page: Page) => page.getByRole('tabpanel', { name: '检查' });
  const broken = (page: Page) => panelOf(page).getByRole('listitem').filter({ hasText: '找不到“第九条”' });

  it('underline what is wrong without touching the text, move with the words, and go when it is put right', async () => {
    const { page, complaints } = await open();
    await broken(page).waitFor();
    await page.waitForFunction(() => CSS.highlights.get('finding-error')?.size);
    expect(await wordsUnder(page, 'finding-error')).toContain('第九条');
    expect(await sheetOf(page).locator('.line [class*="finding"]').count()).toBe(0);

    await goToEndOf(page, '第二条');
    await page.keyboard.press('Home');
    await page.keyboard.type('各市');
    await page.waitForFunction(() =>
      [...(CSS.highlights.get('finding-error') ?? [])].some((range) => range.toString() === '第九条'),
    );
    await keepScreenshot(page, 'checks');
    await broken(page)
      .getByRole('button', { name: /找不到/ })
      .click();
    expect(await page.evaluate(() => window.getSelection()?.toString())).toBe('第九条');
    await page.keyboard.type('第一条');
    await broken(page).waitFor({ state: 'detached' });
    await page.waitForFunction(
      () => ![...(CSS.highlights.get('finding-error') ?? [])].some((range) => range.toString() === '第九条'),
    );
    expect(complaints).toEqual([]);
  });

  it('mend by one press what a rule can mend, as one step of undo', async () => {
    const { page } = await open();
    const named = panelOf(page).getByRole('listitem').filter({ hasText: '自称“本条例”' });
    await named.getByRole('button', { name: '改为“本条例”' }).click();
    await named.waitFor({ state: 'detached' });
    expect((await printedOn(page))[2]).toMatch(/违反本条例的/);
    await sheetOf(page).focus();
    await page.keyboard.press('Control+z');
    expect((await printedOn(page))[2]).toMatch(/违反《淮海战役红色资源保护条例》的/);
    await named.waitFor();
  });

  it('are ignored with a reason that a colleague reads, who may have it checked again', async () => {
    const { page, path } = await open();
    await broken(page).getByRole('button', { name: '忽略…' }).click();
    await page.getByLabel(/为什么不适用/).fill('第九条将在下一稿补上。');
    await keepScreenshot(page, 'checks-ignoring');
    await page.getByRole('button', { name: '忽略这一处' }).click();
    await panelOf(page).getByText('已忽略 1 处').waitFor();
    await page.waitForFunction(
      () => ![...(CSS.highlights.get('finding-error') ?? [])].some((range) => range.toString() === '第九条'),
    );

    const colleague = await website.visitAs('reviewer', '商丘', path);
    await sheetOf(colleague.page).waitFor();
    await colleague.page.getByRole('tab', { name: '检查' }).click();
    await panelOf(colleague.page).getByText('已忽略 1 处').click();
    await panelOf(colleague.page).getByText('第九条将在下一稿补上。').waitFor();
    await keepScreenshot(colleague.page, 'checks-ignored');
    await panelOf(colleague.page).getByRole('button', { name: '恢复检查' }).click();
    await broken(page).waitFor();
  });

  it('are visited by F8 in the order of the text', async () => {
    const { page } = await open();
    await broken(page).waitFor();
    await sheetOf(page).focus();
    await page.keyboard.press('Control+Home');
    const seen: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await page.keyboard.press('F8');
      seen.push((await page.evaluate(() => window.getSelection()?.toString())) ?? '');
    }
    expect(seen).toContain('第九条');
    await saveStateOf(page).getByText('已保存').waitFor();
  });

  it('tell an observer what was found and that ignoring is not theirs to do', async () => {
    const { slug } = await aDraft(website.server, { text: TEXT });
    const { page } = await website.visitAs('observer', undefined, `/drafts/${slug}`);
    await page.getByRole('tab', { name: '检查' }).click();
    await broken(page).waitFor();
    expect(await broken(page).getByRole('button', { name: '忽略…' }).isDisabled()).toBe(true);
  });
});
