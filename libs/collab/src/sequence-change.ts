import * as Y from 'yjs';

import { readItem, visibleItems } from './sequence.js';
import type { SequenceContent } from './sequence.js';

/**
 * One step along the sequence of a body that changed: `keep` places are as they were, `delete` places are gone, `insert` is new.
 * The steps of a change are in order; a trailing keep is left out.
 */
export type SequenceStep =
  | { readonly type: 'keep'; readonly length: number }
  | { readonly type: 'delete'; readonly length: number }
  | { readonly type: 'insert'; readonly content: SequenceContent };

/**
 * What came and is not seen: formatting, or text that went again in the same transaction. It may have parted a surrogate pair, of
 * which Yjs makes two U+FFFD without an event, so the line around it counts as changed.
 */
const NOTHING: SequenceContent = { type: 'text', length: 0, text: '' };

/** Adds a step, joining it to one of the same type before it. */
function push(steps: SequenceStep[], step: SequenceStep): void {
  const last = steps.at(-1);
  if (step.type === 'insert') {
    const before = last?.type === 'insert' ? last.content : undefined;
    if (before?.type === 'text' && step.content.type === 'text') {
      const text = before.text + step.content.text;
      steps[steps.length - 1] = { type: 'insert', content: { type: 'text', length: text.length, text } };
    } else steps.push(step);
  } else if (last?.type === step.type) steps[steps.length - 1] = { type: step.type, length: last.length + step.length };
  else steps.push(step);
}

/**
 * What the event's transaction did to the sequence of the body. Unlike Yjs' own delta it counts every object this version does
 * not know as one place; formatting is an insertion of empty text. To be called while the event is delivered.
 */
export function sequenceChange(event: Y.YEvent<Y.Text>): SequenceStep[] {
  const steps: SequenceStep[] = [];
  const { beforeState } = event.transaction;
  let client = -1;
  let knownBefore = 0;
  let kept = 0;
  // This walk is the price of every keystroke, so it looks things up once per run of a client and counts what is kept.
  for (let item = event.target._start; item !== null; item = item.right) {
    if (item.id.client !== client) {
      client = item.id.client;
      knownBefore = beforeState.get(client) ?? 0;
    }
    const added = item.id.clock >= knownBefore;
    if (!added && !item.deleted) {
      if (item.countable) kept += item.length;
      continue;
    }
    if (!added && !(item.countable && event.deletes(item))) continue;
    if (kept > 0) push(steps, { type: 'keep', length: kept });
    kept = 0;
    if (!added) push(steps, { type: 'delete', length: item.length });
    else if (item.deleted || !item.countable) push(steps, { type: 'insert', content: NOTHING });
    else for (const content of readItem(item)) push(steps, { type: 'insert', content });
  }
  return steps;
}

/** The change from an empty body to what stands in it now. */
export function wholeSequence(body: Y.Text): SequenceStep[] {
  const steps: SequenceStep[] = [];
  for (const item of visibleItems(body)) {
    for (const content of readItem(item)) push(steps, { type: 'insert', content });
  }
  return steps;
}
