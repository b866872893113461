import type { RequestHandler } from 'express';
import type { ProcessRole } from '../configuration.js';

/** Where a role answers; health and figures are asked of every process. */
const ALWAYS = /^\/(healthz|readyz|metrics)$/;
const SYNC = /^\/collab\//;

/** Whether a process with these roles answers at a path: `/collab/` is for `sync`, everything else for `api`. */
export function servesPath(roles: ReadonlySet<ProcessRole>, path: string): boolean {
  return ALWAYS.test(path) || roles.has(SYNC.test(path) ? 'sync' : 'api');
}

/** What belongs to a role that this process does not have is not found here. */
export function onlyPathsOf(roles: ReadonlySet<ProcessRole>): RequestHandler {
  return (request, response, next) => {
    if (servesPath(roles, request.path)) next();
    else response.status(404).end();
  };
}
