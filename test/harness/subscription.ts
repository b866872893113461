import { createClient as createStreamClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TestActor } from './actor.js';

/** A subscription somebody follows. */
export interface Followed<Event> {
  readonly events: Event[];
  /** What it was refused or ended with. */
  readonly failures: unknown[];
  /** Whether the server ended it. */
  isOver(): boolean;
  stop(): Promise<void>;
}

/** Follows a subscription over a socket of its own. */
export function follow<Event>(
  actor: TestActor,
  query: string,
  variables: Record<string, unknown>,
  field: string,
): Followed<Event> {
  const events: Event[] = [];
  const failures: unknown[] = [];
  let over = false;
  const client = createClient({
    url: `${actor.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: actor.socketClass() as typeof WebSocket,
    retryAttempts: 0,
  });
  const stop = client.subscribe<Record<string, Event>>(
    { query, variables },
    {
      next: ({ data, errors }) => {
        if (errors) failures.push(...errors);
        const event = data?.[field];
        if (event) events.push(event);
      },
      error: (error) => {
        failures.push(...(Array.isArray(error) ? error : [error]));
        over = true;
      },
      complete: () => void (over = true),
    },
  );
  return {
    events,
    failures,
    isOver: () => over,
    async stop() {
      stop();
      await client.dispose();
    },
  };
}

/** Follows a subscription over server-sent events. */
export function followStream<Event>(
  actor: TestActor,
  query: string,
  variables: Record<string, unknown>,
  field: string,
): Followed<Event> {
  const events: Event[] = [];
  const failures: unknown[] = [];
  let over = false;
  const client = createStreamClient({
    url: `${actor.url}/graphql/stream`,
    headers: { ...actor.headers },
    retryAttempts: 0,
  });
  const stop = client.subscribe<Record<string, Event>>(
    { query, variables },
    {
      next: ({ data, errors }) => {
        if (errors) failures.push(...errors);
        const event = data?.[field];
        if (event) events.push(event);
      },
      error: (error) => {
        failures.push(error);
        over = true;
      },
      complete: () => void (over = true),
    },
  );
  return {
    events,
    failures,
    isOver: () => over,
    async stop() {
      stop();
      client.dispose();
    },
  };
}
