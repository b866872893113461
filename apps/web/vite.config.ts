import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where `npm run dev` has the server; the page itself always speaks to its own origin. */
const server = 'http://127.0.0.1:3000';

/**
 * GraphiQL's style sheet brings its fonts as data: addresses, which our Content-Security-Policy refuses for good reason.
 * explorer.css names faces of the machine instead.
 */
const withoutEmbeddedFonts: Plugin = {
  name: 'colex-without-embedded-fonts',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('graphiql/dist/style.css') ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : undefined,
};

export default defineConfig({
  root: fromHere('.'),
  plugins: [withoutEmbeddedFonts, react()],
  resolve: {
    alias: [{ find: /^@colex\/([a-z]+)$/, replacement: fromHere('../../libs') + '/$1/src/index.ts' }],
    dedupe: ['yjs', 'graphql', 'react', 'react-dom', 'prosemirror-model', 'prosemirror-state', 'prosemirror-view'],
  },
  // The server puts a fresh nonce in this place with every page it sends (Content-Security-Policy Level 3, §7.1).
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: fromHere('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Nothing may become a data: address; the policy allows data: for images only.
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 900,
  },
  server: {
    port: 5173,
    proxy: {
      '/graphql': { target: server, ws: true },
      '/collab': { target: server, ws: true },
      '/download': { target: server },
    },
  },
});
