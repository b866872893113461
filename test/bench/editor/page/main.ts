/// <reference types="vite/client" />
import '../../../../apps/web/src/styles/properties.css';
import '../../../../apps/web/src/styles/base.css';
import '../../../../apps/web/src/styles/sheet.css';
import '../../../../apps/web/src/styles/workbench.css';
import '../../../../apps/web/src/styles/threads.css';
import '../../../../apps/web/src/styles/check.css';
import { openColex } from './colex.js';
import type { Open, OpenText } from './opened.js';
import './bench-page.js';
import { openTiptap } from './tiptap.js';

const OPEN = { colex: openColex, tiptap: openTiptap } satisfies Record<string, Open>;

const nextFrame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));

/** Calls back right after the next frame was painted. */
function afterPaint(task: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', task);
    port1.start();
    port2.postMessage(null);
  });
}

const painted = (): Promise<void> => new Promise(afterPaint);

let opened: OpenText | undefined;
let received = 0;
let keys: number[] = [];
let slow: number[] = [];

document.addEventListener('keydown', (event) => afterPaint(() => keys.push(performance.now() - event.timeStamp)), true);
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.name === 'keydown') slow.push(entry.duration);
}).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);

const desk = document.querySelector<HTMLElement>('.desk')!;

window.bench = {
  open: async (name, state) => {
    const bytes = Uint8Array.from(atob(state), (character) => character.charCodeAt(0));
    const sheet = document.createElement('div');
    sheet.className = 'sheet sheet-text';
    const mount = document.createElement('div');
    sheet.append(mount);
    desk.append(sheet);
    await painted();
    const begin = performance.now();
    opened = OPEN[name](bytes, desk, mount);
    const built = performance.now() - begin;
    await painted();
    return { built, painted: performance.now() - begin };
  },
  goToMiddle: async () => {
    opened?.goToMiddle();
    await painted();
  },
  join: (name) =>
    new Promise((done) => {
      const socket = new WebSocket(`ws://${window.location.host}/${name}`);
      socket.binaryType = 'arraybuffer';
      socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
        received += 1;
        opened?.receive(new Uint8Array(data));
        done();
      });
    }),
  received: () => received,
  keysToPaint: () => {
    const taken = keys;
    keys = [];
    return taken;
  },
  slowEvents: () => {
    const taken = slow;
    slow = [];
    return taken;
  },
  frames: async (what, milliseconds) => {
    const gaps: number[] = [];
    let last = await nextFrame();
    const end = last + milliseconds;
    while (last < end) {
      if (what === 'scroll') desk.scrollBy(0, 120);
      const now = await nextFrame();
      gaps.push(now - last);
      last = now;
    }
    return gaps;
  },
};
document.body.dataset['ready'] = 'true';
