/** The synchronisation benchmark: Colex beside its peers and the limit of this machine. What it shows: sync/README.md. */
import { cpus } from 'node:os';
import { inspect } from 'node:util';
import { COLEX, profileInto } from './sync/contenders/colex.js';
import type { Contender } from './sync/contenders/contender.js';
import { PEERS } from './sync/contenders/peers.js';
import { RELAYS } from './sync/contenders/relays.js';
import { startGenerator } from './sync/generator/generator.js';
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
/** How long the last scenario may take after the limit. */
const GRACE_MINUTES = 5;

/** Runs what was asked for, prints tables and the JSON line, and returns what could not be measured. */
async function run(options: Options): Promise<readonly string[]> {
  const scenarios = SCENARIOS.filter(
    ({ name }) => options.only.length === 0 || options.only.some((beginning) => name.startsWith(beginning)),
  );
  const contenders = CONTENDERS.filter(
    ({ name }) => options.contenders.length === 0 || options.contenders.includes(name),
  );
  if (scenarios.length === 0 || contenders.length === 0) throw new Error(`Nothing to measure.\n\n${USAGE}`);
  const texts = await readTexts();
  const ledger = new Ledger();
  const failures: string[] = [];
  const lastStart = performance.now() + options.limitMinutes * MINUTE_MS;
  for (let number = 1; number <= options.runs; number += 1) {
    for (const contender of inTurn(contenders, number)) {
      const own = scenarios.filter((scenario) => scenario.contenders.includes(contender.name));
      await measure({
        number,
        contender,
        scenarios: own,
        texts,
        ledger,
        failures,
        lastStart,
        seconds: options.seconds,
      });
    }
  }
  report(options, scenarios, ledger, failures);
  return failures;
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
  readonly texts: Texts;
  readonly ledger: Ledger;
  readonly failures: string[];
  /** No scenario begins later than this, on the clock of `performance.now`. */
  readonly lastStart: number;
  readonly seconds: number;
}

/** One contender's turn of a run: installed anew, with a generator of its own. */
async function measure(turn: Turn): Promise<void> {
  const { number, contender, scenarios, texts, ledger, failures, lastStart, seconds } = turn;
  const generator = startGenerator();
  const installation = await contender.install();
  for (const scenario of scenarios) {
    const what = `run ${number}, ${contender.name}, ${scenario.name}`;
    if (performance.now() > lastStart) {
      failures.push(`${what}: no time was left.`);
      continue;
    }
    process.stderr.write(`${what}\n`);
    try {
      const measured = await scenario.run({ contender, installation, generator, texts, seconds });
      ledger.record(number, scenario.name, contender.name, measured);
    } catch (error) {
      // What is left of the turn stands on broken ground; the other contenders must not pay for it.
      failures.push(`${what}: ${inspect(error)}\nIts server said:\n${installation.server.output()}`);
      break;
    }
  }
  await generator.stop();
  await installation.remove();
}

function report(options: Options, scenarios: readonly Scenario[], ledger: Ledger, failures: readonly string[]): void {
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
        failures: failures.length,
      },
      (_key, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(SIGNIFICANT_DIGITS)) : value),
    ),
  );
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const options = readOptions(process.argv.slice(2));
if (options) {
  if (options.profiles !== undefined) profileInto(options.profiles);
  setTimeout(
    () => {
      console.error(`Not finished ${GRACE_MINUTES} minutes after the limit.`);
      process.exit(1);
    },
    (options.limitMinutes + GRACE_MINUTES) * MINUTE_MS,
  ).unref();
  const failures = await run(options);
  for (const failure of failures) console.error(failure);
  process.exit(failures.length === 0 ? 0 : 1);
} else {
  process.stdout.write(USAGE);
}
