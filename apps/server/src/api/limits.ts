import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, type ValidationContext, type ValidationRule, getNamedType, isCompositeType } from 'graphql';
import { type ComplexityEstimatorArgs, createComplexityRule } from 'graphql-query-complexity';

/** Set on the errors of these limits, so that they are told from other errors of validation; never shown. */
export const LIMIT_EXCEEDED = 'colexLimitExceeded';

const marked = { onReject: [(_: unknown, error: GraphQLError) => void (error.extensions[LIMIT_EXCEEDED] = true)] };

/** Limits on a query, checked before it is executed (api.md §15). */
export const LIMITS = { depth: 10, aliases: 15, directives: 50, tokens: 2_000, nodes: 50_000 } as const;

/** The plugins and rules that enforce {@link LIMITS}, for HTTP and for subscriptions alike. Introspection stays possible. */
export function limitProtections(): { plugins: ApolloServerPlugin[]; validationRules: ValidationRule[] } {
  const { plugins, validationRules } = new ApolloArmor({
    maxDepth: { n: LIMITS.depth, ignoreIntrospection: true, ...marked },
    maxAliases: { n: LIMITS.aliases, ...marked },
    maxDirectives: { n: LIMITS.directives, ...marked },
    maxTokens: { n: LIMITS.tokens, ...marked },
    // Armor's own cost grows with depth alone and knows nothing of page sizes; nodes are counted instead.
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: true },
  }).protect();
  // Armor is typed against Apollo's CommonJS build; at run time there is one Apollo and the plugins only use its hooks.
  return { plugins: plugins as unknown as ApolloServerPlugin[], validationRules: [...validationRules, nodeLimit] };
}

/** The largest page, and what a page size given as a variable counts as: rules see the query before its variables. */
const LARGEST_PAGE = 100;

/** Refuses a query that could return more than {@link LIMITS}.nodes objects: page sizes multiply on the way down. */
function nodeLimit(context: ValidationContext): ReturnType<ValidationRule> {
  return createComplexityRule({
    maximumComplexity: LIMITS.nodes,
    estimators: [nodesOf],
    createError: (most, asked) =>
      new GraphQLError(`The query asks for up to ${asked} objects; at most ${most} are allowed.`, {
        extensions: { [LIMIT_EXCEEDED]: true },
      }),
  })(context);
}

function nodesOf({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  if (!isCompositeType(getNamedType(field.type))) return 0;
  if (!field.args.some(({ name }) => name === 'first')) return 1 + childComplexity;
  const given = Number(args['first'] ?? args['last'] ?? LARGEST_PAGE);
  const page = Number.isInteger(given) && given > 0 ? given : LARGEST_PAGE;
  return page * (1 + childComplexity);
}
