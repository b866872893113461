import type { Page } from 'playwright-core';
import { aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { seriousFindings } from './axe.js';
import { goToEndOf, linesOn, printedOn, saveStateOf, sheetOf } from './sheet.js';
import { keepScreenshot, openWebsite, type Visit, type Website } from './website.js';

const TEXT = `某市保护条例
第一章 总则
第一条 甲。
第二条 乙：
（一）子；
（二）丑。
第二章 附则
第三条 丙。
第四条 依照本条例第二条。
`;

describe('the structure of a text', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(() => website.close());

  async function open(text = TEXT): Promise<Visit> {
    const { slug } = await aDraft(website.server, { text });
    const visit = await website.visitAs('lead', '徐州', `/drafts/${slug}`);
    await sheetOf(visit.page).waitFor();
    return visit;
  }

  const eventuallyPrints = (page: Page, lines: readonly string[]): Promise<unknown> =>
    eventually(`the sheet shows ${lines.join(' / ')}`, async () => {
      const seen = (await printedOn(page)).join('\n');
      return seen.includes(lines.join('\n'));
    });

  const row = (page: Page, words: string) => page.getByRole('treeitem').filter({ hasText: words });

  it('is moved by the keys of the text and of the outline, and by dragging in the outline; references follow', async () => {
    const { page, complaints } = await open();
    await goToEndOf(page, '第四条');
    await page.keyboard.press('Control+Alt+r');
    await page.getByRole('button', { name: /链接全文/ }).click();
    await goToEndOf(page, '第一条');
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await eventuallyPrints(page, ['第一条 乙：', '（一） 子；', '（二） 丑。', '第二条 甲。']);
    await eventuallyPrints(page, ['第四条 依照本条例第一条。']);
    await goToEndOf(page, '（二）');
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await eventuallyPrints(page, ['（一） 丑。', '（二） 子；', '第二条 甲。']);

    // In the outline: 第一条 乙 goes down twice, over the heading into the second chapter.
    await row(page, '第一条').click();
    await page.getByRole('tree').focus();
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await eventuallyPrints(page, ['第一条 甲。', '第二条 乙：']);
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await eventuallyPrints(page, ['第二章 附则', '第二条 乙：', '（一） 丑。', '（二） 子；', '第三条 丙。']);
    await page.getByText('已移动，现在是第二条').waitFor({ state: 'attached' });
    await eventuallyPrints(page, ['第四条 依照本条例第二条。']);

    // The second chapter is dragged before the first; the article it begins with becomes the first.
    await row(page, '第二章').dragTo(row(page, '第一章'), { targetPosition: { x: 60, y: 3 } });
    await eventuallyPrints(page, ['第一章 附则', '第一条 乙：']);
    await eventuallyPrints(page, ['第三条 依照本条例第一条。', '第二章 总则', '第四条 甲。']);
    await keepScreenshot(page, 'structure-moved');
    for (let step = 0; step < 5; step += 1) await page.getByRole('button', { name: '撤销' }).click();
    await eventuallyPrints(page, [
      '第一条 甲。',
      '第二条 乙：',
      '（一） 子；',
      '（二） 丑。',
      '第二章 附则',
      '第三条 丙。',
    ]);
    await saveStateOf(page).getByText('已保存').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is changed from the menu, which shows only what may be done where the cursor is', async () => {
    const { page } = await open();
    await goToEndOf(page, '（二）');
    await page.getByRole('button', { name: '结构' }).click();
    await page.getByRole('menu').waitFor();
    await keepScreenshot(page, 'structure-menu');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.getByRole('menuitem', { name: '从这一款起另立一条' }).count()).toBe(0);
    await page.getByRole('menuitem', { name: /^款/ }).first().click();
    await page.keyboard.type('新的一款。');
    await eventuallyPrints(page, ['（二） 丑。', '新的一款。', '第二章 附则']);
    await page.getByRole('button', { name: '结构' }).click();
    await page.getByRole('menuitem', { name: '从这一款起另立一条' }).click();
    await eventuallyPrints(page, ['（二） 丑。', '第三条 新的一款。', '第二章 附则', '第四条 丙。']);
    await page.getByRole('button', { name: '结构' }).click();
    await page.getByRole('menuitem', { name: '并入上一条' }).click();
    await eventuallyPrints(page, ['（二） 丑。', '新的一款。', '第二章 附则', '第三条 丙。']);
  });

  /** Selects from the beginning of one line to the end of another, as with the mouse. */
  const select = (page: Page, first: string, last: string): Promise<void> =>
    sheetOf(page).evaluate(
      (sheet, [from, to]) => {
        const lines = [...sheet.querySelectorAll('.line')];
        const find = (words: string): Element => lines.find((line) => (line.textContent ?? '').startsWith(words))!;
        (sheet as HTMLElement).focus();
        const selection = window.getSelection()!;
        const end = document.createRange();
        end.selectNodeContents(find(to!));
        selection.collapse(find(from!), 0);
        selection.extend(end.endContainer, end.endOffset);
      },
      [first, last],
    );

  const idsOn = (page: Page): Promise<Record<string, string>> =>
    sheetOf(page)
      .locator('.line')
      .evaluateAll((lines) =>
        Object.fromEntries(lines.map((line) => [line.textContent ?? '', line.getAttribute('data-line') ?? ''])),
      );

  it('keeps the identity of lines that are cut, gives copies their own, and brings numbers to Word', async () => {
    const { page } = await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const before = await idsOn(page);
    await select(page, '乙：', '丑。');
    await page.keyboard.press('Control+x');
    await eventuallyPrints(page, ['第一条 甲。', '第二章 附则', '第二条 丙。']);
    await goToEndOf(page, '第二条');
    await page.keyboard.press('Control+v');
    await eventuallyPrints(page, [
      '第二条 丙。',
      '第三条 乙：',
      '（一） 子；',
      '（二） 丑。',
      '第四条 依照本条例第二条。',
    ]);
    expect(await idsOn(page)).toEqual(before);

    await select(page, '乙：', '丑。');
    await page.keyboard.press('Control+c');
    const clipboard = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const html = await (await item!.getType('text/html')).text();
      return { html, text: await navigator.clipboard.readText() };
    });
    expect(clipboard.text.split('\n')).toEqual(['　　第三条　乙：', '　　（一）子；', '　　（二）丑。']);
    expect(clipboard.html).toContain('第三条　');
    expect(clipboard.html).toContain('（二）');
    expect(clipboard.html).not.toMatch(/class=|contenteditable/u);
    await goToEndOf(page, '第四条');
    await page.keyboard.press('Control+v');
    await eventuallyPrints(page, ['第四条 依照本条例第二条。', '第五条 乙：', '（一） 子；', '（二） 丑。']);
    const ids = await sheetOf(page)
      .locator('.line')
      .evaluateAll((all) => all.map((line) => line.getAttribute('data-line')));
    expect(new Set(ids).size).toBe(ids.length);
  });

  /** Pastes as another program would have filled the clipboard. */
  const paste = (page: Page, html: string, text: string): Promise<void> =>
    sheetOf(page).evaluate(
      (sheet, [markup, plain]) => {
        const clipboardData = new DataTransfer();
        if (markup) clipboardData.setData('text/html', markup);
        if (plain) clipboardData.setData('text/plain', plain);
        sheet.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      [html, text],
    );

  it('is recognised in what is pasted from Word, WPS, web pages and plain text', async () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{mso-style:1}</style></head><body><!--StartFragment-->
      <p class=MsoNormal align=center><b>第一章<span style='mso-spacerun:yes'>  </span>总则</b></p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>第一条<span>&nbsp;&nbsp;</span></span><![endif]>为了加强<del>旧</del>保护。<o:p></o:p></p>
      <p class=MsoNormal><span>第二条　下列资源：</span></p><p class=MsoNormal>（一）遗址；</p><p class=MsoNormal>（二）陵园。</p></body></html>`;
    const expected = ['第一章 总则', '第一条 为了加强保护。', '第二条 下列资源：', '（一） 遗址；', '（二） 陵园。'];
    const page1 =
      '<div><h2>第一章 总则</h2><p>第一条 为了加强保护。</p><p>第二条 下列资源：</p><ol><li>遗址；</li><li>陵园。</li></ol></div>';
    const plain = '第一章 总则\r\n第一条 为了加强保护。\r\n第二条 下列资源：\r\n（一）遗址；\r\n（二）陵园。';
    for (const [html, text] of [
      [word, ''],
      [page1, '第一章 总则\n第一条 为了加强保护。\n第二条 下列资源：\n遗址；\n陵园。'],
      ['<p style="font-family:仿宋"><span lang="EN-US">第一章</span> 总则</p>', plain],
      ['', plain],
    ] as const) {
      const { page } = await open('某市条例\n');
      await sheetOf(page).locator('.line').last().click();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await paste(page, html, text);
      await eventuallyPrints(page, expected);
      await page.close();
    }
  });

  it('takes no harm from hostile markup, even when it says that it is ours', async () => {
    const { page, complaints } = await open();
    await goToEndOf(page, '第三条');
    const hostile = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><svg onload="window.hacked=1"></svg>`;
    await paste(page, `<p>安全${hostile}文字</p>`, '');
    await eventuallyPrints(page, ['第三条 丙。安全文字']);
    await paste(
      page,
      `<p data-pm-slice="0 0 []" data-line="../../x" data-kind="article" data-number="${'九'.repeat(500)}">伪造${hostile}<span data-reference="nowhere">第九条</span></p>`,
      '',
    );
    await eventuallyPrints(page, ['第三条 丙。安全文字', '第四条 伪造第九条']);
    await saveStateOf(page).getByText('已保存').waitFor();
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await sheetOf(page).locator('img, script, svg').count()).toBe(0);
    // The policy may say that it refused a handler; nothing else may go wrong.
    expect(complaints.filter((each) => !each.startsWith('Executing inline event handler'))).toEqual([]);
    expect((await linesOn(page)).length).toBe(10);
  });
});
