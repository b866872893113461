import type { Scheduler } from './scheduler.js';

/** What the gate is told and tells; every time in milliseconds. */
export interface GateOptions {
  readonly scheduler: Scheduler;
  /** How long after a composition ended its last input may still come. */
  readonly rest: number;
  /** A composition holds changes back no longer than this. */
  readonly limit: number;
  /** Whether an input method is composing at the moment. */
  readonly isComposing: () => boolean;
  /** Lets everything pass; called when the composition has rested or lasted too long. */
  readonly release: () => void;
}

/** Decides whether changes may pass between the editor and the shared text, or wait for an input method. */
export class CompositionGate {
  private holding = false;
  private callOffRest: (() => void) | null = null;
  private callOffLimit: (() => void) | null = null;

  constructor(private readonly options: GateOptions) {}

  /** Whether changes must wait. */
  get isClosed(): boolean {
    return this.holding || this.options.isComposing();
  }

  /** An input method began to compose, or goes on. */
  close(): void {
    const { scheduler, limit, release } = this.options;
    this.holding = true;
    this.callOffLimit ??= scheduler.after(limit, () => {
      this.callOffLimit = null;
      release();
    });
  }

  /** The input method is done; what it wrote last may still be on its way. */
  rest(): void {
    const { scheduler, rest, isComposing, release } = this.options;
    this.holding = true;
    this.callOffRest?.();
    this.callOffRest = scheduler.after(rest, () => {
      this.callOffRest = null;
      if (!isComposing()) release();
    });
  }

  /** Notices compositions that begin or end without an event. */
  look(): void {
    if (this.options.isComposing()) this.close();
    else if (this.holding && this.callOffRest === null) this.rest();
  }

  /** Everything passed: opens, unless the input method still composes; then the time limit begins anew. */
  open(): void {
    this.stop();
    if (this.options.isComposing()) this.close();
  }

  /** Opens and calls off every timer. */
  stop(): void {
    this.callOffRest?.();
    this.callOffLimit?.();
    this.callOffRest = null;
    this.callOffLimit = null;
    this.holding = false;
  }
}
