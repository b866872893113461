import { aDraft } from '../builders/a-draft.js';
import { seriousFindings } from './axe.js';
import { sheetOf } from './sheet.js';
import { openWebsite, type Website } from './website.js';

describe('accessibility: axe has no serious finding', () => {
  let website: Website;
  let draft: { readonly slug: string };
  beforeAll(async () => {
    website = await openWebsite();
    draft = await aDraft(website.server);
  });
  afterAll(() => website.close());

  it('on sign-in, with its reason shown', async () => {
    const { page } = await website.visit('/sign-in');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('请填写账号').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('on the home page, with the account menu open too', async () => {
    const { page } = await website.visitAs('lead', '徐州');
    await page.getByText('半紧密型').or(page.getByText('紧密型')).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /账号菜单/ }).click();
    await page.getByRole('menu').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('on the page of a project', async () => {
    const { page } = await website.visitAs('lead', '徐州', `/projects/${website.server.project.slug}`);
    await page.getByRole('table').getByRole('link').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('on a new draft with a preview', async () => {
    const { page } = await website.visitAs('lead', '徐州', `/projects/${website.server.project.slug}/new-draft`);
    await page.getByLabel('草案原文').fill('某条例\n第一条 为了保护。\n<!-- 说明 -->');
    await page.getByText('注释，不属于正文').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('on the workbench, with its menu of kinds and its sheet of keys', async () => {
    const { page } = await website.visitAs('lead', '徐州', `/drafts/${draft.slug}`);
    await sheetOf(page).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /行的类别/ }).click();
    await page.getByRole('menu').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '键盘操作' }).click();
    await page.getByRole('dialog').waitFor();
    // The page behind an open dialog is hidden and the dialog holds the focus; axe cannot see that it does.
    expect(await seriousFindings(page, ['#root'])).toEqual([]);
  });

  it('on the explorer', async () => {
    const { page } = await website.visitAs('lead', '徐州', '/explorer');
    await page.getByRole('button', { name: 'Whoami' }).waitFor();
    // CodeMirror 5 takes the keyboard in a field beside what it scrolls, which the rule about scrolling cannot see.
    expect(await seriousFindings(page, ['.CodeMirror-scroll'])).toEqual([]);
  });

  it('on a page that does not exist', async () => {
    const { page } = await website.visitAs('lead', '徐州', '/nowhere');
    await page.getByText('没有这个页面').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('in English as in Chinese', async () => {
    const { page } = await website.visitAs('lead', '徐州', `/drafts/${draft.slug}`);
    await sheetOf(page).waitFor();
    await page.getByLabel('界面语言').selectOption('en');
    await page.getByRole('tree', { name: 'Outline' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await seriousFindings(page)).toEqual([]);
  });
});
