import { numbersOf, printedReferences, referenceAttrs } from '@colex/editor';
import type { PrintedReference } from '@colex/lawtext';
import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import type { NodeView } from 'prosemirror-view';

/** How long words must rest before the labels that hang on them (前款, 本条) are looked at anew, in milliseconds. */
const REST = 250;

/** A live reference on the sheet: what it prints is drawn here and belongs to no one's typing. */
class ReferenceView implements NodeView {
  readonly dom = document.createElement('span');

  constructor(
    public node: Node,
    private readonly owner: ReferenceLabels,
  ) {
    this.dom.className = 'line-reference';
    this.dom.setAttribute('role', 'link');
    this.#draw(referenceAttrs(node).label, false);
  }

  show(printed: PrintedReference | undefined): void {
    if (printed !== undefined) this.#draw(printed.label, printed.broken);
  }

  #draw(label: string, broken: boolean): void {
    if (this.dom.textContent !== label) this.dom.textContent = label;
    this.dom.toggleAttribute('data-broken', broken);
    if (broken) this.dom.setAttribute('aria-invalid', 'true');
    else this.dom.removeAttribute('aria-invalid');
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    if (node !== this.node) {
      this.node = node;
      this.owner.isFresh(this);
    }
    return true;
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.owner.isGone(this);
  }
}

/** Keeps every reference on the sheet printing where its target stands now. */
export class ReferenceLabels {
  readonly #views = new Set<ReferenceView>();
  #state: EditorState | undefined;
  #hasFresh = false;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Makes the view of a reference that comes onto the page. */
  readonly create = (node: Node): NodeView => {
    const view = new ReferenceView(node, this);
    this.#views.add(view);
    this.isFresh(view);
    return view;
  };

  /** Notes that a view shows another node; its label is drawn before the page is painted. */
  isFresh(_view: ReferenceView): void {
    this.#hasFresh = true;
    this.#soon();
  }

  isGone(view: ReferenceView): void {
    this.#views.delete(view);
  }

  /** Takes note of the state on the page. Renumbering is drawn with the same frame; words that only moved a label a little later. */
  shown(before: EditorState, after: EditorState): void {
    this.#state = after;
    if (this.#views.size === 0 || before.doc === after.doc) return;
    if (this.#hasFresh || numbersOf(before).numbering !== numbersOf(after).numbering) this.#soon();
    else {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#draw(), REST);
    }
  }

  /** The state the sheet begins with. */
  begin(state: EditorState): void {
    this.#state = state;
    this.#soon();
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    this.#hasFresh = false;
    if (this.#state === undefined || this.#views.size === 0) return;
    const printed = printedReferences(this.#state);
    for (const view of this.#views) view.show(printed.get(view.node));
  }
}
