import type { Page } from 'playwright-core';
import { aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { seriousFindings } from './axe.js';
import { goToEndOf, printedOn, saveStateOf, sheetOf } from './sheet.js';
import { keepScreenshot, openWebsite, type Visit, type Website } from './website.js';

describe('references', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(() => website.close());

  async function openTwice(): Promise<{ writer: Visit; colleague: Visit }> {
    const { slug } = await aDraft(website.server);
    const writer = await website.visitAs('lead', '徐州', `/drafts/${slug}`);
    const colleague = await website.visitAs('drafter', '商丘', `/drafts/${slug}`);
    await Promise.all([sheetOf(writer.page).waitFor(), sheetOf(colleague.page).waitFor()]);
    return { writer, colleague };
  }

  const eventuallyPrints = (page: Page, line: string): Promise<unknown> =>
    eventually(`the sheet shows ${line}`, async () => (await printedOn(page)).includes(line));

  it('are offered while 本条例第二条第二款 is typed, linked by Tab, and right while a colleague renumbers', async () => {
    const { writer, colleague } = await openTwice();
    const { page } = writer;
    await goToEndOf(page, '第三条');
    await page.keyboard.type('依照本条例第二条第二款');
    await page.getByText('链接到第二条第二款').first().waitFor();
    await keepScreenshot(page, 'reference-offer');
    await page.keyboard.press('Tab');
    const reference = sheetOf(page).locator('.line-reference');
    await reference.waitFor();
    await page.keyboard.type('办理。');
    await eventuallyPrints(colleague.page, '第三条 本条例自2026年12月1日起施行。依照本条例第二条第二款办理。');

    await goToEndOf(colleague.page, '第一条');
    await colleague.page.keyboard.press('Control+Enter');
    await colleague.page.keyboard.type('新的一条。');
    for (const each of [page, colleague.page])
      await eventuallyPrints(each, '第四条 本条例自2026年12月1日起施行。依照本条例第三条第二款办理。');

    // The cited text under the pointer, and the way there.
    await reference.hover();
    const card = page.getByRole('group', { name: '引用的条文' });
    await card.getByText('县级以上人民政府应当加强保护。').waitFor();
    await keepScreenshot(page, 'reference-card');
    expect(await seriousFindings(page)).toEqual([]);
    await reference.click();
    await page.locator('.panel-number').getByText('第三条').waitFor();

    // The target goes: marked as broken, with what it printed.
    await colleague.page.locator('.line', { hasText: '县级以上' }).click({ clickCount: 3 });
    await colleague.page.keyboard.press('Delete');
    await colleague.page.keyboard.press('Backspace');
    await sheetOf(page).locator('.line-reference[data-broken]').waitFor();
    await reference.hover();
    await card.getByText('引用的条文已不在本文中').waitFor();
    await keepScreenshot(page, 'reference-broken');
    await card.getByRole('button', { name: '改为文字' }).click();
    await reference.waitFor({ state: 'detached' });
    for (const visit of [writer, colleague]) {
      await saveStateOf(visit.page).getByText('已保存').waitFor();
      expect(visit.complaints).toEqual([]);
    }
  });

  it('are not linked when Esc declines, and Tab changes levels again', async () => {
    const { writer } = await openTwice();
    const { page } = writer;
    await goToEndOf(page, '（二）');
    await page.keyboard.type('第一条');
    await page.getByText('链接到第一条').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('链接到第一条').first().waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    await eventuallyPrints(page, '1. 烈士陵园。第一条');
  });

  it('are picked by number or words with the keyboard alone, and all that is written out is linked at once', async () => {
    const { writer } = await openTwice();
    const { page } = writer;
    await goToEndOf(page, '第三条');
    await page.keyboard.type('适用');
    await page.keyboard.press('Control+Alt+r');
    const search = page.getByRole('combobox', { name: '条号或文字' });
    await search.fill('烈士');
    await page.getByRole('option', { name: /第二条第一款第二项/ }).waitFor();
    await keepScreenshot(page, 'reference-picker');
    expect(await seriousFindings(page)).toEqual([]);
    await search.fill('2.2');
    await page.keyboard.press('Enter');
    await eventuallyPrints(page, '第三条 本条例自2026年12月1日起施行。适用本条例第二条第二款');
    await page.keyboard.type('，依照第一条。');
    await page.keyboard.press('Control+Alt+r');
    await page.getByRole('button', { name: '链接全文中写明的引用（1 处）' }).click();
    await eventually('both are live', async () => (await sheetOf(page).locator('.line-reference').count()) === 2);
    // Reached by the arrows, followed by Enter, taken out as a whole by Backspace.
    await goToEndOf(page, '第三条');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('group', { name: '引用的条文' }).getByText('为了加强').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.panel-number').getByText('第一条').waitFor();
    await goToEndOf(page, '第三条');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await eventuallyPrints(page, '第三条 本条例自2026年12月1日起施行。适用本条例第二条第二款，依照');
    await page.keyboard.press('Control+z');
    await eventually('it is back', async () => (await sheetOf(page).locator('.line-reference').count()) === 2);
  });
});
