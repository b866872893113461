import { type ApolloServerPlugin, type GraphQLRequestContext, type GraphQLResponse, HeaderMap } from '@apollo/server';
import { TypedError } from '@colex/contract';
import { type FieldNode, Kind, type OperationDefinitionNode, execute, getArgumentValues } from 'graphql';
import type { Logger } from 'pino';
import type { ApiContext } from './api-context.js';
import { BUDGET, type CostBudgets } from './cost-budgets.js';
import { type OperationToMeasure, objectsAskedFor, objectsIn, pointsOf } from './cost.js';
import { reportedAnswer } from './format-error.js';
import { nodeLimitFault } from './limits.js';

/** Who pays for a request. */
export function callerOf({ actor, req }: ApiContext): string {
  return actor ? `person:${actor.personId}` : `address:${req?.ip ?? ''}`;
}

/**
 * Weighs an operation before it is executed: refuses what asks for more objects than allowed, and takes its points from the
 * caller's budget. Throws QUERY_TOO_COSTLY's mark or RATE_LIMITED; nothing was executed then.
 */
export function chargeFor(operation: OperationToMeasure, context: ApiContext, budgets: CostBudgets): void {
  const objects = objectsAskedFor(operation);
  const fault = nodeLimitFault(objects);
  if (fault) throw fault;
  const requested = pointsOf(operation, objects);
  const wait = budgets.take(callerOf(context), requested);
  if (wait > 0) throw new TypedError('RATE_LIMITED', undefined, wait);
  context.cost = { requested, objects };
}

/**
 * The published cost of every operation (api.md §14): taken before it is executed as if every page were full, corrected afterwards by
 * what the answer holds; told in `extensions.cost` and in the `x-ratelimit-*` headers.
 */
export function costPlugin(budgets: CostBudgets, logger: Logger): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async (request) => chargeFor(operationOf(request), request.contextValue, budgets),
      responseForOperation: async (request) => (isDryRun(request.operation, request) ? dryRun(request, logger) : null),
      willSendResponse: async (request) => tellCost(request, budgets),
    }),
  };
}

function tellCost(request: GraphQLRequestContext<ApiContext>, budgets: CostBudgets): void {
  const { contextValue, response, operation } = request;
  const { cost } = contextValue;
  const { body, http } = response;
  if (!cost || !operation || body?.kind !== 'single') return;
  const caller = callerOf(contextValue);
  const isDry = isDryRun(operation, request);
  const actual = isDry ? 0 : pointsOf(operationOf(request), objectsIn(body.singleResult.data));
  budgets.giveBack(caller, cost.requested - actual);
  const { available, resetAt } = budgets.left(caller);
  body.singleResult.extensions = {
    ...body.singleResult.extensions,
    cost: { requested: cost.requested, actual, available, max: BUDGET.capacity, restoreRate: BUDGET.restoreRate },
  };
  http?.headers.set('x-ratelimit-limit', String(BUDGET.capacity));
  http?.headers.set('x-ratelimit-remaining', String(available));
  http?.headers.set('x-ratelimit-used', String(BUDGET.capacity - available));
  http?.headers.set('x-ratelimit-reset', String(Math.ceil(resetAt.getTime() / 1_000)));
  http?.headers.set('x-ratelimit-resource', 'graphql');
}

function operationOf({ schema, document, request }: GraphQLRequestContext<ApiContext>): OperationToMeasure {
  if (!document) throw new Error('The document is not parsed yet.');
  return { schema, document, operationName: request.operationName ?? null, variables: request.variables ?? null };
}

const rateLimitsOf = (operation: OperationDefinitionNode): FieldNode[] =>
  operation.selectionSet.selections.filter(
    (selection): selection is FieldNode => selection.kind === Kind.FIELD && selection.name.value === 'rateLimit',
  );

/** Whether an operation only wants to know what it would cost: `rateLimit(dryRun: true)` stands among its fields. */
function isDryRun(
  operation: OperationDefinitionNode,
  { schema, request }: Pick<GraphQLRequestContext<ApiContext>, 'schema' | 'request'>,
): boolean {
  const definition = schema.getQueryType()?.getFields()['rateLimit'];
  if (!definition || operation.operation !== 'query') return false;
  return rateLimitsOf(operation).some(
    (field) => getArgumentValues(definition, field, request.variables)['dryRun'] === true,
  );
}

/** Executes nothing of an operation but its `rateLimit`. */
async function dryRun(
  { schema, operation, contextValue, request }: GraphQLRequestContext<ApiContext>,
  logger: Logger,
): Promise<GraphQLResponse | null> {
  if (!operation) return null;
  const selectionSet = { kind: Kind.SELECTION_SET, selections: rateLimitsOf(operation) } as const;
  const result = await execute({
    schema,
    document: { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }] },
    contextValue,
    variableValues: request.variables ?? {},
  });
  const errors = result.errors?.map((error) => reportedAnswer(error.toJSON(), error, logger));
  const singleResult = { data: result.data ?? null, ...(errors ? { errors } : {}) };
  return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
}
