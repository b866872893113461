import {
  AddCommentDocument,
  type CommentCardFragment,
  MoreCommentsDocument,
  ReattachThreadDocument,
  ReopenThreadDocument,
  type ThreadCardFragment,
} from '@colex/contract';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import type { DraftEditor } from '../editor/draft-editor.js';
import { printDate } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { CitySign } from '../region/CitySign.js';
import { AssignForm } from './AssignForm.js';
import { CommentItem } from './CommentItem.js';
import { MentionField } from './MentionField.js';
import { mentionedIn } from './mentions.js';
import { ResolveForm } from './ResolveForm.js';
import { useThreads } from './threads-context.js';
import type { ProjectPeople } from './useMentionables.js';
import { useThreadMutation } from './useThreadMutation.js';

interface ThreadItemProps {
  readonly thread: ThreadCardFragment;
  readonly editor: DraftEditor;
  readonly project: ProjectPeople;
  readonly isActive: boolean;
  /** Whether its words are in the text of this browser. */
  readonly isPlaced: boolean;
  /** Of the draft. */
  readonly slug: string;
}

/** A thread: folded it says who, what kind, how it stands and its first words; unfolded everything, and what can be done. */
export function ThreadItem({ thread, editor, project, isActive, isPlaced, slug }: ThreadItemProps) {
  const { t } = useTranslation();
  const threads = useThreads();
  const [isOpen, setOpen] = useState(isActive);
  const item = useRef<HTMLElement>(null);
  const id = useId();
  const isGone = thread.subject !== 'DRAFT' && !isPlaced;

  useEffect(() => {
    if (!isActive) return;
    setOpen(true);
    item.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  useEffect(() => {
    if (isOpen && thread.viewerUnread) void threads?.book.see([thread.id]);
  }, [isOpen, thread.viewerUnread, thread.id, threads]);

  const [first] = thread.comments.nodes;
  const state = thread.resolution
    ? t(`thread.outcome.${thread.resolution.outcome ?? 'NONE'}`)
    : thread.assignee
      ? t('thread.assigned', { name: thread.assignee.name })
      : null;
  const from = thread.origin.name ?? thread.origin.city?.name ?? thread.openedBy.name;
  return (
    <article
      ref={item}
      className="thread"
      data-active={isActive || undefined}
      data-status={thread.status}
      data-gone={isGone || undefined}
      aria-labelledby={`${id}-head`}
    >
      <button
        type="button"
        className="thread-head"
        id={`${id}-head`}
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
          threads?.activate(isOpen ? null : thread.id);
        }}
      >
        {isOpen ? <ChevronDown aria-hidden size={15} /> : <ChevronRight aria-hidden size={15} />}
        <CitySign city={thread.origin.city} />
        <span className="thread-from">{from}</span>
        <span className="thread-kind">{t(`thread.kind.${thread.kind}`)}</span>
        {state && <span className="thread-state">{state}</span>}
        {thread.viewerUnread && (
          <span className="thread-unread">
            <span className="visually-hidden">{t('thread.unread')}</span>
          </span>
        )}
      </button>
      {!isOpen && first && !first.deletedAt && <p className="thread-first">{first.body}</p>}
      {isOpen && (
        <div className="thread-inside">
          {isGone && <Gone thread={thread} editor={editor} />}
          {thread.quote && (
            <blockquote className="thread-quote">
              {thread.quote}
              {isPlaced && (
                <button type="button" className="link-button" onClick={() => editor.openThread(thread.id)}>
                  {t('thread.goTo')}
                </button>
              )}
            </blockquote>
          )}
          <Comments thread={thread} project={project} />
          <Standing thread={thread} />
          <Answer thread={thread} project={project} slug={slug} />
        </div>
      )}
    </article>
  );
}

function Gone({ thread, editor }: { readonly thread: ThreadCardFragment; readonly editor: DraftEditor }) {
  const { t } = useTranslation();
  const { isSending, fault, send } = useThreadMutation(ReattachThreadDocument, 'reattachThread');
  return (
    <div className="thread-gone">
      <p>
        <strong>{t('thread.deleted')}</strong> {t('thread.deletedHint')}
      </p>
      {thread.viewerMayDiscuss && (
        <button
          type="button"
          className="button"
          disabled={isSending}
          // The selection must still be there when the button is pressed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => void send({ threadId: thread.id, place: editor.marks.selected() })}
        >
          {t('thread.reattach')}
        </button>
      )}
      {fault && (
        <p className="form-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

function Comments({ thread, project }: { readonly thread: ThreadCardFragment; readonly project: ProjectPeople }) {
  const { t } = useTranslation();
  const client = useClient();
  const [more, setMore] = useState<readonly CommentCardFragment[]>([]);
  const shown = thread.comments.nodes;
  const known = new Set(shown.map(({ id }) => id));
  const rest = more.filter(({ id }) => !known.has(id));

  async function readMore() {
    const found: CommentCardFragment[] = [];
    let after = thread.comments.pageInfo.endCursor ?? null;
    while (after !== null) {
      const { data } = await client
        .query(MoreCommentsDocument, { id: thread.id, after }, { requestPolicy: 'network-only' })
        .toPromise();
      const node = data?.node && 'comments' in data.node ? data.node : null;
      if (!node) break;
      found.push(...node.comments.nodes);
      after = node.comments.pageInfo.hasNextPage ? (node.comments.pageInfo.endCursor ?? null) : null;
    }
    setMore(found);
  }

  return (
    <>
      <ol className="comments">
        {[...shown, ...rest].map((comment) => (
          <CommentItem key={comment.id} comment={comment} project={project} />
        ))}
      </ol>
      {thread.comments.pageInfo.hasNextPage && rest.length === 0 && (
        <button type="button" className="link-button" onClick={() => void readMore()}>
          {t('thread.moreComments', { number: thread.commentCount })}
        </button>
      )}
    </>
  );
}

/** How it stands: to whom it was given, or what became of it. */
function Standing({ thread }: { readonly thread: ThreadCardFragment }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { resolution, assignee, dueOn } = thread;
  if (resolution) {
    return (
      <div className="thread-resolution" data-outcome={resolution.outcome ?? 'NONE'}>
        <p>
          <strong>{t(`thread.outcome.${resolution.outcome ?? 'NONE'}`)}</strong>
          <span>
            {resolution.by.name} {printDate(resolution.at, language)}
          </span>
        </p>
        {resolution.reason && <p className="comment-body">{resolution.reason}</p>}
        {resolution.answeredAtRevision !== null && (
          <p className="thread-hint">{t('thread.linkedChange', { revision: resolution.answeredAtRevision })}</p>
        )}
      </div>
    );
  }
  if (!assignee && !dueOn) return null;
  return (
    <p className="thread-hint">
      {assignee && t('thread.assigned', { name: assignee.name })}
      {assignee && dueOn && '，'}
      {dueOn && t('thread.due', { date: printDate(`${dueOn}T00:00:00`, language) })}
    </p>
  );
}

function Answer({
  thread,
  project,
  slug,
}: {
  readonly thread: ThreadCardFragment;
  readonly project: ProjectPeople;
  readonly slug: string;
}) {
  const { t } = useTranslation();
  const [form, setForm] = useState<'none' | 'reply' | 'resolve' | 'assign'>('none');
  const reopen = useThreadMutation(ReopenThreadDocument, 'reopenThread');
  const close = (): void => setForm('none');
  if (form === 'resolve') return <ResolveForm thread={thread} slug={slug} onDone={close} />;
  if (form === 'assign') return <AssignForm thread={thread} project={project} onDone={close} />;
  if (form === 'reply') return <ReplyForm thread={thread} project={project} onDone={close} />;
  const isOpen = thread.status === 'OPEN';
  return (
    <>
      <p className="thread-tools">
        {thread.viewerMayDiscuss && (
          <button type="button" className="button" onClick={() => setForm('reply')}>
            {t('thread.reply')}
          </button>
        )}
        {thread.viewerMayResolve && isOpen && (
          <button type="button" className="button" onClick={() => setForm('resolve')}>
            {t('thread.resolve')}
          </button>
        )}
        {thread.viewerMayAssign && isOpen && (
          <button type="button" className="button" onClick={() => setForm('assign')}>
            {t('thread.assign')}
          </button>
        )}
        {thread.viewerMayResolve && !isOpen && (
          <button
            type="button"
            className="button"
            disabled={reopen.isSending}
            onClick={() => void reopen.send({ threadId: thread.id })}
          >
            {t('thread.reopen')}
          </button>
        )}
      </p>
      {reopen.fault && (
        <p className="form-fault" role="alert">
          {reopen.fault}
        </p>
      )}
    </>
  );
}

interface ReplyFormProps {
  readonly thread: ThreadCardFragment;
  readonly project: ProjectPeople;
  readonly onDone: () => void;
}

function ReplyForm({ thread, project, onDone }: ReplyFormProps) {
  const { t } = useTranslation();
  const { isSending, fault, send } = useThreadMutation(AddCommentDocument, 'addComment');
  const [body, setBody] = useState('');
  async function submit() {
    if (body.trim() === '' || isSending) return;
    const mentionIds = [...mentionedIn(body, project.mentionables)];
    if (await send({ threadId: thread.id, body, mentionIds })) onDone();
  }
  return (
    <form
      className="thread-reply"
      aria-label={t('thread.reply')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <MentionField
        label={t('thread.reply')}
        hint={t('thread.replyHint')}
        value={body}
        onChange={setBody}
        people={project.mentionables}
        onSend={() => void submit()}
        onCancel={onDone}
        autoFocus
      />
      {fault && (
        <p className="form-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="thread-buttons">
        <button
          type="submit"
          className="button button-primary"
          title={t('thread.sendHint')}
          disabled={isSending || body.trim() === ''}
        >
          {t('thread.send')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('thread.cancel')}
        </button>
      </div>
    </form>
  );
}
