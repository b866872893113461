import type { Configuration } from './configuration.js';

/** The configuration of a server that knows its database. */
export type ServerConfiguration = Configuration & {
  readonly databaseUrl: string;
  /** Arguments of Node for the threads of the server; those of the process when absent. */
  readonly threadArguments?: readonly string[];
};

/** Injection token of {@link ServerConfiguration}. */
export const CONFIGURATION = Symbol('configuration');

/** Injection token of the process's pino logger. */
export const LOGGER = Symbol('logger');
