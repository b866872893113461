import { saveStateOf, printedOn, sheetOf } from './sheet.js';
import { keepScreenshot, openWebsite, type Website } from './website.js';

const MARKDOWN = `# 某市红色资源保护条例

（2026年11月1日某市第六届人民代表大会常务委员会第二十次会议通过）

## 第一章　总则

**第一条**　为了加强红色资源保护，制定本条例。

第二条　本条例所称红色资源，包括：

（一）旧址；

（二）文献。

前款规定以外的资源，由市人民政府认定。

## 第二章　附则

第三条　本条例自公布之日起施行。

<!-- 内部说明 -->
`;

describe('a new draft', () => {
  let website: Website;
  beforeAll(async () => {
    website = await openWebsite();
  });
  afterAll(() => website.close());

  const address = (): string => `/projects/${website.server.project.slug}/new-draft`;

  it('shows beforehand what becomes of pasted Markdown, and opens it with its numbers', async () => {
    const { page, complaints } = await website.visitAs('lead', '徐州', address());
    await page.getByLabel('草案原文').fill(MARKDOWN);
    const counts = page.locator('.counts');
    await counts.getByText('条', { exact: true }).waitFor();
    expect((await counts.innerText()).replace(/\s+/g, '')).toBe('章2条3款1项2');
    await page.getByText('第 21 行').waitFor();
    await keepScreenshot(page, 'new-draft');

    await page.getByRole('button', { name: '创建文本' }).click();
    await sheetOf(page).waitFor();
    expect(await printedOn(page)).toEqual([
      '某市红色资源保护条例',
      '2026年11月1日某市第六届人民代表大会常务委员会第二十次会议通过',
      '第一章 总则',
      '第一条 为了加强红色资源保护，制定本条例。',
      '第二条 本条例所称红色资源，包括：',
      '（一） 旧址；',
      '（二） 文献。',
      '前款规定以外的资源，由市人民政府认定。',
      '第二章 附则',
      '第三条 本条例自公布之日起施行。',
    ]);
    await saveStateOf(page).getByText('已保存').waitFor();
    expect(complaints).toEqual([]);
  });

  it('reads a chosen file and refuses one that is no text in UTF-8', async () => {
    const { page } = await website.visitAs('drafter', '商丘', address());
    const upload = page.getByLabel('选择文件');
    await upload.setInputFiles({ name: '草案.docx', mimeType: 'application/zip', buffer: Buffer.from('PK') });
    await page.getByText('只能读取 .txt 和 .md 文件').waitFor();
    await upload.setInputFiles({
      name: '草案.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from([0xb5, 0xda, 0xd2, 0xbb]),
    });
    await page.getByText('不是 UTF-8 编码').waitFor();
    await upload.setInputFiles({
      name: '草案.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(`\uFEFF${MARKDOWN}`),
    });
    await page.getByText('第一章').first().waitFor();
    expect(await page.getByLabel('草案原文').inputValue()).toBe(MARKDOWN);
  });

  it('says why to somebody who may not make one', async () => {
    const { page } = await website.visitAs('observer', '徐州', address());
    await page.getByText('您不能在这个项目里新建文本').waitFor();
    expect(await page.getByLabel('草案原文').count()).toBe(0);
  });

  it('may begin blank, and then says how to start', async () => {
    const { page, complaints } = await website.visitAs('drafter', '淮北', address());
    await page.getByText('城市文本').click();
    await page.getByRole('button', { name: '创建空白文本' }).click();
    await page.getByText('从这里开始起草').waitFor();
    await sheetOf(page).click();
    await page.keyboard.type('淮北市条例');
    await page.getByText('从这里开始起草').waitFor({ state: 'detached' });
    await saveStateOf(page).getByText('已保存').waitFor();
    expect(complaints).toEqual([]);
  });
});
