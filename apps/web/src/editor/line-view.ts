import { lineAttrs } from '@colex/editor';
import type { LineKind } from '@colex/lawtext';
import type { Node } from 'prosemirror-model';
import type { NodeView, ViewMutationRecord } from 'prosemirror-view';

/** Characters in a full row of the sheet. */
const ROW = 38;

/** How deep headings are; the name of the text is the first level of the page itself. */
const HEADING_LEVELS: Readonly<Partial<Record<LineKind, string>>> = {
  title: '2',
  part: '3',
  subpart: '4',
  chapter: '4',
  annex: '4',
  section: '5',
};

/** Places the indent and the number take in the first row. */
const LEAD = 6;

/** Rows the style sheet knows; longer lines are rare and begin as long as this. */
const MOST_ROWS = 16;

/**
 * How many rows a line will take, counted from its characters alone; good enough to scroll by before it is drawn. It goes
 * into a class, because 2,000 style declarations cost 20 ms more than 2,000 classes when a code is opened.
 */
function estimatedRows(node: Node): number {
  return Math.min(MOST_ROWS, Math.max(1, Math.ceil((node.content.size + LEAD) / ROW)));
}

/**
 * A line on the sheet: one element that is its own content. The number stands in `data-number` and is drawn by the style
 * sheet, so it can be neither selected nor typed into, and changing it never touches the text.
 */
export class LineView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  #node: Node;
  #label = '';

  /**
   * @param label what is printed before the text now; empty when nothing.
   * @param kindName name of a kind for those who hear the page.
   * @param onGone called when the line leaves the page.
   */
  constructor(
    node: Node,
    label: string,
    private readonly kindName: (kind: LineKind) => string,
    private readonly onGone: (view: LineView) => void,
  ) {
    this.#node = node;
    this.dom = document.createElement('p');
    this.contentDOM = this.dom;
    const { id, kind } = lineAttrs(node);
    this.dom.className = `line kind-${kind} rows-${estimatedRows(node)}`;
    this.dom.setAttribute('data-line', id);
    this.dom.setAttribute('data-kind', kind);
    this.#tellKind(kind);
    this.showNumber(label);
  }

  /** Says what the line is to those who hear it: headings can be jumped between, everything else has the name of its kind. */
  #tellKind(kind: LineKind): void {
    const level = HEADING_LEVELS[kind];
    if (level === undefined) {
      this.dom.removeAttribute('role');
      this.dom.removeAttribute('aria-level');
    } else {
      this.dom.setAttribute('role', 'heading');
      this.dom.setAttribute('aria-level', level);
    }
    this.dom.setAttribute('aria-roledescription', this.kindName(kind));
  }

  /** Draws another number; an empty label draws none. */
  showNumber(label: string): void {
    if (label === this.#label) return;
    this.#label = label;
    if (label === '') this.dom.removeAttribute('data-number');
    else this.dom.setAttribute('data-number', label);
    this.dom.classList.toggle('numbered', label !== '');
  }

  /** Marks the line as one of a settled clause (定稿); `word` stands in the margin beside the first of them. Null takes it away. */
  showSettled(place: 'first' | 'more' | null, word: string): void {
    if (place === null) {
      this.dom.removeAttribute('data-settled');
      this.dom.removeAttribute('data-settled-word');
      return;
    }
    this.dom.setAttribute('data-settled', place);
    if (place === 'first') this.dom.setAttribute('data-settled-word', word);
  }

  update(node: Node): boolean {
    const { id, kind } = lineAttrs(this.#node);
    if (node.type !== this.#node.type || lineAttrs(node).id !== id) return false;
    const now = lineAttrs(node).kind;
    if (now !== kind) {
      this.dom.setAttribute('data-kind', now);
      this.#tellKind(now);
      this.dom.classList.replace(`kind-${kind}`, `kind-${now}`);
    }
    this.#node = node;
    return true;
  }

  /** Numbers and kinds are attributes written by us; only the text below is ProseMirror's to read. */
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom;
  }

  destroy(): void {
    this.onGone(this);
  }
}
