/// <reference types="vite/client" />
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
  /** One character typed in the middle: editor, shared text and the elements of the page. */
  readonly keystrokes: readonly number[];
  /** The same with the browser's selection and layout: all that stands between a key and the next frame. */
  readonly keystrokesWithLayout: readonly number[];
  /** A line split in the middle, which renumbers everything after it; with layout. */
  readonly splits: readonly number[];
}

const nextPaint = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

function placeInMiddle(view: EditorView): void {
  const middle = Math.floor(view.state.doc.childCount / 2);
  let position = 0;
  for (let line = 0; line < middle; line += 1) position += view.state.doc.child(line).nodeSize;
  const inside = position + 1 + Math.floor(view.state.doc.child(middle).content.size / 2);
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, inside)));
  view.focus();
  view.dispatch(view.state.tr.scrollIntoView());
}

function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

async function repeat(times: number, work: () => void, afterwards: () => void = () => undefined): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    took.push(timed(work));
    afterwards();
    await nextPaint();
  }
  return took;
}

async function measure({ view, splitLine }: OpenText, keystrokes: number): Promise<Omit<Round, 'built' | 'painted'>> {
  const type = (): void => view.dispatch(view.state.tr.insertText('法'));
  // Reading a measure makes the browser lay out at once what it would lay out before the next frame.
  const andLayout = (work: () => void) => (): void => {
    work();
    view.dom.getBoundingClientRect();
  };
  placeInMiddle(view);
  await nextPaint();
  const withLayout = await repeat(keystrokes, andLayout(type));
  const splits = await repeat(keystrokes / 10, andLayout(splitLine), type);
  // Without the focus the page's selection is not set, which would make the browser lay out inside the measured time.
  // A person's key sets it before the editor hears of it.
  (document.activeElement as HTMLElement | null)?.blur();
  await nextPaint();
  return { keystrokes: await repeat(keystrokes, type), keystrokesWithLayout: withLayout, splits };
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
