/** What is reported of an editor: milliseconds unless the name says otherwise. */
export interface Figures {
  readonly built: number;
  readonly painted: number;
  readonly script: number;
  readonly layout: number;
  readonly aloneP50: number;
  readonly keystrokeP50: number;
  readonly keystrokeP99: number;
  /** Keydowns of which the browser itself says that they took 16 ms or more. */
  readonly eventsOver16: number;
  readonly structuralP50: number;
  readonly structuralP99: number;
  readonly remote: number;
  readonly heapMb: number;
  readonly typingFrameMax: number;
  readonly typingFramesOver50: number;
  readonly scrollFrameP95: number;
  readonly scrollFrameMax: number;
}

/** What each figure is, and the goal of the project where it has one. */
const ROWS: readonly (readonly [keyof Figures, string, number?])[] = [
  ['built', 'bytes → editor that takes input'],
  ['painted', 'bytes → painted and editable', 300],
  ['script', 'one key, nobody else typing: scripts'],
  ['layout', 'one key, nobody else typing: style and layout'],
  ['aloneP50', 'one key, nobody else typing: keydown → painted, p50'],
  ['keystrokeP50', 'keydown → painted, p50', 4],
  ['keystrokeP99', 'keydown → painted, p99', 16],
  ['eventsOver16', 'keydowns of 16 ms and more (Event Timing), count'],
  ['structuralP50', 'Enter or Backspace over a line → painted, p50', 16],
  ['structuralP99', 'Enter or Backspace over a line → painted, p99'],
  ['remote', 'work of the page for one edit of a colleague'],
  ['heapMb', 'heap of the page, MB'],
  ['typingFrameMax', 'longest frame while eleven type', 50],
  ['typingFramesOver50', 'frames over 50 ms while eleven type, count', 0],
  ['scrollFrameP95', 'frames while scrolling, p95'],
  ['scrollFrameMax', 'frames while scrolling, longest'],
];

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const shown = (value: number): string => value.toFixed(value < 10 && value % 1 !== 0 ? 2 : 0).padStart(9);

/** Prints both beside each other with their ratio. */
export function printFigures(ours: Figures, theirs: Figures): void {
  console.log(
    `${''.padEnd(52)}${'Colex'.padStart(9)}${'Tiptap'.padStart(9)}${'ratio'.padStart(9)}${'goal'.padStart(8)}`,
  );
  for (const [key, says, goal] of ROWS) {
    const ratio = ours[key] > 0 ? `${(theirs[key] / ours[key]).toFixed(1)} ×` : '';
    const wanted = goal === undefined ? '' : `≤ ${goal}`;
    console.log(`${says.padEnd(52)}${shown(ours[key])}${shown(theirs[key])}${ratio.padStart(9)}${wanted.padStart(8)}`);
  }
}
