import { IgnoreFindingDocument } from '@colex/contract';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import type { DraftEditor } from '../editor/draft-editor.js';
import { currentLanguage } from '../language/language.js';
import type { CheckedFinding } from './checked-finding.js';
import type { IgnoredBook, IgnoredShelf } from './ignored-book.js';

const SIGNS = { error: CircleAlert, warning: TriangleAlert, information: Info };

/** The longest reason the server takes. */
const LONGEST = 2_000;

interface FindingItemProps {
  readonly finding: CheckedFinding;
  readonly draftId: string;
  readonly editor: DraftEditor;
  readonly book: IgnoredBook;
  readonly shelf: IgnoredShelf;
}

/** One finding: what is wrong, where, by which rule, and what can be done about it. */
export function FindingItem({ finding, draftId, editor, book, shelf }: FindingItemProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const language = currentLanguage() === 'en' ? 'en' : 'zh';
  const { level, message, label, rule, name, source, replacement, from, to, words } = finding;
  const Sign = SIGNS[level];
  const isLine = from === to;

  const ignore = async (reason: string): Promise<void> => {
    setFault(null);
    const input = {
      draftId,
      rule,
      lineId: finding.clause,
      words,
      reason,
      idempotencyKey: crypto.randomUUID(),
    };
    const { data, error } = await client.mutation(IgnoreFindingDocument, { input }).toPromise();
    const first = data?.ignoreFinding.userErrors[0];
    if (first?.code === 'CONFLICT') return void book.load();
    if (error || first || !data) {
      setFault(t('check.failed', { reason: first?.message ?? error?.message ?? '' }));
      return;
    }
    setAsking(false);
    await book.load();
  };
  const fix = (): void => {
    setFault(null);
    if (replacement !== null && !editor.replaceWords(finding, replacement)) setFault(t('check.moved'));
  };

  return (
    <li className="finding" data-level={level}>
      <button type="button" className="finding-visit" onClick={() => editor.selectWords(finding)}>
        <Sign aria-hidden size={15} />
        <span className="finding-place">
          <span className="visually-hidden">{t(`check.level.${level}`)} </span>
          {label || t('check.head')}
        </span>
        <span>{message[language]}</span>
      </button>
      <p className="finding-rule" title={source}>
        {rule} {name[language]}
        <span className="finding-source">{source}</span>
      </p>
      {fault && (
        <p className="finding-fault" role="alert">
          {fault}
        </p>
      )}
      {isAsking ? (
        <IgnoreForm onGive={(reason) => void ignore(reason)} onCancel={() => setAsking(false)} />
      ) : (
        <div className="finding-tools">
          {replacement !== null && !isLine && (
            <button
              type="button"
              className="button finding-button"
              disabled={!editor.mayEditNow()}
              onClick={fix}
              title={replacement === '' ? t('check.fixRemoves') : t('check.fixTo', { words: replacement })}
            >
              {replacement === '' ? t('check.fixRemove') : t('check.fix', { words: replacement })}
            </button>
          )}
          <button
            type="button"
            className="link-button"
            disabled={!shelf.mayIgnore}
            title={shelf.reason ?? ''}
            onClick={() => setAsking(true)}
          >
            {t('check.ignore')}
          </button>
        </div>
      )}
    </li>
  );
}

interface IgnoreFormProps {
  readonly onGive: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks why a finding does not apply. Ctrl+Enter gives it, Esc gives it up. */
function IgnoreForm({ onGive, onCancel }: IgnoreFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const give = (event?: FormEvent): void => {
    event?.preventDefault();
    if (reason.trim() !== '') onGive(reason.trim());
  };
  return (
    <form className="ignore-form" onSubmit={give}>
      <label htmlFor={id}>{t('check.why')}</label>
      <textarea
        id={id}
        ref={field}
        rows={2}
        required
        maxLength={LONGEST}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give();
          if (event.key === 'Escape') onCancel();
        }}
      />
      <div className="finding-tools">
        <button type="submit" className="button finding-button" disabled={reason.trim() === ''}>
          {t('check.confirm')}
        </button>
        <button type="button" className="link-button" onClick={onCancel}>
          {t('check.cancel')}
        </button>
      </div>
    </form>
  );
}
