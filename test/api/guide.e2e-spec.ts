import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildSchema, parse, validate } from 'graphql';
import { wholeSchema } from '../../scripts/schema.mjs';
import { type DemoServer, startDemoServer } from '../harness/demo-server.js';
import { eventually } from '../harness/eventually.js';

const blocksOf = (guide: string, language: string): string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block = '']) => block);

describe('the guide to the API (docs/api-guide.md)', () => {
  let server: DemoServer;
  let folder: string;
  let guide: string;
  let program: ChildProcess | undefined;
  beforeAll(async () => {
    guide = await readFile(new URL('../../docs/api-guide.md', import.meta.url), 'utf8');
    server = await startDemoServer();
    // Beside the packages, as the guide says.
    folder = await mkdtemp(fileURLToPath(new URL('../../.cache/guide-', import.meta.url)));
  });
  afterAll(async () => {
    program?.kill();
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('asks nothing that the schema does not know', async () => {
    const schema = buildSchema(await wholeSchema());
    const operations = blocksOf(guide, 'graphql');
    expect(operations.length).toBeGreaterThanOrEqual(3);
    for (const operation of operations) expect(validate(schema, parse(operation))).toEqual([]);
  });

  it('has a program that lists stale signatures live', async () => {
    const reviewer = await server.as('xuzhou.reviewer');
    const { createAccessToken } = await reviewer.get<{ createAccessToken: { secret: string } }>(
      'mutation { createAccessToken(input: { name: "guide", scope: READ }) { secret } }',
    );
    const [source = ''] = blocksOf(guide, 'js');
    await writeFile(`${folder}/stale.mjs`, source);
    let said = '';
    program = spawn(process.execPath, [`${folder}/stale.mjs`], {
      env: { PATH: process.env['PATH'], COLEX_URL: server.url, COLEX_TOKEN: createAccessToken.secret },
    });
    const hear = (chunk: Buffer): void => void (said += chunk.toString());
    program.stdout?.on('data', hear);
    program.stderr?.on('data', hear);
    const count = (): number => Number(/(\d+) stale: [^\n]*\n$/.exec(said)?.[1] ?? Number.NaN);
    await eventually('it has printed the list', () => Number.isInteger(count()) || said.includes('Error'));
    expect(said).not.toContain('Error');
    const before = count();

    const drafter = await server.as('shangqiu.drafter');
    const { drafts } = await drafter.get<{
      drafts: {
        nodes: {
          signoff: { rows: { clauseId: string; statuses: string[]; isSettled: boolean; ownerCityId: string | null }[] };
        }[];
      };
    }>('{ drafts(first: 1) { nodes { signoff { rows { clauseId statuses isSettled ownerCityId } } } } }');
    const signed = drafts.nodes[0]?.signoff.rows.find(
      ({ statuses, isSettled, ownerCityId }) => !isSettled && ownerCityId === null && statuses.includes('APPROVED'),
    );
    const { node } = await drafter.get<{
      node: { lines: { id: string; kind: string; text: string }[]; draft: { revision: number } };
    }>('query ($id: ID!) { node(id: $id) { ... on Clause { lines { id kind text } draft { revision } } } }', {
      id: signed?.clauseId,
    });
    const lines = node.lines.map((line, index) => (index === 0 ? { ...line, text: `${line.text}另行规定。` } : line));
    const { applyClauseEdit } = await drafter.get<{ applyClauseEdit: { userErrors: object[] } }>(
      'mutation ($input: ApplyClauseEditInput!) { applyClauseEdit(input: $input) { userErrors { code message } } }',
      { input: { clauseId: signed?.clauseId, baseRevision: node.draft.revision, lines } },
    );
    expect(applyClauseEdit.userErrors).toEqual([]);
    await eventually('the list is printed again, longer', () => count() > before);
  });
});
