import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The peers, at fixed versions. @y/websocket-server 0.1.1 is the last that works with the stable Yjs. */
const PACKAGE = {
  name: 'colex-bench-peers',
  private: true,
  type: 'module',
  dependencies: {
    '@hocuspocus/extension-database': '4.7.0',
    '@hocuspocus/server': '4.7.0',
    '@y/websocket-server': '0.1.1',
    lib0: '0.2.120',
    pg: '8.23.1',
    'y-protocols': '1.0.7',
    yjs: '13.6.33',
  },
  overrides: {
    '@hocuspocus/common': '4.7.0',
    crossws: '0.4.17',
    'y-leveldb': '0.1.2',
  },
};

/** Versions of the peers, for the report. */
export const PEER_VERSIONS = {
  hocuspocus: PACKAGE.dependencies['@hocuspocus/server'],
  yWebsocketServer: PACKAGE.dependencies['@y/websocket-server'],
  yjs: PACKAGE.dependencies.yjs,
};

/** The project's root folder. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const FOLDER = join(PROJECT_ROOT, '.cache/bench-peers');

/** Where the peers lie; installs them at the first call and whenever the versions above change. */
export async function peersFolder(): Promise<string> {
  const wanted = `${JSON.stringify(PACKAGE, null, 2)}\n`;
  const stamp = join(FOLDER, 'installed.json');
  if ((await readFile(stamp, 'utf8').catch(ignoreMissing)) !== wanted) {
    process.stderr.write('Installing the peers …\n');
    await mkdir(FOLDER, { recursive: true });
    await writeFile(join(FOLDER, 'package.json'), wanted);
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund'], { cwd: FOLDER });
    await writeFile(stamp, wanted);
  }
  await copyFile(new URL('servers/hocuspocus.mjs', import.meta.url), join(FOLDER, 'hocuspocus.mjs'));
  return FOLDER;
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
