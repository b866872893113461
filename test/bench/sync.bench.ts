/** The synchronisation benchmark: Colex beside its peers and the limit of this machine. What it shows: sync/README.md. */
import { cpus } from 'node:os';
import { COLEX } from './sync/contenders/colex.js';
import type { Contender, Installation } from './sync/contenders/contender.js';
import { PEERS } from './sync/contenders/peers.js';
import { RELAYS } from './sync/contenders/relays.js';
import { type Generator, startGenerator } from './sync/generator/generator.js';
import { type Options, USAGE, readOptions } from './sync/options.js';
import { PEER_VERSIONS } from './sync/peers.js';
import { Ledger } from './sync/report/ledger.js';
import { printTable } from './sync/report/table.js';
import { COLD_OPEN } from './sync/scenarios/cold-open.js';
import { KILL } from './sync/scenarios/kill.js';
import { LATENCY } from './sync/scenarios/latency.js';
import { MEMORY } from './sync/scenarios/memory.js';
import { SATURATION } from './sync/scenarios/saturation.js';
import type { Scenario } from './sync/scenarios/scenario.js';
import { STORM } from './sync/scenarios/storm.js';
import { type Texts, readTexts } from './sync/texts.js';

const CONTENDERS: readonly Contender[] = [...RELAYS, ...PEERS, COLEX];
const SCENARIOS: readonly Scenario[] = [...LATENCY, SATURATION, STORM, ...COLD_OPEN, MEMORY, KILL];
/** More would be noise. */
const SIGNIFICANT_DIGITS = 4;
const MINUTE_MS = 60_000;

/** Runs what was asked for and prints tables and the JSON line. */
async function run(options: Options): Promise<void> {
  const scenarios = SCENARIOS.filter(
    ({ name }) => options.only.length === 0 || options.only.some((beginning) => name.startsWith(beginning)),
  );
  const contenders = CONTENDERS.filter(
    ({ name }) => options.contenders.length === 0 || options.contenders.includes(name),
  );
  if (scenarios.length === 0 || contenders.length === 0) throw new Error(`Nothing to measure.\n\n${USAGE}`);
  const texts = await readTexts();
  const generator = startGenerator();
  const ledger = new Ledger();
  for (let number = 1; number <= options.runs; number += 1) {
    for (const contender of inTurn(contenders, number)) {
      await measure({ number, contender, scenarios, generator, texts, ledger, seconds: options.seconds });
    }
  }
  await generator.stop();
  report(options, scenarios, ledger);
}

/** Each run begins with another contender, so that no one always meets the machine in the same mood. */
function inTurn(contenders: readonly Contender[], run: number): Contender[] {
  const first = (run - 1) % contenders.length;
  return [...contenders.slice(first), ...contenders.slice(0, first)];
}

interface Turn {
  readonly number: number;
  readonly contender: Contender;
  readonly scenarios: readonly Scenario[];
  readonly generator: Generator;
  readonly texts: Texts;
  readonly ledger: Ledger;
  readonly seconds: number;
}

async function measure({ number, contender, scenarios, generator, texts, ledger, seconds }: Turn): Promise<void> {
  const own = scenarios.filter((scenario) => scenario.contenders.includes(contender.name));
  for (const scenario of own) {
    process.stderr.write(`run ${number}: ${contender.name}, ${scenario.name}\n`);
    // A new installation for each: what one scenario left behind must not weigh on the next.
    const installation: Installation = await contender.install();
    try {
      const measured = await scenario.run({ contender, installation, generator, texts, seconds });
      ledger.record(number, scenario.name, contender.name, measured);
    } catch (error) {
      throw new Error(`${contender.name}, ${scenario.name}; its server said:\n${installation.server.output()}`, {
        cause: error,
      });
    } finally {
      await installation.remove();
    }
  }
}

function report(options: Options, scenarios: readonly Scenario[], ledger: Ledger): void {
  const entries = ledger.entries();
  console.log('Each cell: median (lowest–highest) × its ratio to relay-group in the same run.');
  for (const scenario of scenarios) process.stdout.write(printTable(scenario, entries));
  console.log(
    JSON.stringify(
      {
        bench: 'sync',
        at: new Date().toISOString(),
        node: process.version,
        processor: cpus()[0]?.model,
        cores: cpus().length,
        peers: PEER_VERSIONS,
        runs: options.runs,
        seconds: options.seconds,
        figures: entries,
      },
      (_key, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(SIGNIFICANT_DIGITS)) : value),
    ),
  );
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const options = readOptions(process.argv.slice(2));
if (options) {
  setTimeout(() => {
    console.error(`Not finished after ${options.limitMinutes} minutes.`);
    process.exit(1);
  }, options.limitMinutes * MINUTE_MS).unref();
  await run(options);
  process.exit(0);
} else {
  process.stdout.write(USAGE);
}
