import { isMigrated } from '@colex/store';
import { Controller, Get, Header, HttpCode, Res } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { Metrics } from './metrics.js';

/** What a supervisor asks a process. Says nothing about data, so it needs no credential. */
@Controller()
export class HealthController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly metrics: Metrics,
  ) {}

  /** The process is alive. */
  @Get('healthz')
  @HttpCode(200)
  health() {
    return { status: 'alive' };
  }

  /** It can work: the database answers and has every migration. */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) response: Response) {
    try {
      const migrated = await isMigrated(this.dataSource);
      response.status(migrated ? 200 : 503);
      return { status: migrated ? 'ready' : 'not migrated' };
    } catch {
      // Whatever keeps the database from answering, the answer to this question is no; the pool logs the reason.
      response.status(503);
      return { status: 'database away' };
    }
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  figures() {
    return this.metrics.registry.metrics();
  }
}
