import type { SettlementRuleInput } from '@colex/contract';
import type { SettlementRule } from '@colex/workflow';

/** A rule as the API takes it; without cities, NAMED_CITIES names none and is refused by whoever is asked. */
export function toRule({ type, cityIds }: SettlementRuleInput): SettlementRule {
  return type === 'NAMED_CITIES' ? { type, cityIds: cityIds ?? [] } : { type };
}
