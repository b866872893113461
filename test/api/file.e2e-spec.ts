import type { TestActor } from '../harness/actor.js';
import { type TestServer, startServer } from '../harness/server.js';

const PDF = Buffer.from('%PDF-1.7\n纪要\n%%EOF');

describe('files that go with steps and papers', () => {
  let server: TestServer;
  let chair: TestActor;
  beforeAll(async () => {
    server = await startServer();
    chair = await server.as('chair');
  });
  afterAll(() => server.close());

  const upload = (actor: TestActor, body: Buffer, name: string, more: Record<string, string> = {}) =>
    fetch(`${server.url}/upload?projectId=${server.project.id}`, {
      method: 'POST',
      headers: { ...actor.headers, 'x-file-name': encodeURIComponent(name), ...more },
      body: new Uint8Array(body),
    });
  const download = (actor: TestActor, id: string) =>
    fetch(`${server.url}/download/file/${id}`, { headers: { ...actor.headers } });

  it('come back byte for byte, as a download that cannot act as a page, and are in the audit chain', async () => {
    const { id } = (await (await upload(chair, PDF, '会议纪要.pdf')).json()) as { id: string };
    const answer = await download(await server.as('observer', '商丘'), id);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('会议纪要.pdf')}`,
    );
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    const { node } = await chair.get<{ node: object }>(
      `query ($id: ID!) { node(id: $id) { ... on StoredFile { name size mediaType createdBy { account } } } }`,
      { id },
    );
    expect(node).toEqual({
      name: '会议纪要.pdf',
      size: PDF.length,
      mediaType: 'application/pdf',
      createdBy: { account: 'chair' },
    });
    const rows = await server.dataSource.query(`SELECT facts FROM audit_entry WHERE action = 'file.add'`);
    expect(rows).toEqual([{ facts: expect.objectContaining({ name: '会议纪要.pdf', size: PDF.length }) }]);
  });

  it('are what they say they are, not empty and not too large', async () => {
    expect((await upload(chair, Buffer.from('<html>'), '纪要.pdf')).status).toBe(400);
    expect((await upload(chair, Buffer.from('<script>'), '页.html')).status).toBe(400);
    expect((await upload(chair, Buffer.alloc(0), '空.pdf')).status).toBe(400);
    const large = Buffer.concat([PDF, Buffer.alloc(20 * 1_024 * 1_024)]);
    expect((await upload(chair, large, '大.pdf')).status).toBe(413);
    expect(await server.dataSource.query(`SELECT 1 FROM stored_file WHERE name <> '会议纪要.pdf'`)).toEqual([]);
  });

  it('are added by those who work in the project, read by its members, and hidden from everybody else (AA1, GQ6)', async () => {
    expect((await upload(server.anybody, PDF, 'a.pdf')).status).toBe(401);
    expect((await upload(await server.as('observer'), PDF, 'a.pdf')).status).toBe(403);
    expect((await upload(await server.as('outsider', '南京'), PDF, 'a.pdf')).status).toBe(404);
    expect((await upload(chair, PDF, 'a.pdf', { origin: 'https://evil.example' })).status).toBe(403);
    const { id } = (await (await upload(await server.as('reviewer', '商丘'), PDF, 'a.pdf')).json()) as { id: string };
    const outsider = await server.as('outsider', '南京');
    expect([(await download(outsider, id)).status, (await download(outsider, 'fil_none')).status]).toEqual([404, 404]);
    expect((await download(server.anybody, id)).status).toBe(401);
    const member = await server.as('observer', '商丘');
    expect((await download(member, id)).status).toBe(200);
    await server.dataSource.query('DELETE FROM membership WHERE person_id = $1', [member.personId]);
    expect((await download(member, id)).status).toBe(404);
  });
});
