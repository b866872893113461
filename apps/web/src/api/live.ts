import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { stringifyDocument } from '@urql/core';
import { type Client, createClient } from 'graphql-ws';

let shared: Client | undefined;

/** The one socket for everything that is told live; opened when first needed, and again whenever it breaks. */
function liveClient(): Client {
  shared ??= createClient({
    url: `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/graphql`,
    lazy: true,
    // Only a close code that says coming back is useless ends it.
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) =>
      new Promise((resolve) => setTimeout(resolve, Math.min(250 * 2 ** retries, 10_000) * (0.75 + Math.random() / 2))),
  });
  return shared;
}

/** What follows a subscription. */
export interface Following<Event> {
  readonly next: (event: Event) => void;
  /** It ended for good, e.g. because a right was lost. */
  readonly ended: () => void;
}

/**
 * Follows a subscription until it is stopped. `variables` is read again whenever the socket comes back, so that whoever moves
 * its `after` on resumes without a gap.
 */
export function followLive<Data, Variables extends object>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { next, ended }: Following<Data>,
): () => void {
  return liveClient().subscribe<Data>(
    { query: stringifyDocument(document), variables: variables as Record<string, unknown> },
    {
      next: ({ data }) => {
        if (data) next(data);
      },
      error: ended,
      complete: ended,
    },
  );
}
