import { type Client as SocketClient, createClient } from 'graphql-ws';
import { type Exchange, subscriptionExchange } from 'urql';

let socket: SocketClient | undefined;

/** The one socket of all subscriptions: opened with the first, closed after the last, opened again when it breaks. */
function theSocket(): SocketClient {
  socket ??= createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    lazy: true,
    retryAttempts: Number.POSITIVE_INFINITY,
    // Codes of 4400 and above say that coming back would not help.
    shouldRetry: (event) => !(event instanceof CloseEvent && event.code >= 4400 && event.code < 4500),
  });
  return socket;
}

/** Subscriptions over graphql-transport-ws; the session cookie goes with the upgrade. */
export const subscriptions: Exchange = subscriptionExchange({
  forwardSubscription: ({ query = '', variables, operationName }) => ({
    subscribe: (sink) => ({
      unsubscribe: theSocket().subscribe(
        { query, variables: variables ?? null, operationName },
        {
          next: (result) => sink.next(result as Parameters<typeof sink.next>[0]),
          error: (error) => sink.error(error),
          complete: () => sink.complete(),
        },
      ),
    }),
  }),
});
