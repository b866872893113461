import { resolve } from 'node:path';
import { z } from 'zod';

/** What one process does; a single process does all of it unless `COLEX_ROLES` says otherwise. */
export const PROCESS_ROLES = ['api', 'sync', 'jobs'] as const;

export type ProcessRole = (typeof PROCESS_ROLES)[number];

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional(),
  COLEX_DATA: z.string().min(1).default('./data'),
  COLEX_ROLES: z
    .string()
    .default(PROCESS_ROLES.join(','))
    .transform((value) =>
      value
        .split(/[\s,]+/)
        .map((role) => role.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.enum(PROCESS_ROLES)).min(1)),
  COLEX_SECURE_COOKIES: z.enum(['true', 'false']).default('false'),
  COLEX_TRUSTED_PROXIES: z.string().default(''),
  COLEX_STRANGERS_PER_ADDRESS: z.coerce.number().int().min(1).max(20_000).default(1_000),
  COLEX_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  COLEX_MAIL_FROM: z.string().min(3).default('Colex <colex@localhost>'),
  COLEX_PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\//, 'must begin with https:// or http://')
    .optional(),
  COLEX_WEBHOOKS_INSIDE: z.enum(['true', 'false']).default('false'),
  COLEX_DEMO: z.enum(['true', 'false']).default('true'),
  COLEX_LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});

/** Everything the process is told from outside, read once and validated. */
export interface Configuration {
  /** Port for web, GraphQL and sync alike; 0 asks the system for a free one. */
  readonly port: number;
  /** Address to listen on; loopback unless told otherwise. */
  readonly host: string;
  /** An existing PostgreSQL; absent means: start the embedded one inside `dataDirectory`. */
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  /** Absolute folder for the embedded database, its secrets and the session key. */
  readonly dataDirectory: string;
  readonly roles: ReadonlySet<ProcessRole>;
  /** Send the session cookie over https only. */
  readonly secureCookies: boolean;
  /** Addresses of proxies whose X-Forwarded-For is believed; empty believes nobody. */
  readonly trustedProxies: readonly string[];
  /** How many sync sockets of one address may wait to be recognised; to be raised where whole cities share one address. */
  readonly strangersPerAddress: number;
  /** Where mail is handed over, `smtp://user:password@host:port`; absent writes each mail into `mail` of the data folder. */
  readonly smtpUrl?: string;
  /** Who mail is from. */
  readonly mailFrom: string;
  /** The address people reach the site at, without a slash at its end: for links in mail and messages. */
  readonly publicUrl: string;
  /** Let webhooks reach this machine and private networks: where an installation has no outside. */
  readonly webhooksMayGoInside: boolean;
  /** Seed the demo once, into an empty database. */
  readonly demo: boolean;
  readonly logLevel: z.infer<typeof environmentSchema>['COLEX_LOG_LEVEL'];
}

/** The environment holds a value that cannot be used; `message` names every one of them in a sentence a person can act on. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Reads and validates the environment. Throws {@link ConfigurationError}. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const complaints = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigurationError(`The configuration cannot be used. ${complaints.join('; ')}`);
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    dataDirectory: resolve(values.COLEX_DATA),
    roles: new Set(values.COLEX_ROLES),
    secureCookies: values.COLEX_SECURE_COOKIES === 'true',
    trustedProxies: values.COLEX_TRUSTED_PROXIES.split(/[\s,]+/).filter(Boolean),
    strangersPerAddress: values.COLEX_STRANGERS_PER_ADDRESS,
    smtpUrl: values.COLEX_SMTP_URL,
    mailFrom: values.COLEX_MAIL_FROM,
    publicUrl: (values.COLEX_PUBLIC_URL ?? `http://${values.HOST}:${values.PORT}`).replace(/\/+$/, ''),
    webhooksMayGoInside: values.COLEX_WEBHOOKS_INSIDE === 'true',
    demo: values.COLEX_DEMO === 'true',
    logLevel: values.COLEX_LOG_LEVEL,
  };
}
