import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDraft } from '../builders/a-draft.js';
import { accountOf } from '../builders/a-project.js';
import { TestActor } from '../harness/actor.js';
import { type TestServer, startServer } from '../harness/server.js';

const STATUTE = `某市红色资源保护条例

第一章　总则

第一条　为了保护红色资源，制定本条例。

第二条　市人民政府应当作好保护工作，必须公布名录。

第三条　本条例自2027年7月1日起施行。
`;

describe('the command line tool', () => {
  let server: TestServer;
  let folder: string;

  beforeAll(async () => {
    server = await startServer();
    folder = await mkdtemp(join(tmpdir(), 'colex-command-line-'));
  });

  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  function colex(args: readonly string[], input = '') {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/colex.mjs', ...args], {
      input,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: server.databaseUrl, LANG: 'C' },
    });
    return { status, stdout, stderr };
  }

  it('parses a statute from standard input into title, counts and articles', () => {
    const { status, stdout } = colex(['parse', '--json'], STATUTE);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      title: '某市红色资源保护条例',
      counts: { part: 0, subpart: 0, chapter: 1, section: 0, article: 3, paragraph: 0, item: 0, subitem: 0, annex: 0 },
      lastArticle: '第三条',
      articles: [
        { number: '第一条', path: ['第一章 总则'], lines: [{ kind: 'article', number: '第一条' }] },
        { number: '第二条' },
        { number: '第三条' },
      ],
      losses: [],
    });
  });

  it('checks a statute against the drafting rules and shows each finding with its place', () => {
    const { stdout } = colex(['lint', '--json'], STATUTE);
    const findings = JSON.parse(stdout) as { rule: string; place: string; text: string }[];
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'W01', place: '第二条', text: '必须' }));
  });

  it('compares two texts clause by clause', async () => {
    const [before, after] = [join(folder, 'old.txt'), join(folder, 'new.txt')];
    await writeFile(before, STATUTE);
    await writeFile(after, STATUTE.replace('必须公布', '应当公布'));
    const { status, stdout } = colex(['diff', before, after, '--json']);
    expect(status).toBe(0);
    const { counts, changes } = JSON.parse(stdout) as { counts: object; changes: { kind: string; after: string[] }[] };
    expect(counts).toMatchObject({ changed: 1, added: 0, removed: 0 });
    expect(changes.map(({ kind, after: clauses }) => [kind, clauses])).toEqual([['changed', ['第二条']]]);
  });

  it('knows clauses again by their words, not by the place they stand at', async () => {
    const [before, after] = [join(folder, 'one.txt'), join(folder, 'two.txt')];
    await writeFile(before, STATUTE);
    await writeFile(
      after,
      STATUTE.replace('第三条', '第四条')
        .replace('第二条', '第三条')
        .replace('第一条', '第一条　红色资源属于国家。\n\n第二条'),
    );
    const { stdout } = colex(['diff', before, after, '--json']);
    expect((JSON.parse(stdout) as { counts: object }).counts).toMatchObject({ added: 1, renumbered: 3, changed: 0 });
  });

  it('sets rules by the call, and ends with 1 when an error is found', () => {
    const judged = colex(['lint', '--json', '--rule', 'W01=error', '--rule', 'S03=off'], STATUTE);
    expect(judged.status).toBe(1);
    const findings = JSON.parse(judged.stdout) as { rule: string; level: string }[];
    expect(findings.filter(({ rule }) => rule === 'W01').map(({ level }) => level)).toEqual(['error']);
    expect(findings.map(({ rule }) => rule)).not.toContain('S03');
    expect(colex(['lint', '--rule', 'W01=off'], STATUTE).status).toBe(0);
    const rules = JSON.parse(colex(['lint', '--rules', '--json']).stdout) as { rule: string; level: string }[];
    expect(rules).toContainEqual(expect.objectContaining({ rule: 'P04', level: 'off' }));
  });

  it('writes the amending decision between two texts, and applying it gives the new one', async () => {
    const [old, decision] = [join(folder, 'before.txt'), join(folder, 'decision.txt')];
    await writeFile(old, STATUTE);
    const fresh = STATUTE.replace('必须公布', '应当公布');
    const written = colex(['amend', 'write', old, '-', '--organ', '某市人民代表大会常务委员会'], fresh);
    expect(written.status).toBe(0);
    expect(written.stdout).toContain('某市人民代表大会常务委员会关于修改《某市红色资源保护条例》的决定');
    await writeFile(decision, written.stdout);
    const applied = colex(['amend', 'apply', old, decision, '--json']);
    expect(applied.status).toBe(0);
    const { text, problems } = JSON.parse(applied.stdout) as { text: string; problems: unknown[] };
    expect(text.replaceAll(/\s/gu, '')).toBe(fresh.replaceAll(/\s/gu, ''));
    expect(problems).toEqual([]);
  });

  it('names the instruction of a decision that could not be done, with exit code 1', async () => {
    const old = join(folder, 'short.txt');
    await writeFile(old, STATUTE);
    const { status, stderr, stdout } = colex(
      ['amend', 'apply', old, '-'],
      '关于修改《某市红色资源保护条例》的决定\n决定作如下修改：\n一、删去第九条。\n二、删去第二条。',
    );
    expect(status).toBe(1);
    expect(stderr).toContain('1 of 2 instructions done');
    expect(stderr).toContain('no-such-provision: 一、删去第九条');
    expect(stdout).not.toContain('必须公布');
  });

  it('rebuilds clause rows from the journal and verifies them; a damaged row is found with exit code 1', async () => {
    const draft = await aDraft(server);
    await server.dataSource.query(`UPDATE clause SET text = '被改动' WHERE draft_id = $1 AND number = '第一条'`, [
      draft.id,
    ]);
    const damaged = colex(['verify', draft.slug, '--json']);
    expect(damaged.status).toBe(1);
    expect(JSON.parse(damaged.stdout)).toMatchObject([{ slug: draft.slug, faults: [{ fault: 'clauses' }] }]);

    const rebuilt = colex(['rebuild', draft.slug, '--json']);
    expect(JSON.parse(rebuilt.stdout)).toMatchObject([{ draftId: draft.id, entries: 1 }]);
    expect(colex(['verify', draft.slug]).status).toBe(0);
  });

  it('makes a token that GraphQL accepts for its owner', async () => {
    const { stdout } = colex(['token', 'create', '--user', accountOf('drafter', '商丘'), '--scope', 'read']);
    const owner = new TestActor(server.url, { authorization: `Bearer ${stdout.trim()}` });
    const { viewer } = await owner.get<{ viewer: { account: string } }>('{ viewer { account } }');
    expect(viewer.account).toBe(accountOf('drafter', '商丘'));
  });

  it('finds the test database, which has fsync off, a fault', () => {
    const { status, stdout } = colex(['doctor', '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ what: 'fsync', state: 'fault' }));
  });

  it.each([
    [['frobnicate'], 'unknown command'],
    [['parse', '/nowhere/at/all'], 'cannot be read'],
    [['lint', '--rule', 'W99=off'], 'There is no rule W99'],
    [['lint', '--day', 'tomorrow'], 'A day reads 2026-11-26'],
    [['diff', '-', '-'], 'only one of the two texts can come from standard input'],
    [['amend', 'write', '-', '-'], 'only one of the two texts can come from standard input'],
    [['verify', 'no-such-draft'], 'there is no draft no-such-draft'],
    [['token', 'create', '--user', 'nobody.here', '--scope', 'read'], 'there is nobody'],
    [['token', 'create', '--user', 'x', '--scope', 'everything'], 'Allowed choices'],
  ])('answers %j with a sentence and exit code 2', (args, sentence) => {
    const { status, stderr } = colex(args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });

  it('says in its help what every verb does', () => {
    const { status, stdout } = colex(['--help']);
    expect(status).toBe(0);
    for (const verb of ['parse', 'lint', 'diff', 'amend', 'rebuild', 'verify', 'token', 'doctor'])
      expect(stdout).toContain(verb);
  });
});
