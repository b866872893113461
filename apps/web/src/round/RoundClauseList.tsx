import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scrollToRow, visibleRows } from '../editor/visible-rows.js';
import type { ChangeKind, RoundWorkRow } from './useRoundWork.js';

/** Height of a row in pixels; `.overview-row` has the same. */
const ROW_HEIGHT = 32;

/** What stands before a clause: words in the label say the same. */
const SIGNS: Readonly<Record<ChangeKind, string>> = {
  SAME: '·',
  CITATION_CHANGED: '※',
  CHANGED: '△',
  NEVER_DECIDED: '○',
  GONE: '×',
};

interface RoundClauseListProps {
  readonly rows: readonly RoundWorkRow[];
  readonly cityCount: number;
  readonly lineId: string | null;
  readonly onOpen: (lineId: string) => void;
}

/** The clauses of the version for one city. One stop of the Tab key; arrows move, Enter opens. Draws only what is seen. */
export function RoundClauseList({ rows: all, cityCount, lineId, onOpen }: RoundClauseListProps) {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(true);
  const [active, setActive] = useState(0);
  const [seen, setSeen] = useState({ scrollTop: 0, height: 420 });
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => all.filter((row) => isAll || row.isPending), [all, isAll]);
  const focused = Math.min(active, rows.length - 1);
  const { from, to } = visibleRows(seen.scrollTop, seen.height, ROW_HEIGHT, rows.length);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = (): void => setSeen({ scrollTop: element.scrollTop, height: element.clientHeight });
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [rows.length === 0]);
  // Deciding moves on by itself: the list shows where it went.
  useLayoutEffect(() => {
    const place = rows.findIndex((row) => row.lineId === lineId);
    if (place >= 0) move(place);
  }, [lineId]);

  const move = (row: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, row));
    setActive(next);
    const element = list.current;
    if (element) element.scrollTop = scrollToRow(next, element.scrollTop, element.clientHeight, ROW_HEIGHT);
  };
  const press = (event: KeyboardEvent): void => {
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(focused + 1),
      ArrowUp: () => move(focused - 1),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      Enter: () => {
        const row = rows[focused];
        if (row) onOpen(row.lineId);
      },
    };
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step();
  };
  return (
    <>
      <button type="button" className="link-button" aria-pressed={!isAll} onClick={() => setAll(!isAll)}>
        {t(isAll ? 'round.showPending' : 'round.showAll')}
      </button>
      {rows.length === 0 ? (
        <p className="quiet">{t('round.pendingNone')}</p>
      ) : (
        <div
          ref={list}
          className="overview-list round-list-box"
          role="listbox"
          tabIndex={0}
          aria-label={t('round.clauses')}
          aria-activedescendant={focused >= from && focused < to ? `round-clause-${focused}` : undefined}
          onKeyDown={press}
        >
          <div role="presentation" style={{ height: rows.length * ROW_HEIGHT, position: 'relative' }}>
            {rows.slice(from, to).map((row, offset) => (
              <div
                key={row.lineId}
                id={`round-clause-${from + offset}`}
                className="overview-row"
                role="option"
                aria-selected={row.lineId === lineId}
                data-active={from + offset === focused || undefined}
                style={{ transform: `translateY(${(from + offset) * ROW_HEIGHT}px)` }}
                onClick={() => {
                  setActive(from + offset);
                  onOpen(row.lineId);
                }}
              >
                <span className="clause-mark" data-mark={row.isPending ? 'stale' : 'agreed'} aria-hidden>
                  {row.isPending ? (row.change ? SIGNS[row.change] : '') : row.objecting > 0 ? '!' : '✓'}
                </span>
                <span className="overview-words">
                  {row.number} {row.opening}
                </span>
                {row.change && row.change !== 'SAME' && (
                  <span className="round-change" data-change={row.change}>
                    {t(`round.change.${row.change}`)}
                  </span>
                )}
                <span className="overview-count">
                  <span className="visually-hidden">{row.isPending ? `${t('round.undecided')}，` : ''}</span>
                  {t('round.agreeingCount', { agreed: row.agreeing, all: cityCount })}
                </span>
              </div>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
