import type { IgnoredFinding } from '@colex/contract';
import type { IgnoredFindingEntity } from '@colex/store';

/** An ignored finding as the API shows it, before its draft and who ignored it. */
export type IgnoredFindingView = {
  readonly __typename: 'IgnoredFinding';
  readonly draftId: string;
  readonly ignoredById: string;
} & Pick<IgnoredFinding, 'id' | 'rule' | 'lineId' | 'words' | 'key' | 'reason' | 'ignoredAt' | 'heededAt'>;

export function toIgnoredFindingView(row: IgnoredFindingEntity): IgnoredFindingView {
  const { id, draftId, rule, lineId, words, key, reason } = row;
  return {
    __typename: 'IgnoredFinding',
    id,
    draftId,
    rule,
    lineId,
    words,
    key,
    reason,
    ignoredById: row.ignoredBy,
    ignoredAt: row.ignoredAt.toISOString(),
    heededAt: row.heededAt?.toISOString() ?? null,
  };
}
