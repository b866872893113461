import { Global, Module } from '@nestjs/common';
import { Access } from './access.service.js';
import { Actors } from './actors.service.js';

/** Gives {@link Access} and {@link Actors} to every feature. Needs TypeORM's data source in the application. */
@Global()
@Module({ providers: [Access, Actors], exports: [Access, Actors] })
export class AccessModule {}
