/** Somebody with this draft open, as the server vouches for them. */
export interface Participant {
  /** The Yjs client id of their editor; somebody with two windows is here twice. */
  readonly client: number;
  readonly name: string;
  /** `null` for somebody of no city. */
  readonly city: { readonly name: string; readonly sign: string; readonly colour: string } | null;
  readonly isViewer: boolean;
  /** Where their cursor is in our text: a position of the editor's document; `null` when it is nowhere. */
  readonly head: number | null;
  /** The other end of their selection; the same as `head` when nothing is selected. */
  readonly anchor: number | null;
}
