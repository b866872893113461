import { TypedError } from '@colex/contract';
import { Catch } from '@nestjs/common';
import type { GqlExceptionFilter } from '@nestjs/graphql';

/** A typed error is an answer, not an accident: it goes on to be put into words, and Nest has nothing to log about it. */
@Catch(TypedError)
export class TypedErrorFilter implements GqlExceptionFilter<TypedError> {
  catch(error: TypedError): TypedError {
    return error;
  }
}
