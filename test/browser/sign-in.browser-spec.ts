import { accountOf } from '../builders/a-project.js';
import { aDraft } from '../builders/a-draft.js';
import { openWebsite, signIn, type Website } from './website.js';
import { saveStateOf, sheetOf } from './sheet.js';

describe('signing in', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(() => website.close());

  it('stands before every page and leads back to where somebody wanted to go', async () => {
    const path = `/projects/${website.server.project.slug}`;
    const { page, complaints } = await website.visit(path);
    await page.waitForURL('**/sign-in?next=*');
    await signIn(page, accountOf('drafter', '商丘'));
    await page.waitForURL(website.server.url + path);
    await page.getByRole('heading', { level: 1, name: '淮海战役红色资源保护条例' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('never leads to another site', async () => {
    const { page } = await website.visit('/sign-in?next=https://example.org/');
    await signIn(page, accountOf('drafter', '商丘'));
    await page.waitForURL(`${website.server.url}/`);
  });

  it('says what is missing or wrong and keeps the account', async () => {
    const { page } = await website.visit('/sign-in');
    const reason = page.getByRole('alert');
    await page.getByRole('button', { name: '登录' }).click();
    await reason.getByText('请填写账号').waitFor();
    await signIn(page, accountOf('reviewer', '徐州'), 'wrong');
    await reason.getByText('账号或密码不正确').waitFor();
    expect(await page.getByLabel('账号').inputValue()).toBe(accountOf('reviewer', '徐州'));
  });

  it('says when to try again after too many attempts', async () => {
    const { page } = await website.visit('/sign-in');
    const reason = page.getByRole('alert');
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const answer = page.waitForResponse('**/graphql');
      await signIn(page, accountOf('observer', '淮北'), 'wrong');
      await answer;
    }
    await signIn(page, accountOf('observer', '淮北'), 'wrong');
    await reason.getByText(/请在 \d+ 秒后再试/).waitFor();
  });

  it('ends with signing out', async () => {
    const { page } = await website.visitAs('drafter', '淮北');
    await page.getByRole('button', { name: /账号菜单/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.waitForURL('**/sign-in');
    await page.goto(`${website.server.url}/`);
    await page.waitForURL('**/sign-in');
  });

  it('ends everywhere at once with 退出所有设备, open texts included', async () => {
    const draft = await aDraft(website.server);
    const elsewhere = await website.visitAs('drafter', '徐州', `/drafts/${draft.slug}`);
    await sheetOf(elsewhere.page).waitFor();
    const { page } = await website.visitAs('drafter', '徐州');
    await page.getByRole('button', { name: /账号菜单/ }).click();
    await page.getByRole('menuitem', { name: '退出所有设备' }).click();
    await page.getByRole('button', { name: '退出所有设备' }).click();
    await page.waitForURL('**/sign-in');
    await saveStateOf(elsewhere.page).getByText('无法保存：登录已失效').waitFor();
    // The text stays for whoever has unsaved words in it, but takes no more.
    expect(await sheetOf(elsewhere.page).getAttribute('contenteditable')).toBe('false');
  });
});
