import type { Page } from 'playwright-core';
import { aDraft } from '../builders/a-draft.js';
import { goToEndOf, printedOn, saveStateOf, sheetOf } from './sheet.js';
import { keepScreenshot, openWebsite, type Visit, type Website } from './website.js';

/** Lines of the draft that `aDraft` makes when nothing is asked of it. */
const FIRST_ARTICLE = '第一条 为了加强淮海战役红色资源保护，制定本条例。';

async function eventuallyPrinted(page: Page, lines: readonly string[]): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const seen = [...document.querySelectorAll('.ProseMirror .line')].map((line) =>
        `${line.getAttribute('data-number') ?? ''} ${line.textContent ?? ''}`.trim(),
      );
      return wanted.every((each) => seen.includes(each));
    },
    [...lines],
  );
}

describe('the workbench', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(() => website.close());

  async function openNew(): Promise<Visit> {
    const draft = await aDraft(website.server);
    const visit = await website.visitAs('lead', '徐州', `/drafts/${draft.slug}`);
    await sheetOf(visit.page).waitFor();
    return visit;
  }

  it('writes 款, 项 and 条 by the keyboard; numbers and outline follow at once', async () => {
    const { page, complaints } = await openNew();
    await goToEndOf(page, '第一条');
    await page.keyboard.press('Enter');
    await page.keyboard.type('各市应当协同：');
    await page.keyboard.press('Enter');
    await page.keyboard.type('建立联席会议；');
    await page.keyboard.press('Enter');
    await page.keyboard.type('共享信息。');
    const written = (await printedOn(page)).slice(2, 6);
    expect(written).toEqual([FIRST_ARTICLE, '各市应当协同：', '（一） 建立联席会议；', '（二） 共享信息。']);

    await page.keyboard.press('Shift+Tab');
    expect((await printedOn(page)).slice(4, 6)).toEqual(['（一） 建立联席会议；', '共享信息。']);
    await page.keyboard.press('Shift+Tab');
    expect((await printedOn(page)).slice(5, 7)).toEqual([
      '第二条 共享信息。',
      '第三条 本条例所称红色资源，是指下列资源：',
    ]);
    await page.getByRole('treeitem').getByText('第四条').waitFor();
    await page.keyboard.press('Tab');
    expect((await printedOn(page))[5]).toBe('共享信息。');

    await saveStateOf(page).getByText('已保存').waitFor();
    await keepScreenshot(page, 'workbench');
    expect(complaints).toEqual([]);
  });

  it('takes back only own changes, step by step', async () => {
    const { page } = await openNew();
    const before = await printedOn(page);
    await goToEndOf(page, '第一条');
    await page.keyboard.press('Enter');
    await page.keyboard.type('多余的一款');
    await page.getByRole('button', { name: '撤销' }).click();
    while ((await printedOn(page)).length > before.length) await page.keyboard.press('Control+z');
    expect(await printedOn(page)).toEqual(before);
    await page.keyboard.press('Control+y');
    await page.waitForFunction((count) => document.querySelectorAll('.line').length > count, before.length);
  });

  it('gives a line another kind from the tools and shows the kind at the cursor', async () => {
    const { page } = await openNew();
    await goToEndOf(page, '第三条');
    const tools = page.getByRole('toolbar', { name: '编辑工具' });
    await tools.getByRole('button', { name: '条', exact: true, pressed: true }).waitFor();
    await tools.getByRole('button', { name: '款', exact: true }).click();
    await tools.getByRole('button', { name: '款', exact: true, pressed: true }).waitFor();
    expect(await printedOn(page)).toContain('本条例自2026年12月1日起施行。');
    await tools.getByRole('button', { name: /行的类别/ }).click();
    await page.getByRole('menuitemcheckbox', { name: /^附件/ }).click();
    await eventuallyPrinted(page, ['附件1 本条例自2026年12月1日起施行。']);
    // The keyboard is back in the text.
    await page.keyboard.type('甲');
    await eventuallyPrinted(page, ['附件1 本条例自2026年12月1日起施行。甲']);
  });

  it('never lets a number be typed into, selected or copied', async () => {
    const { page } = await openNew();
    await goToEndOf(page, '第二条');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    expect(await page.evaluate(() => window.getSelection()?.toString())).toBe('本条例所称红色资源，是指下列资源：');
  });

  it('lets the keyboard leave the text by Esc and then Tab, and not by Tab alone', async () => {
    const { page } = await openNew();
    await goToEndOf(page, '第一条');
    const isInText = (): Promise<boolean> =>
      page.evaluate(() => document.activeElement?.className.includes('ProseMirror') ?? false);
    await page.keyboard.press('Tab');
    expect(await isInText()).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Tab');
    expect(await isInText()).toBe(false);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('finds its way by the outline: arrows move, Enter goes there, and the panel tells of the clause', async () => {
    const { page } = await openNew();
    const tree = page.getByRole('tree', { name: '目录' });
    await tree.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: '光标所在条款' });
    await panel.getByText('第三条').waitFor();
    await panel.getByText('第二章 附则').waitFor();
    await page.keyboard.type('兹');
    await eventuallyPrinted(page, ['第三条 兹本条例自2026年12月1日起施行。']);
    await tree.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => document.querySelectorAll('[role="treeitem"]').length === 3);
  });

  it('shows a colleague with the name and city that the server knows, and what they write', async () => {
    const { page } = await openNew();
    const colleague = await website.visitAs('drafter', '商丘', new URL(page.url()).pathname);
    await goToEndOf(colleague.page, '第二条');
    await colleague.page.keyboard.type('商丘补充');
    await eventuallyPrinted(page, ['第二条 本条例所称红色资源，是指下列资源：商丘补充']);
    const caret = page.locator('.caret-name');
    await caret.waitFor();
    expect(await caret.textContent()).toMatch(/^商 /);
    await page.getByRole('button', { name: /2 人在这里/ }).click();
    await page.getByRole('menuitem', { name: /商丘市/ }).waitFor();
    await keepScreenshot(page, 'workbench-colleague');
    await colleague.page.close();
    await caret.waitFor({ state: 'detached' });
  });

  it('does not move what somebody reads when a colleague writes above it', async () => {
    const articles = Array.from(
      { length: 80 },
      (_, index) => `第${index + 1}条 ${'为了加强红色资源保护，'.repeat(9)}制定本条例。`,
    );
    const draft = await aDraft(website.server, { text: ['某市条例', ...articles].join('\n') });
    const reader = await website.visitAs('lead', '徐州', `/drafts/${draft.slug}`);
    const colleague = await website.visitAs('drafter', '商丘', `/drafts/${draft.slug}`);
    const read = sheetOf(reader.page).locator('.line[data-number="第六十条"]');
    await reader.page.getByRole('tree', { name: '目录' }).focus();
    await reader.page.keyboard.press('End');
    await reader.page.keyboard.press('Enter');
    await read.scrollIntoViewIfNeeded();
    const before = await read.boundingBox();
    await goToEndOf(colleague.page, '第二条');
    for (const added of ['甲', '乙', '丙']) {
      await colleague.page.keyboard.press('Enter');
      await colleague.page.keyboard.type(`新增${added}款。`);
    }
    await eventuallyPrinted(reader.page, ['新增丙款。']);
    expect(Math.abs(((await read.boundingBox())?.y ?? 0) - (before?.y ?? Number.NaN))).toBeLessThan(2);
  });

  it('lets those who may only read read, and says why', async () => {
    const draft = await aDraft(website.server, { city: '商丘' });
    const { page, complaints } = await website.visitAs('reviewer', '徐州', `/drafts/${draft.slug}`);
    await sheetOf(page).waitFor();
    expect(await sheetOf(page).getAttribute('contenteditable')).toBe('false');
    await page.getByText(/(只读|暂不能直接修改)：.+。/).waitFor();
    expect(await page.getByRole('button', { name: '撤销' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
