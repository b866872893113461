import { CreateDraftDocument, ProjectDocument, type DraftKind } from '@colex/contract';
import { readText, type ReadResult } from '@colex/lawtext';
import { FileUp } from 'lucide-react';
import { type ChangeEvent, type FormEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { Breadcrumb } from '../layout/Breadcrumb.js';
import { EmptyState } from '../layout/EmptyState.js';
import { Fault } from '../layout/Fault.js';
import { NotFoundPage } from '../layout/NotFoundPage.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { useViewer } from '../session/viewer.js';
import { ReadingPreview } from './ReadingPreview.js';
import { MOST_CHARACTERS, readTextFile } from './text-file.js';

/** Makes a text from a pasted or chosen statute and shows beforehand what will become of it. */
export function NewDraftPage() {
  const { t } = useTranslation();
  const { project: slug = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: ProjectDocument, variables: { slug } });
  usePageTitle(t('newDraft.title'));
  if (error && !data) return <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Waiting />;
  const { project } = data;
  if (!project) return <NotFoundPage />;
  return (
    <>
      <Breadcrumb
        steps={[
          { name: project.region.name, to: '/' },
          { name: project.title, to: `/projects/${project.slug}` },
          { name: t('newDraft.title') },
        ]}
      />
      <h1>{t('newDraft.title')}</h1>
      {project.viewerMayCreateDraft.allowed ? (
        <NewDraftForm projectId={project.id} projectSlug={project.slug} />
      ) : (
        <EmptyState title={t('newDraft.notAllowed')} hint={project.viewerMayCreateDraft.reason ?? ''}>
          <Link className="button" to={`/projects/${project.slug}`}>
            {project.title}
          </Link>
        </EmptyState>
      )}
    </>
  );
}

/** Ids for lines that are only looked at; the server gives the lasting ones. */
function read(text: string): ReadResult {
  let last = 0;
  return readText(text, { newId: () => `preview-${(last += 1)}` });
}

function NewDraftForm({ projectId, projectSlug }: { readonly projectId: string; readonly projectSlug: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { city } = useViewer();
  const [{ fetching }, createDraft] = useMutation(CreateDraftDocument);
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<DraftKind>('JOINT');
  const [reason, setReason] = useState<string | null>(null);
  // The same form sent twice (a lost answer, a double click) makes one draft.
  const idempotencyKey = useRef(crypto.randomUUID());
  const settledText = useDeferredValue(text);
  const tooLong = settledText.length > MOST_CHARACTERS;
  const reading = useMemo(
    () => (settledText.trim() === '' || tooLong ? null : read(settledText)),
    [settledText, tooLong],
  );
  const ids = { text: useId(), title: useId(), titleHint: useId(), upload: useId() };

  function change(next: string) {
    setText(next);
    setReason(null);
    idempotencyKey.current = crypto.randomUUID();
  }

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    // So that the same file can be chosen again after it was corrected.
    event.target.value = '';
    if (!file) return;
    const result = await readTextFile(file);
    if (result.outcome === 'read') return change(result.text);
    setReason(
      result.outcome === 'wrong-file' ? t('newDraft.wrongFile') : t('newDraft.wrongEncoding', { file: file.name }),
    );
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (text.length > MOST_CHARACTERS) return;
    setReason(null);
    const { data, error } = await createDraft({
      input: {
        projectId,
        kind,
        cityId: kind === 'EDITION' ? city?.id : null,
        title: title.trim() === '' ? null : title.trim(),
        text,
        idempotencyKey: idempotencyKey.current,
      },
    });
    const draft = data?.createDraft.draft;
    if (draft) return void navigate(`/drafts/${draft.slug}`);
    const refusal = data?.createDraft.userErrors.map((each) => each.message).join('；');
    const fault = error?.networkError
      ? t('fault.network')
      : error?.graphQLErrors.map((each) => each.message).join('；');
    setReason(t('newDraft.failed', { reason: refusal || fault || '' }));
  }

  return (
    <form className="new-draft" onSubmit={(event) => void submit(event)}>
      <p className="new-draft-lead">{t('newDraft.lead')}</p>
      <div className="new-draft-source">
        <div className="new-draft-head">
          <label htmlFor={ids.text}>{t('newDraft.text')}</label>
          <label className="button" htmlFor={ids.upload}>
            <FileUp aria-hidden size={16} />
            {t('newDraft.upload')}
          </label>
          <input
            id={ids.upload}
            type="file"
            className="visually-hidden"
            accept=".txt,.md,.markdown,text/plain,text/markdown"
            title={t('newDraft.uploadHint')}
            onChange={(event) => void choose(event)}
          />
        </div>
        <textarea
          id={ids.text}
          value={text}
          onChange={(event) => change(event.target.value)}
          placeholder={t('newDraft.placeholder')}
          spellCheck={false}
        />
        <fieldset className="choices">
          <legend>{t('newDraft.kind')}</legend>
          <label>
            <input type="radio" name="kind" checked={kind === 'JOINT'} onChange={() => setKind('JOINT')} />
            <span>{t('draftKind.JOINT')}</span>
            <small>{t('newDraft.kindJointHint')}</small>
          </label>
          {city && (
            <label>
              <input type="radio" name="kind" checked={kind === 'EDITION'} onChange={() => setKind('EDITION')} />
              <span>{t('draftKind.EDITION')}</span>
              <small>{t('newDraft.kindEditionHint', { city: city.name })}</small>
            </label>
          )}
        </fieldset>
        <div className="field">
          <label htmlFor={ids.title}>{t('newDraft.draftTitle')}</label>
          <input
            id={ids.title}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            placeholder={reading?.lines.find((line) => line.kind === 'title')?.text}
            aria-describedby={ids.titleHint}
          />
          <small id={ids.titleHint}>{t('newDraft.titleHint')}</small>
        </div>
        <p className="form-reason" role="alert">
          {tooLong ? t('newDraft.tooLong', { number: settledText.length }) : reason}
        </p>
        <div className="form-buttons">
          <button type="submit" className="button button-primary" disabled={fetching || tooLong}>
            {fetching ? t('newDraft.creating') : text.trim() === '' ? t('newDraft.createEmpty') : t('newDraft.create')}
          </button>
          <Link className="button" to={`/projects/${projectSlug}`}>
            {t('newDraft.cancel')}
          </Link>
        </div>
      </div>
      <section className="new-draft-preview" aria-labelledby="preview" aria-busy={settledText !== text}>
        <h2 id="preview">{t('newDraft.preview')}</h2>
        {reading ? <ReadingPreview reading={reading} /> : <p className="preview-empty">{t('newDraft.emptyPreview')}</p>}
      </section>
    </form>
  );
}
