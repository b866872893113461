import { TypedError } from '@colex/contract';
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import type { ApiContext } from './api-context.js';
import type { CostBudgets } from './cost-budgets.js';
import { chargeFor } from './cost.plugin.js';
import { limitProtections } from './limits.js';

/** Subscriptions one socket, or one caller over event streams, may hold open. */
export const MOST_SUBSCRIPTIONS = 50;

/** Somebody who follows is told at least this often that the connection lives. */
export const KEEP_ALIVE_MS = 15_000;

/** What a client sends to begin an operation outside of plain HTTP. */
export interface AskedOperation {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

const RULES = [...specifiedRules, ...limitProtections().validationRules];

/** Validation with the limits of api.md §15, as for plain HTTP. */
export const validateWithLimits = (schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] =>
  validate(schema, document, RULES);

/** Why an operation is not begun: it asks for more than is allowed, or than is left to whoever asks; undefined when it may begin. */
export async function chargeFault(
  schema: GraphQLSchema,
  { query, operationName, variables }: AskedOperation,
  contextOf: () => Promise<ApiContext>,
  budgets: CostBudgets,
): Promise<GraphQLError[] | undefined> {
  try {
    const document = parse(query);
    // What is not valid is refused, with its own message, by the validation that follows.
    if (validateWithLimits(schema, document).length > 0) return undefined;
    chargeFor(
      { schema, document, operationName: operationName ?? null, variables: variables ?? null },
      await contextOf(),
      budgets,
    );
    return undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    if (error instanceof TypedError) return [new GraphQLError(error.message, { originalError: error })];
    throw error;
  }
}
