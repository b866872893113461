import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { GraphQLError, ValidationRule } from 'graphql';

/** Set on the errors of these limits, so that they are told from other errors of validation; never shown. */
export const LIMIT_EXCEEDED = 'colexLimitExceeded';

const marked = { onReject: [(_: unknown, error: GraphQLError) => void (error.extensions[LIMIT_EXCEEDED] = true)] };

/** Limits on a query, checked before it is executed (api.md §15). */
export const LIMITS = { depth: 10, aliases: 15, directives: 50, tokens: 2_000, cost: 5_000 } as const;

/** The plugins and rules that enforce {@link LIMITS}, for HTTP and for subscriptions alike. Introspection stays possible. */
export function limitProtections(): { plugins: ApolloServerPlugin[]; validationRules: ValidationRule[] } {
  const { plugins, validationRules } = new ApolloArmor({
    maxDepth: { n: LIMITS.depth, ignoreIntrospection: true, ...marked },
    maxAliases: { n: LIMITS.aliases, ...marked },
    maxDirectives: { n: LIMITS.directives, ...marked },
    maxTokens: { n: LIMITS.tokens, ...marked },
    costLimit: { maxCost: LIMITS.cost, ignoreIntrospection: true, ...marked },
    blockFieldSuggestion: { enabled: true },
  }).protect();
  // Armor is typed against Apollo's CommonJS build; at run time there is one Apollo and the plugins only use its hooks.
  return { plugins: plugins as unknown as ApolloServerPlugin[], validationRules };
}
