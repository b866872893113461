import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { OpenDraft, TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

interface ReadClause {
  readonly id: string;
  readonly lineId: string;
  readonly digest: string;
  readonly lines: readonly { readonly id: string; readonly kind: string; readonly text: string }[];
}

interface Edited {
  readonly revision: number | null;
  readonly conflict: { readonly changes: { readonly nodes: readonly { readonly kind: string }[] } } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: readonly string[];
    readonly message: string;
  }[];
}

const EDIT = `mutation ($input: ApplyClauseEditInput!) { applyClauseEdit(input: $input) {
  revision conflict { changes(first: 10) { nodes { kind } } } userErrors { code field message } } }`;

describe('clauses written over the API (api.md §10)', () => {
  let server: TestServer;
  let drafter: TestActor;
  let reviewer: TestActor;
  let draft: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    drafter = await server.as('drafter', '徐州');
    reviewer = await server.as('reviewer', '徐州');
  });
  beforeEach(async () => {
    draft = await aDraft(server);
  });
  afterAll(() => server.close());

  const onDisk = () => textOnDisk(server.dataSource, draft.id);
  const clause = async (number: string): Promise<ReadClause> => {
    const { draft: found } = await drafter.get<{ draft: { clause: ReadClause } }>(
      `{ draft(slug: "${draft.slug}") { clause(number: "${number}") { id lineId digest lines { id kind text } } } }`,
    );
    return found.clause;
  };
  const edit = async (actor: TestActor, input: Record<string, unknown>): Promise<Edited> =>
    (await actor.get<{ applyClauseEdit: Edited }>(EDIT, { input: { baseRevision: 1, ...input } })).applyClauseEdit;
  const open = async (): Promise<OpenDraft> => {
    const opened = (await server.as('drafter', '商丘')).open(draft.id);
    await opened.synced();
    return opened;
  };

  it('are in the journal as an edit of their writer, with an audit row, and seen at once by whoever has the draft open (N9)', async () => {
    const watching = await open();
    const { id, lines } = await clause('1');
    const text = lines[0]!.text.replace('加强', '做好');
    expect(await edit(drafter, { clauseId: id, lines: [{ ...lines[0], text }] })).toEqual({
      revision: 2,
      conflict: null,
      userErrors: [],
    });
    await eventually('the colleague sees it', () => watching.text().includes('为了做好淮海战役红色资源保护'));
    watching.close();
    const rows = await server.dataSource.query(
      'SELECT kind, actor_id FROM draft_update WHERE draft_id = $1 ORDER BY seq',
      [draft.id],
    );
    expect(rows.at(-1)).toEqual({ kind: 'edit', actor_id: drafter.personId });
    const audited = await server.dataSource.query(
      `SELECT facts FROM audit_entry WHERE action = 'draft.editClause' AND draft_id = $1`,
      [draft.id],
    );
    expect(audited).toEqual([{ facts: { revision: 2, baseRevision: 1 } }]);
    await eventually('its identity stays', async () => (await clause('1')).lines[0]!.text.includes('做好'));
    expect((await clause('1')).id).toBe(id);
  });

  it('add articles behind it, and remove it', async () => {
    const { id, lines } = await clause('1');
    const added = { kind: 'ARTICLE', text: '违反本条例第二条的，予以处罚。' };
    expect((await edit(drafter, { clauseId: id, lines: [...lines, added] })).revision).toBe(2);
    // Written when what is the third article now was the second.
    const printed = '违反本条例第三条的，予以处罚。';
    await eventually('it is numbered', async () => (await clause('2')).lines[0]!.text === printed);
    const { id: addedId } = await clause('2');
    expect((await edit(drafter, { clauseId: addedId, baseRevision: 2, lines: [] })).revision).toBe(3);
    expect(await onDisk()).not.toContain('予以处罚');
  });

  it('do not mind what others wrote elsewhere, and are refused with a comparison where they wrote in it (CV12)', async () => {
    const [first, second] = [await clause('1'), await clause('2')];
    await edit(drafter, {
      clauseId: second.id,
      lines: [{ kind: 'ARTICLE', text: '本条例所称红色资源，是指战斗遗址。' }],
    });
    const text = '为了保护淮海战役红色资源，制定本条例。';
    expect((await edit(drafter, { clauseId: first.id, lines: [{ kind: 'ARTICLE', text }] })).userErrors).toEqual([]);
    const late = await edit(drafter, { clauseId: second.id, lines: [{ kind: 'ARTICLE', text: '迟到的修改。' }] });
    expect(late).toMatchObject({ revision: null, userErrors: [{ code: 'CONFLICT', field: ['baseRevision'] }] });
    expect(late.conflict?.changes.nodes.map(({ kind }) => kind)).toEqual(['CHANGED', 'CHANGED']);
    expect(await onDisk()).not.toContain('迟到的修改');
  });

  it('are carried out once for a key, also when the clause was changed since', async () => {
    const { id } = await clause('1');
    const input = { clauseId: id, lines: [{ kind: 'ARTICLE', text: '甲。' }], idempotencyKey: 'once' };
    const [one, two] = await Promise.all([edit(drafter, input), edit(drafter, input)]);
    expect([one, two, await edit(drafter, input)].map(({ revision }) => revision)).toEqual([2, 2, 2]);
  });

  it('of two written for the same words at once, one is told that the other was first', async () => {
    const { id } = await clause('1');
    const outcomes = await Promise.all(
      ['甲。', '乙。', '丙。'].map((text) => edit(drafter, { clauseId: id, lines: [{ kind: 'ARTICLE', text }] })),
    );
    expect(outcomes.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['CONFLICT', 'CONFLICT']);
  });

  it('are refused for a clause that another city drafts (MS16)', async () => {
    const [first, second] = [await clause('1'), await clause('2')];
    await server.dataSource.query(
      `INSERT INTO ownership_record (id, draft_id, ordinal, line_id, kind, city_id, person_id, at)
       VALUES ($4, $1, 1, $2, 'GIVEN', $3, $5, now())`,
      [draft.id, first.lineId, server.project.cityIds['商丘'], `own_${draft.id}`, drafter.personId],
    );
    const refused = await edit(drafter, { clauseId: first.id, lines: [{ kind: 'ARTICLE', text: '甲。' }] });
    expect(refused.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(
      (await edit(drafter, { clauseId: second.id, lines: [{ kind: 'ARTICLE', text: '甲。' }] })).userErrors,
    ).toEqual([]);
  });

  it('say what is wrong and where, and do nothing then', async () => {
    const [first, second] = [await clause('1'), await clause('2')];
    const before = await onDisk();
    const faultOf = async (input: Record<string, unknown>, actor = drafter) =>
      (await edit(actor, { clauseId: first.id, ...input })).userErrors.map(({ code, field }) => [code, field]);
    const line = { kind: 'ARTICLE', text: '甲。' };
    expect(await faultOf({ lines: [line, { ...line, text: '一\n二' }] })).toEqual([
      ['INVALID', ['lines', '1', 'text']],
    ]);
    expect(await faultOf({ lines: [{ ...line, id: second.lineId }] })).toEqual([['INVALID', ['lines', '0', 'id']]]);
    expect(await faultOf({ clauseId: second.id, lines: [{ kind: 'ITEM', text: '子。' }] })).toEqual([
      ['INVALID', ['lines']],
    ]);
    expect(await faultOf({ lines: [line], baseRevision: 99 })).toEqual([['NOT_FOUND', ['baseRevision']]]);
    expect(await faultOf({ lines: [line], clauseId: 'cls_none.none' })).toEqual([['NOT_FOUND', ['clauseId']]]);
    expect(await faultOf({ lines: Array.from({ length: 251 }, () => line) })).toEqual([['TOO_LARGE', ['lines']]]);
    expect(await faultOf({ lines: [line] }, reviewer)).toEqual([['FORBIDDEN', null]]);
    expect(await faultOf({ lines: [line] }, await server.as('outsider', '南京'))).toEqual([
      ['NOT_FOUND', ['clauseId']],
    ]);
    expect(await onDisk()).toBe(before);
  });
});
