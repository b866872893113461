import {
  clipboardPlugin,
  DraftBinding,
  draftKeymap,
  lineAttrs,
  numbersOf,
  numbersPlugin,
  presencePlugin,
} from '@colex/editor';
import { nanoid } from 'nanoid';
import { EditorState, type Plugin } from 'prosemirror-state';
import { EditorView, type NodeView } from 'prosemirror-view';
import type { Node } from 'prosemirror-model';
import type { LineKind } from '@colex/lawtext';
import type * as Y from 'yjs';
import { LineView } from './line-view.js';

/** What a sheet is made from. */
export interface SheetOptions {
  readonly doc: Y.Doc;
  /** Where on the page the text goes. */
  readonly mount: HTMLElement;
  /** Asked at every input. */
  readonly mayEdit: () => boolean;
  /** Attributes of the element that holds the text. */
  readonly attributes: Record<string, string>;
  /** Makes the view of a live reference; without it a reference shows what it printed when it was made. */
  readonly referenceView?: (node: Node) => NodeView;
  /** Name of a kind of line for those who hear the page. */
  readonly kindName?: (kind: LineKind) => string;
  /** Plugins that are asked before the key map. */
  readonly plugins: readonly Plugin[];
}

/** The text of a draft on the page. */
export interface Sheet {
  readonly view: EditorView;
  readonly binding: DraftBinding;
  /** Calls the listener after every new state the page shows; `before` is the one it showed until then. */
  readonly onShown: (listener: (before: EditorState, after: EditorState) => void) => void;
  /** Marks these lines as settled: the first of each clause and the others; whichever was marked before is no more. */
  readonly markSettled: (places: ReadonlyMap<string, 'first' | 'more'>, word: string) => void;
  /** Whether a line is marked as one of a settled clause. */
  readonly isSettled: (id: string) => boolean;
  readonly destroy: () => void;
}

/** Puts the text of a draft on the page, bound to the shared document, its numbers drawn and kept right. */
export function createSheet(options: SheetOptions): Sheet {
  const { doc, mount, mayEdit, attributes, plugins, referenceView, kindName = (kind) => kind } = options;
  const binding = new DraftBinding(doc, { newId: nanoid });
  const keys = draftKeymap({ newId: nanoid, undo: () => binding.undo(), redo: () => binding.redo() });
  const first = EditorState.create({
    doc: binding.initialDocument(),
    plugins: [...plugins, keys, clipboardPlugin(nanoid), numbersPlugin(), presencePlugin(), binding.plugin],
  });
  const lines = new Map<string, LineView>();
  const listeners = new Set<(before: EditorState, after: EditorState) => void>();
  let { numbering } = numbersOf(first);
  let settled: ReadonlyMap<string, 'first' | 'more'> = new Map();
  let settledWord = '';
  const labelOf = (id: string): string => numbering.labels[numbering.indexById.get(id) ?? -1] ?? '';

  const view = new EditorView(
    { mount },
    {
      state: first,
      editable: mayEdit,
      attributes,
      dispatchTransaction: binding.dispatch,
      handleDOMEvents: {
        // A key may come before the browser tells of the caret that the click or key before it moved.
        keydown: (_view, event) => {
          if (!event.isComposing) readInput();
          return false;
        },
      },
      nodeViews: {
        ...(referenceView ? { reference: referenceView } : {}),
        line: (node) => {
          const { id } = lineAttrs(node);
          const line = new LineView(node, labelOf(id), kindName, (gone) => {
            if (lines.get(id) === gone) lines.delete(id);
          });
          const place = settled.get(id);
          if (place) line.showSettled(place, settledWord);
          lines.set(id, line);
          return line;
        },
      },
    },
  );
  const readInput = inputReader(view);
  binding.attach({
    get state() {
      return view.state;
    },
    get composing() {
      return view.composing;
    },
    updateState(state) {
      const before = view.state;
      const isRenumbered = numbersOf(state).numbering !== numbering;
      // The numbers are known before the view draws, so a new line never shows without its own.
      numbering = numbersOf(state).numbering;
      view.updateState(state);
      if (isRenumbered) for (const [id, line] of lines) line.showNumber(labelOf(id));
      for (const listener of listeners) listener(before, state);
    },
    readInput,
  });
  return {
    view,
    binding,
    onShown: (listener) => listeners.add(listener),
    markSettled: (places, word) => {
      for (const id of settled.keys()) if (!places.has(id)) lines.get(id)?.showSettled(null, '');
      settled = places;
      settledWord = word;
      for (const [id, place] of places) lines.get(id)?.showSettled(place, word);
    },
    isSettled: (id) => settled.has(id),
    destroy: () => {
      listeners.clear();
      binding.destroy();
      view.destroy();
    },
  };
}

/** Makes the view read what the browser has not told it yet. ProseMirror has no public name for it; its version is pinned. */
function inputReader(view: EditorView): () => void {
  const { domObserver } = view as unknown as { readonly domObserver: { flush(): void } };
  let isReading = false;
  return () => {
    // Reading dispatches, which shows what has arrived, which asks for reading.
    if (isReading) return;
    isReading = true;
    try {
      domObserver.flush();
    } finally {
      isReading = false;
    }
  };
}
