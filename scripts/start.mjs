/** `npm start`: builds what is missing, then runs Colex in this process. */
import { build } from './build.mjs';

process.env.NODE_ENV ??= 'production';
await build();
process.setSourceMapsEnabled(true);
await import('../dist/apps/server/src/main.js');
