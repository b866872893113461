/** When enough cities agree (定稿规则): 全部城市一致, 三分之二以上城市, 指定城市一致. */
export type SettlementRule =
  | { readonly type: 'ALL_CITIES' }
  | { readonly type: 'TWO_THIRDS' }
  | { readonly type: 'NAMED_CITIES'; readonly cityIds: readonly string[] };

/** The kinds of {@link SettlementRule}. */
export const SETTLEMENT_RULES = ['ALL_CITIES', 'TWO_THIRDS', 'NAMED_CITIES'] as const;

/**
 * Whether the rule is met by the cities that agree, among those that take part. Without a city that must agree nothing
 * is agreed: no rule is met by nobody. A named city that no longer takes part is not waited for.
 */
export const ruleMet = (rule: SettlementRule, cityIds: readonly string[], agreeing: ReadonlySet<string>): boolean => {
  const needed = rule.type === 'NAMED_CITIES' ? cityIds.filter((cityId) => rule.cityIds.includes(cityId)) : cityIds;
  const agreed = needed.filter((cityId) => agreeing.has(cityId)).length;
  if (needed.length === 0) return false;
  switch (rule.type) {
    case 'ALL_CITIES':
    case 'NAMED_CITIES':
      return agreed === needed.length;
    case 'TWO_THIRDS':
      // Whole numbers: two thirds of ten is seven, and 0.666… would make six point six of it.
      return agreed * 3 >= needed.length * 2;
  }
};

/** The cities a rule names that do not take part. */
export const strangersIn = (rule: SettlementRule, cityIds: readonly string[]): readonly string[] =>
  rule.type === 'NAMED_CITIES' ? rule.cityIds.filter((cityId) => !cityIds.includes(cityId)) : [];

/** How a project signs off. */
export interface SignoffSettings {
  readonly rule: SettlementRule;
  /** Whether 附保留同意 counts as agreement. */
  readonly reservationsCount: boolean;
  /** Whether the last editor of a clause may be the only one of the city to approve it (trust.md AA4). */
  readonly lastEditorMayDecideAlone: boolean;
}

/** What a project has that set nothing: all cities, reservations count, no self-approval. */
export const DEFAULT_SIGNOFF_SETTINGS: SignoffSettings = {
  rule: { type: 'ALL_CITIES' },
  reservationsCount: true,
  lastEditorMayDecideAlone: false,
};
