import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { ERRORS, type ErrorCode } from '@colex/contract';

/**
 * GraphQL over HTTP: with `Accept: application/graphql-response+json` an answer without data has the status of its first
 * error; a client that asked for plain JSON keeps 200 once something was executed (api.md §11).
 */
export const httpStatusPlugin: ApolloServerPlugin<BaseContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        if (response.body.kind !== 'single' || !response.http) return;
        const { data, errors } = response.body.singleResult;
        const code = errors?.[0]?.extensions?.['code'];
        const speaksGraphQL =
          request.http?.headers.get('accept')?.includes('application/graphql-response+json') ?? false;
        if (data || !speaksGraphQL || typeof code !== 'string' || !(code in ERRORS)) return;
        response.http.status = ERRORS[code as ErrorCode].status;
      },
    };
  },
};
