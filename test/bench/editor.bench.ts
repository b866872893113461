/** `npm run bench -- editor`: the Civil Code in real Chromium while ten others type, beside Tiptap with its collaboration extension. */
import { writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { build } from 'vite';
import { FLAGS, OFFICE, findChromium } from '../browser/chromium.js';
import { PEER_VERSIONS, peersFolder } from './editor/peers.js';
import { openDesk, type Desk } from './editor/peers-typing.js';
import { percentile, printFigures, type Figures } from './editor/report.js';
import { SUBJECTS, civilCode, type SubjectName } from './editor/text.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROUNDS = 3;
const KEYSTROKES = 100;
const SPLITS = 15;
/** Keys pressed before the others begin. */
const ALONE = 40;
const REMOTE_MS = 3_000;
const FRAMES_MS = 2_000;
/** A person types about so fast; the others type meanwhile. */
const PAUSE_MS = 40;

/** Frames as soon as they can be made: then a key's way to the paint is work and no waiting for the screen. */
const WITHOUT_SCREEN = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** What one round measured, in milliseconds unless it says otherwise. */
interface Round {
  readonly built: number;
  readonly painted: number;
  /** Of one key while nobody else types: our scripts and the editor's, and what the browser does for style and layout. */
  readonly script: number;
  readonly layout: number;
  readonly aloneKeys: readonly number[];
  readonly keystrokes: readonly number[];
  readonly slowEvents: readonly number[];
  readonly structural: readonly number[];
  /** Work of the page's thread for one update of somebody else. */
  readonly remote: number;
  readonly heapMb: number;
  readonly typingFrames: readonly number[];
  readonly scrollFrames: readonly number[];
}

async function openPage(browser: Browser, desk: Desk): Promise<{ page: Page; session: CDPSession }> {
  const page = await (await browser.newContext(OFFICE)).newPage();
  await page.goto(desk.url);
  await page.waitForSelector('body[data-ready]', { state: 'attached' });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return { page, session };
}

/** How long the page's thread has been at something, in milliseconds. */
async function spentMs(session: CDPSession, ...names: readonly string[]): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.filter(({ name }) => names.includes(name)).reduce((sum, { value }) => sum + value * 1000, 0);
}

async function press(page: Page, key: string, times: number): Promise<readonly number[]> {
  await page.evaluate(() => window.bench.keysToPaint());
  for (let turn = 0; turn < times; turn += 1) {
    await page.keyboard.press(key);
    await page.waitForTimeout(PAUSE_MS);
  }
  return page.evaluate(() => window.bench.keysToPaint());
}

/** Keys are measured without waiting for a screen. */
async function measureKeys(browser: Browser, desk: Desk, name: SubjectName) {
  const { page, session } = await openPage(browser, desk);
  const state = Buffer.from(desk.states[name]).toString('base64');
  const opening = await page.evaluate(([each, bytes]) => window.bench.open(each, bytes), [name, state] as const);
  await page.evaluate(() => window.bench.goToMiddle());
  await page.waitForTimeout(1_500);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const LAYOUT = ['LayoutDuration', 'RecalcStyleDuration'];
  const [scriptBefore, layoutBefore] = [await spentMs(session, 'ScriptDuration'), await spentMs(session, ...LAYOUT)];
  const aloneKeys = await press(page, 'a', ALONE);
  const script = (await spentMs(session, 'ScriptDuration')) - scriptBefore;
  const layout = (await spentMs(session, ...LAYOUT)) - layoutBefore;
  await page.evaluate((each) => window.bench.join(each), name);
  const [busyBefore, gotBefore] = [
    await spentMs(session, 'TaskDuration'),
    await page.evaluate(() => window.bench.received()),
  ];
  await page.waitForTimeout(REMOTE_MS);
  const [busyAfter, gotAfter] = [
    await spentMs(session, 'TaskDuration'),
    await page.evaluate(() => window.bench.received()),
  ];
  const keystrokes = await press(page, 'a', KEYSTROKES);
  const slowEvents = await page.evaluate(() => window.bench.slowEvents());
  const enter = await press(page, 'Enter', SPLITS);
  const join = await press(page, 'Backspace', SPLITS);
  await page.context().close();
  return {
    ...opening,
    script: script / ALONE,
    layout: layout / ALONE,
    aloneKeys,
    keystrokes,
    slowEvents,
    structural: [...enter, ...join],
    remote: (busyAfter - busyBefore) / Math.max(1, gotAfter - gotBefore),
    heapMb: usedSize / 1_000_000,
  };
}

/** Frames are measured on a screen of 60 a second, while ten others and oneself type. */
async function measureFrames(browser: Browser, desk: Desk, name: SubjectName) {
  const { page } = await openPage(browser, desk);
  const state = Buffer.from(desk.states[name]).toString('base64');
  await page.evaluate(([each, bytes]) => window.bench.open(each, bytes), [name, state] as const);
  await page.evaluate(() => window.bench.goToMiddle());
  await page.evaluate((each) => window.bench.join(each), name);
  const typing = page.evaluate((time) => window.bench.frames('nothing', time), FRAMES_MS);
  for (let turn = 0; turn < FRAMES_MS / 100; turn += 1) {
    await page.keyboard.press('a');
    await page.waitForTimeout(60);
  }
  const typingFrames = await typing;
  const scrollFrames = await page.evaluate((time) => window.bench.frames('scroll', time), FRAMES_MS);
  await page.context().close();
  return { typingFrames, scrollFrames };
}

function figuresOf(rounds: readonly Round[]): Figures {
  const all = (
    key: 'aloneKeys' | 'keystrokes' | 'structural' | 'typingFrames' | 'scrollFrames' | 'slowEvents',
  ): number[] => rounds.flatMap((round) => round[key]);
  const middle = (key: 'built' | 'painted' | 'script' | 'layout' | 'remote' | 'heapMb'): number =>
    percentile(
      rounds.map((round) => round[key]),
      0.5,
    );
  return {
    built: middle('built'),
    painted: middle('painted'),
    script: middle('script'),
    layout: middle('layout'),
    aloneP50: percentile(all('aloneKeys'), 0.5),
    keystrokeP50: percentile(all('keystrokes'), 0.5),
    keystrokeP99: percentile(all('keystrokes'), 0.99),
    eventsOver16: all('slowEvents').length,
    structuralP50: percentile(all('structural'), 0.5),
    structuralP99: percentile(all('structural'), 0.99),
    remote: middle('remote'),
    heapMb: middle('heapMb'),
    typingFrameMax: Math.max(...all('typingFrames')),
    typingFramesOver50: all('typingFrames').filter((gap) => gap > 50).length,
    scrollFrameP95: percentile(all('scrollFrames'), 0.95),
    scrollFrameMax: Math.max(...all('scrollFrames')),
  };
}

async function measure(desk: Desk): Promise<Record<SubjectName, Figures>> {
  const executablePath = await findChromium();
  const rounds: Record<SubjectName, Round[]> = { colex: [], tiptap: [] };
  const fast = await chromium.launch({ executablePath, args: [...FLAGS, ...WITHOUT_SCREEN] });
  const screen = await chromium.launch({ executablePath, args: FLAGS });
  try {
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      // Turn by turn, so that whatever else the machine does falls on both alike.
      for (const name of SUBJECTS) {
        const keys = await measureKeys(fast, desk, name);
        rounds[name].push({ ...keys, ...(await measureFrames(screen, desk, name)) });
      }
    }
  } finally {
    await fast.close();
    await screen.close();
  }
  return { colex: figuresOf(rounds.colex), tiptap: figuresOf(rounds.tiptap) };
}

/** Measures and prints; the last line is JSON. Says so and measures nothing when the corpus is not at hand. */
export async function run(): Promise<void> {
  const lines = await civilCode();
  if (lines === undefined) {
    console.log('The corpus is not here (COLEX_SHARED): nothing was measured.');
    return;
  }
  await peersFolder();
  await build({ configFile: join(ROOT, 'test/bench/editor/page/vite.config.ts') });
  const desk = await openDesk(join(ROOT, '.cache/editor-page'), lines);
  try {
    const figures = await measure(desk);
    const articles = lines.filter((line) => line.kind === 'article').length;
    console.log(
      `Civil Code: ${articles} articles, ${lines.length} lines; ten others type 5 characters a second each; ${ROUNDS} rounds`,
    );
    console.log(`Tiptap ${PEER_VERSIONS.tiptap} with y-tiptap ${PEER_VERSIONS.yTiptap}; milliseconds`);
    printFigures(figures.colex, figures.tiptap);
    const result = JSON.stringify({
      bench: 'editor',
      articles,
      lines: lines.length,
      versions: PEER_VERSIONS,
      ...figures,
    });
    await mkdir(join(ROOT, 'test/bench/results'), { recursive: true });
    await writeFile(join(ROOT, `test/bench/results/editor-${Date.now()}.json`), `${result}\n`);
    console.log(result);
  } finally {
    await desk.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
