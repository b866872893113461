import { AssignThreadDocument, type ThreadCardFragment } from '@colex/contract';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectPeople } from './useMentionables.js';
import { useThreadMutation } from './useThreadMutation.js';

interface AssignFormProps {
  readonly thread: ThreadCardFragment;
  readonly project: ProjectPeople;
  readonly onDone: () => void;
}

/** Who sees to a thread, and by when. */
export function AssignForm({ thread, project, onDone }: AssignFormProps) {
  const { t } = useTranslation();
  const { isSending, fault, send } = useThreadMutation(AssignThreadDocument, 'assignThread');
  const [assigneeId, setAssigneeId] = useState(thread.assignee?.id ?? '');
  const [dueOn, setDueOn] = useState(thread.dueOn ?? '');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const assigned = await send({
      threadId: thread.id,
      assigneeId: assigneeId || null,
      dueOn: dueOn || null,
      expectedRevision: thread.revision,
    });
    if (assigned) onDone();
  }

  return (
    <form className="thread-assign" onSubmit={(event) => void submit(event)} aria-label={t('thread.assign')}>
      <label>
        <span>{t('thread.assignee')}</span>
        <select value={assigneeId} onChange={(event) => setAssigneeId(event.target.value)}>
          <option value="">{t('thread.nobody')}</option>
          {project.people.map(({ id, name, city }) => (
            <option key={id} value={id}>
              {city ? `${name}（${city.name}）` : name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('thread.dueOn')}</span>
        <input type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
      </label>
      {fault && (
        <p className="form-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="thread-buttons">
        <button type="submit" className="button button-primary" disabled={isSending}>
          {t('thread.assign')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('thread.cancel')}
        </button>
      </div>
    </form>
  );
}
