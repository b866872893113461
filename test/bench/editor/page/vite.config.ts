import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The page that `test/bench/editor.bench.ts` measures, built like the product. Both editors run on the same Yjs and ProseMirror. */
export default defineConfig({
  root: fromHere('.'),
  logLevel: 'warn',
  resolve: {
    alias: [
      { find: /^@colex\/([a-z]+)$/, replacement: fromHere('../../../../libs') + '/$1/src/index.ts' },
      {
        find: /^@tiptap\/((?:extension-)?[a-z-]+)$/,
        replacement: fromHere('../../../../.cache/bench-editor-peers/node_modules/@tiptap') + '/$1',
      },
    ],
    dedupe: ['yjs', 'prosemirror-model', 'prosemirror-state', 'prosemirror-view', 'prosemirror-transform'],
  },
  build: {
    outDir: fromHere('../../../../.cache/editor-page'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
});
