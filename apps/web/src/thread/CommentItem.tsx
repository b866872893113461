import { type CommentCardFragment, DeleteCommentDocument, EditCommentDocument } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { CitySign } from '../region/CitySign.js';
import { useViewer } from '../session/viewer.js';
import { MentionField } from './MentionField.js';
import { mentionedIn, withMentions } from './mentions.js';
import type { ProjectPeople } from './useMentionables.js';
import { useThreadMutation } from './useThreadMutation.js';

interface CommentItemProps {
  readonly comment: CommentCardFragment;
  readonly project: ProjectPeople;
}

/** One comment: who, when, what; an own one can be changed. What was changed or deleted can still be read. */
export function CommentItem({ comment, project }: CommentItemProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [draft, setDraft] = useState<string | null>(null);
  const edit = useThreadMutation(EditCommentDocument, 'editComment');
  const remove = useThreadMutation(DeleteCommentDocument, 'deleteComment');
  const isOwn = comment.author.id === viewer.id;
  const language = currentLanguage();

  async function save() {
    if (draft === null || draft.trim() === '') return;
    const mentionIds = [...mentionedIn(draft, project.mentionables)];
    if (await edit.send({ commentId: comment.id, body: draft, mentionIds })) setDraft(null);
  }

  const fault = edit.fault ?? remove.fault;
  return (
    <li className="comment">
      <p className="comment-head">
        <CitySign city={comment.author.city} />
        <strong>{comment.author.name}</strong>
        <time dateTime={comment.createdAt}>{printInstant(comment.createdAt, language)}</time>
        {comment.editedAt && !comment.deletedAt && <span className="comment-note">{t('thread.edited')}</span>}
      </p>
      {draft !== null ? (
        <div className="comment-edit">
          <MentionField
            label={t('thread.edit')}
            hint={t('thread.bodyHint')}
            value={draft}
            onChange={setDraft}
            people={project.mentionables}
            onSend={() => void save()}
            onCancel={() => setDraft(null)}
            autoFocus
          />
          <div className="thread-buttons">
            <button type="button" className="button" disabled={edit.isSending} onClick={() => void save()}>
              {t('thread.save')}
            </button>
            <button type="button" className="link-button" onClick={() => setDraft(null)}>
              {t('thread.cancel')}
            </button>
          </div>
        </div>
      ) : comment.deletedAt ? (
        <details className="comment-removed">
          <summary>{t('thread.removed')}</summary>
          <CommentBody comment={comment} />
        </details>
      ) : (
        <CommentBody comment={comment} />
      )}
      {comment.earlierWordings.length > 0 && draft === null && (
        <details className="comment-earlier">
          <summary>{t('thread.earlier')}</summary>
          {comment.earlierWordings.map(({ body, saidAt }) => (
            <blockquote key={saidAt}>
              <p className="comment-body">{body}</p>
              <footer>{t('thread.saidAt', { when: printInstant(saidAt, language) })}</footer>
            </blockquote>
          ))}
        </details>
      )}
      {isOwn && !comment.deletedAt && draft === null && (
        <p className="comment-tools">
          <button type="button" className="link-button" onClick={() => setDraft(comment.body)}>
            {t('thread.edit')}
          </button>
          <button
            type="button"
            className="link-button"
            disabled={remove.isSending}
            onClick={() => void remove.send({ commentId: comment.id })}
          >
            {t('thread.remove')}
          </button>
        </p>
      )}
      {fault && (
        <p className="form-fault" role="alert">
          {fault}
        </p>
      )}
    </li>
  );
}

function CommentBody({ comment }: { readonly comment: CommentCardFragment }) {
  const names = [...comment.mentionedPeople, ...comment.mentionedCities].map(({ name }) => name);
  return (
    <p className="comment-body">
      {withMentions(comment.body, names).map(({ text, isMention }, place) =>
        isMention ? (
          <span key={place} className="comment-mention">
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </p>
  );
}
