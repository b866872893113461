import type { Page } from 'playwright-core';
import { aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { seriousFindings } from './axe.js';
import { goToEndOf, saveStateOf, sheetOf } from './sheet.js';
import { type Visit, type Website, keepScreenshot, openWebsite } from './website.js';

/** An opinion from one city to the other and back; each step stands on the one before. */
describe('threads in two browsers', () => {
  let website: Website;
  let xuzhou: Visit;
  let shangqiu: Visit;
  beforeAll(async () => {
    website = await openWebsite();
    const draft = await aDraft(website.server);
    [xuzhou, shangqiu] = [
      await website.visitAs('drafter', '徐州', `/drafts/${draft.slug}`),
      await website.visitAs('drafter', '商丘', `/drafts/${draft.slug}`),
    ];
    for (const { page } of [xuzhou, shangqiu]) {
      await sheetOf(page).locator('.line').first().waitFor();
      await saveStateOf(page).getByText('已保存').waitFor();
    }
  });
  afterAll(() => website.close());

  /** Selects words of the text as a person would with Shift and the arrows. */
  async function select(page: Page, number: string, back: number, length: number): Promise<void> {
    await goToEndOf(page, number);
    for (let step = 0; step < back; step += 1) await page.keyboard.press('ArrowLeft');
    for (let step = 0; step < length; step += 1) await page.keyboard.press('Shift+ArrowLeft');
  }

  const threadOn = (page: Page, words: string) => page.locator('.thread', { hasText: words });

  it('opens one on the selection by Ctrl+Alt+M; the other sees it in the margin, the text and the outline', async () => {
    await select(shangqiu.page, '第一条', 1, 5);
    await shangqiu.page.keyboard.press('Control+Alt+m');
    const composer = shangqiu.page.getByRole('form', { name: '提意见' });
    await composer.getByText('制定本条例').waitFor();
    await composer.getByRole('combobox', { name: '意见内容' }).fill('建议写明上位法依据，请@徐州d');
    await shangqiu.page.getByRole('option', { name: /徐州drafter/ }).click();
    await shangqiu.page.keyboard.press('Control+Enter');
    await threadOn(shangqiu.page, '建议写明上位法依据').waitFor();

    await sheetOf(xuzhou.page).locator('.thread-mark', { hasText: '制定本条例' }).waitFor();
    await xuzhou.page.getByRole('treeitem', { name: /第一条.*1 条未办结意见/ }).waitFor();
    await xuzhou.page.getByRole('tab', { name: '意见' }).click();
    const thread = threadOn(xuzhou.page, '建议写明上位法依据');
    await thread.getByText('有新内容').waitFor({ state: 'attached' });
    await keepScreenshot(xuzhou.page, 'threads-unread');
    await thread.getByRole('button').first().click();
    await thread.locator('.comment-mention', { hasText: '@徐州drafter' }).waitFor();
    await eventually('it counts as seen', async () => (await thread.locator('.thread-unread').count()) === 0);
  });

  it('follows the words while both type, and stands under 原文已删除 when they are gone', async () => {
    await goToEndOf(xuzhou.page, '第一条');
    await xuzhou.page.keyboard.press('Home');
    await xuzhou.page.keyboard.type('根据有关法律，');
    await sheetOf(shangqiu.page).locator('.thread-mark', { hasText: '制定本条例' }).waitFor();
    await select(xuzhou.page, '第一条', 1, 5);
    await xuzhou.page.keyboard.press('Delete');
    const gone = shangqiu.page.locator('.thread-section[data-kind="deleted"]');
    await gone.getByText('建议写明上位法依据').waitFor();
    await gone.locator('.thread-quote', { hasText: '制定本条例' }).waitFor();
    expect(await sheetOf(shangqiu.page).locator('.thread-mark').count()).toBe(0);
    await keepScreenshot(shangqiu.page, 'threads-text-deleted');
  });

  it('is attached anew to what is selected, answered, and shown as answered to the other', async () => {
    await select(shangqiu.page, '第三条', 1, 3);
    await shangqiu.page.getByRole('button', { name: '指定到所选文字' }).click();
    await sheetOf(xuzhou.page).locator('.thread-mark', { hasText: '起施行' }).waitFor();

    const thread = threadOn(xuzhou.page, '建议写明上位法依据');
    await thread.getByRole('button', { name: '办结' }).click();
    await thread.getByLabel('部分采纳').check();
    await thread.getByLabel('理由').fill('已补充“根据有关法律”。');
    await thread.getByLabel(/已在文本中修改/).check();
    await thread.getByRole('form', { name: '办结' }).getByRole('button', { name: '办结' }).click();
    await thread.locator('.thread-resolution', { hasText: '部分采纳' }).waitFor();
    await threadOn(shangqiu.page, '部分采纳').getByText('已补充“根据有关法律”。').waitFor();
    await keepScreenshot(shangqiu.page, 'threads-resolved');
    expect(await seriousFindings(xuzhou.page)).toEqual([]);
  });

  it('can be done by the keyboard alone, in English too', async () => {
    const { page } = shangqiu;
    await page.locator('.language-switch select').selectOption('en');
    await goToEndOf(page, '第二条');
    await page.keyboard.press('Control+Alt+m');
    await page.getByRole('form', { name: 'Comment' }).waitFor();
    await page.keyboard.type('Which bureau is meant?');
    await keepScreenshot(page, 'threads-composer-en');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await threadOn(page, 'Which bureau is meant?').waitFor();
    await threadOn(xuzhou.page, 'Which bureau is meant?').waitFor();
    expect([...xuzhou.complaints, ...shangqiu.complaints]).toEqual([]);
  });
});
