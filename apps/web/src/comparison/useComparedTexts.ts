import { useEffect, useState } from 'react';
import type { ComparedTexts } from './compared-rows.js';
import type { ComparisonOrder } from './comparison-worker.js';

/** Two texts compared in a thread of its own; undefined until that is done. */
export function useComparedTexts(before: string | undefined, after: string | undefined): ComparedTexts | undefined {
  const [texts, setTexts] = useState<ComparedTexts>();
  useEffect(() => {
    setTexts(undefined);
    if (before === undefined || after === undefined) return;
    const worker = new Worker(new URL('./comparison-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<{ texts: ComparedTexts }>) => setTexts(data.texts));
    worker.postMessage({ id: 1, before, after } satisfies ComparisonOrder);
    return () => worker.terminate();
  }, [before, after]);
  return texts;
}
