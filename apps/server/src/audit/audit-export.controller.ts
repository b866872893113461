import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Actors, AuditWriter } from '@colex/access';
import { TypedError } from '@colex/contract';
import type { Actor } from '@colex/policy';
import { type AuditEntryEntity, type AuditFilter, AuditRepository, PersonRepository } from '@colex/store';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { refuse } from '../request/request-guards.js';
import { credentialOfRequest } from '../session/credential.js';
import { AUDIT_EXPORT_FORMATS, AUDIT_EXPORT_HEADS, type AuditExportFormat, exportedRow } from './audit-export.js';
import { AuditService, usable } from './audit.service.js';

const MIME: Readonly<Record<AuditExportFormat, string>> = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** `GET /download/audit.ndjson` and `/download/audit.csv`: the rows that a filter leaves, oldest first. */
@Controller('download')
export class AuditExportController {
  constructor(
    private readonly actors: Actors,
    private readonly audit: AuditWriter,
    private readonly auditService: AuditService,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  @Get('audit.:format')
  async download(
    @Req() request: Request,
    @Res() response: Response,
    @Param('format') format: string,
    @Query() query: Record<string, unknown>,
  ): Promise<void> {
    try {
      const actorNow = async (): Promise<Actor | null> => {
        const credential = credentialOfRequest(request);
        return credential && (await this.actors.behind(credential));
      };
      if (!isFormat(format)) throw new TypedError('NOT_FOUND');
      const filter = filterOf(query);
      const projectId = filter.projectId ?? null;
      const actor = await actorNow();
      await this.auditService.assertReads(actor, projectId);
      const until = await this.record(actor, format, query, projectId);
      const stillMay = async (): Promise<void> => this.auditService.assertReads(await actorNow(), projectId);
      response.setHeader('content-type', MIME[format]);
      response.setHeader('content-disposition', `attachment; filename="audit-${until.seq}.${format}"`);
      response.setHeader('cache-control', 'no-store');
      response.setHeader('x-audit-head', `${until.seq}:${until.hash}`);
      await pipeline(Readable.from(this.rows(format, filter, until.seq, stillMay)), response);
    } catch (error) {
      // Whoever loses the right half way, or goes away, gets a file that breaks off.
      if (response.headersSent) response.destroy();
      else if (error instanceof TypedError) refuse(request, response, error.code);
      else throw error;
    }
  }

  /** What leaves the house is itself recorded; its row is where the export ends. */
  private record(
    actor: Actor | null,
    format: AuditExportFormat,
    query: Record<string, unknown>,
    projectId: string | null,
  ) {
    const facts = { format, filter: JSON.stringify(query).slice(0, 2_000) };
    return this.dataSource.transaction((manager) =>
      this.audit.append(manager, {
        action: 'audit.export',
        actorId: actor?.personId ?? null,
        cityId: actor?.cityId ?? null,
        projectId,
        subject: { type: 'audit', id: projectId ?? 'installation' },
        facts,
      }),
    );
  }

  private async *rows(
    format: AuditExportFormat,
    filter: AuditFilter,
    until: number,
    stillMay: () => Promise<void>,
  ): AsyncGenerator<string> {
    yield AUDIT_EXPORT_HEADS[format];
    const { manager } = this.dataSource;
    for await (const group of new AuditRepository(manager).rowsAfter(0, filter)) {
      await stillMay();
      const wanted = group.filter(({ seq }) => seq <= until);
      const accounts = await accountsOf(new PersonRepository(manager), wanted);
      yield wanted.map((row) => exportedRow(format, row, accounts.get(row.actorId ?? '') ?? '')).join('');
      if (wanted.length < group.length) return;
    }
  }
}

async function accountsOf(people: PersonRepository, rows: readonly AuditEntryEntity[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))];
  const found = await people.byIds(ids);
  return new Map(found.flatMap((person) => (person ? [[person.id, person.account] as const] : [])));
}

const isFormat = (format: string): format is AuditExportFormat =>
  (AUDIT_EXPORT_FORMATS as readonly string[]).includes(format);

/** The same filter as GraphQL's, by the same names, as parameters of the address. */
function filterOf(query: Record<string, unknown>): AuditFilter {
  const text = (name: string): string | null => {
    const value = query[name];
    if (value === undefined || value === '') return null;
    if (typeof value !== 'string') throw new TypedError('BAD_USER_INPUT');
    return value;
  };
  const instant = (name: string): Date | null => {
    const value = text(name);
    return value === null ? null : new Date(value);
  };
  return usable({
    projectId: text('projectId'),
    draftId: text('draftId'),
    cityId: text('cityId'),
    actorId: text('personId'),
    actions: text('actions')?.split(',') ?? null,
    from: instant('from'),
    until: instant('until'),
  });
}
