/**
 * `node --import ./test/harness/typescript.mjs file.ts` runs a source file of this repository as it stands, with the
 * same compiler settings as the tests, so that a test can start a real child process without a build before it.
 */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
