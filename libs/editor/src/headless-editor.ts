import { EditorState } from 'prosemirror-state';
import type { Plugin } from 'prosemirror-state';
import * as Y from 'yjs';

import { DraftBinding } from './binding.js';
import type { BindingOptions, EditorPort } from './binding.js';
import type { Scheduler } from './scheduler.js';

/**
 * Time that passes when it is told to. Tasks run in the order of their moments.
 */
export class ManualScheduler implements Scheduler {
  private moment = 0;
  private tasks: { readonly at: number; readonly task: () => void }[] = [];

  now(): number {
    return this.moment;
  }

  after(milliseconds: number, task: () => void): () => void {
    const entry = { at: this.moment + milliseconds, task };
    this.tasks.push(entry);
    return () => {
      this.tasks = this.tasks.filter((other) => other !== entry);
    };
  }

  /** Lets time pass and runs what is due. */
  advance(milliseconds: number): void {
    const end = this.moment + milliseconds;
    for (;;) {
      const due = this.tasks.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
      if (due === undefined) break;
      this.tasks = this.tasks.filter((entry) => entry !== due);
      this.moment = Math.max(this.moment, due.at);
      due.task();
    }
    this.moment = end;
  }
}

/**
 * A whole editor of one draft without a browser: what `EditorView` is to a person, this is to a test, a benchmark or a program
 * that edits a draft.
 */
export class HeadlessEditor implements EditorPort {
  composing = false;
  readonly binding: DraftBinding;
  private current: EditorState;

  constructor(
    readonly doc: Y.Doc,
    options: BindingOptions,
    plugins: readonly Plugin[] = [],
  ) {
    this.binding = new DraftBinding(doc, options);
    this.current = EditorState.create({
      doc: this.binding.initialDocument(),
      plugins: [this.binding.plugin, ...plugins],
    });
    this.binding.attach(this);
  }

  get state(): EditorState {
    return this.current;
  }

  updateState(state: EditorState): void {
    this.current = state;
  }
}
