import type { ThreadCardFragment } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DocumentInput, useClient } from 'urql';
import { useThreads } from './threads-context.js';

/** The payload every mutation of a thread gives. */
interface ThreadAnswer {
  readonly thread: ThreadCardFragment | null;
  readonly userErrors: readonly { readonly message: string }[];
}

/** A mutation of a thread, whether it is on its way, and why it was not carried out. */
export interface ThreadMutation<Input> {
  readonly isSending: boolean;
  /** Why the last attempt failed, as a sentence; null when it did not. */
  readonly fault: string | null;
  /** Resolves to the thread after it, or null when it was not carried out. */
  readonly send: (input: Input) => Promise<ThreadCardFragment | null>;
}

/** Sends a mutation whose payload is in `field`, and puts the thread it gives into the book. */
export function useThreadMutation<Field extends string, Input extends object>(
  document: DocumentInput<Readonly<Record<Field, ThreadAnswer>>, { input: Input }>,
  field: Field,
): ThreadMutation<Input> {
  const { t } = useTranslation();
  const client = useClient();
  const threads = useThreads();
  const [isSending, setSending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const send = async (input: Input): Promise<ThreadCardFragment | null> => {
    setSending(true);
    setFault(null);
    // The same key for every attempt of the network to deliver this one wish.
    const idempotencyKey = crypto.randomUUID();
    const { data, error } = await client.mutation(document, { input: { ...input, idempotencyKey } }).toPromise();
    setSending(false);
    if (error || !data) {
      setFault(t('thread.networkFailed', { reason: error?.graphQLErrors[0]?.message ?? error?.message ?? '' }));
      return null;
    }
    const { thread, userErrors } = data[field];
    const [first] = userErrors;
    if (first || !thread) {
      setFault(first?.message ?? '');
      return null;
    }
    threads?.book.put(thread);
    return thread;
  };
  return { isSending, fault, send };
}
