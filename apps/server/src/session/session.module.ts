import { Global, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';
import { Revocations } from './revocations.js';
import { Sessions } from './session-middleware.js';
import { SessionResolver } from './session.resolver.js';
import { SessionService } from './session.service.js';
import { SignInThrottle } from './sign-in-throttle.js';

@Global()
@Module({
  providers: [
    {
      provide: Sessions,
      inject: [getDataSourceToken(), CONFIGURATION, LOGGER],
      useFactory: (dataSource: DataSource, configuration: ServerConfiguration, logger: Logger) =>
        Sessions.open(dataSource, configuration, logger),
    },
    Revocations,
    SignInThrottle,
    SessionService,
    SessionResolver,
  ],
  exports: [Sessions, Revocations],
})
export class SessionModule {}
