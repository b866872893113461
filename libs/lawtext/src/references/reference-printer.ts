import { citationsIn, type Citation } from './citation.js';
import { fullLabel, provisionLabel } from './label.js';
import { paragraphHolding, placesOf, type Places } from './places.js';
import { resolveText } from './find-references.js';
import { selfNameOf } from './self-name.js';
import { REFERENCE_PLACEHOLDER, type Line, type Reference } from '../line.js';

/** A live reference as it prints now. */
export interface PrintedReference {
  readonly reference: Reference;
  /** 第十条第二款; of a broken one what it printed when it was made. */
  readonly label: string;
  /** Whether nothing true can be printed: the target is gone, or stands where no citation reaches (a 款 outside articles). */
  readonly broken: boolean;
}

/** Prints the live references of one state of a text. */
export interface ReferencePrinter {
  /** The references of a line, in the order of their placeholders. */
  readonly referencesOf: (index: number) => readonly PrintedReference[];
  /** The text of a line with its references printed. */
  readonly textOf: (index: number) => string;
}

const NUMBERS = ['', '', '两', '三', '四', '五', '六', '七', '八', '九'];

/** 前款, 前两款 or 前条 when that is how the line stands to what is meant; empty otherwise. */
const previousForm = (
  places: Places,
  here: number,
  target: number,
  until: number | undefined,
  paragraph: boolean,
): string => {
  const count = (list: readonly number[], own: number): string => {
    const last = list.indexOf(until ?? target);
    const first = list.indexOf(target);
    if (own < 1 || last !== own - 1 || first < 0) return '';
    return NUMBERS[last - first + 1] ?? '';
  };
  const article = places.hierarchy.articles[here] ?? -1;
  if (paragraph) {
    const paragraphs = places.paragraphsOf(article);
    const own = paragraphs.indexOf(paragraphHolding(places, here));
    return own >= 1 && paragraphs.includes(target) && paragraphs.indexOf(until ?? target) === own - 1
      ? `前${count(paragraphs, own)}款`
      : '';
  }
  const own = places.articleOrder[article] ?? -1;
  return own >= 1 && places.articles.indexOf(until ?? target) === own - 1 ? `前${count(places.articles, own)}条` : '';
};

/**
 * What may be printed for a reference, the most wanted first: what it printed when made, then the same form with
 * today's numbers, then the full form. The first that reads back to the target in its place is the right one.
 */
const candidates = (
  places: Places,
  here: number,
  reference: Reference,
  target: number,
  until: number | undefined,
  selfName: string,
): readonly string[] => {
  const made: Citation | undefined = citationsIn(reference.label)[0];
  const steps = made?.steps ?? [];
  const unit = (made?.until ?? steps).at(-1)?.unit;
  const asParagraph = unit === '款';
  const from = provisionLabel(places, target, asParagraph);
  const to = until === undefined ? undefined : provisionLabel(places, until, asParagraph);
  const tail = (short: (label: typeof from) => string): string => {
    if (to === undefined) return '';
    if (to.whole !== from.whole) return `至${fullLabel(to)}`;
    if (to.paragraph !== from.paragraph) return `至${to.paragraph}${to.item}`;
    return `至${to.item === '' ? short(to) : to.item}`;
  };
  const ranged = (short: (label: typeof from) => string): string => {
    const head = short(from);
    return head === '' ? '' : `${head}${tail(short)}`;
  };
  const full = ranged(fullLabel);
  const named = steps.some((step) => step.unit === '条' && step.which.by === 'number');
  const forms: string[] = [reference.label];
  if (steps.some((step) => step.which.by === 'previous')) {
    const holder = from.item === '' ? target : paragraphHolding(places, target);
    const paragraphs = previousForm(places, here, holder, from.item === '' ? until : undefined, true);
    if (paragraphs !== '') forms.push(`${paragraphs}${from.item}${from.item === '' ? '' : tail(() => '')}`);
    const article = places.hierarchy.articles[target] ?? -1;
    const within = `${from.paragraph}${from.item}`;
    const articles = previousForm(places, here, article, within === '' ? until : undefined, false);
    if (articles !== '') forms.push(`${articles}${within}${within === '' ? '' : tail((label) => label.paragraph)}`);
  }
  if (steps.some((step) => step.which.by === 'this') && from.whole !== '')
    forms.push(`本条${from.paragraph}${from.item}${tail((label) => label.paragraph)}`);
  if (!named)
    forms.push(
      ranged((label) => label.item),
      ranged((label) => `${label.paragraph}${label.item}`),
    );
  forms.push(full, `${selfName}${full}`);
  return forms.filter((form) => form !== '');
};

/** A printer for this state of a text; each line is worked out when first asked for. */
export const referencePrinter = (lines: readonly Line[], places: Places = placesOf(lines)): ReferencePrinter => {
  const known = new Map<number, { text: string; references: readonly PrintedReference[] }>();
  const selfName = selfNameOf(lines) ?? '';
  const print = (index: number): { text: string; references: readonly PrintedReference[] } => {
    const line = lines[index];
    if (line === undefined) return { text: '', references: [] };
    if (!line.text.includes(REFERENCE_PLACEHOLDER)) return { text: line.text, references: [] };
    const references: PrintedReference[] = [];
    const leadIn = (): string => {
      const holder = paragraphHolding(places, index);
      return holder < 0 || holder === index ? '' : textOf(holder);
    };
    const [opening = '', ...segments] = line.text.split(REFERENCE_PLACEHOLDER);
    let text = opening;
    segments.forEach((segment, position) => {
      const reference = line.references?.[position];
      if (reference !== undefined) {
        const printed = printOne(index, text, reference, leadIn);
        references.push(printed);
        text += printed.label;
      }
      text += segment;
    });
    return { text, references };
  };
  const printOne = (index: number, before: string, reference: Reference, leadIn: () => string): PrintedReference => {
    const target = places.numbering.indexById.get(reference.target);
    const until = reference.until === undefined ? undefined : places.numbering.indexById.get(reference.until);
    if (target === undefined || (reference.until !== undefined && until === undefined)) {
      return { reference, label: reference.label, broken: true };
    }
    const forms = candidates(places, index, reference, target, until, selfName);
    const right = forms.find((form) => {
      const text = before + form;
      const read = resolveText(places, index, text, leadIn).at(-1);
      if (read === undefined || read.citation.to !== text.length || read.resolution.state !== 'resolved') return false;
      return read.resolution.target === target && read.resolution.until === until;
    });
    return { reference, label: right ?? reference.label, broken: right === undefined };
  };
  const lookUp = (index: number): { text: string; references: readonly PrintedReference[] } => {
    const found = known.get(index);
    if (found !== undefined) return found;
    const printed = print(index);
    known.set(index, printed);
    return printed;
  };
  const textOf = (index: number): string => lookUp(index).text;
  return { textOf, referencesOf: (index) => lookUp(index).references };
};
