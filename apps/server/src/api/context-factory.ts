import { Access, Actors, type Credential } from '@colex/access';
import { preferredLanguage } from '@colex/contract';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request, Response } from 'express';
import { nanoid } from 'nanoid';
import { DataSource } from 'typeorm';
import { credentialOfRequest } from '../session/credential.js';
import type { ApiContext } from './api-context.js';
import { Loaders } from './loaders.js';

/** Makes what resolvers are told about a request. */
@Injectable()
export class ContextFactory {
  constructor(
    private readonly access: Access,
    private readonly actors: Actors,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async ofRequest(req: Request, res: Response): Promise<ApiContext> {
    const context = await this.ofCredential(credentialOfRequest(req), req.headers['accept-language'], String(req.id));
    return { ...context, req, res };
  }

  async ofCredential(
    credential: Credential | null,
    acceptLanguage: string | undefined,
    requestId: string = nanoid(),
  ): Promise<ApiContext> {
    const actor = credential && (await this.actors.behind(credential));
    return {
      actor,
      credential,
      language: preferredLanguage(acceptLanguage),
      loaders: new Loaders(this.dataSource, this.access, actor),
      requestId,
    };
  }
}
