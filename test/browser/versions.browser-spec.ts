import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { aDraft } from '../builders/a-draft.js';
import { nameVersion } from '../builders/a-version.js';
import { eventually } from '../harness/eventually.js';
import { journalLength } from '../harness/journal.js';
import { goToEndOf, saveStateOf, sheetOf } from './sheet.js';
import { keepScreenshot, openWebsite, type Website } from './website.js';

const CODE = join(process.env['COLEX_SHARED'] ?? '../shared', 'corpus');

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: (context: object) => Promise<AxeResults> } }).axe.run(document),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('versions', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(() => website.close());

  it('are named with Ctrl+S, compared with now, looked at in the history and restored', async () => {
    const draft = await aDraft(website.server);
    const { page, complaints } = await website.visitAs('drafter', '商丘', `/drafts/${draft.slug}`);
    await sheetOf(page).waitFor();
    await goToEndOf(page, '第一条');
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('稿次').selectOption({ label: '草案征求意见稿' });
    await dialog.getByLabel('说明').fill('向社会公布');
    await dialog.getByRole('button', { name: '保存版本' }).click();
    await page.getByRole('listitem').getByText('草案征求意见稿').waitFor();

    await goToEndOf(page, '第一条');
    await page.keyboard.press('Enter');
    await page.keyboard.type('各市应当协同保护。');
    await saveStateOf(page).getByText('已保存').waitFor();
    await keepScreenshot(page, 'version-tab');

    await page.getByRole('link', { name: '与现在比较' }).click();
    const change = page.locator('.compared-row ins').getByText('各市应当协同保护。');
    await change.waitFor();
    await page.getByText('商丘drafter').first().waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await page.locator('.compared-row[aria-current="true"]').waitFor();
    await keepScreenshot(page, 'comparison-inline');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '左右对照' }).click();
    await keepScreenshot(page, 'comparison-columns');
    await page.getByRole('button', { name: '修改对照表' }).click();
    await page.getByText('修改 第一条').waitFor();
    await keepScreenshot(page, 'comparison-table');

    await page.getByRole('link', { name: '历史' }).click();
    await page.locator('.moment-text').getByText('各市应当协同保护。').waitFor();
    await page.getByLabel('着色').selectOption({ label: '按城市' });
    await page.locator('.written').first().waitFor();
    await keepScreenshot(page, 'history');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('版本').selectOption({ label: '草案征求意见稿' });
    await page.locator('.moment-text').getByText('各市应当协同保护。').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '恢复到此刻…' }).click();
    await page.getByRole('dialog').locator('del').getByText('各市应当协同保护。').waitFor();
    await keepScreenshot(page, 'restore-preview');
    await page.getByRole('button', { name: '恢复', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '回到文本' }).click();
    await sheetOf(page).waitFor();
    await page.waitForFunction(() => !document.body.textContent?.includes('各市应当协同保护。'));
    expect(complaints).toEqual([]);
  });

  it('show in the editor who wrote what, by city and by age, at the pointer and at the cursor', async () => {
    const draft = await aDraft(website.server);
    const colleague = (await website.server.as('drafter', '淮北')).open(draft.id);
    await colleague.synced();
    const { page, complaints } = await website.visitAs('drafter', '商丘', `/drafts/${draft.slug}`);
    await goToEndOf(page, '第一条');
    await page.keyboard.type('各市应当协同保护。');
    await saveStateOf(page).getByText('已保存').waitFor();
    const index = colleague.body.toString().length - 4;
    colleague.body.insert(index, '同时');
    await page.locator('.line', { hasText: '同时' }).first().waitFor();

    await page.getByRole('button', { name: '谁写的：按作者着色' }).click();
    await page.getByRole('menuitemcheckbox', { name: '按城市' }).click();
    const legend = page.getByRole('region', { name: '着色说明' });
    for (const city of ['徐州市', '商丘市', '淮北市']) await legend.getByText(city).first().waitFor();
    const coloured = (name: string): Promise<string[]> =>
      page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String), name);
    await eventually('every city has its words', async () => {
      const words = await Promise.all([0, 1, 2].map((place) => coloured(`author-city-${place}`)));
      return words.flat().includes('各市应当协同保护。') && words.flat().includes('同时');
    });
    await goToEndOf(page, '第一条');
    await legend.getByText(/商丘drafter（商丘市）写于/).waitFor();
    const heading = page.locator('.line.kind-title').first();
    await heading.hover();
    await legend.getByText(/徐州drafter（徐州市）写于/).waitFor();
    await keepScreenshot(page, 'authorship-city');
    expect(await seriousFindings(page)).toEqual([]);

    // What is typed now belongs to nobody until the server knows it, and then to whoever typed it.
    await goToEndOf(page, '第一条');
    await page.keyboard.type('并接受监督。');
    await legend.getByText('刚刚写下').waitFor();
    await eventually('the new words have their author', async () => {
      return (await Promise.all([0, 1, 2].map((place) => coloured(`author-city-${place}`))))
        .flat()
        .join('')
        .includes('监督');
    });
    await page.getByRole('button', { name: '谁写的：按作者着色' }).click();
    await page.getByRole('menuitemcheckbox', { name: '按新旧' }).click();
    await eventually('the newest words are the darkest', async () => (await coloured('author-age-4')).length > 0);
    await keepScreenshot(page, 'authorship-age');
    await page.getByRole('button', { name: '关闭着色' }).click();
    await legend.waitFor({ state: 'detached' });
    expect(await coloured('author-age-4')).toEqual([]);
    expect(complaints).toEqual([]);
    colleague.close();
  });

  it('of any two texts are chosen from a list: a city’s edition against the joint text, with the threads behind the changes', async () => {
    const { server } = website;
    const draft = await aDraft(server);
    const edition = await aDraft(server, { city: '商丘' });
    const shangqiu = await server.as('drafter', '商丘');
    const version = await nameVersion(shangqiu, draft, '草案');
    const { page, complaints } = await website.visitAs('drafter', '商丘', `/drafts/${draft.slug}/compare`);
    await page.getByText('选择两个文本').waitFor();
    await page.getByLabel('原文本').selectOption(version.version!.id);
    await page.getByLabel('新文本').selectOption(edition.id);
    await page.getByText('没有改动。').waitFor();

    const opened = shangqiu.open(draft.id);
    await opened.synced();
    opened.body.insert(20, '共同');
    await eventually('it is in the journal', async () => (await journalLength(server.dataSource, draft.id)) === 2);
    const { draft: read } = await shangqiu.get<{ draft: { clauses: { nodes: { lineId: string; number: string }[] } } }>(
      `{ draft(slug: "${draft.slug}") { clauses(first: 20) { nodes { lineId number } } } }`,
    );
    const lineId = read.clauses.nodes.find(({ number }) => number === '第一条')!.lineId;
    await shangqiu.get(`mutation ($input: OpenThreadInput!) { openThread(input: $input) { userErrors { code } } }`, {
      input: { draftId: draft.id, kind: 'OPINION', body: '建议写明共同保护', place: { lineId } },
    });
    await page.getByLabel('新文本').selectOption(draft.id);
    await page.locator('.compared-row ins').getByText('共同').waitFor();
    expect(page.url()).toContain(`from=${version.version!.id}`);
    const thread = page.getByRole('link', { name: /建议写明共同保护/ });
    await thread.waitFor();
    await keepScreenshot(page, 'comparison-picked');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '互换两个文本' }).click();
    await page.locator('.compared-row del').getByText('共同').waitFor();
    await thread.click();
    await page.locator('.workbench-panel').getByText('建议写明共同保护').waitFor();
    expect(complaints).toEqual([]);
    opened.close();
  });

  it('of the Civil Code compare within a second to the first sight of a change', async () => {
    const file = join(CODE, '01-民法典(2020).md');
    if (!existsSync(file)) {
      process.stdout.write('the corpus is not here: the Civil Code is not compared\n');
      return;
    }
    const draft = await aDraft(website.server, { text: await readFile(file, 'utf8') });
    const drafter = await website.server.as('drafter', '徐州');
    const { version } = await nameVersion(drafter, draft, '草案');
    const opened = drafter.open(draft.id);
    await opened.synced();
    for (const place of [2_000, 30_000, 60_000, 90_000]) opened.body.insert(place, '为了保护红色资源，');
    await eventually(
      'all of it is in the journal',
      async () => (await journalLength(website.server.dataSource, draft.id)) === 5,
    );
    const visit = await website.visitAs('drafter', '商丘', '/');
    const { page } = visit;
    await page.goto(`${website.server.url}/drafts/${draft.slug}/compare?from=${version!.id}&to=${draft.id}`);
    await page.locator('.compared-row ins').first().waitFor();
    await keepScreenshot(page, 'comparison-civil-code');
    const since = await page.evaluate(() => performance.now());
    process.stdout.write(`first change of the Civil Code seen ${Math.round(since)} ms after the address was opened\n`);
    await page.getByLabel('界面语言').selectOption('en');
    await page.getByRole('button', { name: 'Side by side' }).click();
    await keepScreenshot(page, 'comparison-civil-code-en');
    opened.close();
  });
});
