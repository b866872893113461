import { presenceOf } from '@colex/editor';
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Participant } from '../editor/participants.js';
import { watchable } from '../editor/watched.js';

/** Following a colleague: the desk goes where their caret goes, until one scrolls, types or clicks oneself. */
export class Follow {
  readonly person = watchable<Participant | null>(null);

  /**
   * @param view the editor
   * @param desk what scrolls
   * @param bring brings a position of the text into sight
   */
  constructor(
    private readonly view: EditorView,
    private readonly desk: HTMLElement,
    private readonly bring: (position: number) => void,
  ) {
    for (const event of ['wheel', 'pointerdown', 'keydown', 'touchmove'] as const)
      desk.addEventListener(event, this.stop, { passive: true });
  }

  readonly start = (person: Participant): void => {
    this.person.set(person);
    this.#look(this.view.state);
  };

  readonly stop = (): void => this.person.set(null);

  shown(before: EditorState, after: EditorState): void {
    if (this.person.getState() !== null && presenceOf(before) !== presenceOf(after)) this.#look(after);
  }

  /** Whoever has gone cannot be followed. */
  here(people: readonly Participant[]): void {
    const followed = this.person.getState();
    if (followed && !people.some(({ client }) => client === followed.client)) this.stop();
  }

  destroy(): void {
    for (const event of ['wheel', 'pointerdown', 'keydown', 'touchmove'] as const)
      this.desk.removeEventListener(event, this.stop);
  }

  #look(state: EditorState): void {
    const place = presenceOf(state).find(({ client }) => client === this.person.getState()?.client);
    if (!place) return;
    const { top, bottom } = this.view.coordsAtPos(Math.min(place.head, state.doc.content.size));
    const seen = this.desk.getBoundingClientRect();
    if (top < seen.top + 40 || bottom > seen.bottom - 60) this.bring(place.head);
  }
}
