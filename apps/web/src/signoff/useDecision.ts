import {
  ApproveClauseDocument,
  ApproveClauseWithReservationDocument,
  GiveClauseBackDocument,
  GiveClauseDocument,
  ObjectToClauseDocument,
  ReopenClauseDocument,
  TakeClauseBackDocument,
  WithdrawDecisionDocument,
} from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';

/** The words a decision is about, as they are on the screen. */
export interface WordsRead {
  readonly id: string;
  readonly digest: string;
  readonly citations: readonly { readonly clauseId: string; readonly digest: string }[];
}

/** Something to be done with a clause. */
export type ClauseAct =
  | { readonly type: 'approve' }
  | { readonly type: 'reserve' | 'object' | 'reopen' | 'takeBack'; readonly reason: string }
  | { readonly type: 'withdraw' | 'giveBack' }
  | { readonly type: 'give'; readonly cityId: string };

interface Answer {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

/**
 * Says something about a clause, one thing at a time; what stood in the way is kept to be shown. With a round, the words are those
 * of its version.
 */
export function useDecision(roundId: string | null = null) {
  const client = useClient();
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function send(words: WordsRead, act: ClauseAct): Promise<Answer> {
    const { id: clauseId, digest } = words;
    const citations = words.citations.map((cited) => ({ clauseId: cited.clauseId, digest: cited.digest }));
    const given = { clauseId, idempotencyKey: crypto.randomUUID() };
    const read = { ...given, digest, citations, roundId };
    const run = async <Data extends object>(sent: Promise<{ data?: Data; error?: Error }>): Promise<Answer> => {
      const { data, error } = await sent;
      if (error || !data) throw error ?? new Error();
      return Object.values(data)[0] as Answer;
    };
    switch (act.type) {
      case 'approve':
        return run(client.mutation(ApproveClauseDocument, { input: read }).toPromise());
      case 'reserve':
        return run(
          client.mutation(ApproveClauseWithReservationDocument, { input: { ...read, reason: act.reason } }).toPromise(),
        );
      case 'object':
        return run(client.mutation(ObjectToClauseDocument, { input: { ...read, reason: act.reason } }).toPromise());
      case 'withdraw':
        return run(client.mutation(WithdrawDecisionDocument, { input: given }).toPromise());
      case 'reopen':
        return run(client.mutation(ReopenClauseDocument, { input: { ...given, reason: act.reason } }).toPromise());
      case 'give':
        return run(client.mutation(GiveClauseDocument, { input: { ...given, cityId: act.cityId } }).toPromise());
      case 'takeBack':
        return run(client.mutation(TakeClauseBackDocument, { input: { ...given, reason: act.reason } }).toPromise());
      case 'giveBack':
        return run(client.mutation(GiveClauseBackDocument, { input: given }).toPromise());
    }
  }

  /** Whether it was done. */
  async function decide(words: WordsRead, act: ClauseAct): Promise<boolean> {
    setBusy(true);
    setFault(null);
    try {
      const [error] = (await send(words, act)).userErrors;
      if (error) setFault(error.code === 'CONFLICT' ? t('signoff.conflict') : error.message);
      return error === undefined;
    } catch (error) {
      setFault(t('signoff.failed', { reason: error instanceof Error ? error.message : '' }));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { isBusy, fault, decide, forget: () => setFault(null) };
}
