/** The server of test/harness/server-process.ts, killed with -9 where the environment says. */
import { crashWhereToldTo } from './crash-points.js';

crashWhereToldTo(process.env);
await import('../../harness/server-process.js');
