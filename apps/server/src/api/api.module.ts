import { fileURLToPath } from 'node:url';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { LOGGER } from '../configuration-token.js';
import { AuditModule } from '../audit/audit.module.js';
import { ContextFactory } from './context-factory.js';
import { CostBudgets } from './cost-budgets.js';
import { costPlugin } from './cost.plugin.js';
import { reportedAnswer } from './format-error.js';
import { httpStatusPlugin } from './http-status.plugin.js';
import { limitProtections } from './limits.js';
import { NodeResolver } from './node.resolver.js';
import { NodeService } from './node.service.js';
import { RateLimitResolver } from './rate-limit.resolver.js';
import { TypedErrorFilter } from './typed-error.filter.js';

/** The SDL files lie beside the features, in the sources and in the build alike. */
const SDL_FILES = fileURLToPath(new URL('../**/*.graphql', import.meta.url));

@Module({ providers: [ContextFactory, CostBudgets], exports: [ContextFactory, CostBudgets] })
export class ContextModule {}

@Module({
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      imports: [ContextModule],
      inject: [ContextFactory, CostBudgets, LOGGER],
      useFactory: graphqlOptions,
    }),
    ContextModule,
    AuditModule,
  ],
  providers: [NodeService, NodeResolver, RateLimitResolver, { provide: APP_FILTER, useClass: TypedErrorFilter }],
  exports: [ContextModule, GraphQLModule],
})
export class ApiModule {}

function graphqlOptions(
  contexts: ContextFactory,
  budgets: CostBudgets,
  logger: Logger,
): Omit<ApolloDriverConfig, 'driver'> {
  const { plugins, validationRules } = limitProtections();
  return {
    typePaths: [SDL_FILES],
    path: '/graphql',
    validationRules,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    csrfPrevention: true,
    // The web brings its own explorer; Apollo's landing page loads from a CDN.
    graphiql: false,
    autoTransformHttpErrors: false,
    preserveHttpStatusForExecutionErrors: false,
    context: ({ req, res }: { req: Request; res: Response }) => contexts.ofRequest(req, res),
    formatError: (formatted, error) => reportedAnswer(formatted, error, logger),
    plugins: [...plugins, costPlugin(budgets, logger), httpStatusPlugin],
  };
}
