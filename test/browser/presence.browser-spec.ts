import { aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { seriousFindings } from './axe.js';
import { goToEndOf, printedOn, sheetOf } from './sheet.js';
import { keepScreenshot, openWebsite, type Visit, type Website } from './website.js';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A code of many articles, so that whoever is followed must be out of sight. */
const LONG = `某市条例\n${Array.from({ length: 9 }, (_, place) => `第${NUMERALS[place]}条 ${'应当加强保护。'.repeat(60)}`).join('\n')}\n`;

describe('colleagues in the text', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(() => website.close());

  async function openTwice(text?: string): Promise<{ writer: Visit; colleague: Visit }> {
    const { slug } = await aDraft(website.server, text === undefined ? {} : { text });
    const writer = await website.visitAs('lead', '徐州', `/drafts/${slug}`);
    const colleague = await website.visitAs('drafter', '商丘', `/drafts/${slug}`);
    await Promise.all([sheetOf(writer.page).waitFor(), sheetOf(colleague.page).waitFor()]);
    return { writer, colleague };
  }

  it('are listed with their city and where they are, and can be followed until one acts oneself', async () => {
    const { writer, colleague } = await openTwice(LONG);
    const { page } = writer;
    await goToEndOf(colleague.page, '第二条');
    await page.locator('.roster').click();
    await page.getByRole('menuitem', { name: /商丘.*第二条/ }).waitFor();
    await keepScreenshot(page, 'presence-list');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('menuitem', { name: '跟随' }).click();
    await page.getByText(/正在跟随.*商丘/).waitFor();
    await goToEndOf(colleague.page, '第九条');
    const isSeen = (): Promise<boolean> =>
      page.evaluate(() => {
        const caret = document.querySelector('.caret')?.getBoundingClientRect();
        const desk = document.querySelector('.desk')!.getBoundingClientRect();
        return caret !== undefined && caret.top > desk.top && caret.bottom < desk.bottom;
      });
    await eventually('the desk went to 第九条', isSeen);
    await keepScreenshot(page, 'presence-follow');
    await page.getByRole('button', { name: '停止跟随' }).click();
    await page.getByText(/正在跟随/).waitFor({ state: 'detached' });
    await page.locator('.roster').click();
    await page.getByRole('menuitem', { name: '跟随' }).click();
    await page.getByText(/正在跟随/).waitFor();
    await page.locator('.line').nth(9).click();
    await page.getByText(/正在跟随/).waitFor({ state: 'detached' });
  });

  it('show their selections and names without covering a character', async () => {
    const { writer, colleague } = await openTwice();
    await goToEndOf(colleague.page, '第二条');
    await colleague.page.keyboard.press('Shift+Home');
    await writer.page.locator('.caret-selection').first().waitFor();
    await writer.page.locator('.caret-name').waitFor();
    await keepScreenshot(writer.page, 'presence-selection');
    const covered = await writer.page.evaluate(() => {
      const name = document.querySelector('.caret-name')!.getBoundingClientRect();
      const range = document.createRange();
      // A glyph is about as high as its size, in the middle of its row.
      return [...document.querySelectorAll('.ProseMirror .line')].some((line) => {
        const size = Number.parseFloat(getComputedStyle(line).fontSize);
        range.selectNodeContents(line);
        return [...range.getClientRects()].some(({ left, right, top, bottom }) => {
          const middle = (top + bottom) / 2;
          const [glyphTop, glyphBottom] = [middle - size / 2, middle + size / 2];
          const overlap = Math.min(name.bottom, glyphBottom) - Math.max(name.top, glyphTop);
          return overlap > 2 && name.left < right && name.right > left;
        });
      });
    });
    expect(covered).toBe(false);
  });

  it('are summed up for those who hear the page, after they rested and not at every key', async () => {
    const { writer, colleague } = await openTwice();
    await goToEndOf(writer.page, '第三条');
    await writer.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const region of document.querySelectorAll('[aria-live=polite]'))
        new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    await goToEndOf(colleague.page, '第一条');
    await colleague.page.keyboard.type('各市应当共同遵守。');
    const heard = (): Promise<string[]> =>
      writer.page.evaluate(() =>
        (window as unknown as { heard: string[] }).heard.filter((each) => each.includes('修改了')),
      );
    await eventually('it is said', async () => (await heard()).length > 0);
    expect(await heard()).toEqual([expect.stringMatching(/^.*修改了第一条$/u)]);
    // What one takes back oneself is nobody's news.
    await writer.page.keyboard.type('甲');
    await writer.page.keyboard.press('Control+z');
    expect(await heard()).toHaveLength(1);
  });

  it('leave own steps of undo alone, also over a lost connection', async () => {
    const { writer, colleague } = await openTwice();
    const { page } = writer;
    await goToEndOf(page, '第一条');
    await page.keyboard.type('我的第一句。');
    await page.keyboard.type('我的第二句。');
    await eventually('商丘 has it', async () =>
      (await printedOn(colleague.page)).some((line) => line.endsWith('第二句。')),
    );
    await page.context().setOffline(true);
    await goToEndOf(colleague.page, '第一条');
    await colleague.page.keyboard.type('商丘补充。');
    await page.keyboard.type('离线所写。');
    await page.context().setOffline(false);
    const together = async (wanted: (line: string) => boolean): Promise<boolean> => {
      const [mine, theirs] = await Promise.all([printedOn(page), printedOn(colleague.page)]);
      return mine.join('\n') === theirs.join('\n') && mine.some(wanted);
    };
    await eventually(
      'both have everything',
      () => together((line) => line.includes('离线所写。') && line.includes('商丘补充。')),
      60_000,
    );
    for (const gone of ['离线所写。', '我的第二句。', '我的第一句。']) {
      await page.keyboard.press('Control+z');
      await eventually(`${gone} is gone`, () =>
        together((line) => line.includes('商丘补充。') && !line.includes(gone)),
      );
    }
    await page.keyboard.press('Control+y');
    await eventually('the first is back', () =>
      together((line) => line.includes('我的第一句。') && line.includes('商丘补充。')),
    );
  });
});
