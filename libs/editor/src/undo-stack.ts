import * as Y from 'yjs';

/** Where somebody's selection is, as anchors that stay in place while others edit. */
export interface AnchoredSelection {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
}

/** Puts a selection back. */
export type RestoreSelection = (selection: AnchoredSelection) => void;

const SELECTION = 'colex.selection';

interface StackEvent {
  readonly stackItem: { readonly meta: Map<unknown, unknown> };
}

/** Undo and redo of the edits one binding made, and of nobody else's, with the selection as it was before each. */
export class UndoStack {
  private readonly manager: Y.UndoManager;
  private before: AnchoredSelection | null = null;

  constructor(body: Y.Text, origin: unknown, captureTimeout: number, restore: RestoreSelection) {
    this.manager = new Y.UndoManager(body, { trackedOrigins: new Set([origin]), captureTimeout });
    this.manager.on('stack-item-added', ({ stackItem }: StackEvent) => {
      if (this.before !== null) stackItem.meta.set(SELECTION, this.before);
    });
    this.manager.on('stack-item-popped', ({ stackItem }: StackEvent) => {
      const selection = stackItem.meta.get(SELECTION);
      if (selection !== undefined) restore(selection as AnchoredSelection);
    });
  }

  /** Notes where the selection is, for the edit that follows. */
  rememberSelection(selection: AnchoredSelection): void {
    this.before = selection;
  }

  undo(): boolean {
    return this.manager.undo() !== null;
  }

  redo(): boolean {
    return this.manager.redo() !== null;
  }

  endGroup(): void {
    this.manager.stopCapturing();
  }

  /** Whether a Yjs transaction with this origin is an undo or redo of this stack. */
  isOrigin(origin: unknown): boolean {
    return origin === this.manager;
  }

  destroy(): void {
    this.manager.destroy();
  }
}
