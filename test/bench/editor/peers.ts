import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The peer, at fixed versions, with what its collaboration extension asks for. */
const PACKAGE = {
  name: 'colex-bench-editor-peers',
  private: true,
  type: 'module',
  dependencies: {
    '@tiptap/core': '3.34.0',
    '@tiptap/extension-collaboration': '3.34.0',
    '@tiptap/extension-document': '3.34.0',
    '@tiptap/extension-paragraph': '3.34.0',
    '@tiptap/extension-text': '3.34.0',
    '@tiptap/pm': '3.34.0',
    '@tiptap/y-tiptap': '3.0.7',
    'y-protocols': '1.0.7',
    yjs: '13.6.33',
  },
};

/** Versions for the report. */
export const PEER_VERSIONS = {
  tiptap: PACKAGE.dependencies['@tiptap/core'],
  yTiptap: PACKAGE.dependencies['@tiptap/y-tiptap'],
};

const FOLDER = fileURLToPath(new URL('../../../.cache/bench-editor-peers', import.meta.url));

/** Where the peer lies; installs it at the first call and whenever the versions above change. */
export async function peersFolder(): Promise<string> {
  const wanted = `${JSON.stringify(PACKAGE, null, 2)}\n`;
  const stamp = join(FOLDER, 'installed.json');
  const installed = await readFile(stamp, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  if (installed !== wanted) {
    process.stderr.write('Installing the peer …\n');
    await mkdir(FOLDER, { recursive: true });
    await writeFile(join(FOLDER, 'package.json'), wanted);
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund'], { cwd: FOLDER });
    await writeFile(stamp, wanted);
  }
  return FOLDER;
}
