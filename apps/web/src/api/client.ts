import { createClient } from 'graphql-ws';
import { cacheExchange, Client, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import { currentLanguage } from '../language/language.js';

/**
 * The one connection to GraphQL. The session cookie travels by itself; a whole page load follows every change of who
 * is signed in, so nothing a former person could see stays in this cache.
 *
 * @param onSignedOut called when the server no longer knows the session, e.g. after 退出所有设备 elsewhere.
 */
export function createApiClient(onSignedOut: () => void): Client {
  // Opened with the first subscription, and again whenever it breaks: the server sends sockets away when it restarts.
  const live = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    lazy: true,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
  });
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { 'accept-language': currentLanguage() },
    }),
    exchanges: [
      cacheExchange,
      mapExchange({
        onError(error) {
          if (error.graphQLErrors.some((each) => each.extensions['code'] === 'UNAUTHENTICATED')) onSignedOut();
        },
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables, operationName, extensions }) => ({
          subscribe: (sink) => ({
            unsubscribe: live.subscribe({ query: query ?? '', variables, operationName, extensions }, sink),
          }),
        }),
      }),
    ],
  });
}
