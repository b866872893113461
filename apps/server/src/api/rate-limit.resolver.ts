import { TypedError } from '@colex/contract';
import { Context, Query, Resolver } from '@nestjs/graphql';
import type { ApiContext } from './api-context.js';
import { BUDGET, CostBudgets } from './cost-budgets.js';
import { callerOf } from './cost.plugin.js';

@Resolver()
export class RateLimitResolver {
  constructor(private readonly budgets: CostBudgets) {}

  @Query('rateLimit')
  rateLimit(@Context() context: ApiContext) {
    if (!context.actor || context.actor.suspended) throw new TypedError('UNAUTHENTICATED');
    const { available, resetAt } = this.budgets.left(callerOf(context));
    return {
      cost: context.cost?.requested ?? 0,
      nodeCount: context.cost?.objects ?? 0,
      limit: BUDGET.capacity,
      remaining: available,
      used: BUDGET.capacity - available,
      resetAt: resetAt.toISOString(),
    };
  }
}
