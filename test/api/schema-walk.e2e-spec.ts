import {
  type GraphQLField,
  type GraphQLSchema,
  astFromValue,
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  print,
  type GraphQLInputType,
} from 'graphql';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { TestActor } from '../harness/actor.js';
import { type TestServer, startServer } from '../harness/server.js';

/** What anybody may do without being signed in, on purpose. */
const OPEN_TO_ALL = new Set(['Query.viewer', 'Mutation.signIn']);

/** A value that fits a type, so that a field is refused for who asks and not for how. */
function valueFor(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType);
  if (isListType(type)) return [valueFor(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.value;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type))
        .map((field) => [field.name, valueFor(field.type)]),
    );
  }
  return type.name === 'Int' ? 1 : 'x';
}

function queryOf(field: GraphQLField<unknown, unknown>): string {
  const given = field.args
    .filter((argument) => isNonNullType(argument.type) || argument.name === 'first')
    .map((argument) => {
      const value = astFromValue(valueFor(argument.type), argument.type);
      if (!value) throw new Error(`${argument.name} of ${field.name} has no value`);
      return `${argument.name}: ${print(value)}`;
    });
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selection}`;
}

describe('every field of the API (api.md §23)', () => {
  let server: TestServer;
  let schema: GraphQLSchema;
  let joint: BuiltDraft;
  let member: TestActor;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
    member = await server.as('drafter');
    schema = buildClientSchema(await server.anybody.get(getIntrospectionQuery()));
  });
  afterAll(() => server.close());

  it('denies somebody who is not signed in', async () => {
    const roots = [
      ['Query', 'query', schema.getQueryType()],
      ['Mutation', 'mutation', schema.getMutationType()],
    ] as const;
    const answers: string[] = [];
    for (const [typeName, operation, type] of roots) {
      for (const field of Object.values(type?.getFields() ?? {})) {
        if (OPEN_TO_ALL.has(`${typeName}.${field.name}`)) continue;
        const { data, errors = [] } = await server.anybody.ask<Record<string, unknown>>(
          `${operation} { ${queryOf(field)} }`,
        );
        const codes = errors.map((error) => error.extensions.code).join();
        answers.push(`${typeName}.${field.name}: ${codes}${data?.[field.name] ? ' with data' : ''}`);
      }
    }
    expect(answers.length).toBeGreaterThan(12);
    expect(answers.filter((answer) => !answer.endsWith(': UNAUTHENTICATED'))).toEqual([]);
  });

  it('denies a suspended person, whatever they had open', async () => {
    const suspended = await server.as('drafter', '淮北');
    await server.dataSource.query('UPDATE person SET suspended_at = now() WHERE id = $1', [suspended.personId]);
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      if (field.name === 'viewer') continue;
      expect([field.name, await suspended.codes(`{ ${queryOf(field)} }`)]).toEqual([field.name, ['UNAUTHENTICATED']]);
    }
  });

  it('hides from an outsider by node what it hides by name (GQ6)', async () => {
    const { draft } = await member.get<{ draft: { clause: { id: string } } }>(
      `{ draft(slug: "${joint.slug}") { clause(number: "1") { id } } }`,
    );
    const ids = [joint.id, draft.clause.id, server.project.id, member.personId, 'drf_none', 'nonsense'];
    const outsider = await server.as('outsider', '南京');
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`;
    expect(await outsider.get(query, { ids })).toEqual({ nodes: ids.map(() => null) });
    const seen = await member.get<{ nodes: ({ id: string } | null)[] }>(query, { ids });
    expect(seen.nodes.map((node) => node?.id ?? null)).toEqual([...ids.slice(0, 4), null, null]);
  });

  it('finds people, places and projects by id for those who may see them', async () => {
    const ids = [server.project.regionId, server.project.cityIds['商丘'], server.project.id];
    expect(await member.get(`query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`, { ids })).toEqual({
      nodes: [
        { __typename: 'Region', id: ids[0] },
        { __typename: 'City', id: ids[1] },
        { __typename: 'Project', id: ids[2] },
      ],
    });
    expect(
      await member.codes(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids: Array(101).fill('x') }),
    ).toEqual(['BAD_USER_INPUT']);
  });
});
