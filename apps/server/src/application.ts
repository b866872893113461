import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { migrateDatabase } from '@colex/store';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Logger, pino } from 'pino';
import { SubscriptionServer } from './api/subscription-server.js';
import { SubscriptionStream } from './api/subscription-stream.js';
import { ApplicationModule } from './application.module.js';
import type { ServerConfiguration } from './configuration-token.js';
import { NestLog } from './operations/nest-log.js';
import { Folds } from './fold/folds.js';
import { Projection } from './projection/projection.service.js';
import { bodyErrors } from './request/body-errors.js';
import { LARGEST_BODY, sameOriginOnly, smallUnlessKnown } from './request/request-guards.js';
import { requestLogging, requestScope } from './request/request-middleware.js';
import { onlyPathsOf } from './request/role-paths.js';
import { Sessions } from './session/session-middleware.js';
import { SyncGateway } from './sync/gateway.js';
import { JournalWriter } from './sync/journal-writer.js';
import { LiveConnections } from './sync/live-connections.js';
import { Rooms } from './sync/rooms.js';
import { StreamDoor } from './sync/stream-door.js';
import { UpgradeRouter } from './sync/upgrade-router.js';
import { giveNonce, securityHeaders } from './website/content-security-policy.js';
import { serveWebsite } from './website/static-website.js';

/** What else the server may be told. */
export interface ApplicationOptions {
  /** Folder of the built web application; absent serves the API alone. */
  readonly webDirectory?: string;
  /** Runs when every service is there and nobody can reach it yet: for seeding. */
  readonly beforeListening?: (nest: INestApplication) => Promise<void>;
}

/** A server that listens. */
export interface RunningApplication {
  /** `http://host:port`, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** For its services. */
  readonly nest: INestApplication;
  /** Finishes what is under way, tells every socket to come back, and stops; within 30 s. */
  close(): Promise<void>;
}

const DRAIN_MS = 15_000;
const FAREWELL_MS = 2_000;

/** Brings the database to the newest migration. */
export async function migrate(databaseUrl: string): Promise<void> {
  await migrateDatabase(databaseUrl);
}

/** Starts the server on a migrated database. Rejects with the error of the system when it cannot listen. */
export async function createApplication(
  configuration: ServerConfiguration,
  options: ApplicationOptions = {},
): Promise<RunningApplication> {
  const logger = pino({ level: configuration.logLevel, base: { service: 'colex' } });
  const nest = await NestFactory.create<NestExpressApplication>(ApplicationModule.of(configuration, logger), {
    bodyParser: false,
    logger: new NestLog(logger),
    abortOnError: false,
    forceCloseConnections: true,
  });
  try {
    await prepare(nest, configuration, logger, options);
    await nest.listen(configuration.port, configuration.host);
  } catch (error) {
    await nest.close();
    throw error;
  }
  const { port } = (nest.getHttpServer() as Server).address() as AddressInfo;
  const host = configuration.host.includes(':') ? `[${configuration.host}]` : configuration.host;
  logger.info({ port, host: configuration.host }, 'listening');
  let closing: Promise<void> | undefined;
  return { url: `http://${host}:${port}`, port, nest, close: () => (closing ??= shutDown(nest, logger)) };
}

async function prepare(
  nest: NestExpressApplication,
  configuration: ServerConfiguration,
  logger: Logger,
  { webDirectory, beforeListening }: ApplicationOptions,
): Promise<void> {
  // Express believes X-Forwarded-For of these proxies and of nobody else.
  nest.set('trust proxy', configuration.trustedProxies.length > 0 ? [...configuration.trustedProxies] : false);
  nest.disable('x-powered-by');
  const express = nest.getHttpAdapter().getInstance() as { get(name: string): unknown };
  const trustsHop = express.get('trust proxy fn') as (address: string, hop: number) => boolean;
  const trusts = (address: string): boolean => trustsHop(address, 0);

  nest.use(requestLogging(logger), requestScope, giveNonce, securityHeaders(configuration.secureCookies));
  nest.use(onlyPathsOf(configuration.roles));
  nest.use('/collab', nest.get(StreamDoor).handler(trusts));
  nest.use('/graphql', sameOriginOnly(trusts), nest.get(Sessions).middleware, smallUnlessKnown);
  nest.use('/download', sameOriginOnly(trusts), nest.get(Sessions).middleware);
  nest.use('/upload', sameOriginOnly(trusts), nest.get(Sessions).middleware);
  nest.useBodyParser('json', { limit: LARGEST_BODY, type: ['application/json', 'application/graphql+json'] });
  nest.use('/graphql/stream', nest.get(SubscriptionStream).handler());
  if (webDirectory !== undefined && configuration.roles.has('api')) await serveWebsite(nest, webDirectory);
  await nest.init();
  nest.use(bodyErrors(logger));
  nest.get(SubscriptionServer).start();
  nest.get(UpgradeRouter).listenTo(nest.getHttpServer() as Server, trusts);
  await beforeListening?.(nest);
}

/** The order matters: nothing new comes in, what came in is committed and told, everybody is asked to come back, then the end. */
async function shutDown(nest: INestApplication, logger: Logger): Promise<void> {
  const gateway = nest.get(SyncGateway);
  nest.get(UpgradeRouter).stop();
  nest.get(StreamDoor).stop();
  nest.get(SubscriptionStream).stop();
  gateway.pauseAll();
  const tooLate = AbortSignal.timeout(DRAIN_MS);
  const stopped = new Promise<void>((resolve) => tooLate.addEventListener('abort', () => resolve(), { once: true }));
  await Promise.race([nest.get(Rooms).drain(), stopped]);
  nest.get(LiveConnections).endAllForRestart();
  await nest.get(JournalWriter).stop(tooLate);
  await nest.get(Projection).stop();
  await nest.get(Rooms).close();
  await nest.get(Folds).close();
  await nest.get(LiveConnections).allGone(FAREWELL_MS);
  gateway.stop();
  await nest.get(SubscriptionServer).stop();
  nest.get(Sessions).close();
  await nest.close();
  logger.info('stopped');
}
