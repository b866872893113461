import { cleanLineText } from '@colex/collab';
import {
  chineseNumeral,
  findReferencesOfLine,
  fullLabel,
  LARGEST_NUMERAL,
  linkReferences,
  placesOf,
  printLineText,
  provisionLabel,
  referencePrinter,
  selfNameOf,
} from '@colex/lawtext';
import type { LineId, LineKind, Places, PrintedReference, Reference, ReferencePrinter } from '@colex/lawtext';
import type { Node } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';

import { positionOfLine } from './blocks.js';
import { inlineNodes, linesOfDocument, referenceNode } from './line-node.js';
import { numbersOf } from './numbers.js';

/** What is worked out of one state of a text, once. */
interface Reading {
  readonly places: Places;
  readonly printer: ReferencePrinter;
  labels?: ReadonlyMap<Node, PrintedReference>;
}

const readings = new WeakMap<Node, Reading>();

function readingOf(state: EditorState): Reading {
  const known = readings.get(state.doc);
  if (known !== undefined) return known;
  const places = placesOf(linesOfDocument(state.doc), numbersOf(state).numbering);
  const reading: Reading = { places, printer: referencePrinter(places.lines, places) };
  readings.set(state.doc, reading);
  return reading;
}

/** What every live reference of the document prints now, by its node. */
export function printedReferences(state: EditorState): ReadonlyMap<Node, PrintedReference> {
  const reading = readingOf(state);
  if (reading.labels !== undefined) return reading.labels;
  const labels = new Map<Node, PrintedReference>();
  state.doc.forEach((line, _position, index) => {
    let place = 0;
    line.forEach((child) => {
      if (child.isText) return;
      const printed = reading.printer.referencesOf(index)[place];
      place += 1;
      if (printed !== undefined) labels.set(child, printed);
    });
  });
  reading.labels = labels;
  return labels;
}

/** A citation that was just written out and can be made a live reference. */
export interface CitationOffer {
  /** Positions of the words in the document. */
  readonly from: number;
  readonly to: number;
  readonly reference: Reference;
}

/** Whether a citation may end with these words; asked at every keystroke before anything dear is done. */
const MAY_CITE = /[第本前].*[编章节条款项目](?:之[一二三四五六七八九十]+)?$/u;

/** The citation that ends at the caret, when it points at one provision of this text: typing 本条例第十条 offers to link it. */
export function citationAtCaret(state: EditorState): CitationOffer | undefined {
  const { $head, empty } = state.selection;
  if (!empty || $head.depth !== 1) return undefined;
  const offset = $head.parentOffset;
  const before = $head.parent.textBetween(Math.max(0, offset - 40), offset, '', '\uFFFC');
  if (!MAY_CITE.test(before)) return undefined;
  const { places } = readingOf(state);
  const found = findReferencesOfLine(places, $head.index(0)).find(({ citation }) => citation.to === offset);
  if (found === undefined || found.self || found.resolution.state !== 'resolved') return undefined;
  const { target, until } = found.resolution;
  const [first, last] = [places.lines[target], until === undefined ? undefined : places.lines[until]];
  if (first === undefined) return undefined;
  const start = $head.start(1);
  return {
    from: start + found.citation.from,
    to: start + found.citation.to,
    reference: {
      target: first.id,
      ...(last === undefined ? {} : { until: last.id }),
      label: found.citation.text,
    },
  };
}

/** Makes the words of an offer a live reference; false when they are not the same any more. */
export function linkCitation({ from, to, reference }: CitationOffer): Command {
  return (state, dispatch) => {
    if (to > state.doc.content.size || state.doc.textBetween(from, to, '\n', '\uFFFC') !== reference.label)
      return false;
    dispatch?.(state.tr.replaceWith(from, to, referenceNode(reference)).setMeta('uiEvent', 'link'));
    return true;
  };
}

/** Makes live references of every citation of the text that points at one of its provisions; false when there is none. */
export const linkAllCitations: Command = (state, dispatch) => {
  const { tr } = state;
  const lines = linesOfDocument(state.doc);
  const linked = linkReferences(lines);
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = linked[index];
    if (line === undefined || line === lines[index] || line.references === lines[index]?.references) continue;
    const start = positionOfLine(state.doc, index) + 1;
    tr.replaceWith(start, start + state.doc.child(index).content.size, inlineNodes(line.text, line.references));
  }
  if (!tr.docChanged) return false;
  dispatch?.(tr.setMeta('uiEvent', 'link'));
  return true;
};

/** How many citations {@link linkAllCitations} would link. */
export function unlinkedCitations(state: EditorState): number {
  const lines = linesOfDocument(state.doc);
  const count = (all: typeof lines): number => all.reduce((sum, { references }) => sum + (references?.length ?? 0), 0);
  return count(linkReferences(lines)) - count(lines);
}

/** Makes a live reference words again: what it prints now. */
export function unlinkAt(position: number): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(position);
    if (node?.type.name !== 'reference') return false;
    const label = printedReferences(state).get(node)?.label ?? '';
    const words = inlineNodes(cleanLineText(label));
    dispatch?.(state.tr.replaceWith(position, position + 1, words).setMeta('uiEvent', 'link'));
    return true;
  };
}

/** Something that can be referred to. */
export interface ReferenceTarget {
  readonly id: LineId;
  readonly kind: LineKind;
  /** 第十条第二款. */
  readonly label: string;
  readonly words: string;
}

const REFERABLE: ReadonlySet<LineKind> = new Set([
  'part',
  'subpart',
  'chapter',
  'section',
  'article',
  'paragraph',
  'item',
  'subitem',
]);

/** 23 → 二十三, 23.2 → 第二十三条第二款: digits as the text prints them. */
function inNumerals(query: string): string {
  const numeral = (digits: string): string =>
    Number(digits) <= LARGEST_NUMERAL ? chineseNumeral(Number(digits)) : digits;
  const dotted = /^(\d+)(?:[.．-](\d+))?(?:[.．-](\d+))?$/u.exec(query);
  if (dotted !== null) {
    const [, article = '', paragraph, item] = dotted;
    const parts = [`第${numeral(article)}条`, paragraph && `第${numeral(paragraph)}款`, item && `第${numeral(item)}项`];
    return parts.filter(Boolean).join('');
  }
  const written = query.replace(/\d+/gu, numeral);
  if (/^[零一二三四五六七八九十百千]+$/u.test(written)) return `第${written}条`;
  return written.replace(
    /(?<![第零一二三四五六七八九十百千])[零一二三四五六七八九十百千]+(?=[编章节条款项目])/gu,
    '第$&',
  );
}

/** Provisions whose number or words answer a query, the nearest answers first; all of them from the top when nothing is asked. */
export function referenceTargets(state: EditorState, query: string, limit = 60): ReferenceTarget[] {
  const { places, printer } = readingOf(state);
  const words = query.trim().split(/\s+/u).filter(Boolean);
  const number = inNumerals(query.trim());
  const ranked: { readonly rank: number; readonly target: ReferenceTarget }[] = [];
  for (const [index, line] of places.lines.entries()) {
    if (!REFERABLE.has(line.kind)) continue;
    const label = fullLabel(provisionLabel(places, index));
    if (label === '') continue;
    const text = printer.textOf(index);
    const rank = rankOf(label, text, number, words);
    if (rank !== undefined) ranked.push({ rank, target: { id: line.id, kind: line.kind, label, words: text } });
  }
  return ranked
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, limit)
    .map(({ target }) => target);
}

function rankOf(label: string, text: string, number: string, words: readonly string[]): number | undefined {
  if (words.length === 0) return 0;
  if (label === number) return 0;
  if (label.startsWith(number)) return 1;
  if (words.every((word) => text.includes(word))) return 2;
  return label.includes(number) ? 3 : undefined;
}

/** Writes a live reference to a line over the selection, 本条例 before it as the text calls itself. */
export function insertReferenceTo(id: LineId): Command {
  return (state, dispatch) => {
    const { places } = readingOf(state);
    const index = places.numbering.indexById.get(id);
    const { $from } = state.selection;
    if (index === undefined || $from.depth !== 1) return false;
    const selfName = selfNameOf(places.lines) ?? '';
    const before = $from.parent.textBetween(0, $from.parentOffset, '', '\uFFFC');
    const named = selfName !== '' && !before.endsWith(selfName) && !/[、和或及]$/u.test(before);
    const reference = referenceNode({ target: id, label: fullLabel(provisionLabel(places, index)) });
    const nodes = [...(named ? inlineNodes(selfName) : []), reference];
    const { from, to } = state.selection;
    dispatch?.(state.tr.replaceWith(from, to, nodes).setMeta('uiEvent', 'link').scrollIntoView());
    return true;
  };
}

/** What a reference points at, as a reader wants to see it. */
export interface CitedText {
  readonly label: string;
  /** The headings above it. */
  readonly path: readonly string[];
  readonly lines: readonly { readonly kind: LineKind; readonly number: string; readonly text: string }[];
  /** Whether lines were left out. */
  readonly isCut: boolean;
}

/** The text a reference cites, at most so many lines of it; undefined when its target is gone. */
export function citedText(
  state: EditorState,
  { target, until }: Pick<Reference, 'target' | 'until'>,
  most = 8,
): CitedText | undefined {
  const { places, printer } = readingOf(state);
  const from = places.numbering.indexById.get(target);
  const last = until === undefined ? from : places.numbering.indexById.get(until);
  if (from === undefined || last === undefined) return undefined;
  const within = (index: number): boolean => {
    let at = index;
    while (at > last) at = places.hierarchy.parents[at] ?? -1;
    return at === last;
  };
  let to = last + 1;
  while (to < places.lines.length && within(to)) to += 1;
  const shown = Math.min(to, from + most);
  const name = fullLabel(provisionLabel(places, from));
  return {
    label: last === from ? name : `${name}至${fullLabel(provisionLabel(places, last))}`,
    path: places.hierarchy.pathOf(from),
    lines: places.lines.slice(from, shown).map((line, place) => ({
      kind: line.kind,
      number: places.numbering.labels[from + place] ?? '',
      text: printer.textOf(from + place) || printLineText(line),
    })),
    isCut: shown < to,
  };
}
