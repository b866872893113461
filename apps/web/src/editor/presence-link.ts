import type { AwarenessUser } from '@colex/contract';
import { ownCursor, presenceOf, tellPresence } from '@colex/editor';
import type { Awareness } from 'y-protocols/awareness';
import { colleaguesOf, participantsOf, sameParticipants, type Participant } from './participants.js';
import type { Sheet } from './sheet-view.js';
import { watchable, type Watched } from './watched.js';

/** Least time between two tellings, in milliseconds: five a second show where people are and cost little (stack.md §4). */
const PAUSE = 200;

/** Who is here, and the way to stop following. */
export interface PresenceLink {
  readonly people: Watched<readonly Participant[]>;
  /** To be called when the own cursor may have moved. */
  readonly moved: () => void;
  readonly stop: () => void;
}

/** Runs a task at once and then at most once in every {@link PAUSE}; the last request is never lost. */
function paced(task: () => void): { readonly ask: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const run = (): void => {
    timer = undefined;
    last = performance.now();
    task();
  };
  return {
    ask: () => {
      timer ??= setTimeout(run, Math.max(0, last + PAUSE - performance.now()));
    },
    stop: () => clearTimeout(timer),
  };
}

/** Tells colleagues where the own cursor is, and the sheet where theirs are. */
export function followPresence(awareness: Awareness, sheet: Sheet, viewer: AwarenessUser): PresenceLink {
  const { view, binding } = sheet;
  const people = watchable(participantsOf(awareness, viewer));
  let sent = '';
  // A cursor can arrive before the text it stands in, which waits until it is in the journal.
  let isBehind = false;

  const sending = paced(() => {
    // Nobody needs to see a cursor in a window that was only opened; a cursor once placed stays until the window closes.
    if (sent === '' && !view.hasFocus()) return;
    const cursor = ownCursor(binding);
    const words = JSON.stringify(cursor);
    if (words === sent) return;
    sent = words;
    awareness.setLocalStateField('cursor', cursor);
  });
  const telling = paced(() => {
    const here = participantsOf(awareness, viewer);
    if (!sameParticipants(here, people.getState())) people.set(here);
    // An input method at work is left alone.
    if (view.composing) return telling.ask();
    const colleagues = colleaguesOf(awareness);
    view.dispatch(tellPresence(binding, view.state, colleagues));
    isBehind = presenceOf(view.state).length < colleagues.filter(({ cursor }) => cursor !== undefined).length;
  });
  sheet.onShown((before, after) => {
    if (isBehind && before.doc !== after.doc) telling.ask();
  });
  const onChange = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void => {
    if ([...added, ...updated, ...removed].some((client) => client !== awareness.clientID)) telling.ask();
  };
  awareness.on('change', onChange);
  view.dom.addEventListener('focus', sending.ask);
  telling.ask();
  return {
    people,
    moved: sending.ask,
    stop: () => {
      awareness.off('change', onChange);
      view.dom.removeEventListener('focus', sending.ask);
      sending.stop();
      telling.stop();
    },
  };
}
