import { cpuSeconds, cpuSecondsWithChildren, machineCpuSeconds } from '../machine/cpu-time.js';
import { waitUntil } from '../machine/wait.js';
import type { TypingResult, Watched } from './commands.js';
import type { Crowd, Typist } from './crowd.js';
import { quantile, quantiles } from './quantiles.js';

const DRAIN_LIMIT_SECONDS = 10;

interface Used {
  readonly server: number;
  readonly database: number;
  readonly generator: number;
  readonly machine: number;
}

/**
 * Measures a crowd that types: latency of every delivery of the edits made in between, and the CPU everybody used meanwhile. CPU is
 * set against the deliveries of the same time, latency against the edits of that time, however late they arrive.
 */
export class Stretch {
  readonly #latencies: number[] = [];
  readonly #lags: number[] = [];
  readonly #began = performance.now();
  readonly #usedAtBegin: Used;
  #deliveries = 0;
  #edits = 0;
  #ended = Infinity;

  constructor(
    private readonly crowd: Crowd,
    private readonly watched: Watched,
  ) {
    this.#usedAtBegin = this.#used();
  }

  /** To be called before the typist types; `due` is when it was planned. */
  typed(due: number): void {
    this.#edits += 1;
    this.#lags.push(performance.now() - due);
  }

  /** To be called for every delivery. */
  delivered(typist: Typist, index: number): void {
    const now = performance.now();
    if (now <= this.#ended) this.#deliveries += 1;
    const typedAt = typist.typedAt[index];
    if (typedAt !== undefined && typedAt >= this.#began && typedAt <= this.#ended) this.#latencies.push(now - typedAt);
  }

  /** Ends the stretch and waits for its last edits to arrive. */
  async end(): Promise<TypingResult> {
    this.#ended = performance.now();
    const used = difference(this.#used(), this.#usedAtBegin);
    const deliveries = this.#deliveries;
    const expected = this.#edits * this.crowd.colleagues;
    const arrived = waitUntil(
      'every edit has arrived',
      () => this.#latencies.length >= expected,
      DRAIN_LIMIT_SECONDS,
    ).then(
      () => 0,
      () => expected - this.#latencies.length,
    );
    return {
      missing: await arrived,
      edits: this.#edits,
      deliveries,
      seconds: (this.#ended - this.#began) / 1_000,
      latency: quantiles(this.#latencies),
      lagP99: quantile(Float64Array.from(this.#lags).sort(), 0.99),
      serverCpu: used.server,
      databaseCpu: used.database,
      generatorCpu: used.generator,
      othersCpu: used.machine - used.server - used.database - used.generator,
    };
  }

  #used(): Used {
    const { serverPid, databasePid } = this.watched;
    return {
      server: cpuSeconds(serverPid),
      database: databasePid === undefined ? 0 : cpuSecondsWithChildren(databasePid),
      generator: cpuSeconds(process.pid),
      machine: machineCpuSeconds(),
    };
  }
}

function difference(later: Used, earlier: Used): Used {
  return {
    server: later.server - earlier.server,
    database: later.database - earlier.database,
    generator: later.generator - earlier.generator,
    machine: later.machine - earlier.machine,
  };
}
