/** `npm run dev`: Colex on PORT (3000) restarted on every change of the server, and the web on PORT + 1 with hot reload. */
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { projectRoot } from './process.mjs';

await build();
const port = Number(process.env.PORT ?? 3000);
const children = [
  ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'server', '--watch', '--preserveWatchOutput'],
  ['--watch', '--enable-source-maps', 'dist/apps/server/src/main.js'],
  ['node_modules/vite/bin/vite.js', 'apps/web', '--port', String(port + 1), '--strictPort'],
].map((args) =>
  spawn(process.execPath, args, { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, PORT: String(port) } }),
);

const stop = () => children.forEach((child) => child.kill('SIGINT'));
process.on('SIGINT', stop).on('SIGTERM', stop);
for (const child of children) child.once('exit', stop);
