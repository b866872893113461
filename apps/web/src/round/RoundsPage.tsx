import { DraftRoundsDocument, type DraftRoundsQuery, OpenRoundDocument, RoundsChangedDocument } from '@colex/contract';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useMutation, useQuery, useSubscription } from 'urql';
import { AskForAccess } from '../access/AskForAccess.js';
import { CityChoice, Field } from '../joint/fields.js';
import { JointForm } from '../joint/JointForm.js';
import { currentLanguage } from '../language/language.js';
import { printInstant } from '../language/date.js';
import { Breadcrumb } from '../layout/Breadcrumb.js';
import { EmptyState } from '../layout/EmptyState.js';
import { Fault } from '../layout/Fault.js';
import { NotFoundPage } from '../layout/NotFoundPage.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { todayInChina } from '../procedure/plain-day.js';
import { RoundFacts } from './RoundFacts.js';
import '../styles/round.css';

type RoundsDraft = NonNullable<DraftRoundsQuery['draft']>;

const RULES = ['ALL_CITIES', 'TWO_THIRDS', 'NAMED_CITIES'] as const;

/** The sign-off rounds of a draft, the latest first, and where a new one is opened. */
export function RoundsPage() {
  const { t } = useTranslation();
  const { draft: slug = '' } = useParams();
  const [{ data, error }, ask] = useQuery({
    query: DraftRoundsDocument,
    variables: { slug },
    requestPolicy: 'cache-and-network',
  });
  const refresh = () => ask({ requestPolicy: 'network-only' });
  const draft = data?.draft;
  useSubscription(
    { query: RoundsChangedDocument, variables: { draftId: draft?.id ?? '' }, pause: !draft },
    (_previous, event) => {
      refresh();
      return event;
    },
  );
  usePageTitle(t('round.title'));
  if (error && !data) return <Fault error={error} onRetry={refresh} />;
  if (!data) return <Waiting />;
  if (!draft) return <NotFoundPage />;
  return (
    <>
      <Breadcrumb
        steps={[
          { name: draft.project.title, to: `/projects/${draft.project.slug}` },
          { name: draft.title, to: `/drafts/${draft.slug}` },
          { name: t('round.title') },
        ]}
      />
      <header className="project-head">
        <h1>{t('round.title')}</h1>
      </header>
      {draft.viewerMayPresideRounds.allowed ? (
        draft.openRound === null && <OpenRound draft={draft} />
      ) : (
        <div className="quiet">
          {t('round.mayNotOpen', { reason: draft.viewerMayPresideRounds.reason ?? '' })}{' '}
          <AskForAccess slug={draft.slug} />
        </div>
      )}
      {draft.rounds.nodes.length === 0 ? (
        <EmptyState title={t('round.none')} hint={t('round.noneHint')} />
      ) : (
        <ul className="round-list">
          {draft.rounds.nodes.map((round) => (
            <li key={round.id}>
              <h2>
                <Link to={`/drafts/${draft.slug}/rounds/${round.id}`}>
                  {t('round.titleOf', { version: round.version.name })}
                </Link>
              </h2>
              <RoundFacts round={round} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function OpenRound({ draft }: { readonly draft: RoundsDraft }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [, openRound] = useMutation(OpenRoundDocument);
  const hint = useId();
  if (draft.versions.nodes.length === 0) return <p className="quiet">{t('round.needsVersion')}</p>;
  return (
    <JointForm
      name={t('round.open')}
      onSaved={() => undefined}
      send={async (form, idempotencyKey) => {
        const type = String(form.get('rule')) as (typeof RULES)[number];
        const cityIds = form.getAll('city').map(String);
        const { data, error } = await openRound({
          input: {
            draftId: draft.id,
            versionId: String(form.get('version')),
            rule: { type, cityIds: type === 'NAMED_CITIES' ? cityIds : null },
            cityIds,
            dueOn: String(form.get('dueOn')),
            idempotencyKey,
          },
        });
        const roundId = data?.openRound.userErrors.length === 0 ? data.openRound.round?.id : undefined;
        if (roundId !== undefined) await navigate(`/drafts/${draft.slug}/rounds/${roundId}`);
        return { error, userErrors: data?.openRound.userErrors };
      }}
    >
      <Field label={t('round.version')}>
        {(id) => (
          <select id={id} name="version">
            {draft.versions.nodes.map((version) => (
              <option key={version.id} value={version.id}>
                {version.name}　{printInstant(version.createdAt, currentLanguage())}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('round.rule')}>
        {(id) => (
          <select id={id} name="rule" aria-describedby={hint}>
            {RULES.map((rule) => (
              <option key={rule} value={rule}>
                {t(`round.ruleName.${rule}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p id={hint} className="quiet">
        {t('round.namedHint')}
      </p>
      <Field label={t('round.dueOn')}>
        {(id) => <input id={id} name="dueOn" type="date" required min={todayInChina()} />}
      </Field>
      <CityChoice legend={t('round.cities')} cities={draft.project.memberCities.nodes} />
    </JointForm>
  );
}
