/** `npm run bench -- editor`: opening and editing the Civil Code in real Chromium, beside y-prosemirror on the same text. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillWithLines } from '@colex/collab';
import { documentOf } from '@colex/editor';
import { readText, type Line } from '@colex/lawtext';
import { build } from 'vite';
import { prosemirrorToYXmlFragment } from 'y-prosemirror';
import * as Y from 'yjs';
import { launchChromium, OFFICE } from '../browser/chromium.js';
import type { Round } from './editor-page/main.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROUNDS = 3;
const KEYSTROKES = 200;

/** The goals of the project for a text of this size, in milliseconds. */
const GOALS = { editable: 300, keystrokeMedian: 2, keystrokeP99: 8 };

const SUBJECTS = ['colex', 'yProseMirror'] as const;
type Subject = (typeof SUBJECTS)[number];

/** What is reported of a subject, in milliseconds: medians over the rounds, percentiles over all keystrokes. */
interface Figures {
  readonly built: number;
  readonly editable: number;
  readonly keystrokeMedian: number;
  readonly keystrokeP99: number;
  readonly layoutMedian: number;
  readonly layoutP99: number;
  readonly splitMedian: number;
}

async function civilCode(): Promise<readonly Line[] | undefined> {
  const corpus = join(resolve(ROOT, process.env['COLEX_SHARED'] ?? '../shared'), 'corpus');
  if (!existsSync(corpus)) return undefined;
  const name = (await readdir(corpus)).find((each) => each.startsWith('01-'));
  if (name === undefined) return undefined;
  let last = 0;
  return readText(await readFile(join(corpus, name), 'utf8'), { newId: () => `l${(last += 1)}` }).lines;
}

/** The same lines as each binding keeps them, encoded. */
function encodedStates(lines: readonly Line[]): Record<Subject, Uint8Array> {
  const ours = new Y.Doc();
  fillWithLines(ours, lines);
  const theirs = new Y.Doc();
  prosemirrorToYXmlFragment(documentOf(lines), theirs.getXmlFragment('prosemirror'));
  return { colex: Y.encodeStateAsUpdate(ours), yProseMirror: Y.encodeStateAsUpdate(theirs) };
}

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, answer) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    readFile(join(folder, path)).then(
      (file) => answer.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(file),
      () => answer.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function figuresOf(rounds: readonly Round[]): Figures {
  const all = (key: 'keystrokes' | 'keystrokesWithLayout' | 'splits'): number[] =>
    rounds.flatMap((round) => round[key]);
  const of = (key: 'built' | 'painted'): number[] => rounds.map((round) => round[key]);
  return {
    built: percentile(of('built'), 0.5),
    editable: percentile(of('painted'), 0.5),
    keystrokeMedian: percentile(all('keystrokes'), 0.5),
    keystrokeP99: percentile(all('keystrokes'), 0.99),
    layoutMedian: percentile(all('keystrokesWithLayout'), 0.5),
    layoutP99: percentile(all('keystrokesWithLayout'), 0.99),
    splitMedian: percentile(all('splits'), 0.5),
  };
}

async function measure(states: Record<Subject, Uint8Array>): Promise<Record<Subject, Figures>> {
  await build({ configFile: join(ROOT, 'test/bench/editor-page/vite.config.ts') });
  const server = await serve(join(ROOT, '.cache/editor-page'));
  const chromium = await launchChromium();
  const rounds: Record<Subject, Round[]> = { colex: [], yProseMirror: [] };
  try {
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      // Turn by turn, so that whatever else the machine does falls on all alike.
      for (const subject of SUBJECTS) {
        const page = await chromium.newPage(OFFICE);
        await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
        await page.waitForSelector('body[data-ready]', { state: 'attached' });
        rounds[subject].push(
          await page.evaluate(([name, state, keystrokes]) => window.measureRound(name, state, keystrokes), [
            subject,
            Buffer.from(states[subject]).toString('base64'),
            KEYSTROKES,
          ] as const),
        );
        await page.close();
      }
    }
  } finally {
    await chromium.close();
    server.close();
  }
  return { colex: figuresOf(rounds.colex), yProseMirror: figuresOf(rounds.yProseMirror) };
}

const shown = (value: number): string => value.toFixed(value < 10 ? 2 : 0).padStart(9);

/** Measures and prints; the last line is JSON. Says so and measures nothing when the corpus is not at hand. */
export async function run(): Promise<void> {
  const lines = await civilCode();
  if (lines === undefined) {
    console.log('The corpus is not here (COLEX_SHARED): nothing was measured.');
    return;
  }
  const states = encodedStates(lines);
  const figures = await measure(states);
  const { colex, yProseMirror } = figures;
  const articles = lines.filter((line) => line.kind === 'article').length;
  console.log(
    `Civil Code: ${articles} articles, ${lines.length} lines; milliseconds, ${ROUNDS} rounds, ${KEYSTROKES} keystrokes each`,
  );
  console.log(`encoded state: Colex ${states.colex.length} bytes, y-prosemirror ${states.yProseMirror.length} bytes`);
  console.log(`${''.padEnd(46)}${'Colex'.padStart(9)}${'y-pm'.padStart(9)}${'goal'.padStart(9)}`);
  const rows: readonly (readonly [string, keyof Figures, number | undefined])[] = [
    ['bytes → view that takes input', 'built', undefined],
    ['bytes → painted and editable', 'editable', GOALS.editable],
    ['keystroke: editor and Yjs, median', 'keystrokeMedian', GOALS.keystrokeMedian],
    ['keystroke: editor and Yjs, p99', 'keystrokeP99', GOALS.keystrokeP99],
    ['keystroke with selection and layout, median', 'layoutMedian', undefined],
    ['keystroke with selection and layout, p99', 'layoutP99', undefined],
    ['split a line, with layout, median', 'splitMedian', undefined],
  ];
  for (const [says, key, goal] of rows) {
    console.log(
      `${says.padEnd(46)}${shown(colex[key])}${shown(yProseMirror[key])}${goal === undefined ? '' : `< ${goal}`.padStart(9)}`,
    );
  }
  console.log(JSON.stringify({ bench: 'editor', articles, lines: lines.length, ...figures }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
