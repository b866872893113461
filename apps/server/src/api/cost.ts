import {
  type DocumentNode,
  type GraphQLSchema,
  OperationTypeNode,
  getNamedType,
  getOperationAST,
  isCompositeType,
} from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';

/** An operation about to be executed. */
export interface OperationToMeasure {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown> | null;
}

/** Objects that cost one point together. */
const OBJECTS_A_POINT = 10;
/** What each field of a mutation costs besides: it writes. */
const MUTATION_POINTS = 10;

/** The most objects an operation could return: page sizes multiply on the way down; a value that is not an object counts nothing. */
export function objectsAskedFor({ schema, document, operationName, variables }: OperationToMeasure): number {
  return getComplexity({
    schema,
    query: document,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
    estimators: [objectsOf],
  });
}

/** The points of an operation: one for every ten objects it asks for or returned, at least one, and ten for each field of a mutation. */
export function pointsOf(operation: OperationToMeasure, objects: number): number {
  const written = getOperationAST(operation.document, operation.operationName ?? undefined);
  const fields = written?.operation === OperationTypeNode.MUTATION ? written.selectionSet.selections.length : 0;
  return Math.max(1, Math.ceil(objects / OBJECTS_A_POINT)) + fields * MUTATION_POINTS;
}

/** The objects in an answer. */
export function objectsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + objectsIn(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + objectsIn(item), 1);
}

function objectsOf({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  if (!isCompositeType(getNamedType(field.type))) return 0;
  const page = Number(args['first'] ?? args['last'] ?? 1);
  return 1 + (Number.isInteger(page) && page > 0 ? page : 1) * childComplexity;
}
