import type { TestActor } from './actor.js';

/** A round as tests look at it. */
export interface ShownRound {
  readonly id: string;
  readonly status: string;
  readonly dueOn: string;
  readonly endReason: string | null;
  readonly version: { readonly id: string; readonly digest: string };
  readonly result: {
    readonly agreed: boolean;
    readonly objectionCount: number;
    readonly cities: readonly { readonly city: { readonly name: string }; readonly answer: string }[];
  } | null;
  readonly progress: readonly {
    readonly city: { readonly name: string };
    readonly answer: string;
    readonly approvedCount: number;
    readonly undecidedCount: number;
    readonly objectedCount: number;
    readonly remindedOn: string | null;
  }[];
  readonly rows: readonly { readonly lineId: string; readonly number: string; readonly statuses: readonly string[] }[];
}

/** What a mutation about a round answered. */
export interface RoundAnswer {
  readonly round: ShownRound | null;
  readonly codes: readonly string[];
  readonly messages: readonly string[];
}

const SHOWN = `id status dueOn endReason version { id digest }
  result { agreed objectionCount cities { city { name } answer } }
  progress { city { name } answer approvedCount undecidedCount objectedCount remindedOn }
  rows { lineId number statuses }`;

/** Any of the mutations about rounds. */
export async function roundStep(
  actor: TestActor,
  mutation:
    | 'openRound'
    | 'extendRound'
    | 'signRound'
    | 'declineRound'
    | 'withdrawRoundAnswer'
    | 'remindCities'
    | 'closeRound'
    | 'cancelRound',
  input: Readonly<Record<string, unknown>>,
): Promise<RoundAnswer> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await actor.get<
    Record<string, { round: ShownRound | null; userErrors: { code: string; message: string }[] }>
  >(`mutation ($input: ${type}!) { ${mutation}(input: $input) { round { ${SHOWN} } userErrors { code message } } }`, {
    input,
  });
  const { round, userErrors } = answer[mutation]!;
  return { round, codes: userErrors.map(({ code }) => code), messages: userErrors.map(({ message }) => message) };
}

/** A round by its id; null for somebody who may not see it. */
export async function readRound(actor: TestActor, id: string): Promise<ShownRound | null> {
  return (
    await actor.get<{ node: ShownRound | null }>(`query ($id: ID!) { node(id: $id) { ... on Round { ${SHOWN} } } }`, {
      id,
    })
  ).node;
}

/** A clause of the round's version, as whoever decides about it has it before their eyes. */
export interface RoundClauseRead {
  readonly clauseId: string;
  readonly lineId: string;
  readonly digest: string;
  readonly stillStands: boolean;
  readonly citations: readonly { readonly clauseId: string; readonly digest: string }[];
  readonly lines: readonly { readonly text: string }[];
}

/** One clause of the version of a round. */
export async function readRoundClause(
  actor: TestActor,
  roundId: string,
  lineId: string,
): Promise<RoundClauseRead | null> {
  const { node } = await actor.get<{ node: { clause: RoundClauseRead | null } }>(
    `query ($id: ID!, $lineId: ID!) { node(id: $id) { ... on Round { clause(lineId: $lineId) {
      clauseId lineId digest stillStands citations { clauseId digest } lines { text } } } } }`,
    { id: roundId, lineId },
  );
  return node.clause;
}

/** Decides about every clause of the round that the actor's city has not decided about yet. */
export async function approveAll(actor: TestActor, round: ShownRound): Promise<void> {
  for (const { lineId } of round.rows) {
    const clause = await readRoundClause(actor, round.id, lineId);
    const { clauseId, digest, citations } = clause!;
    await actor.get(
      `mutation ($input: DecideOnClauseInput!) { approveClause(input: $input) { userErrors { code } } }`,
      { input: { clauseId, digest, citations, roundId: round.id } },
    );
  }
}
