import { SignoffRepository } from '@colex/store';
import type { Decision, DecisionsByClauseAndCity } from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

interface Log {
  readonly byClause: Map<string, Map<string, Decision[]>>;
  lastOrdinal: number;
  /** Readings follow one another, so that none is added twice. */
  reading: Promise<void>;
}

/** So many drafts are remembered; a code signed by ten cities is some ten megabytes. */
const MOST_LOGS = 16;

/**
 * What was said about the clauses of drafts, remembered in this process. The table only grows, in the order of its ordinals, so
 * that remembering cannot be wrong: each asking reads what came since, whichever node wrote it. No status is remembered.
 */
@Injectable()
export class DecisionLog {
  readonly #logs = new Map<string, Log>();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** All decisions on a draft up to now. To be used before anything else is awaited: it grows. */
  async of(draftId: string): Promise<DecisionsByClauseAndCity> {
    const log = this.#logs.get(draftId) ?? { byClause: new Map(), lastOrdinal: 0, reading: Promise.resolve() };
    // The one asked for last stands last; the first is the one to be forgotten.
    this.#logs.delete(draftId);
    this.#logs.set(draftId, log);
    for (const [oldest] of this.#logs) {
      if (this.#logs.size <= MOST_LOGS) break;
      this.#logs.delete(oldest);
    }
    const reading = log.reading.catch(() => undefined).then(() => this.#readOn(draftId, log));
    log.reading = reading;
    await reading;
    return log.byClause;
  }

  async #readOn(draftId: string, log: Log): Promise<void> {
    const signoffs = new SignoffRepository(this.dataSource.manager);
    const { decisions, lastOrdinal } = await signoffs.decisionsAfter(draftId, log.lastOrdinal);
    for (const decision of decisions) {
      const byCity = log.byClause.get(decision.clauseId) ?? new Map<string, Decision[]>();
      const list = byCity.get(decision.cityId) ?? [];
      list.push(decision);
      byCity.set(decision.cityId, list);
      log.byClause.set(decision.clauseId, byCity);
    }
    log.lastOrdinal = lastOrdinal;
  }
}
