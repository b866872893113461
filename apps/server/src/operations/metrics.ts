import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** The figures of this process in the words of Prometheus; a registry of its own, so that several servers fit one process. */
@Injectable()
export class Metrics implements OnApplicationShutdown {
  readonly registry = new Registry();

  readonly journalCommitSeconds = new Histogram({
    name: 'colex_journal_commit_seconds',
    help: 'From the begin to the commit of one flush of the journal',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  readonly journalEntries = new Counter({
    name: 'colex_journal_entries_total',
    help: 'Journal entries committed',
    registers: [this.registry],
  });

  readonly journalStalls = new Counter({
    name: 'colex_journal_stalls_total',
    help: 'Flushes tried again because the database was away',
    registers: [this.registry],
  });

  readonly projectionSeconds = new Histogram({
    name: 'colex_projection_seconds',
    help: 'From the begin to the end of one projection of clause rows',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });

  readonly refusedFrames = new Counter({
    name: 'colex_refused_frames_total',
    help: 'Frames that were refused, by reason',
    labelNames: ['reason'],
    registers: [this.registry],
  });

  constructor() {
    // Includes the delay of the event loop: no keystroke may wait for heavy work.
    collectDefaultMetrics({ register: this.registry, prefix: 'colex_' });
  }

  /** A figure that is looked up whenever somebody asks. */
  observe(name: string, help: string, look: () => number): void {
    const gauge: Gauge = new Gauge({ name, help, registers: [this.registry], collect: () => gauge.set(look()) });
  }

  onApplicationShutdown(): void {
    this.registry.clear();
  }
}
