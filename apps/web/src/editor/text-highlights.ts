import { lineAttrs, lineOf } from '@colex/editor';
import type { LineId } from '@colex/lawtext';
import type { EditorView } from 'prosemirror-view';
import { shiftedRange, type WordRange } from './shifted-range.js';

/** Words to be lifted out, as they stood when they were found. */
export interface MarkedWords extends WordRange {
  readonly line: LineId;
  /** The text of the line when they were found; a later one is compared with it. */
  readonly text: string;
}

/** How long a changed text is left alone before the marks are placed anew, in milliseconds; typing moves them by itself. */
const REST = 120;

/**
 * Words of the text lifted out by CSS custom highlights: ranges beside the text, so neither ProseMirror nor the elements of a line
 * know of them, and a keystroke costs nothing. Only lines near the screen have any.
 */
export class TextHighlights {
  readonly #sets = new Map<string, ReadonlyMap<LineId, readonly MarkedWords[]>>();
  readonly #drawn = new Map<string, Highlight>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  /**
   * @param view the editor whose text it is
   * @param desk what scrolls
   */
  constructor(
    private readonly view: EditorView,
    private readonly desk: HTMLElement,
  ) {
    desk.addEventListener('scroll', this.#soon, { passive: true });
    window.addEventListener('resize', this.#soon);
  }

  /** Lifts out these words under a name of the style sheet, and no others. */
  show(name: string, words: readonly MarkedWords[]): void {
    const byLine = new Map<LineId, MarkedWords[]>();
    for (const each of words) {
      const known = byLine.get(each.line);
      if (known) known.push(each);
      else byLine.set(each.line, [each]);
    }
    if (byLine.size === 0) {
      this.#sets.delete(name);
      this.#drawn.get(name)?.clear();
    } else this.#sets.set(name, byLine);
    this.#soon();
  }

  /** To be called when the page shows another text. */
  shown(): void {
    if (this.#sets.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#soon();
    }, REST);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.desk.removeEventListener('scroll', this.#soon);
    window.removeEventListener('resize', this.#soon);
    for (const [name, highlight] of this.#drawn) {
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    }
  }

  readonly #soon = (): void => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  };

  #draw(): void {
    // Browsers without custom highlights show everything in the panels all the same.
    if (!('highlights' in CSS)) return;
    const near = this.#sets.size === 0 ? [] : this.#nearLines();
    for (const [name, byLine] of this.#sets) {
      const highlight = this.#highlight(name);
      highlight.clear();
      for (const index of near) {
        const node = this.view.state.doc.maybeChild(index);
        const element = this.view.dom.children[index];
        if (!node || !element) continue;
        const words = byLine.get(lineAttrs(node).id);
        if (!words) continue;
        const { text } = lineOf(node);
        for (const each of words) {
          const place = shiftedRange(each.text, text, each);
          const range = place && rangeIn(element, place);
          if (range) highlight.add(range);
        }
      }
    }
  }

  #highlight(name: string): Highlight {
    const known = this.#drawn.get(name);
    if (known) return known;
    const highlight = new Highlight();
    this.#drawn.set(name, highlight);
    CSS.highlights.set(name, highlight);
    return highlight;
  }

  /** Indexes of the lines on the screen and one screen around it, found by halving: lines stand in order. */
  #nearLines(): readonly number[] {
    const { children } = this.view.dom;
    const { top, bottom, height } = this.desk.getBoundingClientRect();
    let low = 0;
    let high = children.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((children[middle]?.getBoundingClientRect().bottom ?? 0) < top - height) low = middle + 1;
      else high = middle;
    }
    const near: number[] = [];
    for (let index = low; index < children.length; index += 1) {
      if ((children[index]?.getBoundingClientRect().top ?? 0) > bottom + height) break;
      near.push(index);
    }
    return near;
  }
}

/** The characters of a line as a range of its element; a reference counts as one character. Null when they are not all there. */
function rangeIn(element: Element, { from, to }: WordRange): Range | null {
  const begin = placeIn(element, from, true);
  const end = placeIn(element, to, false);
  if (!begin || !end) return null;
  const range = document.createRange();
  range.setStart(begin.node, begin.offset);
  range.setEnd(end.node, end.offset);
  return range.collapsed ? null : range;
}

interface Place {
  readonly node: Node;
  readonly offset: number;
}

/** Where a character begins (`isBegin`) or the one before it ends, in the nodes that hold it. */
function placeIn(root: Element, offset: number, isBegin: boolean): Place | null {
  let left = offset;
  const walk = (parent: Node): Place | null => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child instanceof Text) {
        if (isBegin ? left < child.data.length : left <= child.data.length) return { node: child, offset: left };
        left -= child.data.length;
      } else if (child instanceof HTMLElement && child.dataset['reference'] !== undefined) {
        const index = [...parent.childNodes].indexOf(child);
        if (isBegin && left === 0) return { node: parent, offset: index };
        if (!isBegin && left === 1) return { node: parent, offset: index + 1 };
        left -= 1;
      } else {
        const found = walk(child);
        if (found) return found;
      }
    }
    return null;
  };
  return walk(root);
}
