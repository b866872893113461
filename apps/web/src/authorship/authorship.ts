import { type LiveBlameQuery, LiveBlameDocument } from '@colex/contract';
import { type Line, type LineId, readLineContent } from '@colex/lawtext';
import type { Client } from 'urql';
import type { DraftConnection } from '../editor/draft-connection.js';
import type { DraftEditor } from '../editor/draft-editor.js';
import type { MarkedWords } from '../editor/text-highlights.js';
import { type Watched, watchable } from '../editor/watched.js';
import { type AuthoredLine, type AuthoredRun, authoredLines, runsNow } from './authored-lines.js';

/** By what the words of the text are coloured. */
export const COLOURINGS = ['none', 'city', 'age'] as const;

/** One of {@link COLOURINGS}. */
export type Colouring = (typeof COLOURINGS)[number];

/** Somebody who wrote in the text. */
export type Author = NonNullable<NonNullable<NonNullable<LiveBlameQuery['draft']>['at']>['blame']>['authors'][number];

/** Who wrote the character that is pointed at, and when; `author` is null for one written a moment ago. */
export interface Written {
  readonly author: Author | null;
  readonly at: number;
}

/** What the legend shows. */
export interface AuthorshipState {
  readonly colouring: Colouring;
  readonly cities: readonly NonNullable<Author['city']>[];
  /** Whether the authors cannot be asked for at the moment. */
  readonly isMissing: boolean;
  readonly pointed: Written | null;
}

/** As many cities have colours of their own in one text (styles/authorship.css). */
export const MOST_CITIES = 16;
/** Shades of age, 0 the oldest. */
export const AGES = 5;
/** How long the text must rest before the authors are asked for anew, in milliseconds. */
const REST = 2_500;
/** How long before words that moved are coloured again. */
const SOON = 150;

const CITY_NAMES = Array.from({ length: MOST_CITIES }, (_, place) => `author-city-${place}`);
const AGE_NAMES = Array.from({ length: AGES }, (_, place) => `author-age-${place}`);

/**
 * Who wrote the words of the open text: by the server's knowledge, asked for when somebody wants to see it and again when the text
 * has rested. Drawn beside the text, so a keystroke costs nothing.
 */
export class Authorship {
  readonly #state = watchable<AuthorshipState>({ colouring: 'none', cities: [], isMissing: false, pointed: null });
  #lines: ReadonlyMap<LineId, AuthoredLine> = new Map();
  #authors: readonly Author[] = [];
  #asking = 0;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: Client,
    private readonly slug: string,
    private readonly connection: DraftConnection,
    private readonly editor: DraftEditor,
    private readonly sheet: HTMLElement,
  ) {
    connection.doc.on('update', this.#changed);
    sheet.addEventListener('mousemove', this.#pointed);
    document.addEventListener('selectionchange', this.#cursorMoved);
  }

  get state(): Watched<AuthorshipState> {
    return this.#state;
  }

  /** Colours the text, or no longer. */
  colour(colouring: Colouring): void {
    this.#set({ colouring, pointed: null });
    if (colouring === 'none') return this.#draw();
    void this.#ask();
  }

  destroy(): void {
    clearTimeout(this.#rest);
    clearTimeout(this.#soon);
    cancelAnimationFrame(this.#frame);
    this.connection.doc.off('update', this.#changed);
    this.sheet.removeEventListener('mousemove', this.#pointed);
    document.removeEventListener('selectionchange', this.#cursorMoved);
  }

  get #isOn(): boolean {
    return this.#state.getState().colouring !== 'none';
  }

  #set(part: Partial<AuthorshipState>): void {
    this.#state.set({ ...this.#state.getState(), ...part });
  }

  readonly #changed = (): void => {
    if (!this.#isOn) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#ask(), REST);
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#draw();
    }, SOON);
  };

  async #ask(): Promise<void> {
    this.#asking += 1;
    const order = this.#asking;
    const query = this.client.query(LiveBlameDocument, { slug: this.slug }, { requestPolicy: 'network-only' });
    const { data } = await query.toPromise();
    // A later question was answered, or nobody wants to know any more.
    if (order !== this.#asking || !this.#isOn) return;
    const moment = data?.draft?.at;
    if (!moment) return this.#set({ isMissing: true });
    this.#lines = authoredLines(readLineContent(moment.content), moment.blame.lines);
    this.#authors = moment.blame.authors;
    const cities = new Map(this.#authors.flatMap(({ city }) => (city ? [[city.id, city] as const] : [])));
    this.#set({ isMissing: false, cities: [...cities.values()].slice(0, MOST_CITIES) });
    this.#draw();
  }

  #draw(): void {
    const { colouring, cities } = this.#state.getState();
    const words = new Map<string, MarkedWords[]>([...CITY_NAMES, ...AGE_NAMES].map((name) => [name, []]));
    if (colouring !== 'none') {
      const places = new Map(cities.map(({ id }, place) => [id, place]));
      const shade = this.#shades();
      for (const line of this.editor.text().lines) {
        for (const run of this.#runsOf(line)) {
          const city = this.#authors[run.author]?.city;
          const place = city && places.get(city.id);
          const name = colouring === 'age' ? AGE_NAMES[shade(run)] : CITY_NAMES[place ?? MOST_CITIES];
          words.get(name ?? '')?.push({ line: line.id, text: line.text, from: run.from, to: run.to });
        }
      }
    }
    cities.forEach(({ colour }, place) => this.sheet.style.setProperty(`--author-city-${place}`, colour));
    for (const [name, marked] of words) this.editor.highlights.show(name, marked);
  }

  #runsOf({ id, text }: Line): readonly AuthoredRun[] {
    const known = this.#lines.get(id);
    return known ? runsNow(known, text) : [];
  }

  /** The text's whole time in five shades. */
  #shades(): (run: AuthoredRun) => number {
    let oldest = Infinity;
    let newest = 0;
    for (const { runs } of this.#lines.values()) {
      for (const { at } of runs) {
        oldest = Math.min(oldest, at);
        newest = Math.max(newest, at);
      }
    }
    const span = newest - oldest;
    return ({ at }) => (span > 0 ? Math.min(AGES - 1, Math.floor(((at - oldest) / span) * AGES)) : AGES - 1);
  }

  readonly #pointed = ({ clientX, clientY }: MouseEvent): void => {
    if (this.#isOn) this.#tell(this.editor.characterAt(clientX, clientY));
  };

  readonly #cursorMoved = (): void => {
    if (!this.#isOn || !this.sheet.contains(document.activeElement)) return;
    // The editor reads the selection of the page in the same event, and maybe after us.
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const { line, offset } = this.editor.cursor();
      // The character before the cursor: the one that was just passed, read or written.
      this.#tell({ line, offset: Math.max(0, offset - 1) });
    });
  };

  #tell(place: { readonly line: number; readonly offset: number } | null): void {
    const line = place && this.editor.text().lines[place.line];
    if (!place || !line || place.offset >= line.text.length) return;
    const run = this.#runsOf(line).find(({ from, to }) => from <= place.offset && place.offset < to);
    const pointed = { author: (run && this.#authors[run.author]) ?? null, at: run?.at ?? 0 };
    const before = this.#state.getState().pointed;
    if (before?.author !== pointed.author || before.at !== pointed.at) this.#set({ pointed });
  }
}
