/** How grave a finding is. error: wrong. warning: most likely wrong. information: worth a look. */
export type RuleLevel = 'error' | 'warning' | 'information';
