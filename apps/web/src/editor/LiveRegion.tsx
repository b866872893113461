import { useEffect, useRef, useState } from 'react';
import type { SaveBook } from '@colex/collab';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../language/language.js';
import type { Participant } from './participants.js';
import { failureSentence } from './save-sentence.js';
import { useWatched, type Watched } from './watched.js';
import type { RemoteNews } from '../writing/remote-news.js';

interface LiveRegionProps {
  readonly people: Watched<readonly Participant[]>;
  readonly book: SaveBook;
  /** Whether the text has been left for the keyboard by Esc. */
  readonly escaped: Watched<boolean>;
  /** What colleagues changed. */
  readonly news: Watched<RemoteNews | null>;
}

/** So many provisions are named; the rest is a number. */
const NAMED = 5;

/** The one polite voice of the workbench: who came and went, what colleagues changed, and trouble with saving. Never a keystroke. */
export function LiveRegion({ people, book, escaped, news }: LiveRegionProps) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const here = useWatched(people);
  const save = useWatched(book);
  const isEscaped = useWatched(escaped);
  const changed = useWatched(news);
  const before = useRef<ReadonlySet<string> | null>(null);

  useEffect(() => {
    const names = new Set(here.filter((person) => !person.isViewer).map((person) => person.name));
    const last = before.current;
    before.current = names;
    // Whoever was here when we came did not join.
    if (last === null) return;
    const news = [
      ...[...names].filter((name) => !last.has(name)).map((name) => t('presence.joined', { name })),
      ...[...last].filter((name) => !names.has(name)).map((name) => t('presence.left', { name })),
    ];
    if (news.length > 0) setSaid(news.join('；'));
  }, [here, t]);

  const trouble =
    save.type === 'failed'
      ? t('save.failed', { reason: failureSentence(save.failure, currentLanguage()) ?? '' })
      : save.type === 'offline' && save.edits > 0
        ? t('save.offlineHint')
        : '';
  useEffect(() => {
    if (trouble) setSaid(trouble);
  }, [trouble]);

  useEffect(() => {
    if (isEscaped) setSaid(t('workbench.escaped'));
  }, [isEscaped, t]);

  useEffect(() => {
    if (!changed) return;
    const between = t('writing.news.between');
    const rest = changed.places.length > NAMED ? t('writing.news.more', { number: changed.places.length }) : '';
    const who = changed.who.join(between) || t('writing.news.someone');
    setSaid(t('writing.news.changed', { who, places: changed.places.slice(0, NAMED).join(between) + rest }));
  }, [changed, t]);

  return (
    <p className="visually-hidden" aria-live="polite">
      {said}
    </p>
  );
}
