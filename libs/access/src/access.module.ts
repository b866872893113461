import { Global, Module } from '@nestjs/common';
import { Access } from './access.service.js';
import { Actors } from './actors.service.js';
import { AuditWriter } from './audit-writer.js';

/** Gives {@link Access}, {@link Actors} and {@link AuditWriter} to every feature. Needs TypeORM's data source in the application. */
@Global()
@Module({ providers: [Access, Actors, AuditWriter], exports: [Access, Actors, AuditWriter] })
export class AccessModule {}
