import { Actors, type Credential } from '@colex/access';
import { Inject, Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Request, RequestHandler, Response } from 'express';
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { HandlerOptions } from 'graphql-sse';
import { type RequestContext, createHandler } from 'graphql-sse/lib/use/express';
import type { Logger } from 'pino';
import { LOGGER } from '../configuration-token.js';
import { refuse } from '../request/request-guards.js';
import { credentialOfRequest } from '../session/credential.js';
import { type LiveConnection, LiveConnections } from '../sync/live-connections.js';
import type { ApiContext } from './api-context.js';
import { ContextFactory } from './context-factory.js';
import { CostBudgets } from './cost-budgets.js';
import { callerOf } from './cost.plugin.js';
import { reportedAnswer } from './format-error.js';
import { MOST_SUBSCRIPTIONS, chargeFault, validateWithLimits } from './operation-check.js';

type StreamContext = ApiContext & Record<PropertyKey, unknown>;

/**
 * Subscriptions over server-sent events (graphql-sse, "distinct connections mode"), for those whom a proxy keeps from
 * WebSockets: the same limits, costs and rights as over the socket, the same `after` to resume.
 */
@Injectable()
export class SubscriptionStream {
  /** Streams each caller holds open. */
  readonly #open = new Map<string, number>();
  readonly #contexts = new WeakMap<Request, StreamContext>();
  #isStopped = false;

  constructor(
    private readonly schemaHost: GraphQLSchemaHost,
    private readonly contexts: ContextFactory,
    private readonly budgets: CostBudgets,
    private readonly actors: Actors,
    private readonly live: LiveConnections,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Serves `/graphql/stream`; the session must be read and the body parsed before. */
  handler(): RequestHandler {
    const handle = createHandler<StreamContext>(this.#options());
    return (request, response) => {
      this.#serve(handle, request, response).catch((error: unknown) => {
        this.logger.error({ err: error, requestId: String(request.id) }, 'an event stream failed');
        if (response.headersSent) response.end();
        else refuse(request, response, 'INTERNAL');
      });
    };
  }

  /** Begins no stream any more; those that are open are ended with the other live connections. */
  stop(): void {
    this.#isStopped = true;
  }

  async #serve(handle: (request: Request, response: Response) => Promise<void>, request: Request, response: Response) {
    if (this.#isStopped) return refuse(request, response, 'UPSTREAM_UNAVAILABLE');
    const credential = credentialOfRequest(request);
    const context = await this.contexts.ofRequest(request, response);
    if (!credential || !context.actor || context.actor.suspended) return refuse(request, response, 'UNAUTHENTICATED');
    const caller = callerOf(context);
    const open = this.#open.get(caller) ?? 0;
    if (open >= MOST_SUBSCRIPTIONS) return refuse(request, response, 'RATE_LIMITED');
    this.#contexts.set(request, { ...context });
    this.#open.set(caller, open + 1);
    const connection = this.#connection(credential, response);
    this.live.add(connection);
    // Proxies must pass on every event at once.
    response.setHeader('x-accel-buffering', 'no');
    response.once('close', () => {
      this.live.remove(connection);
      const left = (this.#open.get(caller) ?? 1) - 1;
      if (left > 0) this.#open.set(caller, left);
      else this.#open.delete(caller);
    });
    await handle(request, response);
  }

  /** A stream knows no close codes: it ends, and whoever comes back is told why by the status of the answer. */
  #connection(credential: Credential, response: Response): LiveConnection {
    const end = (): void => {
      response.end();
    };
    return {
      credential,
      recheckRights: async () => {
        const now = await this.actors.behind(credential);
        if (!now || now.suspended) end();
      },
      endUnauthenticated: end,
      endForRestart: end,
    };
  }

  #options(): HandlerOptions<Request, RequestContext, StreamContext> {
    return {
      schema: () => this.schemaHost.schema,
      // Without a token a request is its own stream: there is no shared stream that could be hijacked by guessing it.
      authenticate: () => null,
      validate: validateWithLimits,
      context: ({ raw }) => this.#contextOf(raw),
      onSubscribe: async ({ raw }, params) => {
        const errors = await chargeFault(
          this.schemaHost.schema,
          { ...params, variables: params.variables },
          async () => this.#contextOf(raw),
          this.budgets,
        );
        return errors && { errors };
      },
      onNext: (_context, _request, result) =>
        result.errors ? { ...result, errors: result.errors.map((error) => this.#answer(error)) } : result,
    };
  }

  #contextOf(request: Request): StreamContext {
    const context = this.#contexts.get(request);
    if (!context) throw new Error('A stream is served without its context.');
    return context;
  }

  #answer(error: GraphQLError): NonNullable<ExecutionResult['errors']>[number] {
    return reportedAnswer(error.toJSON(), error, this.logger) as unknown as GraphQLError;
  }
}
