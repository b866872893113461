import type { EditorView } from 'prosemirror-view';
import type { AwarenessUser } from '@colex/contract';
import { presenceOf, type Presence } from '@colex/editor';

/** Least time between two drawings in milliseconds: five a second show where people are and cost little (stack.md §4). */
const PAUSE = 200;

/** Height of a drawn caret in pixels: the characters and a little more, so its name fits between the rows. */
const CARET_HEIGHT = 19;

/**
 * Colleagues' carets and selections, drawn over the sheet and apart from the text: nothing of it can be selected, moves
 * a line, or wakes ProseMirror. Only what is near the screen is measured.
 */
export class CaretLayer {
  readonly #layer = document.createElement('div');
  readonly #observer: ResizeObserver;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastDrawn = 0;

  /**
   * @param view the editor whose text they are in
   * @param desk what scrolls
   */
  constructor(
    private readonly view: EditorView,
    private readonly desk: HTMLElement,
  ) {
    this.#layer.className = 'carets';
    this.#layer.setAttribute('aria-hidden', 'true');
    view.dom.parentElement?.append(this.#layer);
    this.#observer = new ResizeObserver(this.schedule);
    this.#observer.observe(view.dom);
    desk.addEventListener('scroll', this.schedule, { passive: true });
  }

  /** Asks for a drawing; many requests in a short time make one. */
  readonly schedule = (): void => {
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#lastDrawn + PAUSE - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#lastDrawn = performance.now();
      this.#draw();
    }, wait);
  };

  destroy(): void {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.desk.removeEventListener('scroll', this.schedule);
    this.#layer.remove();
  }

  #draw(): void {
    const origin = this.#layer.getBoundingClientRect();
    const desk = this.desk.getBoundingClientRect();
    const drawn: HTMLElement[] = [];
    for (const presence of presenceOf<AwarenessUser>(this.view.state)) {
      drawn.push(...this.#selection(presence, origin, desk));
      const caret = this.#caret(presence, origin, desk);
      if (caret) drawn.push(caret);
    }
    this.#layer.replaceChildren(...drawn);
  }

  /** Whether the line that begins at a position is near enough to the screen to be measured. */
  #isNear(lineStart: number, desk: DOMRect): boolean {
    const dom = this.view.nodeDOM(lineStart);
    if (!(dom instanceof HTMLElement)) return false;
    const box = dom.getBoundingClientRect();
    return box.bottom > desk.top - desk.height && box.top < desk.bottom + desk.height;
  }

  #caret({ user, head }: Presence<AwarenessUser>, origin: DOMRect, desk: DOMRect): HTMLElement | null {
    const place = this.view.state.doc.resolve(head);
    if (place.depth === 0 || !this.#isNear(place.before(1), desk)) return null;
    const box = this.view.coordsAtPos(head);
    const caret = marked('caret', user);
    caret.style.left = `${box.left - origin.left - 1}px`;
    caret.style.top = `${(box.top + box.bottom) / 2 - CARET_HEIGHT / 2 - origin.top}px`;
    caret.style.height = `${CARET_HEIGHT}px`;
    // Near the right edge the name would leave the sheet.
    if (box.left - origin.left > origin.width * 0.72) caret.dataset['side'] = 'left';
    const name = document.createElement('span');
    name.className = 'caret-name';
    name.textContent = user.sign ? `${user.sign} ${user.name}` : user.name;
    caret.append(name);
    return caret;
  }

  #selection({ user, anchor, head }: Presence<AwarenessUser>, origin: DOMRect, desk: DOMRect): HTMLElement[] {
    if (anchor === head) return [];
    const { doc } = this.view.state;
    const from = Math.min(anchor, head);
    const to = Math.min(doc.content.size, Math.max(anchor, head));
    const boxes: HTMLElement[] = [];
    doc.nodesBetween(from, to, (line, start) => {
      if (line.content.size > 0 && this.#isNear(start, desk)) {
        // Line by line: the rectangles of a range over several lines would hold each line's whole box as well.
        const range = document.createRange();
        const first = this.view.domAtPos(Math.max(from, start + 1));
        const last = this.view.domAtPos(Math.min(to, start + line.nodeSize - 1));
        range.setStart(first.node, first.offset);
        range.setEnd(last.node, last.offset);
        for (const { left, top, width, height } of range.getClientRects()) {
          if (width === 0) continue;
          const box = marked('caret-selection', user);
          box.style.left = `${left - origin.left}px`;
          box.style.top = `${top - origin.top}px`;
          box.style.width = `${width}px`;
          box.style.height = `${height}px`;
          boxes.push(box);
        }
      }
      return false;
    });
    return boxes;
  }
}

/** An element in the colour of somebody's city. */
function marked(className: string, person: AwarenessUser): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  if (person.colour) element.style.setProperty('--city', person.colour);
  return element;
}
