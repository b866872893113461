import type { Dialog } from 'playwright-core';
import { aDraft } from '../builders/a-draft.js';
import { goToEndOf, printedOn, saveStateOf, sheetOf } from './sheet.js';
import { openWebsite, type Website } from './website.js';

describe('without the server', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(async () => {
    await website.close();
  });

  it('says how much is not synchronised, keeps the text open for writing, and asks before it is left behind', async () => {
    const { slug } = await aDraft(website.server);
    const { page } = await website.visitAs('lead', '徐州', `/drafts/${slug}`);
    await sheetOf(page).waitFor();
    await goToEndOf(page, '第一条');
    await page.keyboard.type('在线');
    await saveStateOf(page).getByText('已保存').waitFor();

    await website.server.application.close();
    await saveStateOf(page).getByText('离线，没有未同步的修改').waitFor();
    await page.keyboard.type('离线');
    await saveStateOf(page).getByText('离线（2 处未同步）').waitFor();
    expect((await printedOn(page))[2]).toMatch(/在线离线$/);

    await page.getByRole('link', { name: '淮海战役红色资源保护条例' }).first().click();
    await page.getByRole('alertdialog', { name: '还有没保存的修改' }).waitFor();
    await page.getByRole('button', { name: '留在这里' }).click();
    expect(new URL(page.url()).pathname).toBe(`/drafts/${slug}`);

    const asked = new Promise<Dialog>((done) => page.once('dialog', done));
    const closing = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await closing;
  });
});
