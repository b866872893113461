import { getOperationAST } from 'graphql';
import { createClient } from 'graphql-ws';
import type { GraphiQLProps } from 'graphiql';
import { currentLanguage } from '../language/language.js';

type Fetcher = GraphiQLProps['fetcher'];

/** Questions go by POST, subscriptions by graphql-transport-ws, both to this origin with the session cookie. */
export function createFetcher(): Fetcher {
  const socket = createClient({
    url: `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/graphql`,
    lazy: true,
  });
  return async (question, options) => {
    const operation = options?.documentAST && getOperationAST(options.documentAST, question.operationName ?? undefined);
    if (operation?.operation === 'subscription') {
      return socket.iterate({
        query: question.query,
        variables: question.variables as Record<string, unknown> | null,
        operationName: question.operationName,
      });
    }
    const answer = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-language': currentLanguage(),
        ...options?.headers,
      },
      body: JSON.stringify(question),
    });
    return answer.json();
  };
}
