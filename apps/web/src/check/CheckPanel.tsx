import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PanelTabProps } from '../editor/panel-tab.js';
import { useWatched } from '../editor/watched.js';
import { FindingItem } from './FindingItem.js';
import { findingGroups } from './finding-groups.js';
import type { CheckedFinding } from './checked-finding.js';
import { IgnoredItem } from './IgnoredItem.js';
import type { IgnoredBook } from './ignored-book.js';
import { useIgnoredBook } from './checks-context.js';

/** As many findings as are drawn at once; the others are one press away. */
const SHOWN_AT_ONCE = 60;

/** 检查: what the drafting rules found, in the clause at the cursor first. */
export function CheckPanel(given: PanelTabProps) {
  const book = useIgnoredBook();
  return book && <OpenCheckPanel {...given} book={book} />;
}

function OpenCheckPanel({ draft, editor, book }: PanelTabProps & { readonly book: IgnoredBook }) {
  const { t } = useTranslation();
  const { findings, isReady, fault } = useWatched(editor.checks.report);
  const shelf = useWatched(book.shelf);
  const clause = useWatched(editor.clause);
  const { here, elsewhere, ignored } = findingGroups(findings, shelf.byKey, clause?.id ?? null);
  const heeded = [...here, ...elsewhere];
  const count = (level: CheckedFinding['level']): number => heeded.filter((each) => each.level === level).length;
  const item = (finding: CheckedFinding, place: number) => (
    <FindingItem
      key={`${finding.key} ${finding.line} ${finding.from} ${place}`}
      finding={finding}
      draftId={draft.id}
      editor={editor}
      book={book}
      shelf={shelf}
    />
  );
  if (fault !== null) {
    return (
      <p className="panel-none" role="alert">
        {t('check.fault', { reason: fault })}
      </p>
    );
  }
  return (
    <div className="checks">
      {!isReady && <p className="check-hint">{t('check.working')}</p>}
      {isReady && heeded.length > 0 && (
        <p className="check-count">
          {t('check.count', { errors: count('error'), warnings: count('warning'), notes: count('information') })}
        </p>
      )}
      {isReady && heeded.length === 0 && (
        <div className="check-none">
          <p>{t('check.none')}</p>
          <p>{t('check.noneHint')}</p>
        </div>
      )}
      {here.length > 0 && (
        <section aria-label={t('check.here')}>
          <h3>{t('check.here')}</h3>
          <ul>{here.map(item)}</ul>
        </section>
      )}
      {elsewhere.length > 0 && (
        <section aria-label={t('check.elsewhere')}>
          <h3>{here.length > 0 || clause ? t('check.elsewhere') : t('check.all')}</h3>
          <Portioned findings={elsewhere} item={item} />
        </section>
      )}
      {ignored.length > 0 && (
        <details className="check-ignored">
          <summary>{t('check.ignored', { number: ignored.length })}</summary>
          <ul>
            {ignored.slice(0, SHOWN_AT_ONCE).map((finding, place) => {
              const row = shelf.byKey.get(finding.key);
              return (
                row && (
                  <IgnoredItem
                    key={`${row.id} ${place}`}
                    finding={finding}
                    row={row}
                    mayHeed={shelf.mayIgnore}
                    book={book}
                    onVisit={() => editor.selectWords(finding)}
                  />
                )
              );
            })}
          </ul>
        </details>
      )}
      <p className="check-hint">{t('check.hint')}</p>
    </div>
  );
}

interface PortionedProps {
  readonly findings: readonly CheckedFinding[];
  readonly item: (finding: CheckedFinding, place: number) => React.ReactNode;
}

/** A long list, a portion at a time. */
function Portioned({ findings, item }: PortionedProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  return (
    <>
      <ul>{findings.slice(0, shown).map(item)}</ul>
      {findings.length > shown && (
        <button type="button" className="link-button" onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {t('check.more', { number: findings.length - shown })}
        </button>
      )}
    </>
  );
}
