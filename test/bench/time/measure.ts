/**
 * How long it takes to open any moment of a long draft (goal: 300 ms), over the API of a real server: the B4 editing trace (259,778
 * entries of one character) and the Civil Code with 200,000 entries; and how long until the first change of the Civil Code is seen in
 * a browser (goal: 1 s). Beside each, in the same run: what cannot be beaten, and what it would cost without checkpoints.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import setUpCluster from '../../harness/cluster-setup.js';
import tearDownCluster from '../../harness/cluster-teardown.js';
import { startServer } from '../../harness/server.js';
import { measureComparison } from './comparison.js';
import { civilCode, traceB4 } from './long-journals.js';
import { measureMoments } from './moments.js';

const SHARED = process.env['COLEX_SHARED'] ?? '../shared';
const CODE = join(SHARED, 'corpus', '01-民法典(2020).md');
const CIVIL_ENTRIES = Number(process.env['COLEX_BENCH_ENTRIES'] ?? 200_000);
const MOMENT_GOAL = 300;
const COMPARISON_GOAL = 1_000;

if (!existsSync(join(SHARED, 'b4-trace.json.gz')) || !existsSync(CODE)) {
  console.log(`There is no trace or no corpus in ${SHARED}: nothing to measure.`);
} else {
  const code = readFileSync(CODE, 'utf8');
  await setUpCluster();
  try {
    const comparison = await measureComparison(code, COMPARISON_GOAL);
    console.table([comparison]);
    const server = await startServer();
    try {
      const moments = [
        await measureMoments(server, 'B4 trace', traceB4(SHARED), MOMENT_GOAL),
        await measureMoments(server, 'Civil Code', civilCode(code, CIVIL_ENTRIES), MOMENT_GOAL),
      ];
      console.table(moments);
      console.log(JSON.stringify({ name: 'time', unit: 'ms', moments, comparison }));
    } finally {
      await server.close();
    }
  } finally {
    await tearDownCluster();
  }
}
