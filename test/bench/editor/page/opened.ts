/** An editor that is open on the page. */
export interface OpenText {
  /** The element that takes the keys. */
  readonly element: HTMLElement;
  /** Puts the cursor into the middle line and brings it into sight. */
  readonly goToMiddle: () => void;
  /** What a colleague typed. */
  readonly receive: (update: Uint8Array) => void;
}

/** Opens a text from its encoded state: on `desk`, which scrolls, at `mount`. */
export type Open = (state: Uint8Array, desk: HTMLElement, mount: HTMLElement) => OpenText;
