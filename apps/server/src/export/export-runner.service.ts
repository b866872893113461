import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  DraftRepository,
  EXPORTS_CHANNEL,
  type ExportJobFacts,
  ExportJobRepository,
  type ExportText,
  PersonRepository,
  isDatabaseAway,
  opinionsOfDraft,
} from '@colex/store';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';
import { Moments } from '../history/moments.service.js';
import { RoundVersions } from '../round/round-versions.service.js';
import { sheetOfRound } from '../round/sheet-of-round.js';
import { DatabaseSignals } from '../signals/database-signals.service.js';
import { type Wake, signalled } from '../signals/signalled.js';
import { opinionRows } from '../thread/opinion-rows.js';
import type { ExportOrder, LineAuthorship } from './export-order.js';

/** A node that was not heard of for this long is taken for dead, and its job goes to another. */
const LEASE_MS = 90_000;
const LONGEST_WORK_MS = 60_000;
/** What a paper may take of memory: the Civil Code as PDF takes 400 MB. */
const LARGEST_HEAP_MB = 1_024;

/** Makes the papers that wait, one at a time, in a thread each. Any node may; which one does is settled in the database. */
@Injectable()
export class ExportRunner implements OnModuleInit, OnApplicationShutdown {
  #wake: Wake | undefined;
  #running: Promise<void> | undefined;
  #worker: Worker | undefined;
  #isStopped = false;

  constructor(
    private readonly moments: Moments,
    private readonly rounds: RoundVersions,
    private readonly signals: DatabaseSignals,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: ServerConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#wake = signalled(this.signals.on(EXPORTS_CHANNEL), () => true);
    this.#running = this.#run(this.#wake);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    this.#wake?.stop();
    await this.#worker?.terminate();
    await this.#running;
  }

  async #run(wake: Wake): Promise<void> {
    while (await wake.next()) {
      try {
        while (!this.#isStopped && (await this.#makeNext())) continue;
      } catch (error) {
        // The row is as it was: its lease runs out, and it is begun again.
        const message = isDatabaseAway(error) ? 'papers wait for the database' : 'papers could not be looked for';
        this.logger.warn({ err: error }, message);
      }
    }
  }

  async #makeNext(): Promise<boolean> {
    const jobs = new ExportJobRepository(this.dataSource.manager);
    await jobs.dropExpired();
    const job = await jobs.claim(LEASE_MS);
    if (!job) return false;
    try {
      const order = await this.#orderFor(job);
      await jobs.progress(job.id, 30, LEASE_MS);
      const bytes = Buffer.from(await this.#inThread(order));
      await jobs.finish(job.id, { bytes, digest: createHash('sha256').update(bytes).digest('hex') });
    } catch (error) {
      // Stopping leaves the job to whoever runs next; the lease says when.
      if (this.#isStopped || isDatabaseAway(error)) throw error;
      this.logger.error({ err: error, job: job.id }, 'a paper could not be made');
      await jobs.fail(job.id);
    }
    return true;
  }

  async #orderFor({ kind, format, draftId, base, text, roundId }: ExportJobFacts): Promise<ExportOrder> {
    const { manager } = this.dataSource;
    const title = (await new DraftRepository(manager).headsByIds([draftId]))[0]?.title ?? '';
    if (kind === 'OPINIONS') {
      const rows = opinionRows(await opinionsOfDraft(manager, draftId));
      return { kind, format, caption: `《${title}》意见汇总及采纳情况表`, rows };
    }
    if (kind === 'SIGNOFF_SHEET') {
      const sheet = await sheetOfRound(manager, this.rounds, roundId ?? '');
      if (sheet === null) throw new Error('A sheet without a round.');
      return { kind, format, sheet };
    }
    const lines = await this.moments.linesAt(text.draftId, text.seq);
    if (kind === 'TEXT') return { kind, format, lines };
    if (base === null) throw new Error('A comparison without an old text.');
    const before = await this.moments.linesAt(base.draftId, base.seq);
    if (kind === 'REDLINE') {
      const otherwise = { author: text.label, at: new Date().toISOString() };
      return { kind, format, before, after: lines, authors: await this.#authors(base, text), otherwise };
    }
    const [beforeTitle, afterTitle] = [base.label, text.label];
    return { kind, format, before, after: lines, caption: `《${title}》修改对照表`, beforeTitle, afterTitle };
  }

  /** Who last changed each line between two moments of one draft; of two drafts nobody is known to have made the one of the other. */
  async #authors(base: ExportText, text: ExportText): Promise<LineAuthorship[]> {
    if (base.draftId !== text.draftId || base.seq === text.seq) return [];
    const lines = await this.moments.authorsBetween(text.draftId, base.seq, text.seq);
    const ids = [...new Set(lines.flatMap(({ authors }) => authors.map(({ actor }) => actor)))];
    const people = await new PersonRepository(this.dataSource.manager).introductions(ids);
    const names = new Map(
      people.flatMap((person) => (person ? [[person.id, `${person.cityName ?? ''} ${person.name}`.trim()]] : [])),
    );
    return lines.flatMap(({ id, authors }) => {
      const [last] = [...authors].sort((one, other) => other.lastSeq - one.lastSeq);
      const author = last && names.get(last.actor);
      return last && author ? [{ lineId: id, author, at: new Date(last.lastAt).toISOString() }] : [];
    });
  }

  #inThread(order: ExportOrder): Promise<Uint8Array> {
    const { url } = import.meta;
    // Beside this file and of its kind: JavaScript once built, TypeScript under a loader.
    const file = fileURLToPath(new URL(`./export-thread${extname(url)}`, url));
    const { threadArguments } = this.configuration;
    const worker = new Worker(file, {
      name: 'paper',
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP_MB },
      ...(threadArguments ? { execArgv: [...threadArguments] } : {}),
    });
    this.#worker = worker;
    return new Promise<Uint8Array>((resolve, reject) => {
      const deadline = setTimeout(() => {
        reject(new Error('A paper took longer than a minute.'));
        void worker.terminate();
      }, LONGEST_WORK_MS);
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => {
        clearTimeout(deadline);
        reject(new Error(`The thread of a paper ended with ${code} and made nothing.`));
      });
    });
  }
}
