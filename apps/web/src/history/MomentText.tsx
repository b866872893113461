import type { MomentBlameQuery } from '@colex/contract';
import { type Line, numberLines, printLineText } from '@colex/lawtext';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { cityColour } from '../region/CitySign.js';
import '../styles/sheet.css';

/** Who wrote each character. */
export type Blame = NonNullable<NonNullable<NonNullable<MomentBlameQuery['draft']>['at']>['blame']>;
/** By what words are coloured. */
export type Colouring = 'none' | 'city' | 'age';

interface MomentTextProps {
  readonly lines: readonly Line[];
  readonly blame: Blame | undefined;
  readonly colouring: Colouring;
}

const AGES = 5;

/** A text as it was, its words coloured by who wrote them or how long ago; lines that just changed are marked. */
export function MomentText({ lines, blame, colouring }: MomentTextProps) {
  const labels = useMemo(() => numberLines(lines).labels, [lines]);
  const before = useRef(new Map<string, string>());
  const changed = useMemo(() => {
    const known = before.current;
    const fresh = new Set(lines.flatMap(({ id, text }) => (known.size > 0 && known.get(id) !== text ? [id] : [])));
    before.current = new Map(lines.map(({ id, text }) => [id, text]));
    return fresh;
  }, [lines]);
  const runs = useMemo(() => new Map(blame?.lines.map((line) => [line.lineId, line.runs])), [blame]);
  const times = useMemo(() => [...runs.values()].flat().map(({ at }) => Date.parse(at)), [runs]);
  const oldest = times.reduce((least, time) => Math.min(least, time), Infinity);
  const newest = times.reduce((most, time) => Math.max(most, time), 0);
  return (
    <div className={`moment-text sheet-text colour-${colouring}`} lang="zh-CN">
      {lines.map((line, index) => (
        <div
          key={line.id}
          className={`line kind-${line.kind}${labels[index] ? ' numbered' : ''}${changed.has(line.id) ? ' just-changed' : ''}`}
          data-number={labels[index] || undefined}
        >
          <Words line={line} runs={runs.get(line.id)} authors={blame?.authors ?? []} oldest={oldest} newest={newest} />
        </div>
      ))}
    </div>
  );
}

interface WordsProps {
  readonly line: Line;
  readonly runs: Blame['lines'][number]['runs'] | undefined;
  readonly authors: Blame['authors'];
  readonly oldest: number;
  readonly newest: number;
}

function Words({ line, runs, authors, oldest, newest }: WordsProps) {
  const { t } = useTranslation();
  if (!runs) return printLineText(line);
  let at = 0;
  let references = 0;
  return runs.map(({ length, author, at: written }, place) => {
    const text = line.text.slice(at, at + length);
    at += length;
    const own = line.references?.slice(references, references + text.split('\uFFFC').length - 1);
    references += own?.length ?? 0;
    const person = authors[author];
    const age = newest > oldest ? (Date.parse(written) - oldest) / (newest - oldest) : 1;
    const title = t('history.wrote', {
      name: person?.name ?? '',
      city: person?.city?.name ?? '—',
      time: printInstant(written, currentLanguage()),
    });
    return (
      <span
        key={place}
        className={`written age-${Math.min(AGES - 1, Math.floor(age * AGES))}`}
        style={person?.city ? cityColour(person.city.colour) : undefined}
        title={title}
      >
        {printLineText({ ...line, text, references: own })}
      </span>
    );
  });
}
