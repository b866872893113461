/** The thread that compares texts, so that the page stays at hand meanwhile. */
import { comparedRows } from './compared-rows.js';

/** Two texts by their contents. */
export interface ComparisonOrder {
  readonly id: number;
  readonly before: string;
  readonly after: string;
}

self.addEventListener('message', ({ data }: MessageEvent<ComparisonOrder>) => {
  self.postMessage({ id: data.id, texts: comparedRows(data.before, data.after) });
});
