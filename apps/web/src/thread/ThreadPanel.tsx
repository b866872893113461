import type { ThreadCardFragment } from '@colex/contract';
import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PanelTabProps } from '../editor/panel-tab.js';
import { useWatched } from '../editor/watched.js';
import { useViewer } from '../session/viewer.js';
import { ThreadComposer, ORIGINS } from './ThreadComposer.js';
import { ThreadItem } from './ThreadItem.js';
import { type ThreadChoice, type ThreadSection, isChosen, threadSections } from './thread-sections.js';
import { type Threads, useThreads } from './threads-context.js';
import { useMentionables } from './useMentionables.js';

/** As many threads as are drawn at once; the others are one press away. */
const SHOWN_AT_ONCE = 100;

/** 意见: those of the clause at the cursor first, then the others in the order of the text. */
export function ThreadPanel(given: PanelTabProps) {
  const threads = useThreads();
  return threads && <OpenThreadPanel {...given} threads={threads} />;
}

function OpenThreadPanel({ draft, connection, editor, threads }: PanelTabProps & { readonly threads: Threads }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const shelf = useWatched(threads.book.shelf);
  const composing = useWatched(threads.composing);
  const project = useMentionables(draft.project.slug);
  const [choice, setChoice] = useState<ThreadChoice>({ whose: 'all', status: 'OPEN', origin: 'all' });
  const looker = { id: viewer.id, cityId: viewer.city?.id ?? null };
  const all = [...shelf.threads.values()];
  const active = useWatched(threads.active);
  // The one lifted out in the text is shown whatever was chosen.
  const chosen = all.filter((thread) => thread.id === active || isChosen(thread, choice, looker));

  return (
    <div className="threads">
      <div className="threads-top">
        <button
          type="button"
          className="button"
          title={t('thread.openHint')}
          // The text keeps its selection.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => threads.compose('selection')}
        >
          <MessageSquarePlus aria-hidden size={16} />
          {t('thread.open')}
        </button>
        <button type="button" className="link-button" onClick={() => threads.compose('draft')}>
          {t('thread.openOnDraft')}
        </button>
      </div>
      {composing && <ThreadComposer draft={draft} connection={connection} composing={composing} project={project} />}
      <Filters choice={choice} onChoice={setChoice} hasCity={looker.cityId !== null} />
      {shelf.error && (
        <p className="threads-fault" role="alert">
          {t('thread.failed')}{' '}
          <button type="button" className="link-button" onClick={() => void threads.book.load()}>
            {t('thread.retry')}
          </button>
        </p>
      )}
      {!shelf.isComplete && !shelf.error && <p className="thread-hint">{t('thread.loading')}</p>}
      {shelf.isComplete && all.length === 0 && !composing ? (
        <div className="threads-none">
          <p>{t('thread.none')}</p>
          <p>{t('thread.noneHint')}</p>
        </div>
      ) : (
        <Sections threads={chosen} hasOthers={all.length > 0} editor={editor} slug={draft.slug} project={project} />
      )}
    </div>
  );
}

interface FiltersProps {
  readonly choice: ThreadChoice;
  readonly onChoice: (choice: ThreadChoice) => void;
  readonly hasCity: boolean;
}

function Filters({ choice, onChoice, hasCity }: FiltersProps) {
  const { t } = useTranslation();
  return (
    <div className="threads-filters" role="group" aria-label={t('thread.filter')}>
      <select
        aria-label={t('thread.whose.label')}
        value={choice.whose}
        onChange={(event) => onChoice({ ...choice, whose: event.target.value as ThreadChoice['whose'] })}
      >
        <option value="all">{t('thread.whose.all')}</option>
        <option value="mine">{t('thread.whose.mine')}</option>
        {hasCity && <option value="city">{t('thread.whose.city')}</option>}
        <option value="unread">{t('thread.whose.unread')}</option>
      </select>
      <select
        aria-label={t('thread.status.label')}
        value={choice.status}
        onChange={(event) => onChoice({ ...choice, status: event.target.value as ThreadChoice['status'] })}
      >
        <option value="OPEN">{t('thread.status.OPEN')}</option>
        <option value="RESOLVED">{t('thread.status.RESOLVED')}</option>
        <option value="all">{t('thread.status.all')}</option>
      </select>
      <select
        aria-label={t('thread.origin.label')}
        value={choice.origin}
        onChange={(event) => onChoice({ ...choice, origin: event.target.value as ThreadChoice['origin'] })}
      >
        <option value="all">{t('thread.allOrigins')}</option>
        {ORIGINS.map((origin) => (
          <option key={origin} value={origin}>
            {t(`thread.origin.${origin}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SectionsProps extends Pick<PanelTabProps, 'editor'> {
  readonly threads: readonly ThreadCardFragment[];
  /** Whether there are threads that the filters hide. */
  readonly hasOthers: boolean;
  readonly slug: string;
  readonly project: ReturnType<typeof useMentionables>;
}

function Sections({ threads, hasOthers, editor, slug, project }: SectionsProps) {
  const { t } = useTranslation();
  const places = useWatched(editor.marks.places);
  const outline = useWatched(editor.outline);
  const cursor = useWatched(editor.line);
  const active = useWatched(useThreads()!.active);
  const [limit, setLimit] = useState(SHOWN_AT_ONCE);
  const list = useRef<HTMLDivElement>(null);
  const [line, setLine] = useState(cursor);
  // While somebody writes here, nothing changes its place under their hands.
  useEffect(() => {
    const isBusy = list.current?.contains(document.activeElement) && document.activeElement?.tagName === 'TEXTAREA';
    if (!isBusy) setLine(cursor);
  }, [cursor]);
  const sections = useMemo(() => threadSections(threads, places, outline, line), [threads, places, outline, line]);
  let room = limit;
  const hidden = threads.length - limit;
  return (
    <div ref={list} className="thread-sections">
      {sections.map((section) => {
        const shown = section.threads.slice(0, Math.max(0, room));
        room -= shown.length;
        if (shown.length === 0 && section.kind !== 'here') return null;
        return (
          <section key={section.key} className="thread-section" data-kind={section.kind}>
            <h3>
              <SectionName section={section} />
              {section.threads.length > 0 && (
                <span className="thread-section-count">{t('thread.count', { number: section.threads.length })}</span>
              )}
            </h3>
            {section.kind === 'here' && shown.length === 0 && <p className="thread-hint">{t('thread.hereNone')}</p>}
            {shown.map((thread) => (
              <ThreadItem
                key={thread.id}
                thread={thread}
                editor={editor}
                project={project}
                isActive={thread.id === active}
                isPlaced={places.has(thread.id)}
                slug={slug}
              />
            ))}
          </section>
        );
      })}
      {threads.length === 0 && hasOthers && <p className="thread-hint">{t('thread.noneChosen')}</p>}
      {hidden > 0 && (
        <button type="button" className="button" onClick={() => setLimit(limit + SHOWN_AT_ONCE)}>
          {t('thread.more', { number: Math.min(hidden, SHOWN_AT_ONCE) })}
        </button>
      )}
    </div>
  );
}

function SectionName({ section: { kind, entry } }: { readonly section: ThreadSection }) {
  const { t } = useTranslation();
  if (kind === 'draft') return t('thread.draft');
  if (kind === 'deleted') return t('thread.deleted');
  if (kind === 'here') return t('thread.here');
  return entry ? entry.number || entry.words || t('outline.untitled') : t('thread.head');
}
