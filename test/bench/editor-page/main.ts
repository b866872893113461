import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import '../../../apps/web/src/styles/properties.css';
import '../../../apps/web/src/styles/base.css';
import '../../../apps/web/src/styles/sheet.css';
import '../../../apps/web/src/styles/workbench.css';
import { colex } from './colex.js';
import type { OpenText, Subject } from './subject.js';
import { yProseMirror } from './y-prosemirror.js';

const SUBJECTS = { colex, yProseMirror } satisfies Record<string, Subject>;

/** What one round measured, in milliseconds. */
export interface Round {
  /** From the bytes in memory to a view that takes input. */
  readonly built: number;
  /** From the bytes in memory to the first frame that shows the text. */
  readonly painted: number;
  /** One character typed in the middle: editor, shared text and page together, layout included. */
  readonly keystrokes: readonly number[];
  /** Enter and its undoing step in the middle, which renumbers everything after it. */
  readonly structural: readonly number[];
}

const nextPaint = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

function placeInMiddle(view: EditorView): void {
  const middle = Math.floor(view.state.doc.childCount / 2);
  let position = 0;
  for (let line = 0; line < middle; line += 1) position += view.state.doc.child(line).nodeSize;
  const inside = position + 1 + Math.floor(view.state.doc.child(middle).content.size / 2);
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, inside)).scrollIntoView());
  view.focus();
}

/** Runs the work and lets the page settle its layout, so that what the work causes is counted with it. */
function timed(view: EditorView, work: () => void): number {
  const begin = performance.now();
  work();
  view.dom.getBoundingClientRect();
  return performance.now() - begin;
}

async function measure(opened: OpenText, keystrokes: number): Promise<Pick<Round, 'keystrokes' | 'structural'>> {
  const { view, splitLine } = opened;
  placeInMiddle(view);
  await nextPaint();
  const typed: number[] = [];
  for (let stroke = 0; stroke < keystrokes; stroke += 1) {
    typed.push(timed(view, () => view.dispatch(view.state.tr.insertText('法'))));
    if (stroke % 5 === 4) await nextPaint();
  }
  const split: number[] = [];
  for (let turn = 0; turn < keystrokes / 10; turn += 1) {
    split.push(timed(view, splitLine));
    await nextPaint();
    view.dispatch(view.state.tr.insertText('法'));
    await nextPaint();
  }
  return { keystrokes: typed, structural: split };
}

declare global {
  interface Window {
    /** Measures one subject once on a page of its own. */
    measureRound: (name: keyof typeof SUBJECTS, state: string, keystrokes: number) => Promise<Round>;
  }
}

window.measureRound = async (name, state, keystrokes) => {
  const bytes = Uint8Array.from(atob(state), (character) => character.charCodeAt(0));
  const sheet = document.createElement('div');
  sheet.className = 'sheet sheet-text';
  const mount = document.createElement('div');
  sheet.append(mount);
  document.querySelector('.desk')?.append(sheet);
  await nextPaint();

  const begin = performance.now();
  const opened = SUBJECTS[name](bytes, mount);
  const built = performance.now() - begin;
  await nextPaint();
  const painted = performance.now() - begin;
  const rest = await measure(opened, keystrokes);
  opened.close();
  sheet.remove();
  return { built, painted, ...rest };
};
document.body.dataset['ready'] = 'true';
