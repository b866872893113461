import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import { NONCE_PLACEHOLDER, nonceOf } from './content-security-policy.js';

/** Paths that belong to the server; whatever is not found there is not a page of the web application. */
const SERVER_PATHS = /^\/(graphql|collab|download|healthz|readyz|metrics|assets)(\/|$)/;

/** Serves the built web application: its files as they are, and its one page for every address of it. */
export async function serveWebsite(app: NestExpressApplication, directory: string): Promise<void> {
  const page = await readFile(join(directory, 'index.html'), 'utf8');
  const servePage: RequestHandler = (request, response, next) => {
    const navigates = request.method === 'GET' && request.accepts(['html', 'json']) === 'html';
    if (!navigates || SERVER_PATHS.test(request.path)) return next();
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(page.replaceAll(NONCE_PLACEHOLDER, nonceOf(response)));
  };
  // The page itself never leaves without its nonce.
  app.use((request: Parameters<RequestHandler>[0], response: Parameters<RequestHandler>[1], next: () => void) =>
    request.path === '/' || request.path === '/index.html' ? servePage(request, response, next) : next(),
  );
  // Vite puts a hash of the content into the names below /assets.
  app.useStaticAssets(join(directory, 'assets'), { prefix: '/assets', immutable: true, maxAge: '365d', index: false });
  app.useStaticAssets(directory, { index: false, maxAge: 0 });
  app.use(servePage);
}
