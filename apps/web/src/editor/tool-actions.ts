import type { LineKind } from '@colex/lawtext';

/** What the tools can do to the text. */
export interface ToolActions {
  readonly setKind: (kind: LineKind) => void;
  readonly promote: () => void;
  readonly demote: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Puts the keyboard back into the text. */
  readonly focus: () => void;
}
