import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { OFFICE, launchChromium } from './chromium.js';
import { goToEndOf, linesOn, printedOn, saveStateOf, sheetOf } from './sheet.js';
import { keepScreenshot, signIn } from './website.js';

const SHARED = process.env['COLEX_SHARED'] ?? resolve('../shared');
const SHANGQIU = resolve(SHARED, 'corpus/06-商丘市淮海战役红色资源保护条例(2025).md');
const CIVIL_CODE = resolve(SHARED, 'corpus/01-民法典(2020).md');

/** The story of the first living draft, from the first start to a kill and back; each step stands on the one before. */
describe('two cities write one regulation', () => {
  let product: Product;
  let browser: Browser;
  let xuzhou: Page;
  let shangqiu: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launchChromium()]);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  async function visit(account: string): Promise<Page> {
    const page = await (await browser.newContext(OFFICE)).newPage();
    await page.goto(product.url);
    await signIn(page, account, product.password);
    await page.getByRole('link', { name: /淮海战役红色资源保护条例/ }).click();
    await page.getByRole('link', { name: '淮海战役红色资源保护条例' }).first().click();
    await sheetOf(page).waitFor();
    return page;
  }

  async function eventuallyOn(page: Page, line: string): Promise<void> {
    await eventually(`the sheet shows ${line}`, async () => (await printedOn(page)).includes(line));
  }

  it('signs in as drafters of 徐州 and 商丘 with the printed password; both see the demo draft with numbers and outline', async () => {
    xuzhou = await visit('xuzhou.drafter');
    shangqiu = await visit('shangqiu.drafter');
    for (const page of [xuzhou, shangqiu]) {
      const lines = await linesOn(page);
      expect(lines.filter(({ kind }) => kind === 'chapter')).toHaveLength(8);
      expect(lines.filter(({ kind }) => kind === 'article')).toHaveLength(46);
      expect(lines.findLast(({ kind }) => kind === 'article')?.number).toBe('第四十六条');
      await page.getByRole('treeitem').getByText('第二章').waitFor();
    }
  });

  it('shows each what the other types, with the verified name at the caret, and 已保存 once it is committed', async () => {
    await goToEndOf(xuzhou, '第四条');
    await xuzhou.keyboard.type('徐州补充。');
    await eventuallyOn(
      shangqiu,
      '第四条 淮海战役红色资源保护坚持中国共产党的领导，遵循尊重史实、保护优先、合理利用、区域协同、社会参与的原则。徐州补充。',
    );
    await goToEndOf(shangqiu, '第七条');
    await shangqiu.keyboard.type('商丘补充。');
    await eventually('徐州 reads 商丘', async () =>
      (await printedOn(xuzhou)).some((line) => line.endsWith('商丘补充。')),
    );
    for (const page of [xuzhou, shangqiu]) await saveStateOf(page).getByText('已保存').waitFor();
    await xuzhou.locator('.caret-name', { hasText: '商 宋知白' }).waitFor();
    await shangqiu.locator('.caret-name', { hasText: '徐 王晓彤' }).waitFor();
  });

  it('makes 款, 项 and 条 by the keyboard; numbers and outline follow in both browsers', async () => {
    await goToEndOf(shangqiu, '第八条');
    await shangqiu.keyboard.press('Enter');
    await shangqiu.keyboard.type('宣传活动包括：');
    await shangqiu.keyboard.press('Enter');
    await shangqiu.keyboard.type('公祭；');
    await shangqiu.keyboard.press('Enter');
    await shangqiu.keyboard.type('展览。');
    for (const page of [xuzhou, shangqiu]) {
      await eventuallyOn(page, '（一） 公祭；');
      await eventuallyOn(page, '（二） 展览。');
    }
    await shangqiu.keyboard.press('Shift+Tab');
    await shangqiu.keyboard.press('Shift+Tab');
    for (const page of [xuzhou, shangqiu]) {
      await eventuallyOn(page, '第九条 展览。');
      await eventuallyOn(page, '第四十七条 本条例自2027年7月1日起施行。');
      await page.getByRole('treeitem').getByText('展览').waitFor();
    }
    await shangqiu.keyboard.press('Tab');
    await eventuallyOn(xuzhou, '第四十六条 本条例自2027年7月1日起施行。');
    await keepScreenshot(xuzhou, 'two-cities');
  });

  it('loses nothing that anybody saw when the server is killed while both type, and brings in what was typed meanwhile', async () => {
    await goToEndOf(xuzhou, '第二十条');
    await goToEndOf(shangqiu, '第三十条');
    const typing = [
      xuzhou.keyboard.type('甲乙丙丁戊己庚辛壬癸'.repeat(4), { delay: 30 }),
      shangqiu.keyboard.type('子丑寅卯辰巳午未申酉'.repeat(4), { delay: 30 }),
    ];
    await eventually('each has seen something of the other', async () => {
      const [onXuzhou, onShangqiu] = await Promise.all([printedOn(xuzhou), printedOn(shangqiu)]);
      return onXuzhou.some((line) => line.includes('子丑')) && onShangqiu.some((line) => line.includes('甲乙'));
    });
    await product.kill();
    const seenByXuzhou = await printedOn(xuzhou);
    const seenByShangqiu = await printedOn(shangqiu);
    await Promise.all(typing);
    await xuzhou.keyboard.type('离线所写。');
    for (const page of [xuzhou, shangqiu]) {
      await saveStateOf(page)
        .getByText(/离线（\d+ 处未同步）/)
        .waitFor();
    }
    await keepScreenshot(xuzhou, 'offline');

    await product.start();
    for (const page of [xuzhou, shangqiu]) await saveStateOf(page).getByText('已保存').waitFor({ timeout: 60_000 });
    const together = await eventually('both show the same', async () => {
      const [one, other] = await Promise.all([printedOn(xuzhou), printedOn(shangqiu)]);
      return one.join('\n') === other.join('\n') ? one.join('\n') : null;
    });
    expect(together).toContain(`${'甲乙丙丁戊己庚辛壬癸'.repeat(4)}离线所写。`);
    expect(together).toContain('子丑寅卯辰巳午未申酉'.repeat(4));
    // What each had seen of the other before the kill is there, in its place.
    const seenOf = (lines: readonly string[], number: string) => lines.find((line) => line.startsWith(number));
    expect(together).toContain(seenOf(seenByXuzhou, '第三十条'));
    expect(together).toContain(seenOf(seenByShangqiu, '第二十条'));
  });

  it('has a journal that verifies, and clause rows that can be made again from nothing', async () => {
    const colex = (...args: string[]) =>
      spawnSync(process.execPath, ['dist/apps/server/src/cli/main.js', ...args], {
        env: product.environment,
        encoding: 'utf8',
      });
    const verified = colex('verify', '--json');
    expect(verified.status).toBe(0);
    const [draft] = JSON.parse(verified.stdout) as { digest: string; entries: number; faults: unknown[] }[];
    expect(draft?.faults).toEqual([]);
    expect(draft?.entries).toBeGreaterThan(10);
    expect(colex('rebuild').status).toBe(0);
    const again = JSON.parse(colex('verify', '--json').stdout) as { digest: string }[];
    expect(again[0]?.digest).toBe(draft?.digest);
  });

  it('answers GraphQL with the clause as it reads on the sheet', async () => {
    const answer = await xuzhou.evaluate(async () => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: `{ draft(slug: "huaihai-red-resources-joint") { counts { article } clause(number: "4") { number path text kind digest } } }`,
        }),
      });
      return (await response.json()) as { data: { draft: { counts: object; clause: Record<string, unknown> } } };
    });
    expect(answer.data.draft.counts).toEqual({ article: 46 });
    expect(answer.data.draft.clause).toMatchObject({
      number: '第四条',
      path: ['第一章 总则'],
      kind: 'ARTICLE',
      text: '淮海战役红色资源保护坚持中国共产党的领导，遵循尊重史实、保护优先、合理利用、区域协同、社会参与的原则。徐州补充。',
    });
  });

  it('takes in 商丘’s regulation and the Civil Code from their files and lets them be edited', async () => {
    if (!existsSync(SHANGQIU)) {
      process.stdout.write('the corpus is not here: nothing to see of real statutes coming in\n');
      return;
    }
    for (const [file, chapters, articles, last] of [
      [SHANGQIU, 7, 47, '第四十七条'],
      [CIVIL_CODE, 84, 1260, '第一千二百六十条'],
    ] as const) {
      await xuzhou.goto(`${product.url}/projects/huaihai-red-resources/new-draft`);
      await xuzhou.locator('input[type=file]').setInputFiles(file);
      await xuzhou.getByRole('button', { name: '创建文本' }).click();
      await sheetOf(xuzhou).waitFor();
      const lines = await linesOn(xuzhou);
      expect(lines.filter(({ kind, number }) => kind === 'chapter' && number !== '')).toHaveLength(chapters);
      expect(lines.filter(({ kind }) => kind === 'article')).toHaveLength(articles);
      await goToEndOf(xuzhou, '第三十条');
      await xuzhou.keyboard.press('Control+Enter');
      await xuzhou.keyboard.type('新增的一条。');
      await eventuallyOn(xuzhou, '第三十一条 新增的一条。');
      expect((await linesOn(xuzhou)).findLast(({ kind }) => kind === 'article')?.number).not.toBe(last);
      await saveStateOf(xuzhou).getByText('已保存').waitFor();
    }
    await keepScreenshot(xuzhou, 'civil-code');
  });

  it('stops at Ctrl-C with everything in place, and finds it again at the next start', async () => {
    const before = await printedOn(shangqiu);
    expect(await product.interrupt()).toBe(0);
    await product.start();
    await saveStateOf(shangqiu).getByText('已保存').waitFor({ timeout: 60_000 });
    expect(await printedOn(shangqiu)).toEqual(before);
  });
});
