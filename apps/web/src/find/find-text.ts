import { chineseNumeral, LARGEST_NUMERAL, REFERENCE_PLACEHOLDER, type Line } from '@colex/lawtext';
import type { MarkedWords } from '../editor/text-highlights.js';

/**
 * What a match is made of: words of the text; a reference that prints them, alone or with words around it; or the number the
 * line prints. Only words can be replaced: numbers and references print themselves.
 */
export type MatchKind = 'words' | 'reference' | 'number';

/** A place that answers to what is looked for. */
export interface Match extends MarkedWords {
  /** Index of the line. */
  readonly index: number;
  readonly kind: MatchKind;
}

/** What is looked at in a text. */
export interface SearchedText {
  readonly lines: readonly Line[];
  /** What each line prints before its text. */
  readonly labels: readonly string[];
  /** What the references of a line print, in their order. */
  readonly referencesOf: (index: number) => readonly string[];
}

/** One line as it prints, made comparable, and where in the line each character comes from. */
interface FoldedLine {
  readonly label: string;
  readonly references: string;
  readonly text: string;
  /** For each character of `text`: its place in the line, or -1 in the number before it. */
  readonly origins: readonly number[];
}

const known = new WeakMap<Line, FoldedLine>();

/** Full width and half width, 3 and 三 in a number form are one; so are A and a unless case matters. */
export function fold(text: string, matchCase: boolean): string {
  const folded = withNumerals(foldCharacters(text));
  return matchCase ? folded : folded.toLowerCase();
}

/** One character for one character, so that places stay what they are. */
function foldCharacters(text: string): string {
  return text.replace(/[\u3000\uFF01-\uFF5E]/gu, (wide) =>
    wide === '\u3000' ? ' ' : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

const NUMBER_FORM = /第\s*(\d{1,5})\s*(?=[编章节条款项目])/gu;

function numeralOf(digits: string): string | undefined {
  const number = Number(digits);
  return number >= 1 && number <= LARGEST_NUMERAL ? chineseNumeral(number) : undefined;
}

/** 第10条 as 第十条. */
function withNumerals(text: string): string {
  return text.replace(NUMBER_FORM, (whole, digits: string) => {
    const numeral = numeralOf(digits);
    return numeral === undefined ? whole : `第${numeral}`;
  });
}

/** The same for a line, keeping the places. */
function withNumeralsPlaced(text: string, origins: readonly number[]): { text: string; origins: readonly number[] } {
  if (!/第\s*\d/u.test(text)) return { text, origins };
  let folded = '';
  const places: number[] = [];
  let done = 0;
  for (const match of text.matchAll(NUMBER_FORM)) {
    const numeral = numeralOf(match[1] ?? '');
    if (numeral === undefined) continue;
    folded += text.slice(done, match.index);
    places.push(...origins.slice(done, match.index));
    const written = `第${numeral}`;
    folded += written;
    // Every character of the numeral stands for the whole of the digits: found together or not at all.
    const first = origins[match.index] ?? -1;
    const last = origins[match.index + match[0].length - 1] ?? -1;
    places.push(first, ...Array.from({ length: written.length - 1 }, () => last));
    done = match.index + match[0].length;
  }
  return { text: folded + text.slice(done), origins: [...places, ...origins.slice(done)] };
}

function foldedLine(line: Line, label: string, references: readonly string[]): FoldedLine {
  const printed = references.join('\n');
  const last = known.get(line);
  if (last?.label === label && last.references === printed) return last;
  let text = label === '' ? '' : `${label} `;
  const origins: number[] = Array.from({ length: text.length }, () => -1);
  let reference = 0;
  for (let place = 0; place < line.text.length; place += 1) {
    const character = line.text[place] ?? '';
    const words = character === REFERENCE_PLACEHOLDER ? (references[reference++] ?? '') : character;
    text += words;
    for (let each = 0; each < words.length; each += 1) origins.push(place);
  }
  const fresh = { label, references: printed, ...withNumeralsPlaced(foldCharacters(text), origins) };
  known.set(line, fresh);
  return fresh;
}

/** Every place of a text that answers to a query, in order. Places of one line do not overlap. */
export function findInText(text: SearchedText, query: string, matchCase = false): readonly Match[] {
  const wanted = fold(query, matchCase);
  if (wanted === '') return [];
  return text.lines.flatMap((line, index) => {
    const references = line.text.includes(REFERENCE_PLACEHOLDER) ? text.referencesOf(index) : [];
    const { text: printed, origins } = foldedLine(line, text.labels[index] ?? '', references);
    const searched = matchCase ? printed : printed.toLowerCase();
    const matches: Match[] = [];
    for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + wanted.length)) {
      const first = origins[at] ?? 0;
      const last = origins[at + wanted.length - 1] ?? 0;
      const from = Math.max(0, first);
      const to = last + 1;
      const holdsReference = line.text.slice(from, to).includes(REFERENCE_PLACEHOLDER);
      const kind: MatchKind = first < 0 ? 'number' : holdsReference ? 'reference' : 'words';
      matches.push({ line: line.id, text: line.text, index, from, to, kind });
    }
    return matches;
  });
}
