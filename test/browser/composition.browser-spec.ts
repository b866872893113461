import type { CDPSession, Page } from 'playwright-core';
import { aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { goToEndOf, printedOn, saveStateOf, sheetOf } from './sheet.js';
import { openWebsite, type Visit, type Website } from './website.js';

/** What the input method shows while somebody spells a word: 中 by its pinyin. */
const SPELLING = ['z', 'zh', 'zho', 'zhon', 'zhong'];

describe('an input method at work', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(() => website.close());

  async function openTwice(): Promise<{ writer: Visit; colleague: Visit; keyboard: CDPSession }> {
    const { slug } = await aDraft(website.server);
    const writer = await website.visitAs('lead', '徐州', `/drafts/${slug}`);
    const colleague = await website.visitAs('drafter', '商丘', `/drafts/${slug}`);
    await sheetOf(writer.page).waitFor();
    await sheetOf(colleague.page).waitFor();
    return { writer, colleague, keyboard: await writer.page.context().newCDPSession(writer.page) };
  }

  const lineOf = async (page: Page, number: string): Promise<string | undefined> =>
    (await printedOn(page)).find((line) => line.startsWith(number));

  it('is not disturbed by a colleague in the same 款, who sees the word and never its spelling', async () => {
    const { writer, colleague, keyboard } = await openTwice();
    await goToEndOf(colleague.page, '第二条');
    await goToEndOf(writer.page, '第二条');
    for (const shown of SPELLING) {
      await keyboard.send('Input.imeSetComposition', {
        text: shown,
        selectionStart: shown.length,
        selectionEnd: shown.length,
      });
      await colleague.page.keyboard.type('商');
    }
    await writer.page.getByText('同事的修改等待中').waitFor();
    expect(await lineOf(colleague.page, '第二条')).not.toMatch(/[a-z]/);
    await keyboard.send('Input.insertText', { text: '中' });

    await writer.page.getByText('同事的修改等待中').waitFor({ state: 'detached' });
    await eventually('both sheets say the same', async () => {
      const [mine, theirs] = [await lineOf(writer.page, '第二条'), await lineOf(colleague.page, '第二条')];
      return mine === theirs && mine?.includes('中') && mine.match(/商/g)?.length === SPELLING.length;
    });
    expect(await lineOf(writer.page, '第二条')).not.toMatch(/[a-z]/);
    await saveStateOf(writer.page).getByText('已保存').waitFor();
  });

  it('keeps what was composed when a colleague deletes the words beside it', async () => {
    const { writer, colleague, keyboard } = await openTwice();
    await goToEndOf(writer.page, '第三条');
    await goToEndOf(colleague.page, '第三条');
    await keyboard.send('Input.imeSetComposition', { text: 'fa', selectionStart: 2, selectionEnd: 2 });
    for (let times = 0; times < 3; times += 1) await colleague.page.keyboard.press('Backspace');
    await keyboard.send('Input.insertText', { text: '法' });
    await eventually('both sheets say the same', async () => {
      const [mine, theirs] = [await lineOf(writer.page, '第三条'), await lineOf(colleague.page, '第三条')];
      return mine === theirs && mine?.endsWith('起法');
    });
  });

  it('goes on undisturbed while a colleague types ten keys a second in the same line, and no spelling leaves the browser', async () => {
    const { writer, colleague, keyboard } = await openTwice();
    const sent: Buffer[] = [];
    writer.page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => sent.push(Buffer.from(payload as string | Buffer))),
    );
    // The frames are seen from the next connection on.
    await writer.page.reload();
    await sheetOf(writer.page).waitFor();
    await colleague.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const sheet = document.querySelector('.ProseMirror')!;
      new MutationObserver(() => seen.push(sheet.textContent ?? '')).observe(sheet, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await goToEndOf(writer.page, '第二条');
    await goToEndOf(colleague.page, '第二条');
    await colleague.page.keyboard.press('Home');
    const WORDS = [
      ['红', ['h', 'ho', 'hon', 'hong']],
      ['色', ['s', 'se']],
      ['资源', ['z', 'zi', 'zi y', 'zi yu', 'zi yua', 'zi yuan']],
      ['保护', ['b', 'ba', 'bao', 'bao h', 'bao hu']],
    ] as const;
    const typing = colleague.page.keyboard.type('商丘写'.repeat(20), { delay: 100 });
    for (const [word, spelling] of WORDS) {
      for (const text of spelling) {
        await keyboard.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
        // What is being composed stays on the writer's page exactly as the input method set it.
        expect(await lineOf(writer.page, '第二条')).toContain(text);
        await colleague.page.waitForFunction(
          (count) => {
            const window_ = window as unknown as { seen: string[] };
            return window_.seen.length > count;
          },
          await colleague.page.evaluate(() => (window as unknown as { seen: string[] }).seen.length),
        );
      }
      await keyboard.send('Input.insertText', { text: word });
    }
    await typing;
    await eventually('both sheets say the same', async () => {
      const [mine, theirs] = [await lineOf(writer.page, '第二条'), await lineOf(colleague.page, '第二条')];
      return mine === theirs && mine?.endsWith('红色资源保护') && mine.includes('商丘写'.repeat(20));
    });
    const seen = await colleague.page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect(seen.filter((text) => /[a-z]/u.test(text))).toEqual([]);
    expect(sent.length).toBeGreaterThan(0);
    const frames = sent.map((frame) => frame.toString('latin1')).filter((frame) => /hong|zi y|bao h/u.test(frame));
    expect(frames).toEqual([]);
    await saveStateOf(writer.page).getByText('已保存').waitFor();
    expect(writer.complaints).toEqual([]);
  });
});
