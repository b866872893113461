import { isMigrated, storeOptions } from '@colex/store';
import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { type Configuration, readConfiguration } from '../configuration.js';
import { openDatabase } from '../database/open-database.js';
import { StartError } from '../database/start-error.js';

/** One thing the doctor looked at. */
interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'warning' | 'fault';
  readonly detail: string;
}

/** `colex doctor`: looks at what a working installation needs and says, item by item, what is wrong; exit code 1 on a fault. */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('look at configuration, Node, database and clock, and say what is wrong')
    .option('--json', 'print one JSON array: [{what, state, detail}]')
    .action(async (options: { json?: boolean }) => {
      const configuration = readConfiguration(process.env);
      const findings = [
        node(),
        { what: 'configuration', state: 'ok', detail: describe(configuration) } as const,
        ...(await database(configuration)),
      ];
      if (options.json) process.stdout.write(`${JSON.stringify(findings)}\n`);
      else
        for (const { what, state, detail } of findings) process.stdout.write(`${state.padEnd(8)}${what}: ${detail}\n`);
      if (findings.some(({ state }) => state === 'fault')) process.exitCode = 1;
    });
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const supported = major > 20 || (major === 20 && minor >= 19);
  return { what: 'Node.js', state: supported ? 'ok' : 'fault', detail: `${process.version}, needed 20.19 or later` };
}

/** Every setting with its value; a database is named without its password. */
function describe(configuration: Configuration): string {
  const place = configuration.databaseUrl === undefined ? 'embedded' : new URL(configuration.databaseUrl).host;
  return [
    `PORT=${configuration.port}`,
    `HOST=${configuration.host}`,
    `database ${place}`,
    `COLEX_DATA=${configuration.dataDirectory}`,
    `COLEX_ROLES=${[...configuration.roles].join(',')}`,
    `COLEX_DEMO=${configuration.demo}`,
    `COLEX_SECURE_COOKIES=${configuration.secureCookies}`,
    `COLEX_TRUSTED_PROXIES=${configuration.trustedProxies.join(',') || '(none)'}`,
  ].join('  ');
}

async function database(configuration: Configuration): Promise<Finding[]> {
  const opened = await openDatabase(configuration, 'command').catch((error: unknown) => {
    if (error instanceof StartError) return error;
    throw error;
  });
  if (opened instanceof StartError) return [{ what: 'database', state: 'fault', detail: opened.sentence.en }];
  const store = await new DataSource(storeOptions({ url: opened.url, poolSize: 1 })).initialize();
  try {
    const setting = async (name: string): Promise<string> =>
      ((await store.query('SELECT current_setting($1) AS value', [name])) as { value: string }[])[0]!.value;
    const before = Date.now();
    const [{ now }] = (await store.query('SELECT now() AS now')) as [{ now: Date }];
    const drift = Math.abs(now.getTime() - (before + Date.now()) / 2);
    const [fsync, commit] = [await setting('fsync'), await setting('synchronous_commit')];
    return [
      { what: 'database', state: 'ok', detail: `PostgreSQL ${await setting('server_version')}` },
      {
        what: 'migrations',
        state: (await isMigrated(store)) ? 'ok' : 'warning',
        detail: (await isMigrated(store)) ? 'all applied' : 'some are missing; the next start applies them',
      },
      { what: 'fsync', state: fsync === 'on' ? 'ok' : 'fault', detail: `${fsync}; off loses saved text in a crash` },
      {
        what: 'synchronous_commit',
        state: commit === 'off' ? 'fault' : 'ok',
        detail: `${commit}; off says saved before it is`,
      },
      {
        what: 'clock',
        state: drift < 60_000 ? 'ok' : 'warning',
        detail: `${Math.round(drift)} ms from the database's`,
      },
    ];
  } finally {
    await store.destroy();
    await opened.close();
  }
}
