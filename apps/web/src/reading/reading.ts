import { watchable, type Watched } from '../editor/watched.js';

/** How somebody likes to read, in this browser. */
export interface Reading {
  /** Size of the text in pixels. */
  readonly size: number;
  /** Characters in a full row. */
  readonly width: number;
  readonly theme: Theme;
}

/** `auto` does as the system does. */
export const THEMES = ['auto', 'light', 'dark'] as const;

/** One of {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

const SIZES = { least: 14, most: 26, step: 1, usual: 17 };
const WIDTHS = { least: 28, most: 56, step: 4, usual: 38 };

/** The key in the browser's storage; `public/reading.js` reads it before anything is drawn. */
const KEY = 'colex.reading';

const USUAL: Reading = { size: SIZES.usual, width: WIDTHS.usual, theme: 'auto' };

const within = (value: unknown, { least, most, usual }: typeof SIZES): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, Math.round(value))) : usual;

/** Reads what was stored, whatever it is. */
export function readingOf(stored: string | null): Reading {
  try {
    const { size, width, theme } = JSON.parse(stored ?? '{}') as Partial<Record<keyof Reading, unknown>>;
    return {
      size: within(size, SIZES),
      width: within(width, WIDTHS),
      theme: THEMES.find((each) => each === theme) ?? 'auto',
    };
  } catch {
    // Somebody else wrote it: begin anew.
    return USUAL;
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // The browser keeps nothing for this site.
    return null;
  }
}

const state = watchable<Reading>(USUAL);

/** How this person reads. */
export const reading: Watched<Reading> = state;

/** Changes how this person reads, at once and for the next time. */
export function changeReading(change: Partial<Reading>): void {
  const next = readingOf(JSON.stringify({ ...state.getState(), ...change }));
  state.set(next);
  applyReading(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // It holds for this page then.
  }
}

/** Another size of the text, by steps. */
export const resize = (steps: number): void => changeReading({ size: state.getState().size + steps * SIZES.step });

/** Another width of the column, by steps. */
export const widen = (steps: number): void => changeReading({ width: state.getState().width + steps * WIDTHS.step });

/** Reads the settings and puts them into effect; to be called once, before anything is drawn. */
export function startReading(): void {
  const now = readingOf(stored());
  state.set(now);
  applyReading(now);
}

function applyReading({ size, width, theme }: Reading): void {
  const { style, dataset } = document.documentElement;
  style.setProperty('--text-size', `${size}px`);
  style.setProperty('--row-characters', String(width));
  dataset['theme'] = theme;
}
