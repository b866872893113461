import type { SaveBook } from '@colex/collab';
import { CloudAlert, CloudCheck, CloudOff, CloudUpload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../language/language.js';
import type { WayState } from './connection-ways.js';
import { failureSentence } from './save-sentence.js';
import { useWatched, type Watched } from './watched.js';

interface SaveStateLabelProps {
  readonly book: SaveBook;
  readonly opened: Watched<boolean>;
  readonly way: Watched<WayState>;
  /** Whether changes by colleagues wait for the end of a composition. */
  readonly held: Watched<boolean>;
}

/** The save state in words. 已保存 is said on the server's acknowledgement of a committed journal entry and on nothing else. */
export function SaveStateLabel({ book, opened, way, held }: SaveStateLabelProps) {
  const { t } = useTranslation();
  const state = useWatched(book);
  const isOpened = useWatched(opened);
  const isHeld = useWatched(held);
  const isStream = useWatched(way) === 'stream';
  const said = (): { sentence: string; hint: string; Sign: typeof CloudCheck } => {
    switch (state.type) {
      case 'saved':
        return { sentence: t('save.saved'), hint: t('save.savedHint'), Sign: CloudCheck };
      case 'saving':
        return { sentence: t('save.saving'), hint: t('save.savingHint'), Sign: CloudUpload };
      case 'offline':
        if (!isOpened) return { sentence: t('save.opening'), hint: '', Sign: CloudUpload };
        return {
          sentence: state.edits === 0 ? t('save.offlineClean') : t('save.offline', { number: state.edits }),
          hint: t('save.offlineHint'),
          Sign: CloudOff,
        };
      case 'failed': {
        const reason =
          failureSentence(state.failure, currentLanguage()) ??
          t('save.closed', { code: state.failure.type === 'closed' ? state.failure.closeCode : '' });
        return { sentence: t('save.failed', { reason }), hint: '', Sign: CloudAlert };
      }
    }
  };
  const { sentence, hint, Sign } = said();
  return (
    <span className="save-area">
      {isStream && (
        <span className="held-hint" title={t('connection.streamHint')}>
          {t('connection.stream')}
        </span>
      )}
      {isHeld && (
        <span className="held-hint" title={t('save.heldHint')}>
          {t('save.held')}
        </span>
      )}
      <span
        className="save-state"
        data-state={state.type}
        aria-label={t('save.label')}
        role="status"
        aria-live="off"
        title={hint}
      >
        <Sign aria-hidden size={16} />
        <span>{sentence}</span>
      </span>
    </span>
  );
}
