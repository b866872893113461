import type { LineId, OutlineEntry } from '@colex/lawtext';
import { ChevronDown, ChevronRight, ListChevronsDownUp, ListChevronsUpDown } from 'lucide-react';
import {
  type DragEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { OutlineMark } from '../signoff/OutlineMark.js';
import type { OutlineMoving } from './draft-editor.js';
import { linesWithin, outlineRows, rowOfLine, type OutlineRow } from './outline-rows.js';
import { scrollToRow, visibleRows } from './visible-rows.js';
import { useWatched, watchable, type Watched } from './watched.js';

/** Height of a row in pixels; `.outline-row` in workbench.css has the same. */
const ROW_HEIGHT = 30;

const NO_THREADS = watchable<readonly number[]>([]);

interface OutlineProps {
  readonly outline: Watched<readonly OutlineEntry[]>;
  /** Index of the line the cursor is in; -1 when it is nowhere. */
  readonly line: Watched<number>;
  /** The lines at which open threads stand, one for each thread, in the order of the text. */
  readonly threadLines?: Watched<readonly number[]>;
  /** Moves articles and chapters; absent where nothing may be changed. */
  readonly moving?: OutlineMoving | undefined;
  /** Goes to a line of the text. */
  readonly onOpen: (id: LineId) => void;
}

/**
 * 目录: headings, and articles with their first words. Only the rows in sight are in the page, so a code of 1,260
 * articles costs as much as a short regulation. The whole list is one stop of the Tab key (WAI-ARIA tree pattern).
 */
export function Outline({ outline, line, threadLines = NO_THREADS, moving, onOpen }: OutlineProps) {
  const { t } = useTranslation();
  const entries = useWatched(outline);
  const currentLine = useWatched(line);
  const threads = useWatched(threadLines);
  const [folded, setFolded] = useState<ReadonlySet<LineId>>(new Set());
  const [active, setActive] = useState<number | null>(null);
  const [seen, setSeen] = useState({ scrollTop: 0, height: 800 });
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [said, setSaid] = useState('');
  const [drop, setDrop] = useState<Drop | null>(null);
  const dragged = useRef<{ readonly id: LineId; readonly places: ReadonlySet<LineId | null> } | null>(null);
  /** A row that is to be the active one as soon as the outline shows where it went. */
  const expected = useRef<LineId | null>(null);

  const rows = useMemo(() => outlineRows(entries, folded), [entries, folded]);
  const current = currentLine < 0 ? -1 : rowOfLine(rows, currentLine);
  const focused = Math.min(active ?? Math.max(current, 0), rows.length - 1);
  const { from, to } = visibleRows(seen.scrollTop, seen.height, ROW_HEIGHT, rows.length);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = (): void => setSeen({ scrollTop: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  const show = (row: number): void => {
    const element = list.current;
    if (element && row >= 0) {
      element.scrollTop = scrollToRow(row, element.scrollTop, element.clientHeight, ROW_HEIGHT);
    }
  };
  // The outline follows the cursor, but not while somebody reads in the outline itself.
  useEffect(() => {
    if (active === null) show(current);
  }, [current, active]);

  useEffect(() => {
    const place = rows.findIndex(({ entry }) => entry.id === expected.current);
    if (place < 0) return;
    expected.current = null;
    setActive(place);
    show(place);
  }, [rows]);

  const report = (place: string | null): void =>
    setSaid(place === null ? t('writing.outline.notMoved') : t('writing.outline.moved', { place }));
  const shift = (direction: 'up' | 'down'): void => {
    const row = rows[focused];
    if (!row || !moving) return;
    expected.current = row.entry.id;
    report(moving.moveBy(row.entry.id, direction));
  };

  /** Where the block that is dragged would go when it were let go over this row. */
  const dropOver = (place: number, event: DragEvent): Drop | null => {
    const { currentTarget, clientY } = event;
    const { top, height } = currentTarget.getBoundingClientRect();
    const [above, below] = [rows[place]?.entry.id ?? null, rows[place + 1]?.entry.id ?? null];
    const isUpper = clientY < top + height / 2;
    const choices: readonly Drop[] = [
      { before: above, edge: place },
      { before: below, edge: place + 1 },
    ];
    const wanted = isUpper ? choices : choices.toReversed();
    return wanted.find(({ before }) => dragged.current?.places.has(before)) ?? null;
  };
  const drags = (row: OutlineRow, place: number) =>
    moving && {
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', row.entry.number || row.entry.words);
        dragged.current = { id: row.entry.id, places: new Set(moving.places(row.entry.id)) };
      },
      onDragOver: (event: DragEvent) => {
        const next = dragged.current && dropOver(place, event);
        if (next?.before !== drop?.before || (next === null) !== (drop === null)) setDrop(next);
        if (next) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        const next = dropOver(place, event);
        const id = dragged.current?.id;
        event.preventDefault();
        dragged.current = null;
        setDrop(null);
        if (next && id !== undefined) report(moving.moveBefore(id, next.before));
      },
      onDragEnd: () => {
        dragged.current = null;
        setDrop(null);
      },
    };

  const move = (row: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, row));
    setActive(next);
    show(next);
  };
  const toggle = ({ entry, isFolded }: OutlineRow): void => {
    const next = new Set(folded);
    if (isFolded) next.delete(entry.id);
    else next.add(entry.id);
    setFolded(next);
  };

  const allHeadings = (): ReadonlySet<LineId> =>
    new Set(outlineRows(entries, new Set()).flatMap(({ entry, hasInner }) => (hasInner ? [entry.id] : [])));

  function press(event: KeyboardEvent) {
    const row = rows[focused];
    if (!row) return;
    if (event.altKey && event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      shift(event.key === 'ArrowUp' ? 'up' : 'down');
      return;
    }
    const page = Math.max(1, Math.floor(seen.height / ROW_HEIGHT) - 1);
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(focused + 1),
      ArrowUp: () => move(focused - 1),
      PageDown: () => move(focused + page),
      PageUp: () => move(focused - page),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      ArrowRight: () => (row.isFolded ? toggle(row) : move(focused + 1)),
      ArrowLeft: () => (row.hasInner && !row.isFolded ? toggle(row) : move(outer(rows, focused))),
      Enter: () => onOpen(row.entry.id),
      ' ': () => onOpen(row.entry.id),
      '*': () => setFolded(new Set()),
      '-': () => setFolded(allHeadings()),
    };
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step();
  }

  if (rows.length === 0) {
    return (
      <div className="outline-empty" ref={list}>
        <p>{t('outline.empty')}</p>
        <p>{t('outline.emptyHint')}</p>
      </div>
    );
  }
  const isAllFolded = folded.size > 0;
  return (
    <>
      <button
        type="button"
        className="icon-button outline-fold-all"
        aria-label={t(isAllFolded ? 'writing.outline.unfoldAll' : 'writing.outline.foldAll')}
        title={t(isAllFolded ? 'writing.outline.unfoldAll' : 'writing.outline.foldAll')}
        onClick={() => setFolded(isAllFolded ? new Set() : allHeadings())}
      >
        {isAllFolded ? <ListChevronsUpDown aria-hidden size={15} /> : <ListChevronsDownUp aria-hidden size={15} />}
      </button>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
      <div
        ref={list}
        className="outline"
        role="tree"
        aria-label={t('outline.label')}
        aria-activedescendant={focused >= from && focused < to ? `${id}-${focused}` : undefined}
        tabIndex={0}
        onKeyDown={press}
        onBlur={() => setActive(null)}
      >
        <div className="outline-rows" role="presentation" style={{ height: rows.length * ROW_HEIGHT }}>
          {rows.slice(from, to).map((row, place) => (
            <OutlineLine
              key={row.entry.id}
              row={row}
              id={`${id}-${from + place}`}
              top={(from + place) * ROW_HEIGHT}
              threads={linesWithin(threads, row.entry.index, rows[from + place + 1]?.entry.index)}
              isCurrent={from + place === current}
              isActive={active !== null && from + place === focused}
              onOpen={() => onOpen(row.entry.id)}
              onToggle={() => toggle(row)}
              drags={drags(row, from + place)}
            />
          ))}
          {drop && (
            <div className="outline-drop" style={{ transform: `translateY(${drop.edge * ROW_HEIGHT - 1}px)` }} />
          )}
        </div>
      </div>
    </>
  );
}

/** Where a dragged block would go: before a line (null: to the end), drawn above the row `edge`. */
interface Drop {
  readonly before: LineId | null;
  readonly edge: number;
}

/** The row above that holds this one. */
function outer(rows: readonly OutlineRow[], place: number): number {
  const depth = rows[place]?.entry.depth ?? 0;
  const above = rows.slice(0, place).findLastIndex((row) => row.entry.depth < depth);
  return above < 0 ? place : above;
}

interface OutlineLineProps {
  readonly row: OutlineRow;
  readonly id: string;
  /** Distance from the top of the list in pixels. */
  readonly top: number;
  /** How many open threads stand between it and the next row. */
  readonly threads: number;
  readonly isCurrent: boolean;
  readonly isActive: boolean;
  readonly onOpen: () => void;
  readonly onToggle: () => void;
  /** What makes it movable by the mouse. */
  readonly drags: object | undefined;
}

function OutlineLine({
  row: { entry, hasInner, isFolded, articles },
  id,
  top,
  threads,
  isCurrent,
  isActive,
  onOpen,
  onToggle,
  drags,
}: OutlineLineProps) {
  const { t } = useTranslation();
  const words = entry.words || t('outline.untitled');
  return (
    <div
      id={id}
      className="outline-row"
      role="treeitem"
      aria-level={entry.depth + 1}
      aria-expanded={hasInner ? !isFolded : undefined}
      aria-selected={isCurrent}
      data-kind={entry.kind}
      data-active={isActive || undefined}
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: 8 + Math.min(entry.depth, 4) * 14 }}
      onClick={onOpen}
      {...drags}
    >
      {hasInner ? (
        <span
          className="outline-fold"
          title={t(isFolded ? 'outline.unfold' : 'outline.fold', { name: entry.number })}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          {isFolded ? <ChevronRight aria-hidden size={14} /> : <ChevronDown aria-hidden size={14} />}
        </span>
      ) : (
        <span className="outline-fold" />
      )}
      {entry.number && <span className="outline-number">{entry.number}</span>}
      <span className="outline-words">{words}</span>
      {isFolded && articles > 0 && (
        <span className="outline-articles">{t('writing.outline.articles', { number: articles })}</span>
      )}
      {threads > 0 && (
        <span className="outline-threads" title={t('thread.outlineCount', { number: threads })}>
          <span aria-hidden>{threads}</span>
          <span className="visually-hidden">{t('thread.outlineCount', { number: threads })}</span>
        </span>
      )}
      <OutlineMark lineId={entry.id} />
    </div>
  );
}
