import type { SaveBook } from '@colex/collab';
import { CLOSES, type DraftMode } from '@colex/contract';
import { Copy, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../language/language.js';
import { copyText } from './copy-text.js';
import { failureSentence } from './save-sentence.js';
import type { WayState } from './connection-ways.js';
import { useWatched, type Watched } from './watched.js';

interface WorkbenchBannerProps {
  readonly book: SaveBook;
  readonly way: Watched<WayState>;
  readonly damaged: Watched<boolean>;
  readonly mode: DraftMode;
  readonly modeReason: string | null;
  /** The whole text as it stands in this browser, numbers printed. */
  readonly printedText: () => string;
  /** Opens the draft anew, as the server has it. */
  readonly onReopen: () => void;
}

/** Why the text cannot be changed or was not saved. What was written stays on the sheet and can be taken along. */
export function WorkbenchBanner({ book, way, damaged, mode, modeReason, printedText, onReopen }: WorkbenchBannerProps) {
  const { t } = useTranslation();
  const state = useWatched(book);
  const wayState = useWatched(way);
  const isDamaged = useWatched(damaged);
  const [copied, setCopied] = useState<boolean | null>(null);

  if (state.type === 'failed') {
    const reason = failureSentence(state.failure, currentLanguage());
    return (
      <div className="workbench-banner" data-urgent role="alert">
        <p>
          <strong>{state.edits > 0 ? t('save.banner') : t('save.stopped')}</strong> {reason}
        </p>
        {copied !== null && <span>{copied ? t('save.copied') : t('save.copyFailed')}</span>}
        <button type="button" className="button" onClick={() => void copyText(printedText()).then(setCopied)}>
          <Copy aria-hidden size={15} />
          {t('save.copy')}
        </button>
        <button type="button" className="button" onClick={onReopen}>
          <RotateCcw aria-hidden size={15} />
          {t('save.reload')}
        </button>
      </div>
    );
  }
  if (isDamaged) {
    return (
      <div className="workbench-banner" data-urgent role="alert">
        <p>
          <strong>{t('connection.damagedTitle')}</strong> {CLOSES.damaged.sentence[currentLanguage()]}
        </p>
      </div>
    );
  }
  if (wayState === 'blocked') {
    return (
      <div className="workbench-banner" data-urgent role="alert">
        <p>
          <strong>{t('connection.blockedTitle')}</strong> {t('connection.blocked')}{' '}
          {'edits' in state && state.edits > 0 && t('connection.blockedEdits', { number: state.edits })}
        </p>
      </div>
    );
  }
  if (mode !== 'WRITE') {
    return (
      <div className="workbench-banner">
        <p>{t('workbench.modeReason', { mode: t(`workbench.mode.${mode}`), reason: modeReason ?? '' })}</p>
      </div>
    );
  }
  return null;
}
