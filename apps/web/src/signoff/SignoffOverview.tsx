import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWatched } from '../editor/watched.js';
import type { DraftEditor } from '../editor/draft-editor.js';
import { scrollToRow, visibleRows } from '../editor/visible-rows.js';
import { MARK_SIGNS, agreeing, markOf } from './clause-mark.js';
import { useSignoffBook } from './signoff-book.js';

/** Height of a row in pixels; `.overview-row` has the same. */
const ROW_HEIGHT = 32;

/** The clauses to work through: those the viewer's city has to look at, or all. One stop of the Tab key; arrows move, Enter opens. */
export function SignoffOverview({ editor }: { readonly editor: DraftEditor }) {
  const { t } = useTranslation();
  const book = useSignoffBook();
  const current = useWatched(editor.clause);
  const outline = useWatched(editor.outline);
  const [isAll, setAll] = useState(!book.mayDecide);
  const [active, setActive] = useState(0);
  const [seen, setSeen] = useState({ scrollTop: 0, height: 320 });
  const list = useRef<HTMLDivElement>(null);
  const names = useMemo(() => new Map(outline.map((entry) => [entry.id, entry])), [outline]);
  const all = isAll || !book.mayDecide;
  const rows = useMemo(
    () => book.rows.filter(({ lineId }) => (all ? true : book.pending.has(lineId))),
    [book.rows, book.pending, all],
  );
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
        if (row) editor.openLine(row.lineId);
      },
    };
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step();
  };
  return (
    <section className="signoff-overview">
      <h3>
        {t(all ? 'signoff.overviewAll' : 'signoff.overview')}
        <small>{t('signoff.pendingCount', { count: rows.length })}</small>
      </h3>
      {book.mayDecide && (
        <button type="button" className="link-button" aria-pressed={all} onClick={() => setAll(!isAll)}>
          {t(all ? 'signoff.showPending' : 'signoff.showAll')}
        </button>
      )}
      {rows.length === 0 ? (
        <p className="panel-faint">{t(book.rows.length === 0 ? 'signoff.overviewNone' : 'signoff.overviewEmpty')}</p>
      ) : (
        <div
          ref={list}
          className="overview-list"
          role="listbox"
          tabIndex={0}
          aria-label={t(all ? 'signoff.overviewAll' : 'signoff.overview')}
          aria-activedescendant={focused >= from && focused < to ? `overview-${focused}` : undefined}
          onKeyDown={press}
        >
          <div role="presentation" style={{ height: rows.length * ROW_HEIGHT, position: 'relative' }}>
            {rows.slice(from, to).map((row, offset) => {
              const mark = markOf(row);
              const entry = names.get(row.lineId);
              return (
                <div
                  key={row.lineId}
                  id={`overview-${from + offset}`}
                  className="overview-row"
                  role="option"
                  aria-selected={row.lineId === current?.id}
                  data-active={from + offset === focused || undefined}
                  style={{ transform: `translateY(${(from + offset) * ROW_HEIGHT}px)` }}
                  onClick={() => {
                    setActive(from + offset);
                    editor.openLine(row.lineId);
                  }}
                >
                  <span className="clause-mark" data-mark={mark ?? 'none'} aria-hidden>
                    {mark ? MARK_SIGNS[mark] : ''}
                  </span>
                  <span className="overview-words">
                    {entry ? `${entry.number} ${entry.words}` : t('signoff.mark.none')}
                  </span>
                  <span className="overview-count">
                    <span className="visually-hidden">{t(`signoff.mark.${mark ?? 'none'}`)}，</span>
                    {agreeing(row)}/{row.statuses.length}
                  </span>
                </div>
              );
            })}
          </div>
        </div>
      )}
    </section>
  );
}
