import type { TestActor } from './actor.js';

/** A clause as a reviewer has it before their eyes. */
export interface ReadClause {
  readonly id: string;
  readonly lineId: string;
  readonly digest: string;
  readonly citations: readonly { readonly clauseId: string; readonly digest: string }[];
}

/** Where the cities stand on a clause, by name: `商丘市 APPROVED`, `徐州市 STALE (APPROVED)`, and a mark for a changed citation. */
export interface ClauseStanding {
  readonly standings: readonly string[];
  readonly settled: string | null;
  readonly owner: string | null;
}

/** What came of a decision. */
export interface DecisionAnswer {
  readonly decision: { readonly id: string; readonly kind: string } | null;
  readonly isSettledNow: boolean;
  readonly currentDigest: string | null;
  readonly codes: readonly string[];
  readonly messages: readonly string[];
}

/** The article of this number, as the reviewer reads it. */
export async function readArticle(actor: TestActor, slug: string, number: string): Promise<ReadClause> {
  const { draft } = await actor.get<{ draft: { clause: ReadClause } }>(
    `query ($slug: String!, $number: String!) { draft(slug: $slug) { clause(number: $number) {
      id lineId digest citations { clauseId digest } } } }`,
    { slug, number },
  );
  return draft.clause;
}

/** Where the cities stand on a clause now. */
export async function standingOn(actor: TestActor, clauseId: string): Promise<ClauseStanding> {
  const { node } = await actor.get<{
    node: {
      signoffs: {
        city: { name: string };
        status: string;
        was: string | null;
        changedCitations: { clauseId: string }[];
      }[];
      settlement: { digest: string } | null;
      ownerCity: { name: string } | null;
    };
  }>(
    `query ($id: ID!) { node(id: $id) { ... on Clause {
      signoffs { city { name } status was changedCitations { clauseId } } settlement { digest } ownerCity { name } } } }`,
    { id: clauseId },
  );
  return {
    standings: node.signoffs.map(
      ({ city, status, was, changedCitations }) =>
        `${city.name} ${status}${was ? ` (${was})` : ''}${changedCitations.length > 0 ? ' 引用条款已变' : ''}`,
    ),
    settled: node.settlement?.digest ?? null,
    owner: node.ownerCity?.name ?? null,
  };
}

/** Says something about a clause as it was read. */
export async function decideOn(
  actor: TestActor,
  mutation: 'approveClause' | 'approveClauseWithReservation' | 'objectToClause',
  { id: clauseId, digest, citations }: ReadClause,
  more: { readonly reason?: string; readonly idempotencyKey?: string } = {},
): Promise<DecisionAnswer> {
  const answer = await actor.get<Record<string, Omit<DecisionAnswer, 'codes' | 'messages'> & UserErrors>>(
    `mutation ($input: DecideOnClauseInput!) { ${mutation}(input: $input) {
      decision { id kind } isSettledNow currentDigest userErrors { code message } } }`,
    { input: { clauseId, digest, citations, ...more } },
  );
  return answerOf(answer[mutation]!);
}

/** Takes back what the actor's city said about a clause. */
export async function withdraw(actor: TestActor, clauseId: string): Promise<DecisionAnswer> {
  const answer = await actor.get<{ withdrawDecision: Omit<DecisionAnswer, 'codes' | 'messages'> & UserErrors }>(
    `mutation ($input: WithdrawDecisionInput!) { withdrawDecision(input: $input) {
      decision { id kind } isSettledNow currentDigest userErrors { code message } } }`,
    { input: { clauseId } },
  );
  return answerOf(answer.withdrawDecision);
}

/** Any of the mutations about a clause that answer with it; the codes of its refusals. */
export async function changeClause(
  actor: TestActor,
  mutation: 'reopenClause' | 'giveClause' | 'takeClauseBack' | 'giveClauseBack',
  input: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await actor.get<Record<string, UserErrors>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message } } }`,
    { input },
  );
  return answer[mutation]!.userErrors.map(({ code }) => code);
}

interface UserErrors {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

function answerOf({ userErrors, ...answer }: Omit<DecisionAnswer, 'codes' | 'messages'> & UserErrors): DecisionAnswer {
  return {
    ...answer,
    codes: userErrors.map(({ code }) => code),
    messages: userErrors.map(({ message }) => message),
  };
}
