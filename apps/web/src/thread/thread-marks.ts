import { type AnchoredRange, type TextAnchor, bodyOf, lineBounds, resolveAnchors, sequenceText } from '@colex/collab';
import { isImplicit, lineAttrs, sequenceIndexAt } from '@colex/editor';
import type { LineId } from '@colex/lawtext';
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type * as Y from 'yjs';
import { type Watched, watchable } from '../editor/watched.js';

/** Words of the text as the server finds them again. */
export interface SelectedPlace {
  readonly lineId: LineId;
  /** Null when nothing is selected: the clause as such. */
  readonly quote: string | null;
  readonly offset: number | null;
}

/** Where a thread stands in this browser's copy of the text. */
export interface MarkedPlace {
  /** Index of the line in which it begins. */
  readonly line: number;
  /** Place in the sequence, to order threads of one line. */
  readonly from: number;
}

/** A thread to be shown in the text. */
export interface MarkedThread {
  readonly id: string;
  readonly anchor: TextAnchor;
  readonly isResolved: boolean;
  /** Words get a quiet underline; a clause as such gets none. */
  readonly isRange: boolean;
}

/** How long the text must rest before threads are looked for anew, in milliseconds; meanwhile they move with the words. */
const REST = 350;

const KEY = new PluginKey<DecorationSet>('colex.threads');

/** Keeps the underlines at their words while everybody types: mapping costs only the line that changed. */
export function threadMarksPlugin(): Plugin<DecorationSet> {
  return new Plugin({
    key: KEY,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, marks) =>
        (transaction.getMeta(KEY) as DecorationSet | undefined) ??
        (transaction.docChanged ? marks.map(transaction.mapping, transaction.doc) : marks),
    },
    props: { decorations: (state) => KEY.getState(state) },
  });
}

/** Threads in the text on the page: underlined, found, and told where they are. */
export class ThreadMarks {
  readonly #places = watchable<ReadonlyMap<string, MarkedPlace>>(new Map());
  readonly #touched = watchable<string | null>(null);
  #threads: readonly MarkedThread[] = [];
  #active: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly doc: Y.Doc,
    private readonly view: EditorView,
  ) {}

  /** Where each thread stands; absent for one whose words are gone. */
  get places(): Watched<ReadonlyMap<string, MarkedPlace>> {
    return this.#places;
  }

  /** The thread whose words the cursor is in. */
  get touched(): Watched<string | null> {
    return this.#touched;
  }

  /** Shows these threads and no others. */
  show(threads: readonly MarkedThread[]): void {
    this.#threads = threads;
    this.#find();
  }

  /** Lifts one thread's words out from the others'. */
  activate(id: string | null): void {
    if (id === this.#active) return;
    this.#active = id;
    this.#find();
  }

  /** Takes note of the state the page shows now. */
  shown(before: EditorState, after: EditorState): void {
    if (before.doc !== after.doc) this.#later();
    if (before.doc === after.doc && before.selection === after.selection) return;
    const { head } = after.selection;
    const found = KEY.getState(after)?.find(head, head) ?? [];
    this.#touched.set((found[0]?.spec as { id?: string } | undefined)?.id ?? null);
  }

  /** What is selected, or the line of the cursor. */
  selected(): SelectedPlace {
    const { doc, selection } = this.view.state;
    const { from, to, empty } = selection;
    const resolved = doc.resolve(from);
    const index = Math.min(resolved.index(0), doc.childCount - 1);
    const lineId = lineAttrs(doc.child(index)).id;
    if (empty) return { lineId, quote: null, offset: null };
    const quote = doc.textBetween(from, to, '\n', '\uFFFC');
    const offset = resolved.depth === 0 ? 0 : resolved.parentOffset;
    return quote.trim() === '' ? { lineId, quote: null, offset: null } : { lineId, quote, offset };
  }

  destroy(): void {
    clearTimeout(this.#timer);
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#find(), REST);
  }

  /** Finds every thread in the shared text, at a moment when the page shows exactly that. */
  #find(): void {
    clearTimeout(this.#timer);
    const { state } = this.view;
    const isEven = sequenceIndexAt(state.doc, state.doc.content.size) === bodyOf(this.doc).length;
    if (this.view.composing || !isEven) return this.#later();
    const ranges = resolveAnchors(
      this.doc,
      this.#threads.map(({ anchor }) => anchor),
    );
    const places = new Map<string, MarkedPlace>();
    const positions = linePositions(state.doc);
    const bounds = this.#threads.length === 0 ? [] : lineBounds(sequenceText(this.doc));
    const marks = this.#threads.flatMap((thread, index) => {
      const range = ranges[index];
      if (!range) return [];
      places.set(thread.id, { line: range.line, from: range.from });
      return thread.isRange ? this.#markAt(thread, range, positions, bounds) : [];
    });
    if (!samePlaces(places, this.#places.getState())) this.#places.set(places);
    this.view.dispatch(this.view.state.tr.setMeta(KEY, DecorationSet.create(state.doc, marks)));
  }

  #markAt(
    { id, isResolved }: MarkedThread,
    { from, to, line }: AnchoredRange,
    positions: readonly number[],
    bounds: ReturnType<typeof lineBounds>,
  ): Decoration[] {
    const last = lastLineBefore(bounds, to, line);
    const begin = (positions[line] ?? 0) + from - (bounds[line]?.from ?? 0);
    const end = (positions[last] ?? 0) + to - (bounds[last]?.from ?? 0);
    if (end <= begin) return [];
    const kind = id === this.#active ? ' thread-mark-active' : isResolved ? ' thread-mark-resolved' : '';
    return [Decoration.inline(begin, end, { class: `thread-mark${kind}`, 'data-thread': id }, { id })];
  }
}

/** Position in the document at which the text of each line begins. */
function linePositions(doc: Node): readonly number[] {
  const positions: number[] = [];
  doc.forEach((line, position) => {
    positions.push(position + 1);
    if (isImplicit(line) && positions.length > 1) throw new Error('Only the first line of a text has no marker.');
  });
  return positions;
}

function lastLineBefore(bounds: ReturnType<typeof lineBounds>, to: number, line: number): number {
  let last = line;
  while ((bounds[last + 1]?.from ?? Number.POSITIVE_INFINITY) < to) last += 1;
  return last;
}

function samePlaces(one: ReadonlyMap<string, MarkedPlace>, other: ReadonlyMap<string, MarkedPlace>): boolean {
  if (one.size !== other.size) return false;
  for (const [id, { line, from }] of one) {
    const place = other.get(id);
    if (place?.line !== line || place.from !== from) return false;
  }
  return true;
}
