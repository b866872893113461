#!/usr/bin/env node
/** The command line tool; `colex --help` lists its verbs. Builds the server first when its sources changed. */
import { build } from '../scripts/build.mjs';

process.env.NODE_ENV ??= 'production';
await build(['server']);
await import('../dist/apps/server/src/cli/main.js');
