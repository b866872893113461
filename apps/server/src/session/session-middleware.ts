import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ServerSecretRepository } from '@colex/store';
import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { ServerConfiguration } from '../configuration-token.js';

declare module 'express-session' {
  interface SessionData {
    /** Who signed in. */
    personId: string;
  }
}

/** The name of the session cookie. */
export const SESSION_COOKIE = 'colex.sid';

/** How long a session lasts. */
export const SESSION_DAYS = 7;

/** A day, in milliseconds. */
export const DAY_MS = 24 * 60 * 60 * 1_000;

/** Server-side sessions, for HTTP requests and for socket upgrades alike. */
export class Sessions {
  private constructor(
    /** Gives every request its `session`. */
    readonly middleware: RequestHandler,
    private readonly closeStore: () => void,
  ) {}

  /** The secret that signs cookies is made once and kept in the database, because all nodes share it. */
  static async open(dataSource: DataSource, configuration: ServerConfiguration, logger: Logger): Promise<Sessions> {
    const secret = await new ServerSecretRepository(dataSource.manager).getOrMake(
      'session-cookie',
      randomBytes(32).toString('base64url'),
    );
    const PgStore = connectPgSimple(session);
    const store = new PgStore({
      // One pool for everything: TypeORM's PostgreSQL driver calls its pg pool `master`.
      pool: (dataSource.driver as unknown as { readonly master: Pool }).master,
      tableName: 'session',
      createTableIfMissing: false,
      errorLog: (...details: unknown[]) => logger.error({ details }, 'the session store failed'),
    });
    const middleware = session({
      name: SESSION_COOKIE,
      secret,
      store,
      resave: false,
      saveUninitialized: false,
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        secure: configuration.secureCookies,
        maxAge: SESSION_DAYS * DAY_MS,
      },
    });
    return new Sessions(middleware, () => store.close());
  }

  /** The id of the session an upgrade request carries and that somebody is signed in with; null when there is none. */
  ofUpgrade(request: IncomingMessage): Promise<string | null> {
    // express-session only reads the request here; the response is there for its type (the way ws documents).
    const incoming = request as Request;
    incoming.originalUrl ??= request.url ?? '/';
    return new Promise((resolve, reject) => {
      void this.middleware(incoming, {} as Response, (error?: unknown) => {
        if (error) reject(error instanceof Error ? error : new Error('The session could not be read.'));
        else resolve(incoming.session.personId ? incoming.sessionID : null);
      });
    });
  }

  close(): void {
    this.closeStore();
  }
}
