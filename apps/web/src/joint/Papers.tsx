import { type PaperInFullFragment, type PaperKind, PreparePaperDocument, SignPaperDocument } from '@colex/contract';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { currentLanguage } from '../language/language.js';
import { EmptyState } from '../layout/EmptyState.js';
import { printDay, todayInChina } from '../procedure/plain-day.js';
import { uploadFile } from '../procedure/upload.js';
import { useViewer } from '../session/viewer.js';
import { CityChoice, Field } from './fields.js';
import { JointForm } from './JointForm.js';
import type { JointProject } from './joint-types.js';

interface PapersProps {
  readonly project: JointProject;
  readonly onSaved: () => void;
}

/** The papers the cities sign together, and who signed when. */
export function Papers({ project, onSaved }: PapersProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{t('joint.papers')}</h2>
      {project.viewerMayPreside.allowed && <PreparePaper project={project} onSaved={onSaved} />}
      {project.papers.nodes.length === 0 && <EmptyState title={t('joint.noPapers')} hint={t('joint.noPapersHint')} />}
      <ul className="possibility-list">
        {project.papers.nodes.map((paper) => (
          <li key={paper.id}>
            <PaperEntry paper={paper} onSaved={onSaved} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PaperEntry({ paper, onSaved }: { readonly paper: PaperInFullFragment; readonly onSaved: () => void }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { city } = useViewer();
  const [, signPaper] = useMutation(SignPaperDocument);
  const signed = paper.signatures.filter(({ isInForce }) => isInForce);
  const unsigned = paper.cities.filter((each) => !signed.some((signature) => signature.city?.id === each.id));
  const mayStillSign = paper.viewerMaySign.allowed && city && unsigned.some(({ id }) => id === city.id);
  return (
    <article aria-label={paper.title}>
      <div className="possibility-head">
        <h3>{paper.title}</h3>
        <span className="mark">{t(`joint.paperKind.${paper.kind}`)}</span>
      </div>
      {paper.document && (
        <a href={`/download/file/${paper.document.id}`} download={paper.document.name}>
          {paper.document.name}
        </a>
      )}
      <p className="quiet">
        {paper.voidReason !== null
          ? t('joint.voided', { reason: paper.voidReason })
          : paper.isComplete
            ? t('joint.complete')
            : t('joint.signedCount', { signed: signed.length, all: paper.cities.length })}
      </p>
      <details>
        <summary>{t('joint.signatures')}</summary>
        <ul>
          {signed.map((signature) => (
            <li key={signature.id}>
              {t('joint.signature', {
                city: signature.city?.name ?? '',
                signatory: signature.signatory,
                date: printDay(signature.on, language),
              })}
            </li>
          ))}
        </ul>
        {unsigned.length > 0 && <p>{t('joint.unsigned', { cities: unsigned.map(({ name }) => name).join('、') })}</p>}
        <p className="code">{paper.digest}</p>
      </details>
      {mayStillSign && (
        <JointForm
          name={t('joint.sign', { city: city.name })}
          onSaved={onSaved}
          send={async (form, idempotencyKey) => {
            const { data, error } = await signPaper({
              input: {
                paperId: paper.id,
                cityId: city.id,
                signatory: String(form.get('signatory')).trim(),
                digest: paper.digest,
                on: String(form.get('on')),
                idempotencyKey,
              },
            });
            return { error, userErrors: data?.signPaper.userErrors };
          }}
        >
          <Field label={t('joint.signatory')}>
            {(id) => <input id={id} name="signatory" required maxLength={100} />}
          </Field>
          <Field label={t('joint.on')}>
            {(id) => (
              <input id={id} name="on" type="date" required max={todayInChina()} defaultValue={todayInChina()} />
            )}
          </Field>
        </JointForm>
      )}
    </article>
  );
}

function PreparePaper({ project, onSaved }: PapersProps) {
  const { t } = useTranslation();
  const [, preparePaper] = useMutation(PreparePaperDocument);
  return (
    <JointForm
      name={t('joint.preparePaper')}
      onSaved={onSaved}
      send={async (form, idempotencyKey) => {
        const file = form.get('file');
        if (!(file instanceof File) || file.size === 0) return { userErrors: [{ message: t('joint.document') }] };
        const uploaded = await uploadFile(project.id, file);
        if ('reason' in uploaded) return { userErrors: [{ message: uploaded.reason }] };
        const { data, error } = await preparePaper({
          input: {
            projectId: project.id,
            kind: String(form.get('kind')) as PaperKind,
            title: String(form.get('title')).trim(),
            documentId: uploaded.id,
            cityIds: form.getAll('city').map(String),
            idempotencyKey,
          },
        });
        return { error, userErrors: data?.preparePaper.userErrors };
      }}
    >
      <Field label={t('joint.paperType')}>
        {(id) => (
          <select id={id} name="kind">
            {(['AGREEMENT', 'MINUTES', 'WORK_PLAN', 'LETTER'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`joint.paperKind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('joint.paperTitle')}>{(id) => <input id={id} name="title" required maxLength={200} />}</Field>
      <Field label={t('joint.document')}>{(id) => <input id={id} name="file" type="file" required />}</Field>
      <CityChoice legend={t('joint.signingCities')} cities={project.memberCities.nodes} />
    </JointForm>
  );
}
