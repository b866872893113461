import type { ClauseRecord, SettlementRuleType, SignoffDecision } from '@colex/contract';
import {
  type OwnershipRecordEntity,
  type SettlementRecordEntity,
  type SignoffDecisionEntity,
  clauseId,
} from '@colex/store';
import type { CitedClause, SettlementRule } from '@colex/workflow';

/** A decision as the API shows it, before whose it is and what it is about. */
export type SignoffDecisionView = {
  readonly __typename: 'SignoffDecision';
  readonly draftId: string;
  readonly cityId: string;
  readonly personId: string;
  readonly citations: readonly CitedClauseView[];
} & Pick<SignoffDecision, 'id' | 'kind' | 'digest' | 'reason' | 'decidedAt' | 'revision'>;

/** A cited clause, before what it is now. */
export interface CitedClauseView {
  readonly clauseId: string;
  readonly digest: string;
}

/** A rule, before its cities. */
export interface SettlementRuleView {
  readonly type: SettlementRuleType;
  readonly cityIds: readonly string[];
}

/** An event in the history of a clause, before who and which cities. */
export type ClauseRecordView = {
  readonly personId: string;
  readonly cityId: string | null;
  readonly fromCityId: string | null;
} & Pick<ClauseRecord, 'kind' | 'at' | 'reason'>;

export function toCitedClauseView(draftId: string, cited: CitedClause): CitedClauseView {
  return { clauseId: clauseId(draftId, cited.clauseId), digest: cited.digest };
}

export function toSignoffDecisionView(row: SignoffDecisionEntity): SignoffDecisionView {
  const { id, draftId, cityId, personId, kind, digest, reason, revision } = row;
  return {
    __typename: 'SignoffDecision',
    id,
    draftId,
    cityId,
    personId,
    kind,
    digest,
    reason,
    revision,
    decidedAt: row.at.toISOString(),
    citations: row.citations.map((cited) => toCitedClauseView(draftId, cited)),
  };
}

export function toSettlementRuleView(rule: SettlementRule): SettlementRuleView {
  return { type: rule.type, cityIds: rule.type === 'NAMED_CITIES' ? rule.cityIds : [] };
}

export function toSettlementView({ kind, at, personId, reason }: SettlementRecordEntity): ClauseRecordView {
  return { kind, at: at.toISOString(), personId, reason, cityId: null, fromCityId: null };
}

export function toOwnershipView(row: OwnershipRecordEntity): ClauseRecordView {
  const { kind, at, personId, reason, cityId, fromCityId } = row;
  return { kind, at: at.toISOString(), personId, reason, cityId, fromCityId };
}
