import { OpenThreadDocument, type ThreadCardFragment } from '@colex/contract';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftConnection } from '../editor/draft-connection.js';
import type { DraftHead } from '../editor/draft-head.js';
import { useWatched } from '../editor/watched.js';
import { useViewer } from '../session/viewer.js';
import { MentionField } from './MentionField.js';
import { mentionedIn } from './mentions.js';
import { type Composing, useThreads } from './threads-context.js';
import type { ProjectPeople } from './useMentionables.js';
import { useThreadMutation } from './useThreadMutation.js';

/** Kinds and origins in the order in which they are offered. */
export const KINDS = ['OPINION', 'QUESTION', 'LEGAL_BASIS'] as const;
export const ORIGINS = ['CITY', 'DEPARTMENT', 'DEPUTY', 'EXPERT', 'PUBLIC', 'MEETING'] as const;

interface ThreadComposerProps {
  readonly draft: DraftHead;
  readonly connection: DraftConnection;
  readonly composing: Composing;
  readonly project: ProjectPeople;
}

/** Where a new thread is written: what it is about, of what kind, where it comes from, and the words. */
export function ThreadComposer({ draft, connection, composing, project }: ThreadComposerProps) {
  const { t } = useTranslation();
  const threads = useThreads();
  const viewer = useViewer();
  const save = useWatched(connection.book);
  const { isSending, fault, send } = useThreadMutation(OpenThreadDocument, 'openThread');
  const [kind, setKind] = useState<ThreadCardFragment['kind']>('OPINION');
  const [origin, setOrigin] = useState<ThreadCardFragment['origin']['kind']>(viewer.city ? 'CITY' : 'MEETING');
  const [cityId, setCityId] = useState(viewer.city?.id ?? '');
  const [name, setName] = useState('');
  const [body, setBody] = useState('');
  const id = useId();
  const { place } = composing;
  // The server looks for the words in what it has.
  const isSaved = save.type === 'saved';

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!isSaved || isSending || body.trim() === '') return;
    const thread = await send({
      draftId: draft.id,
      place,
      kind,
      origin: { kind: origin, name: name.trim() || null, cityId: cityId || null },
      body,
      mentionIds: [...mentionedIn(body, project.mentionables)],
    });
    if (!thread) return;
    threads?.stopComposing();
    threads?.activate(thread.id);
  }

  return (
    <form className="thread-composer" onSubmit={(event) => void submit(event)} aria-label={t('thread.open')}>
      <p className="thread-about">
        <span>{t('thread.about')}</span>{' '}
        {place === null ? (
          t('thread.aboutDraft')
        ) : place.quote === null ? (
          t('thread.aboutClause')
        ) : (
          <q className="thread-quote">{place.quote.replaceAll('\uFFFC', '…')}</q>
        )}
      </p>
      <fieldset className="thread-kinds">
        <legend className="visually-hidden">{t('thread.kind.label')}</legend>
        {KINDS.map((each) => (
          <label key={each}>
            <input type="radio" name={`${id}-kind`} checked={kind === each} onChange={() => setKind(each)} />
            <span>{t(`thread.kind.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <MentionField
        key={composing.begun}
        label={t('thread.body')}
        hint={t('thread.bodyHint')}
        value={body}
        onChange={setBody}
        people={project.mentionables}
        onSend={() => void submit()}
        onCancel={() => threads?.stopComposing()}
        autoFocus
        rows={4}
      />
      <div className="thread-origin">
        <label>
          <span>{t('thread.origin.label')}</span>
          <select value={origin} onChange={(event) => setOrigin(event.target.value as typeof origin)}>
            {ORIGINS.map((each) => (
              <option key={each} value={each}>
                {t(`thread.origin.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('thread.origin.city')}</span>
          <select value={cityId} onChange={(event) => setCityId(event.target.value)}>
            {origin !== 'CITY' && <option value="">{t('thread.origin.noCity')}</option>}
            {origin === 'CITY' && cityId === '' && <option value="" disabled />}
            {project.cities.map((city) => (
              <option key={city.id} value={city.id}>
                {city.name}
              </option>
            ))}
          </select>
        </label>
        {origin !== 'CITY' && (
          <label className="thread-origin-name">
            <span>{t('thread.origin.name')}</span>
            <input
              value={name}
              maxLength={100}
              placeholder={t('thread.origin.nameHint')}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
        )}
      </div>
      {fault && (
        <p className="form-fault" role="alert">
          {fault}
        </p>
      )}
      {!isSaved && <p className="thread-hint">{t('thread.notSaved')}</p>}
      <div className="thread-buttons">
        <button
          type="submit"
          className="button button-primary"
          title={t('thread.sendHint')}
          disabled={isSending || !isSaved || body.trim() === ''}
        >
          {isSending ? t('thread.sending') : t('thread.send')}
        </button>
        <button type="button" className="button" onClick={() => threads?.stopComposing()}>
          {t('thread.cancel')}
        </button>
      </div>
    </form>
  );
}
