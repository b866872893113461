import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { aVersion } from '../builders/a-version.js';
import { done } from '../builders/a-cast.js';
import type { TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';
import { follow } from '../harness/subscription.js';

interface Job {
  readonly id: string;
  readonly status: string;
  readonly progress: number;
  readonly fileName: string;
  readonly size: number | null;
  readonly digest: string | null;
  readonly downloadPath: string | null;
}

interface Started {
  readonly job: Job | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

const FIELDS = 'id status progress fileName size digest downloadPath';
const START = `mutation ($input: StartExportInput!) { startExport(input: $input) {
  job { ${FIELDS} } userErrors { code field message } } }`;

describe('papers (issue of versions, point 6; api.md §17)', () => {
  let server: TestServer;
  let drafter: TestActor;
  let draft: BuiltDraft;
  let version: { readonly id: string };
  beforeAll(async () => {
    server = await startServer();
    drafter = await server.as('drafter', '徐州');
    draft = await aDraft(server);
    version = await aVersion(drafter, draft, '草案');
    const { draft: found } = await drafter.get<{ draft: { clause: { id: string } } }>(
      `{ draft(slug: "${draft.slug}") { clause(number: "1") { id } } }`,
    );
    await done(drafter, 'applyClauseEdit', 'revision', {
      clauseId: found.clause.id,
      baseRevision: 1,
      lines: [{ kind: 'ARTICLE', text: '为了做好淮海战役红色资源保护，制定本条例。' }],
    });
  });
  afterAll(() => server.close());

  const start = async (input: Record<string, unknown>, actor = drafter): Promise<Started> =>
    (await actor.get<{ startExport: Started }>(START, { input: { draftId: draft.id, ...input } })).startExport;
  const finished = async (id: string, actor = drafter): Promise<Job> => {
    let job: Job | null = null;
    await eventually('it is made', async () => {
      ({ node: job } = await actor.get<{ node: Job | null }>(
        `query ($id: ID!) { node(id: $id) { ... on ExportJob { ${FIELDS} } } }`,
        { id },
      ));
      return job?.status === 'DONE' || job?.status === 'FAILED';
    });
    if (!job) throw new Error('The job is gone.');
    return job;
  };
  const download = (path: string | null, actor: TestActor) =>
    fetch(`${server.url}${path ?? '/none'}`, { headers: actor.headers });
  const made = async (input: Record<string, unknown>): Promise<{ readonly job: Job; readonly bytes: Buffer }> => {
    const { job, userErrors } = await start(input);
    expect(userErrors).toEqual([]);
    const ready = await finished(job?.id ?? '');
    expect(ready).toMatchObject({ status: 'DONE', progress: 100 });
    const answer = await download(ready.downloadPath, drafter);
    expect(answer.status).toBe(200);
    return { job: ready, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const wordOf = async (bytes: Buffer): Promise<string> =>
    (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string') ?? '';

  it('startExport: makes the text in every form there is, named after what it is', async () => {
    const docx = await made({ kind: 'TEXT', format: 'DOCX', moment: { versionId: version.id } });
    expect(docx.job.fileName).toBe('淮海战役红色资源保护条例-草案.docx');
    expect(docx.job).toMatchObject({
      size: docx.bytes.length,
      digest: createHash('sha256').update(docx.bytes).digest('hex'),
    });
    expect(await wordOf(docx.bytes)).toContain('为了加强淮海战役红色资源保护');
    const plain = await made({ kind: 'TEXT', format: 'PLAIN' });
    expect(plain.bytes.toString()).toContain('第一条　为了做好淮海战役红色资源保护');
    expect((await made({ kind: 'TEXT', format: 'PDF' })).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await made({ kind: 'TEXT', format: 'HTML' })).bytes.toString()).toContain('做好');
  });

  it('startExport: makes a redline whose changes are told as those of city and person', async () => {
    const base = { moment: { versionId: version.id } };
    const word = await wordOf((await made({ kind: 'REDLINE', format: 'DOCX', base })).bytes);
    expect(word).toMatch(/<w:ins [^>]*w:author="徐州市 [^"]+"/);
    expect(word).toMatch(/<w:delText[^>]*>加强/);
  });

  it('startExport: makes the 修改对照表 and the 意见采纳情况表 as documents and as workbooks', async () => {
    await done(drafter, 'openThread', 'thread { id }', {
      draftId: draft.id,
      kind: 'OPINION',
      body: '建议写明主管部门。',
    });
    const base = { moment: { revision: 1 } };
    expect(await wordOf((await made({ kind: 'COMPARISON_TABLE', format: 'DOCX', base })).bytes)).toContain('第1条日志');
    for (const wish of [{ kind: 'COMPARISON_TABLE', base }, { kind: 'OPINIONS' }]) {
      const { bytes } = await made({ ...wish, format: 'XLSX' });
      expect((await JSZip.loadAsync(bytes)).file('xl/workbook.xml')).not.toBeNull();
    }
    expect(await wordOf((await made({ kind: 'OPINIONS', format: 'DOCX' })).bytes)).toContain('建议写明主管部门。');
  });

  it('exportChanged: tells how far it is until it is done', async () => {
    const { job } = await start({ kind: 'TEXT', format: 'DOCX' });
    const following = follow<Job>(
      drafter,
      `subscription ($id: ID!) { exportChanged(id: $id) { ${FIELDS} } }`,
      { id: job?.id },
      'exportChanged',
    );
    await eventually('it ends by itself', () => following.isOver());
    expect(following.failures).toEqual([]);
    expect(following.events.at(-1)).toMatchObject({ status: 'DONE', progress: 100 });
    await following.stop();
  });

  it('is nobody else’s, and not even one’s own once the draft may not be read (AA1)', async () => {
    const leaving = await server.as('reviewer', '淮北');
    const { job } = await start({ kind: 'TEXT', format: 'PLAIN' }, leaving);
    const { downloadPath } = await finished(job?.id ?? '', leaving);
    expect((await download(downloadPath, leaving)).status).toBe(200);
    expect((await download(downloadPath, drafter)).status).toBe(404);
    expect((await download(downloadPath, server.anybody)).status).toBe(401);
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    expect(await drafter.get(query, { id: job?.id })).toEqual({ node: null });
    await server.dataSource.query('DELETE FROM membership WHERE person_id = $1', [leaving.personId]);
    expect((await download(downloadPath, leaving)).status).toBe(404);
    expect(await leaving.get(query, { id: job?.id })).toEqual({ node: null });
  });

  it('leaves an audit row when it is asked for, and one for each time it is fetched (N9)', async () => {
    const { job } = await made({ kind: 'TEXT', format: 'PLAIN' });
    const rows = await server.dataSource.query(
      `SELECT action, actor_id FROM audit_entry WHERE subject_id = $1 ORDER BY seq`,
      [job.id],
    );
    expect(rows).toEqual(['export.start', 'export.download'].map((action) => ({ action, actor_id: drafter.personId })));
  });

  it('says what cannot be: no such form, no text to compare with, no such moment, somebody else’s draft', async () => {
    const errors = async (input: Record<string, unknown>, actor = drafter) =>
      (await start(input, actor)).userErrors.map(({ code, field }) => [code, field]);
    expect(await errors({ kind: 'TEXT', format: 'XLSX' })).toEqual([['INVALID', ['format']]]);
    expect(await errors({ kind: 'REDLINE', format: 'DOCX' })).toEqual([['INVALID', ['base']]]);
    expect(await errors({ kind: 'TEXT', format: 'DOCX', moment: { revision: 99 } })).toEqual([
      ['NOT_FOUND', ['moment']],
    ]);
    const outsider = await server.as('outsider', '南京');
    expect(await errors({ kind: 'TEXT', format: 'DOCX' }, outsider)).toEqual([['NOT_FOUND', ['draftId']]]);
  });

  it('is made once for a key', async () => {
    const input = { kind: 'TEXT', format: 'PLAIN', idempotencyKey: 'paper-1' };
    const [one, two] = [await start(input), await start(input)];
    expect(one.job?.id).toBe(two.job?.id);
  });

  it('goes to another node when the one that had it is gone, and fails when it was begun three times in vain', async () => {
    const insert = async (id: string, attempts: number) =>
      server.dataSource.query(
        `INSERT INTO export_job (id, draft_id, person_id, kind, format, text, status, attempts, leased_until, file_name, expires_at)
         VALUES ($1, $2, $3, 'TEXT', 'PLAIN', $4, 'RUNNING', $5, now() - interval '1 second', 'a.txt', now() + interval '1 hour')`,
        [id, draft.id, drafter.personId, { draftId: draft.id, seq: 1, label: '草案' }, attempts],
      );
    await insert('exp_left', 1);
    await insert('exp_poison', 3);
    await server.dataSource.query(`SELECT pg_notify('colex_exports', 'exp_left')`);
    expect((await finished('exp_left')).status).toBe('DONE');
    expect((await finished('exp_poison')).status).toBe('FAILED');
  });

  it('fails, and says so, when it cannot be made; the next one is made all the same', async () => {
    await server.dataSource.query(
      `INSERT INTO export_job (id, draft_id, person_id, kind, format, text, file_name, expires_at)
       VALUES ('exp_broken', $1, $2, 'REDLINE', 'DOCX', $3, 'a.docx', now() + interval '1 hour')`,
      [draft.id, drafter.personId, { draftId: draft.id, seq: 1, label: '草案' }],
    );
    await server.dataSource.query(`SELECT pg_notify('colex_exports', 'exp_broken')`);
    expect((await finished('exp_broken')).status).toBe('FAILED');
    expect((await made({ kind: 'TEXT', format: 'PLAIN' })).job.status).toBe('DONE');
  });

  it('is not kept for ever', async () => {
    const { job } = await made({ kind: 'TEXT', format: 'PLAIN' });
    await server.dataSource.query('UPDATE export_job SET expires_at = now() WHERE id = $1', [job.id]);
    expect((await download(job.downloadPath, drafter)).status).toBe(404);
    const { node } = await drafter.get<{ node: Job }>(
      `query ($id: ID!) { node(id: $id) { ... on ExportJob { ${FIELDS} } } }`,
      { id: job.id },
    );
    expect(node).toMatchObject({ status: 'EXPIRED', downloadPath: null });
  });
});
