import { aDraft } from '../builders/a-draft.js';
import { sheetOf } from './sheet.js';
import { openWebsite, type Website } from './website.js';

describe('the Content-Security-Policy', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(() => website.close());

  it('allows nothing inline without the nonce of the page, and nothing from elsewhere', async () => {
    const { headers } = await fetch(`${website.server.url}/`, { headers: { accept: 'text/html' } });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  });

  it('stops a script that somebody got into the page', async () => {
    const { page, complaints } = await website.visit('/sign-in');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.body.append(script);
    });
    expect(await page.title()).not.toBe('taken over');
    expect(complaints.join()).toMatch(/Content Security Policy/);
  });

  it('is broken by no page, menu, dialog or editing', async () => {
    const draft = await aDraft(website.server);
    const project = `/projects/${website.server.project.slug}`;
    const { page, complaints } = await website.visitAs('lead', '徐州');
    await page.getByRole('button', { name: /账号菜单/ }).click();
    await page.getByRole('menuitem', { name: '退出所有设备' }).click();
    await page.getByRole('button', { name: '取消' }).click();
    for (const path of [project, `${project}/new-draft`, '/nowhere']) {
      await page.goto(website.server.url + path);
      await page.getByRole('heading').first().waitFor();
    }
    await page.goto(`${website.server.url}/drafts/${draft.slug}`);
    await sheetOf(page).click();
    await page.keyboard.type('甲');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /行的类别/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '键盘操作' }).click();
    await page.getByRole('button', { name: '关闭' }).click();
    expect(complaints).toEqual([]);
  });

  it('is not broken by the explorer, which answers a worked example', async () => {
    const { page, complaints } = await website.visitAs('lead', '徐州', '/explorer');
    await page.getByRole('button', { name: 'Whoami' }).waitFor();
    await page.locator('.graphiql-query-editor .CodeMirror').click();
    await page.keyboard.press('Control+Enter');
    await page.locator('.result-window').getByText('"viewer"').waitFor();
    expect(complaints).toEqual([]);
  });
});
