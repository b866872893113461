import type { ComparisonAuthorsQuery } from '@colex/contract';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { CitySign } from '../region/CitySign.js';
import { Waiting } from '../layout/Waiting.js';
import { ALL_CHANGES, type ChangeFilter, filteredRows } from './change-filter.js';
import { type ComparedRow, isChange } from './compared-rows.js';
import { ChangeThreads, type ComparedThreads } from './ChangeThreads.js';
import { ComparedText, useChangeSentence } from './ComparedText.js';
import { useComparedTexts } from './useComparedTexts.js';
import '../styles/sheet.css';
import '../styles/comparison.css';

/** Who changed which line. */
export type LineAuthors = NonNullable<ComparisonAuthorsQuery['compare']>['lineAuthors'];
type Author = LineAuthors[number]['authors'][number];

const VIEWS = ['inline', 'columns', 'table'] as const;
type View = (typeof VIEWS)[number];

interface ComparisonViewProps {
  /** Contents of the two texts. */
  readonly before: string;
  readonly after: string;
  readonly nameBefore: string;
  readonly nameAfter: string;
  /** Absent while it is not known who made the changes, or never will be. */
  readonly authors?: LineAuthors;
  readonly threads?: ComparedThreads;
}

/** Two texts, change by change: in one text, in two columns, or as 修改对照表. */
export function ComparisonView({ before, after, nameBefore, nameAfter, authors, threads }: ComparisonViewProps) {
  const { t } = useTranslation();
  const texts = useComparedTexts(before, after);
  const [view, setView] = useState<View>('inline');
  const [filter, setFilter] = useState<ChangeFilter>(ALL_CHANGES);
  const [current, setCurrent] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const byLine = useMemo(() => new Map(authors?.map(({ lineId, authors: by }) => [lineId, by])), [authors]);
  const threadsByLine = useMemo(() => threadsAt(threads ?? []), [threads]);
  const people = useMemo(() => peopleIn(byLine), [byLine]);
  const rows = useMemo(() => {
    const changedBy = new Map(
      [...byLine].map(([id, by]) => [
        id,
        by.map(({ person }) => ({ personId: person.id, cityId: person.city?.id ?? null })),
      ]),
    );
    return filteredRows(texts?.rows ?? [], filter, changedBy);
  }, [texts, filter, byLine]);
  const changes = useMemo(() => rows.flatMap((row, index) => (isChange(row) ? [index] : [])), [rows]);

  const goTo = (place: number): void => {
    const index = changes[place];
    if (index === undefined) return;
    setCurrent(place);
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'center' });
  };
  const next = (): void => goTo(Math.min(current + 1, changes.length - 1));
  const previous = (): void => goTo(Math.max(current - 1, 0));
  useChangeKeys(next, previous);
  useEffect(() => setCurrent(-1), [rows]);

  if (!texts) return <Waiting sentence={t('comparison.comparing')} />;
  const set = (part: Partial<ChangeFilter>): void => setFilter({ ...filter, ...part });
  return (
    <div className="comparison">
      <div className="comparison-tools">
        <div className="segments" role="group" aria-label={t('comparison.views')}>
          {VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              className="segment"
              aria-pressed={view === each}
              onClick={() => setView(each)}
            >
              {t(`comparison.view.${each}`)}
            </button>
          ))}
        </div>
        <Choice label={t('comparison.chapter')} value={filter.chapter} onChange={(chapter) => set({ chapter })}>
          {texts.chapters.map((chapter) => [chapter, chapter])}
        </Choice>
        {people.length > 0 && (
          <>
            <Choice label={t('comparison.author')} value={filter.personId} onChange={(personId) => set({ personId })}>
              {people.map((person) => [person.id, person.name])}
            </Choice>
            <Choice label={t('comparison.city')} value={filter.cityId} onChange={(cityId) => set({ cityId })}>
              {[...new Map(people.flatMap(({ city }) => (city ? [[city.id, city.name] as const] : [])))]}
            </Choice>
          </>
        )}
        <label className="check">
          <input
            type="checkbox"
            checked={filter.everything}
            onChange={(event) => set({ everything: event.target.checked })}
          />
          {t('comparison.everything')}
        </label>
        <span className="comparison-jump">
          <span role="status">{t('comparison.place', { place: current + 1, number: changes.length })}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={t('comparison.previous')}
            title={`${t('comparison.previous')}（Alt+↑）`}
            disabled={changes.length === 0}
            onClick={previous}
          >
            <ArrowUp aria-hidden size={16} />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t('comparison.next')}
            title={`${t('comparison.next')}（Alt+↓）`}
            disabled={changes.length === 0}
            onClick={next}
          >
            <ArrowDown aria-hidden size={16} />
          </button>
        </span>
      </div>
      <Summary rows={texts.rows} />
      <div ref={list} className={`comparison-rows comparison-${view}`} lang="zh-CN">
        {view !== 'inline' && rows.length > 0 && (
          <div className="comparison-head">
            <span>{nameBefore}</span>
            <span>{nameAfter}</span>
            {view === 'table' && <span>{t('comparison.remarks')}</span>}
          </div>
        )}
        {rows.length === 0 && <p className="comparison-none">{t('comparison.none')}</p>}
        {rows.map((row, index) => (
          <Row
            key={row.key}
            row={row}
            index={index}
            view={view}
            isCurrent={changes[current] === index}
            authors={authorsOf(row, byLine)}
            threads={[...new Set(row.lineIds.flatMap((id) => threadsByLine.get(id) ?? []))]}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly row: ComparedRow;
  readonly index: number;
  readonly view: View;
  readonly isCurrent: boolean;
  readonly authors: readonly Author[];
  readonly threads: ComparedThreads;
}

function Row({ row, index, view, isCurrent, authors, threads }: RowProps) {
  const { t } = useTranslation();
  const sentence = useChangeSentence()(row);
  const remark = (
    <div className="change-remark" lang="zh-CN">
      <span className={`change-kind change-${row.kind}`}>{sentence}</span>
      {authors.map((author) => (
        <AuthorNote key={author.person.id} author={author} />
      ))}
      {isChange(row) && <ChangeThreads threads={threads} />}
    </div>
  );
  const place = { 'data-row': index, tabIndex: -1, 'aria-current': isCurrent ? ('true' as const) : undefined };
  if (view === 'inline') {
    return (
      <article className="compared-row sheet-text" {...place}>
        {isChange(row) && remark}
        <ComparedText row={row} side="both" />
      </article>
    );
  }
  return (
    <article className="compared-row" {...place}>
      <div className="sheet-text compared-side">
        {row.before.length > 0 ? (
          <ComparedText row={row} side="before" />
        ) : (
          <p className="no-side">{t('comparison.fresh')}</p>
        )}
      </div>
      <div className="sheet-text compared-side">
        {row.after.length > 0 ? (
          <ComparedText row={row} side="after" />
        ) : (
          <p className="no-side">{t('comparison.gone')}</p>
        )}
      </div>
      {view === 'table' ? <div className="compared-side">{remark}</div> : isChange(row) && remark}
    </article>
  );
}

function AuthorNote({ author: { person, last } }: { readonly author: Author }) {
  return (
    <span className="change-author">
      <CitySign city={person.city} />
      {person.name}
      <time dateTime={last}>{printInstant(last, currentLanguage())}</time>
    </span>
  );
}

function Summary({ rows }: { readonly rows: readonly ComparedRow[] }) {
  const { t } = useTranslation();
  const kinds = ['changed', 'added', 'removed', 'moved', 'split', 'merged', 'renumbered', 'unchanged'] as const;
  return (
    <dl className="counts" aria-label={t('comparison.counts')}>
      {kinds.map((kind) => {
        const number = rows.filter((row) => row.kind === kind).length;
        return number === 0 ? null : (
          <div key={kind}>
            <dt>{t(`comparison.kind.${kind}`)}</dt>
            <dd>{number}</dd>
          </div>
        );
      })}
    </dl>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: readonly (readonly [string, string])[];
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <label className="choice">
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('comparison.all')}</option>
        {children.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Alt+↓ and Alt+↑ (F7 and Shift+F7, as in Word's reviewing) go from change to change. */
function useChangeKeys(next: () => void, previous: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isNext = (event.altKey && event.key === 'ArrowDown') || (event.key === 'F7' && !event.shiftKey);
      const isPrevious = (event.altKey && event.key === 'ArrowUp') || (event.key === 'F7' && event.shiftKey);
      if (!isNext && !isPrevious) return;
      event.preventDefault();
      (isNext ? next : previous)();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}

function threadsAt(threads: ComparedThreads): ReadonlyMap<string, ComparedThreads> {
  const byLine = new Map<string, ComparedThreads>();
  for (const thread of threads) {
    for (const id of thread.lineIds) byLine.set(id, [...(byLine.get(id) ?? []), thread]);
  }
  return byLine;
}

type People = readonly Author['person'][];

function peopleIn(byLine: ReadonlyMap<string, readonly Author[]>): People {
  return [...new Map([...byLine.values()].flat().map(({ person }) => [person.id, person])).values()];
}

/** Each person once, with the last of what they did to the clause. */
function authorsOf(row: ComparedRow, byLine: ReadonlyMap<string, readonly Author[]>): readonly Author[] {
  const authors = new Map<string, Author>();
  for (const author of row.lineIds.flatMap((id) => byLine.get(id) ?? [])) {
    const known = authors.get(author.person.id);
    if (!known || known.last < author.last) authors.set(author.person.id, author);
  }
  return [...authors.values()];
}
