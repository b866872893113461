/**
 * `npm test`: every suite. Arguments go to Jest, e.g. `npm test -- --selectProjects api sync`.
 * The last line is the sum over all suites: `N passed, N failed`.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { provideChromium } from './chromium.mjs';
import { provideLibreOffice } from './libreoffice.mjs';
import { exitCode, jest, projectRoot } from './process.mjs';
import { provideRedis } from './redis.mjs';

const resultFile = join(projectRoot, 'test-results.json');
await rm(resultFile, { force: true });
await build();
provideChromium();
provideLibreOffice();
provideRedis();

const given = process.argv.slice(2);
const code = await exitCode(process.execPath, [...jest, '--json', `--outputFile=${resultFile}`, ...given]);
const results = JSON.parse(await readFile(resultFile, 'utf8'));
for (const { assertionResults } of results.testResults) {
  for (const { fullName, status, retryReasons } of assertionResults) {
    if (status === 'passed' && retryReasons?.length > 0) console.log(`passed only at the second try: ${fullName}`);
  }
}
// A file that could not even be loaded counts as one failed test: Jest itself lists it only among its suites.
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
console.log(`${results.numPassedTests} passed, ${failed} failed`);
process.exit(code === 0 && failed > 0 ? 1 : code);
