import { getOperationAST, parse } from 'graphql';
import { examplesFor } from '../../apps/web/src/explorer/examples.js';
import { currentScope } from '../../apps/server/src/request/request-scope.js';
import type { TestActor } from '../harness/actor.js';
import { type DemoServer, StatementListener, startDemoServer } from '../harness/demo-server.js';
import { eventually } from '../harness/eventually.js';
import { follow } from '../harness/subscription.js';

/** Statements each of them may send, reading the session and the rights included. One more is a change to be looked at. */
const BUDGETS: Readonly<Record<string, number>> = {
  Whoami: 8,
  Projects: 13,
  Clauses: 10,
  OneArticle: 16,
  Signoff: 12,
  OpenThreads: 11,
  WhatChanged: 20,
  WhoWroteIt: 16,
  Board: 7,
  Inbox: 11,
  Cost: 2,
};

describe('the worked examples of the explorer, on the demo', () => {
  let server: DemoServer;
  let drafter: TestActor;
  let draftId: string;
  beforeAll(async () => {
    server = await startDemoServer();
    drafter = await server.as('xuzhou.drafter');
    const { drafts } = await drafter.get<{ drafts: { nodes: { id: string }[] } }>(
      '{ drafts(first: 1) { nodes { id } } }',
    );
    draftId = drafts.nodes[0]!.id;
  });
  afterAll(() => server.close());

  const examples = examplesFor('').map(({ query }) => {
    const operation = getOperationAST(parse(query));
    return { name: operation?.name?.value ?? '', kind: operation?.operation ?? '', query };
  });
  const variablesOf = (query: string): Record<string, unknown> => {
    const { variables = '{}' } = examplesFor(draftId).find((example) => example.query === query) ?? {};
    return JSON.parse(variables) as Record<string, unknown>;
  };

  it('are at least ten, each with a name of its own', () => {
    expect(examples.length).toBeGreaterThanOrEqual(10);
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
    expect(examples.every(({ name, query }) => name !== '' && query.startsWith('# '))).toBe(true);
  });

  it.each(examples.filter(({ kind }) => kind === 'query'))(
    '$name: is answered in full, within its budget of statements',
    async ({ name, query }) => {
      // What everybody asks for at first, and what is kept from then on, is not what the question costs.
      await drafter.get(query, variablesOf(query));
      const heard: { readonly requestId: string; readonly statement: string }[] = [];
      const { logger } = server.dataSource;
      server.dataSource.logger = new StatementListener((statement) =>
        heard.push({ requestId: currentScope().requestId, statement }),
      );
      const { data, errors, headers } = await drafter.ask<Record<string, unknown>>(query, variablesOf(query));
      server.dataSource.logger = logger;
      expect(errors).toBeUndefined();
      expect(Object.values(data ?? { nothing: null }).every((value) => value !== null)).toBe(true);
      const statements = heard.filter(({ requestId }) => requestId === headers.get('x-request-id'));
      expect(statements.length).toBeLessThanOrEqual(BUDGETS[name] ?? 0);
    },
  );

  it.each(examples.filter(({ kind }) => kind === 'subscription'))(
    '$name: is accepted and stays open',
    async ({ query }) => {
      const field = /subscription[^{]*\{\s*(\w+)/.exec(query)?.[1] ?? '';
      const following = follow<unknown>(drafter, query, variablesOf(query), field);
      const input = { draftId, kind: 'OPINION', body: '建议明确期限。' };
      const { node } = await drafter.get<{ node: { clauses: { nodes: { id: string; digest: string }[] } } }>(
        'query ($draftId: ID!) { node(id: $draftId) { ... on Draft { clauses(last: 1) { nodes { id digest } } } } }',
        { draftId },
      );
      const [clause] = node.clauses.nodes;
      const reviewer = await server.as('xuzhou.reviewer');
      // Again and again, because what is done before the subscription stands is not told.
      await eventually('something is told', async () => {
        await drafter.get('mutation ($input: OpenThreadInput!) { openThread(input: $input) { thread { id } } }', {
          input,
        });
        await reviewer.get(
          `mutation ($decide: DecideOnClauseInput!, $withdraw: WithdrawDecisionInput!) {
            approveClause(input: $decide) { userErrors { code } }
            withdrawDecision(input: $withdraw) { userErrors { code } } }`,
          { decide: { clauseId: clause?.id, digest: clause?.digest }, withdraw: { clauseId: clause?.id } },
        );
        return following.events.length > 0;
      });
      expect(following.failures).toEqual([]);
      await following.stop();
    },
  );
});
