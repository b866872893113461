import { cacheExchange, Client, fetchExchange, mapExchange } from 'urql';
import { currentLanguage } from '../language/language.js';
import { subscriptions } from './subscriptions.js';

/**
 * The one connection to GraphQL. The session cookie travels by itself; a whole page load follows every change of who
 * is signed in, so nothing a former person could see stays in this cache.
 *
 * @param onSignedOut called when the server no longer knows the session, e.g. after 退出所有设备 elsewhere.
 */
export function createApiClient(onSignedOut: () => void): Client {
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
      subscriptions,
    ],
  });
}
