import { Actors } from '@colex/access';
import { ERRORS, TypedError, preferredLanguage } from '@colex/contract';
import type { Actor } from '@colex/policy';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { toUserError } from '../api/user-errors.js';
import { refuse } from '../request/request-guards.js';
import { credentialOfRequest } from '../session/credential.js';
import { FileService, LARGEST_FILE } from './file.service.js';

/** `POST /upload?projectId=…` with the bytes as the body and the name in `x-file-name`; `GET /download/file/<id>`. */
@Controller()
export class FileController {
  constructor(
    private readonly actors: Actors,
    private readonly fileService: FileService,
  ) {}

  @Post('upload')
  async upload(
    @Req() request: Request,
    @Res() response: Response,
    @Query('projectId') projectId: unknown,
  ): Promise<void> {
    await answering(request, response, async () => {
      const actor = await this.actorOf(request);
      if (typeof projectId !== 'string') throw new TypedError('BAD_USER_INPUT');
      await this.fileService.assertMayAdd(actor, projectId);
      const bytes = await bodyOf(request);
      const outcome = await this.fileService.add(actor, projectId, nameOf(request), bytes);
      const language = preferredLanguage(request.headers['accept-language']);
      if ('refusal' in outcome) response.status(400).json({ userErrors: [toUserError(outcome.refusal, language)] });
      else response.status(201).json({ id: outcome.id, userErrors: [] });
    });
  }

  @Get('download/file/:id')
  async download(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    await answering(request, response, async () => {
      const { file, bytes } = await this.fileService.read(await this.actorOf(request), id);
      response.setHeader('content-type', file.mediaType);
      // Always kept, never shown in our origin: whatever is in the file, it cannot act as a page of ours.
      response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
      response.setHeader('content-security-policy', "sandbox; default-src 'none'");
      response.setHeader('cache-control', 'private, no-store');
      response.end(bytes);
    });
  }

  private async actorOf(request: Request): Promise<Actor | null> {
    const credential = credentialOfRequest(request);
    return credential && (await this.actors.behind(credential));
  }
}

async function answering(request: Request, response: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof TypedError)) throw error;
    // What was not read of a refused body must not be taken for the next request.
    response.setHeader('connection', 'close');
    refuse(request, response, error.code);
  }
}

/** The whole body, up to the largest file; more is refused as soon as it is seen. */
async function bodyOf(request: Request): Promise<Buffer> {
  const tooLarge = (): TypedError => new TypedError('PAYLOAD_TOO_LARGE', ERRORS.PAYLOAD_TOO_LARGE.sentence);
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_FILE) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_FILE) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Header values are Latin-1, names are not: they come percent-encoded. */
function nameOf(request: Request): string {
  try {
    return decodeURIComponent(String(request.headers['x-file-name'] ?? ''));
  } catch {
    throw new TypedError('BAD_USER_INPUT');
  }
}
