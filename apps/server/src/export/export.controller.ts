import { Actors } from '@colex/access';
import { TypedError } from '@colex/contract';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refuse } from '../request/request-guards.js';
import { credentialOfRequest } from '../session/credential.js';
import { MEDIA_TYPES } from './export-order.js';
import { ExportService } from './export.service.js';

/** `GET /download/export/<id>`: a paper that was made. */
@Controller('download/export')
export class ExportController {
  constructor(
    private readonly actors: Actors,
    private readonly exportService: ExportService,
  ) {}

  @Get(':id')
  async download(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    try {
      const credential = credentialOfRequest(request);
      const { job, bytes } = await this.exportService.file(credential && (await this.actors.behind(credential)), id);
      response.setHeader('content-type', MEDIA_TYPES[job.format]);
      // Chinese names by RFC 8187; kept, never shown in our origin.
      response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(job.fileName)}`);
      response.setHeader('content-security-policy', "sandbox; default-src 'none'");
      response.setHeader('cache-control', 'private, no-store');
      response.end(bytes);
    } catch (error) {
      if (!(error instanceof TypedError)) throw error;
      refuse(request, response, error.code);
    }
  }
}
