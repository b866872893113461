import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestServer, startServer } from '../harness/server.js';

const PAGE = '<!doctype html><script nonce="__CSP_NONCE__"></script><style nonce="__CSP_NONCE__"></style>';
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the website and the questions of a supervisor', () => {
  let server: TestServer;
  let webDirectory: string;
  beforeAll(async () => {
    webDirectory = await mkdtemp(join(tmpdir(), 'colex-web-'));
    await mkdir(join(webDirectory, 'assets'));
    await writeFile(join(webDirectory, 'index.html'), PAGE);
    await writeFile(join(webDirectory, 'assets', 'app-1a2b.js'), 'export {};');
    server = await startServer({ webDirectory });
  });
  afterAll(async () => {
    await server.close();
    await rm(webDirectory, { recursive: true, force: true });
  });

  const open = (path: string, headers: Record<string, string> = BROWSER) => fetch(`${server.url}${path}`, { headers });

  it('gives each answer a nonce of its own, in the page and in the policy, and allows nothing inline without it', async () => {
    const nonces = await Promise.all(
      ['/', '/drafts/some-draft', '/index.html'].map(async (path) => {
        const answer = await open(path);
        const html = await answer.text();
        const policy = answer.headers.get('content-security-policy') ?? '';
        const [, nonce = ''] = /script-src 'self' 'nonce-([^']+)'/.exec(policy) ?? [];
        expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
        expect(policy).not.toContain('unsafe');
        expect(html).toBe(PAGE.replaceAll('__CSP_NONCE__', nonce));
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(3);
  });

  it('keeps files for ever whose name changes with their content, and gives no page in place of a file', async () => {
    const file = await open('/assets/app-1a2b.js', {});
    expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await open('/assets/gone.js')).status).toBe(404);
    expect((await open('/drafts/x', { accept: 'application/json' })).status).toBe(404);
    expect(await (await open('/..%2f..%2fpackage.json')).text()).not.toContain('dependencies');
  });

  it('says that it is alive, that it is ready, and its figures', async () => {
    expect(await (await open('/healthz', {})).json()).toEqual({ status: 'alive' });
    expect(await (await open('/readyz', {})).json()).toEqual({ status: 'ready' });
    const figures = await (await open('/metrics', {})).text();
    for (const name of [
      'colex_journal_commit_seconds',
      'colex_journal_queue',
      'colex_nodejs_eventloop_lag_p99_seconds',
    ]) {
      expect(figures).toContain(name);
    }
  });
});
