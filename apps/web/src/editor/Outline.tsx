import type { LineId, OutlineEntry } from '@colex/lawtext';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OutlineMark } from '../signoff/OutlineMark.js';
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
  /** Goes to a line of the text. */
  readonly onOpen: (id: LineId) => void;
}

/**
 * 目录: headings, and articles with their first words. Only the rows in sight are in the page, so a code of 1,260
 * articles costs as much as a short regulation. The whole list is one stop of the Tab key (WAI-ARIA tree pattern).
 */
export function Outline({ outline, line, threadLines = NO_THREADS, onOpen }: OutlineProps) {
  const { t } = useTranslation();
  const entries = useWatched(outline);
  const currentLine = useWatched(line);
  const threads = useWatched(threadLines);
  const [folded, setFolded] = useState<ReadonlySet<LineId>>(new Set());
  const [active, setActive] = useState<number | null>(null);
  const [seen, setSeen] = useState({ scrollTop: 0, height: 800 });
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

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

  function press(event: KeyboardEvent) {
    const row = rows[focused];
    if (!row) return;
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
  return (
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
          />
        ))}
      </div>
    </div>
  );
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
}

function OutlineLine({
  row: { entry, hasInner, isFolded },
  id,
  top,
  threads,
  isCurrent,
  isActive,
  onOpen,
  onToggle,
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
