import type { StrandedText } from '@colex/contract';
import type { StrandedTextEntity } from '@colex/store';

/** Stranded words as the API shows them, before their draft and people. */
export type StrandedTextView = {
  readonly __typename: 'StrandedText';
  readonly draftId: string;
  readonly authorId: string;
  readonly decidedById: string | null;
} & Pick<StrandedText, 'id' | 'text' | 'lineText' | 'behindLineId' | 'createdAt' | 'decision' | 'decidedAt'>;

export function toStrandedTextView(row: StrandedTextEntity): StrandedTextView {
  return {
    __typename: 'StrandedText',
    id: row.id,
    draftId: row.draftId,
    text: row.text,
    authorId: row.authorId,
    lineText: row.lineText,
    behindLineId: row.behindId,
    createdAt: row.createdAt.toISOString(),
    decision: row.decision,
    decidedById: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
