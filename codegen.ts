import type { CodegenConfig } from '@graphql-codegen/cli';

/** The SDL of the features is the only declaration of the API; everything else is made from it (architecture.md §7). */
const scalars = {
  ID: 'string',
  DateTime: { input: 'string', output: 'string' },
  Date: 'string',
  ContentHash: 'string',
};

const config: CodegenConfig = {
  schema: 'apps/server/src/**/*.graphql',
  generates: {
    'libs/contract/src/generated/schema.ts': {
      plugins: ['typescript'],
      // Resolvers are Nest classes: what they need is the shape of arguments and answers, not the resolver map types.
      config: { scalars, enumsAsTypes: true, useTypeImports: true, maybeValue: 'T | null' },
    },
    'libs/contract/src/generated/operations.ts': {
      documents: 'apps/web/src/**/*.operations.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { scalars, enumsAsTypes: true, useTypeImports: true, avoidOptionals: { field: true } },
    },
  },
};

export default config;
