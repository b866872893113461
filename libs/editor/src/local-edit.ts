import type { Node } from 'prosemirror-model';
import { AttrStep } from 'prosemirror-transform';
import type { Step } from 'prosemirror-transform';

import { contentsBetween, sliceContents } from './content.js';
import type { Content } from './content.js';
import { isImplicit } from './line-node.js';
import { sequenceIndexAt } from './position.js';
import { lineAttrs } from './schema.js';
import type { LineAttrs } from './schema.js';

/**
 * What a ProseMirror step does to the sequence. `replace`: at `index`, `deleted` places give way to `inserted`. `retype`: the
 * marker at `index` gets other attributes.
 */
export type LocalEdit =
  | {
      readonly type: 'replace';
      readonly index: number;
      readonly deleted: number;
      readonly inserted: readonly Content[];
    }
  | { readonly type: 'retype'; readonly index: number; readonly line: LineAttrs };

const sameLine = (one: LineAttrs, other: LineAttrs): boolean => one.kind === other.kind && one.number === other.number;

const sameContent = (one: Content, other: Content): boolean => {
  if (one.type === 'marker' && other.type === 'marker') return one.line.id === other.line.id;
  if (one.type === 'reference' && other.type === 'reference') {
    const { target, until, label } = one.reference;
    return target === other.reference.target && until === other.reference.until && label === other.reference.label;
  }
  return one.type === 'text' && other.type === 'text' && one.text === other.text;
};

/** One run per place; comparing them place by place finds the smallest edit. */
const places = (contents: readonly Content[]): Content[] =>
  contents.flatMap((content) =>
    content.type === 'text' ? content.text.split('').map((text): Content => ({ type: 'text', text })) : [content],
  );

const isHalf = (content: Content | undefined, pattern: RegExp): boolean =>
  content?.type === 'text' && pattern.test(content.text);

const HIGH = /^[\uD800-\uDBFF]$/;
const LOW = /^[\uDC00-\uDFFF]$/;

/** How many places two stretches share at their beginnings and ends. Surrogate pairs are not parted: Yjs would spoil both halves. */
function sharedEnds(before: readonly Content[], after: readonly Content[]): { head: number; tail: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && matches(before[head], after[head])) head += 1;
  if (isHalf(before[head - 1], HIGH)) head -= 1;
  let tail = 0;
  while (tail < shorter - head && matches(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1;
  if (isHalf(before[before.length - tail], LOW)) tail -= 1;
  return { head, tail };
}

const matches = (one: Content | undefined, other: Content | undefined): boolean =>
  one !== undefined && other !== undefined && sameContent(one, other);

/** The edits that turn one stretch of the sequence, which begins at `index`, into another, with as few places as possible. */
function smallestEdits(index: number, before: readonly Content[], after: readonly Content[]): LocalEdit[] {
  const [old, fresh] = [places(before), places(after)];
  const { head, tail } = sharedEnds(old, fresh);
  const edits: LocalEdit[] = [];
  const retype = (place: number, counterpart: number): void => {
    const [one, other] = [old[place], fresh[counterpart]];
    if (one?.type === 'marker' && other?.type === 'marker' && !sameLine(one.line, other.line)) {
      edits.push({ type: 'retype', index: index + place, line: other.line });
    }
  };
  for (let place = 0; place < head; place += 1) retype(place, place);
  for (let back = tail; back > 0; back -= 1) retype(old.length - back, fresh.length - back);
  const deleted = old.length - head - tail;
  const inserted = sliceContents(after, head, fresh.length - tail);
  if (deleted > 0 || inserted.length > 0) edits.push({ type: 'replace', index: index + head, deleted, inserted });
  return edits;
}

function editsOfAttrStep(step: AttrStep, before: Node, after: Node): LocalEdit[] {
  const [old, fresh] = [before.nodeAt(step.pos), after.nodeAt(step.pos)];
  const index = sequenceIndexAt(before, step.pos);
  if (old === null || fresh === null) return [];
  if (fresh.type.name !== 'line') {
    const size = fresh.nodeSize;
    return smallestEdits(
      index,
      contentsBetween(before, step.pos, step.pos + size),
      contentsBetween(after, step.pos, step.pos + size),
    );
  }
  if (isImplicit(fresh)) return [];
  if (isImplicit(old)) {
    return [{ type: 'replace', index, deleted: 0, inserted: [{ type: 'marker', line: lineAttrs(fresh) }] }];
  }
  return [{ type: 'retype', index, line: lineAttrs(fresh) }];
}

/**
 * What one step does to the sequence, whatever kind of step it is; `before` and `after` are the documents around it. The edits are
 * in descending order of their index and all indexes are of the sequence before the step, so they may be applied one by one.
 */
export function localEdits(step: Step, before: Node, after: Node): LocalEdit[] {
  if (step instanceof AttrStep) return editsOfAttrStep(step, before, after);
  const edits: LocalEdit[] = [];
  step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
    const old = contentsBetween(before, oldStart, oldEnd);
    const fresh = contentsBetween(after, newStart, newEnd);
    edits.push(...smallestEdits(sequenceIndexAt(before, oldStart), old, fresh));
  });
  return edits.sort((one, other) => other.index - one.index);
}
