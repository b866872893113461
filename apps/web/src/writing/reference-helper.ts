import {
  citationAtCaret,
  citedText,
  linkCitation,
  printedReferences,
  referenceAttrs,
  REMOTE_META,
  unlinkAt,
  type CitationOffer,
  type CitedText,
} from '@colex/editor';
import type { LineId } from '@colex/lawtext';
import { NodeSelection, Plugin, PluginKey, TextSelection, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { watchable } from '../editor/watched.js';

/** How long the keys must rest before a link is offered, in milliseconds: no keystroke waits for the looking. */
const REST = 120;

/** How long the pointer must rest on a reference before its text is shown, and may leave it before that goes. */
const HOVER = 220;

/** A place on the screen, in pixels of the window. */
export interface ScreenPlace {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** A link that is offered for the words just written. */
export interface ShownOffer {
  readonly label: string;
  readonly place: ScreenPlace;
}

/** The cited text beside a reference. */
export interface ShownCard {
  /** Undefined when the target is gone. */
  readonly cited: CitedText | undefined;
  readonly label: string;
  readonly target: LineId;
  readonly isBroken: boolean;
  readonly place: ScreenPlace;
  readonly position: number;
}

const key = new PluginKey<number | null>('colex.typed');

/** Helps with references: offers to link what was written out, shows what is cited, goes there. */
export class ReferenceHelper {
  readonly offer = watchable<ShownOffer | null>(null);
  readonly card = watchable<ShownCard | null>(null);
  readonly plugin: Plugin;
  #view: EditorView | undefined;
  #offered: CitationOffer | undefined;
  #declined = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hover: ReturnType<typeof setTimeout> | undefined;

  /** @param goTo goes to a line of the text. */
  constructor(private readonly goTo: (id: LineId) => void) {
    this.plugin = new Plugin<number | null>({
      key,
      // Where the person typed last; null once something else was done.
      state: {
        init: () => null,
        apply: (transaction, typedAt, _before, state) => {
          const at = typedAt === null ? null : transaction.mapping.map(typedAt);
          if (transaction.getMeta(REMOTE_META) !== undefined) return at;
          if (transaction.docChanged) {
            const isTyping = transaction.getMeta('uiEvent') === undefined && state.selection.empty;
            return isTyping ? state.selection.head : null;
          }
          return at === state.selection.head ? at : null;
        },
      },
      props: {
        handleClickOn: (view, _position, node, position, event) => {
          if (node.type.name !== 'reference' || event.button !== 0 || event.shiftKey) return false;
          const { target } = referenceAttrs(node);
          if (citedText(view.state, { target, until: undefined }) === undefined) {
            view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)));
            this.#showCard(position);
          } else {
            this.hideCard();
            this.goTo(target);
          }
          return true;
        },
        handleDOMEvents: {
          // Before the plugin that leaves the text after Esc: this Esc only declines an offer.
          keydown: (view, event) => {
            if (event.isComposing || !this.#press(view, event)) return false;
            event.preventDefault();
            return true;
          },
          mouseover: (view, event) => {
            const position = this.#referenceUnder(view, event.target);
            if (position === undefined) return false;
            clearTimeout(this.#hover);
            this.#hover = setTimeout(() => this.#showCard(position), HOVER);
            return false;
          },
          mouseout: (view, event) => {
            if (this.#referenceUnder(view, event.target) !== undefined) this.leaveCard();
            return false;
          },
          blur: () => {
            this.#withdraw();
            return false;
          },
        },
      },
    });
  }

  attach(view: EditorView): void {
    this.#view = view;
  }

  shown(before: EditorState, after: EditorState): void {
    if (before.doc !== after.doc || before.selection !== after.selection) {
      this.#withdraw();
      clearTimeout(this.#timer);
      if (key.getState(after) === after.selection.head) this.#timer = setTimeout(() => this.#look(), REST);
      else this.#declined = '';
      const { selection } = after;
      if (selection instanceof NodeSelection && selection.node.type.name === 'reference')
        this.#showCard(selection.from);
      else if (before.selection instanceof NodeSelection) this.hideCard();
    }
  }

  /** Links what is offered. */
  accept(): void {
    const view = this.#view;
    if (view === undefined || this.#offered === undefined) return;
    const offered = this.#offered;
    this.#withdraw();
    linkCitation(offered)(view.state, view.dispatch);
    view.focus();
  }

  /** The pointer has come onto the card. */
  keepCard(): void {
    clearTimeout(this.#hover);
  }

  /** The pointer has left the reference or its card. */
  leaveCard(): void {
    clearTimeout(this.#hover);
    this.#hover = setTimeout(() => this.hideCard(), HOVER);
  }

  hideCard(): void {
    clearTimeout(this.#hover);
    this.card.set(null);
  }

  /** Goes to what the card shows. */
  follow(): void {
    const card = this.card.getState();
    this.hideCard();
    if (card?.cited !== undefined) this.goTo(card.target);
  }

  /** Makes the reference of the card words again. */
  unlink(): void {
    const [view, card] = [this.#view, this.card.getState()];
    this.hideCard();
    if (view === undefined || card === null || !view.editable) return;
    unlinkAt(card.position)(view.state, view.dispatch);
    view.focus();
  }

  /** Selects the reference of the card, so that another may take its place. */
  selectCard(): void {
    const [view, card] = [this.#view, this.card.getState()];
    this.hideCard();
    if (view?.state.doc.nodeAt(card?.position ?? 0)?.type.name !== 'reference' || card === null) return;
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, card.position)));
    this.hideCard();
  }

  /** Forgets what is shown beside the text, because the text moved under it. */
  scrolled(): void {
    this.#withdraw();
    this.hideCard();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#hover);
    this.#view = undefined;
  }

  #press(view: EditorView, event: KeyboardEvent): boolean {
    if (this.#offered !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey) {
      if (event.key === 'Tab') {
        this.accept();
        return true;
      }
      if (event.key === 'Escape') {
        this.#declined = this.#offered.reference.label;
        this.#withdraw();
        return true;
      }
    }
    const { selection } = view.state;
    if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'reference') return false;
    if (event.key === 'Enter') {
      this.follow();
      return true;
    }
    if (event.key === 'Escape') {
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, selection.to)));
      return true;
    }
    return false;
  }

  #look(): void {
    const view = this.#view;
    if (view === undefined || view.composing || !view.editable || !view.hasFocus()) return;
    const found = citationAtCaret(view.state);
    if (found === undefined || found.reference.label === this.#declined) return;
    this.#offered = found;
    this.offer.set({ label: found.reference.label, place: placeOf(view, found.from, found.to) });
  }

  #withdraw(): void {
    this.#offered = undefined;
    this.offer.set(null);
  }

  #referenceUnder(view: EditorView, target: EventTarget | null): number | undefined {
    const element = target instanceof Element ? target.closest('.line-reference') : null;
    if (element === null) return undefined;
    const position = view.posAtDOM(element, 0);
    for (const at of [position, position - 1]) {
      if (at >= 0 && view.state.doc.nodeAt(at)?.type.name === 'reference') return at;
    }
    return undefined;
  }

  #showCard(position: number): void {
    const view = this.#view;
    const node = view?.state.doc.nodeAt(position);
    if (view === undefined || node?.type.name !== 'reference') return;
    const printed = printedReferences(view.state).get(node);
    const { target, until, label } = referenceAttrs(node);
    this.card.set({
      cited: citedText(view.state, { target, ...(until === null ? {} : { until }) }),
      label: printed?.label ?? label,
      target,
      isBroken: printed?.broken === true,
      place: placeOf(view, position, position + 1),
      position,
    });
  }
}

/** Where a stretch of the text is on the screen. */
function placeOf(view: EditorView, from: number, to: number): ScreenPlace {
  const [start, end] = [view.coordsAtPos(from), view.coordsAtPos(to, -1)];
  // Words that go over a row's end are shown from where they end.
  const left = end.top > start.bottom ? Math.min(end.left, start.left) : start.left;
  return { left, top: Math.min(start.top, end.top), bottom: Math.max(start.bottom, end.bottom) };
}
