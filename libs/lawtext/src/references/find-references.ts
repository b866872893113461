import { CITED_UNITS, citationsIn, type Citation, type CitedUnit } from './citation.js';
import { paragraphHolding, placesOf, type Places } from './places.js';
import { resolveCitation, type Resolution } from './resolve.js';
import type { Line } from '../line.js';

/** A citation written out in a line, and what it points at. */
export interface FoundReference {
  /** Index of the line it stands in. */
  readonly index: number;
  readonly citation: Citation;
  readonly resolution: Resolution;
  /** Whether it names by number the very provision it stands in: 本条, 本款 is meant, or it is an error. */
  readonly self: boolean;
}

/** The title of a text as it would be cited in 《》: without what stands in brackets after it. */
const citedTitle = (lines: readonly Line[]): string =>
  lines
    .filter((line) => line.kind === 'title')
    .map((line) => line.text)
    .join('')
    .replace(/[（(][^（）()]*[）)]$/u, '');

const titles = new WeakMap<Places, string>();
const amending = new WeakMap<Places, boolean>();

const remembered = <T>(memory: WeakMap<Places, T>, places: Places, make: () => T): T => {
  const known = memory.get(places);
  if (known !== undefined) return known;
  const made = make();
  memory.set(places, made);
  return made;
};

/** A point of an amending decision speaks of the statute it amends, not of itself. */
const speaksOfAnother = (places: Places, index: number): boolean =>
  (places.hierarchy.articles[index] ?? -1) < 0 &&
  remembered(amending, places, () =>
    places.lines.some((line) => line.kind === 'preamble' && /修改[：:]$/u.test(line.text)),
  );

const pointsAtItself = (places: Places, index: number, citation: Citation, resolution: Resolution): boolean => {
  if (resolution.state !== 'resolved' || resolution.until !== undefined) return false;
  const last = citation.steps.at(-1);
  if (last === undefined || citation.steps.some((step) => step.which.by !== 'number')) return false;
  const own =
    last.unit === '条'
      ? (places.hierarchy.articles[index] ?? -1)
      : last.unit === '款'
        ? paragraphHolding(places, index)
        : index;
  return resolution.target === own;
};

/**
 * 第N项 with nothing above it, and 第N款 of a penalty (违反第二款规定的): it may go on from a citation before it. What else
 * says 第N款 speaks of its own article.
 */
const isBare = (citation: Citation, before: string): boolean => {
  const first = citation.steps[0];
  if (first?.which.by !== 'number') return false;
  return first.unit === '项' || first.unit === '目' || (first.unit === '款' && PENALISED.test(before));
};

/** What stands before a 款 whose breach is punished, other members of the same list included. */
const PENALISED = /违反(?:第[零一二三四五六七八九十]+款[、和或者及]*)*$/u;

/**
 * The citation a bare 第N项 or 第N款 goes on from: the one before it in the line (…第一款第一项规定的财产或者第五项规定的…), or,
 * in a list of penalties, the one of its lead-in (违反第十五条规定，有下列情形之一的：（一）违反第一项规定…).
 */
const contextsOf = (
  places: Places,
  index: number,
  before: readonly Citation[],
  leadIn: () => readonly Citation[],
  unit: CitedUnit | undefined,
): readonly Citation[] => {
  const units: readonly (CitedUnit | undefined)[] = unit === '款' ? ['条'] : ['条', '款'];
  const above = (citation: Citation): boolean => units.includes(citation.steps[0]?.unit);
  const holder = paragraphHolding(places, index);
  const lead = holder >= 0 && holder !== index ? leadIn() : [];
  return [before.findLast(above), lead.findLast(above)].filter((citation) => citation !== undefined);
};

const withContext = (citation: Citation, context: Citation): Citation => {
  const place = CITED_UNITS.indexOf(citation.steps[0]?.unit ?? '目');
  const above = context.steps.filter(
    (step) => CITED_UNITS.indexOf(step.unit) < place && step.unit !== '项' && step.unit !== '目',
  );
  return {
    ...citation,
    instrument: context.instrument,
    steps: [...above, ...citation.steps],
    ...(citation.until === undefined ? {} : { until: [...above, ...citation.until] }),
  };
};

/**
 * The citations in `text` as if it stood in the line `index`.
 *
 * @param leadInText the printed text of the 款 whose list the line belongs to.
 */
export const resolveText = (
  places: Places,
  index: number,
  text: string,
  leadInText: () => string,
): readonly FoundReference[] => {
  const title = remembered(titles, places, () => citedTitle(places.lines));
  const resolveOne = (citation: Citation): Resolution =>
    citation.instrument.name === '' && speaksOfAnother(places, index)
      ? { state: 'external', name: '' }
      : resolveCitation(places, citation, index, title);
  const citations = citationsIn(text);
  return citations.map((citation, position): FoundReference => {
    if (citation.instrument.name === '' && isBare(citation, text.slice(0, citation.from))) {
      const contexts = contextsOf(
        places,
        index,
        citations.slice(0, position),
        () => citationsIn(leadInText()),
        citation.steps[0]?.unit,
      );
      for (const context of contexts) {
        const resolution = resolveOne(withContext(citation, context));
        if (resolution.state === 'resolved' || resolution.state === 'external')
          return { index, citation, resolution, self: false };
      }
    }
    const resolution = resolveOne(citation);
    return { index, citation, resolution, self: pointsAtItself(places, index, citation, resolution) };
  });
};

/** The references written out in one line; title and 题注 do not cite. */
export const findReferencesOfLine = (places: Places, index: number): readonly FoundReference[] => {
  const line = places.lines[index];
  if (line === undefined || line.kind === 'title' || line.kind === 'note') return [];
  return resolveText(places, index, line.text, () => places.lines[paragraphHolding(places, index)]?.text ?? '');
};

/** Every citation written out in the text (not yet a live reference), in order. */
export const findReferences = (lines: readonly Line[], places: Places = placesOf(lines)): readonly FoundReference[] =>
  lines.flatMap((_, index) => findReferencesOfLine(places, index));
