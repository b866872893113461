import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, type ValidationRule } from 'graphql';

/** Set on the errors of these limits, so that they are told from other errors of validation; never shown. */
export const LIMIT_EXCEEDED = 'colexLimitExceeded';

/** How Armor words its refusals; it keeps nothing else by which they could be told from other errors of validation. */
const ARMORS_WORDS = /^Syntax Error: .*limit of \d+ exceeded/;

/** Whether an error says that one of these limits is exceeded. */
export function isLimitError(message: string, extensions: Readonly<Record<string, unknown>>): boolean {
  return extensions[LIMIT_EXCEEDED] === true || ARMORS_WORDS.test(message);
}

/** Limits on a query, checked before it is executed (api.md §15). */
export const LIMITS = { depth: 10, aliases: 15, directives: 50, tokens: 2_000, nodes: 50_000 } as const;

/** The plugins and rules that enforce {@link LIMITS}, for HTTP and for subscriptions alike. Introspection stays possible. */
export function limitProtections(): { plugins: ApolloServerPlugin[]; validationRules: ValidationRule[] } {
  const { plugins, validationRules } = new ApolloArmor({
    // A fragment is a name for fields, not a level of them.
    maxDepth: { n: LIMITS.depth, ignoreIntrospection: true, flattenFragments: true },
    maxAliases: { n: LIMITS.aliases },
    maxDirectives: { n: LIMITS.directives },
    maxTokens: { n: LIMITS.tokens },
    // Armor's own cost grows with depth alone and knows nothing of page sizes; nodes are counted instead.
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: true },
  }).protect();
  // Armor is typed against Apollo's CommonJS build; at run time there is one Apollo and the plugins only use its hooks.
  return { plugins: plugins as unknown as ApolloServerPlugin[], validationRules };
}

/** Why an operation may not be executed: it could return more than {@link LIMITS}.nodes objects; undefined when it may. */
export function nodeLimitFault(asked: number): GraphQLError | undefined {
  if (asked <= LIMITS.nodes) return undefined;
  return new GraphQLError(`The query asks for up to ${asked} objects; at most ${LIMITS.nodes} are allowed.`, {
    extensions: { [LIMIT_EXCEEDED]: true },
  });
}
