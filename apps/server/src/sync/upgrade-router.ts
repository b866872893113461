import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { SubscriptionServer } from '../api/subscription-server.js';
import { CONFIGURATION, type ServerConfiguration } from '../configuration-token.js';
import { type TrustsAddress, isSameOrigin } from '../request/origin.js';
import { servesPath } from '../request/role-paths.js';
import { addressOf } from './door.js';
import { COLLAB_PATH, SyncGateway } from './gateway.js';

const GRAPHQL_PATH = '/graphql';

/** Leads each upgrade request to the server of its path. One that belongs nowhere would otherwise hang for ever. */
@Injectable()
export class UpgradeRouter {
  #isStopping = false;

  constructor(
    private readonly gateway: SyncGateway,
    private readonly subscriptions: SubscriptionServer,
    @Inject(CONFIGURATION) private readonly configuration: ServerConfiguration,
  ) {}

  listenTo(server: Server, trusts: TrustsAddress): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      const target = this.#isStopping ? undefined : targetOf(request);
      if (!target || !servesPath(this.configuration.roles, target.path)) return turnDown(socket, '404 Not Found');
      // A page of another site could otherwise speak with the visitor's cookie (cross-site WebSocket hijacking).
      if (!isSameOrigin(request, trusts)) return turnDown(socket, '403 Forbidden');
      if (target.draft === null) this.subscriptions.handleUpgrade(request, socket, head, target.parameters);
      else
        this.gateway.handleUpgrade(request, socket, head, target.draft, target.parameters, addressOf(request, trusts));
    });
  }

  /** From now on nobody comes in. */
  stop(): void {
    this.#isStopping = true;
  }
}

interface Target {
  readonly path: string;
  /** What follows the collab path; null for GraphQL. */
  readonly draft: string | null;
  readonly parameters: URLSearchParams;
}

function targetOf(request: IncomingMessage): Target | undefined {
  const base = 'http://localhost';
  if (!request.url || !URL.canParse(request.url, base)) return undefined;
  const { pathname, searchParams } = new URL(request.url, base);
  if (pathname === GRAPHQL_PATH) return { path: pathname, draft: null, parameters: searchParams };
  if (!pathname.startsWith(COLLAB_PATH)) return undefined;
  const encoded = pathname.slice(COLLAB_PATH.length);
  // Ids and slugs need no encoding; whatever does is the name of no draft (trust.md MS14).
  return { path: pathname, draft: /^[\w-]{1,200}$/.test(encoded) ? encoded : '', parameters: searchParams };
}

function turnDown(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
