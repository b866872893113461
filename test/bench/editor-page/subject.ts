import type { EditorView } from 'prosemirror-view';

/** A text opened by one of the bindings that are compared. */
export interface OpenText {
  readonly view: EditorView;
  /** Splits the line at the cursor as Enter does. */
  readonly splitLine: () => void;
  readonly close: () => void;
}

/** One binding: how it opens a document from its encoded state. */
export type Subject = (state: Uint8Array, mount: HTMLElement) => OpenText;
