import { MembershipEntity } from '@colex/store';
import { aDraft } from '../builders/a-draft.js';
import { accountOf } from '../builders/a-project.js';
import { eventually } from '../harness/eventually.js';
import { goToEndOf, printedOn, saveStateOf, sheetOf } from './sheet.js';
import { keepScreenshot, openWebsite, type Website } from './website.js';

describe('somebody who loses the right to write while writing', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(() => website.close());

  it('is told why, keeps the words on the sheet, can take them along, and can go on reading', async () => {
    const { server } = website;
    const { slug } = await aDraft(server);
    const { page } = await website.visitAs('drafter', '商丘', `/drafts/${slug}`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await sheetOf(page).waitFor();
    await goToEndOf(page, '第一条');
    await server.dataSource
      .getRepository(MembershipEntity)
      .update({ personId: server.project.personIds.get(accountOf('drafter', '商丘')) ?? '' }, { role: 'OBSERVER' });

    const failed = saveStateOf(page).getByText(/^无法保存：/);
    await eventually('a change is refused', async () => {
      await page.keyboard.type('再');
      return (await failed.count()) > 0;
    });
    await page.getByRole('alert').getByText('您的修改没有保存，文字仍在这里').waitFor();
    expect((await printedOn(page))[2]).toMatch(/制定本条例。再+$/);
    expect(await sheetOf(page).getAttribute('contenteditable')).toBe('false');
    await keepScreenshot(page, 'refused');

    await page.getByRole('button', { name: '复制我的文字' }).click();
    await page.getByText('已复制到剪贴板').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /第一条　为了加强淮海战役红色资源保护，制定本条例。再/,
    );

    await page.getByRole('button', { name: '重新打开文本' }).click();
    await page.getByText(/^只读：/).waitFor();
    await sheetOf(page).waitFor();
    const lead = await server.as('lead', '徐州');
    await eventually('the sheet says what the server has', async () => {
      const { draft } = await lead.get<{ draft: { clause: { text: string } } }>(
        'query ($slug: String!) { draft(slug: $slug) { clause(number: "第一条") { text } } }',
        { slug },
      );
      return (await printedOn(page))[2]?.endsWith(draft.clause.text);
    });
  });
});
