import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { aVersion } from '../builders/a-version.js';
import { type Website, openWebsite, keepScreenshot } from './website.js';

describe('papers from the workbench', () => {
  let website: Website;
  let draft: BuiltDraft;
  let version: { readonly id: string };
  beforeAll(async () => {
    website = await openWebsite();
    draft = await aDraft(website.server);
    version = await aVersion(await website.server.as('drafter'), draft, '草案');
  });
  afterAll(() => website.close());

  it('are made from the menu by keyboard and saved under their Chinese name', async () => {
    const { page, complaints } = await website.visitAs('drafter', '徐州', `/drafts/${draft.slug}`);
    const button = page.getByRole('button', { name: '导出' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: '正文（Word）' }).waitFor();
    await keepScreenshot(page, 'export-menu');
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: '正文（Word）' }).press('Enter');
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^淮海战役红色资源保护条例-第1条日志\.docx$/);
    const word = await JSZip.loadAsync(await readFile(await download.path()));
    expect(await word.file('word/document.xml')?.async('string')).toContain('为了加强淮海战役红色资源保护');
    await page
      .getByRole('status')
      .getByText(/已生成/)
      .waitFor();
    await keepScreenshot(page, 'export-ready');
    await page.getByRole('button', { name: '收起' }).click();
    expect(complaints).toEqual([]);
  });

  it('are made of a comparison: a redline with tracked changes, and the table', async () => {
    const address = `/drafts/${draft.slug}/compare?from=${version.id}&to=${draft.id}`;
    const { page } = await website.visitAs('reviewer', '商丘', address);
    for (const [name, extension] of [
      ['花脸稿（Word 修订）', 'docx'],
      ['修改对照表（Excel）', 'xlsx'],
    ] as const) {
      await page.getByRole('button', { name: '导出' }).click();
      const downloading = page.waitForEvent('download');
      await page.getByRole('menuitem', { name }).click();
      expect((await downloading).suggestedFilename()).toContain(`.${extension}`);
    }
  });
});
