import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Actors, type Credential } from '@colex/access';
import { CLOSES } from '@colex/contract';
import { Inject, Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { LOGGER } from '../configuration-token.js';
import { credentialOfUpgrade } from '../session/credential.js';
import { Sessions } from '../session/session-middleware.js';
import { type LiveConnection, LiveConnections } from '../sync/live-connections.js';
import type { ApiContext } from './api-context.js';
import { ContextFactory } from './context-factory.js';
import { CostBudgets } from './cost-budgets.js';
import { reportedAnswer } from './format-error.js';
import { KEEP_ALIVE_MS, MOST_SUBSCRIPTIONS, chargeFault, validateWithLimits } from './operation-check.js';

const LARGEST_MESSAGE = 1_048_576;

/** GraphQL over WebSocket (graphql-transport-ws) on the same path as over HTTP, for queries and subscriptions. */
@Injectable()
export class SubscriptionServer {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false });
  readonly #credentials = new WeakMap<WebSocket, { credential: Credential; acceptLanguage: string | undefined }>();
  readonly #subscriptions = new WeakMap<WebSocket, number>();
  #stopServing: (() => Promise<void> | void) | undefined;

  constructor(
    private readonly schemaHost: GraphQLSchemaHost,
    private readonly contexts: ContextFactory,
    private readonly budgets: CostBudgets,
    private readonly sessions: Sessions,
    private readonly actors: Actors,
    private readonly live: LiveConnections,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins to serve; the schema must be there. */
  start(): void {
    const { schema } = this.schemaHost;
    const { dispose } = useServer(
      {
        schema,
        validate: validateWithLimits,
        context: ({ extra }) => this.#contextOf(extra.socket),
        onSubscribe: ({ extra }, _id, payload) => {
          const open = (this.#subscriptions.get(extra.socket) ?? 0) + 1;
          if (open > MOST_SUBSCRIPTIONS) return [new GraphQLError('Too many subscriptions on one socket.')];
          this.#subscriptions.set(extra.socket, open);
          return chargeFault(schema, payload, () => this.#contextOf(extra.socket), this.budgets);
        },
        onComplete: ({ extra }) => {
          this.#subscriptions.set(extra.socket, (this.#subscriptions.get(extra.socket) ?? 1) - 1);
        },
        onError: (_context, _id, _payload, errors) => errors.map((error) => this.#answer(error)),
        onNext: (_context, _id, _payload, _arguments, result) =>
          result.errors ? { ...result, errors: result.errors.map((error) => this.#answer(error)) } : result,
      },
      this.#server,
      KEEP_ALIVE_MS,
    );
    this.#stopServing = dispose;
  }

  /** Takes over an upgrade request to the GraphQL path whose origin was checked. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, parameters: URLSearchParams): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      // Nothing is read before it is known who speaks.
      webSocket.pause();
      this.#admit(webSocket, request, parameters).catch((error: unknown) => {
        this.logger.error({ err: error }, 'a subscription socket could not be admitted');
        webSocket.close(CLOSES.restart.code, 'restart');
      });
    });
  }

  async stop(): Promise<void> {
    await this.#stopServing?.();
    this.#server.close();
  }

  async #admit(webSocket: WebSocket, request: IncomingMessage, parameters: URLSearchParams): Promise<void> {
    const credential = await credentialOfUpgrade(request, parameters, (upgrade) => this.sessions.ofUpgrade(upgrade));
    const actor = credential && (await this.actors.behind(credential));
    if (!credential || !actor || actor.suspended) {
      webSocket.resume();
      webSocket.close(CLOSES.unauthenticated.code, 'unauthenticated');
      return;
    }
    this.#credentials.set(webSocket, { credential, acceptLanguage: request.headers['accept-language'] });
    const connection: LiveConnection = {
      credential,
      recheckRights: async () => {
        const now = await this.actors.behind(credential);
        if (!now || now.suspended) connection.endUnauthenticated();
      },
      endUnauthenticated: () => webSocket.close(CLOSES.unauthenticated.code, 'unauthenticated'),
      endForRestart: () => webSocket.close(CLOSES.restart.code, 'restart'),
    };
    this.live.add(connection);
    webSocket.once('close', () => this.live.remove(connection));
    this.#server.emit('connection', webSocket, request);
    webSocket.resume();
  }

  #contextOf(webSocket: WebSocket): Promise<ApiContext> {
    const known = this.#credentials.get(webSocket);
    return this.contexts.ofCredential(known?.credential ?? null, known?.acceptLanguage);
  }

  #answer(error: GraphQLError | GraphQLFormattedError): GraphQLFormattedError {
    const formatted = error instanceof GraphQLError ? error.toJSON() : error;
    return reportedAnswer(formatted, error, this.logger);
  }
}
