import {
  AddResolutionDocument,
  HoldMeetingDocument,
  JointPageDocument,
  type MeetingInFullFragment,
  type MeetingKind,
  PlanMeetingDocument,
} from '@colex/contract';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { currentLanguage } from '../language/language.js';
import { Breadcrumb } from '../layout/Breadcrumb.js';
import { EmptyState } from '../layout/EmptyState.js';
import { Fault } from '../layout/Fault.js';
import { NotFoundPage } from '../layout/NotFoundPage.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { printDay, todayInChina } from '../procedure/plain-day.js';
import { ChairTerms } from './ChairTerms.js';
import { CityChoice, Field } from './fields.js';
import type { JointProject } from './joint-types.js';
import { JointForm } from './JointForm.js';
import { Papers } from './Papers.js';
import { Resolutions } from './Resolutions.js';

/** What the cities do together: meetings with what they resolved, turns in the chair, papers and who signed them. */
export function JointPage() {
  const { t } = useTranslation();
  const { project: slug = '' } = useParams();
  const [{ data, error }, ask] = useQuery({
    query: JointPageDocument,
    variables: { slug },
    requestPolicy: 'cache-and-network',
  });
  const refresh = () => ask({ requestPolicy: 'network-only' });
  usePageTitle(t('joint.title'));
  if (error && !data) return <Fault error={error} onRetry={refresh} />;
  if (!data) return <Waiting />;
  const { project } = data;
  if (!project) return <NotFoundPage />;
  return (
    <>
      <Breadcrumb
        steps={[
          { name: project.region.name, to: '/' },
          { name: project.title, to: `/projects/${project.slug}` },
          { name: t('joint.title') },
        ]}
      />
      <h1>{t('joint.title')}</h1>
      <div className="page-columns">
        <div>
          <Meetings project={project} onSaved={refresh} />
        </div>
        <div>
          <ChairTerms project={project} onSaved={refresh} />
          <Papers project={project} onSaved={refresh} />
        </div>
      </div>
    </>
  );
}

interface PartProps {
  readonly project: JointProject;
  readonly onSaved: () => void;
}

function Meetings({ project, onSaved }: PartProps) {
  const { t } = useTranslation();
  const { nodes } = project.meetings;
  return (
    <section aria-labelledby="meetings">
      <h2 id="meetings">{t('joint.meetings')}</h2>
      {project.viewerMayPreside.allowed && <CallMeeting project={project} onSaved={onSaved} />}
      {nodes.length === 0 && <EmptyState title={t('joint.noMeetings')} hint={t('joint.noMeetingsHint')} />}
      <ul className="possibility-list">
        {nodes.map((meeting) => (
          <li key={meeting.id}>
            <MeetingEntry meeting={meeting} project={project} onSaved={onSaved} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function MeetingEntry({ meeting, project, onSaved }: PartProps & { readonly meeting: MeetingInFullFragment }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const [, hold] = useMutation(HoldMeetingDocument);
  const [, addResolution] = useMutation(AddResolutionDocument);
  const mayPreside = project.viewerMayPreside.allowed;
  const cities = project.memberCities.nodes;
  return (
    <article aria-label={meeting.title}>
      <div className="possibility-head">
        <h3>{meeting.title}</h3>
        <span className="mark">{t(`joint.status.${meeting.status}`)}</span>
      </div>
      <p className="quiet">
        {t(`joint.kind.${meeting.kind}`)} · <time dateTime={meeting.on}>{printDay(meeting.on, language)}</time> ·{' '}
        {meeting.place} · {t('joint.host', { city: meeting.hostCity?.name ?? '' })}
      </p>
      {meeting.cancelReason && <p>{meeting.cancelReason}</p>}
      {meeting.agenda.length > 0 && (
        <>
          <h4>{t('joint.agenda')}</h4>
          <ol className="agenda">
            {meeting.agenda.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
        </>
      )}
      {meeting.attendingCities.length > 0 && (
        <p>{t('joint.attending', { cities: meeting.attendingCities.map(({ name }) => name).join('、') })}</p>
      )}
      {meeting.minutes && <p>{t('joint.minutes', { title: meeting.minutes.title })}</p>}
      <Resolutions meeting={meeting} onSaved={onSaved} />
      <div className="form-buttons">
        {mayPreside && meeting.status === 'PLANNED' && meeting.on <= todayInChina() && (
          <JointForm
            name={t('joint.hold')}
            onSaved={onSaved}
            send={async (form, idempotencyKey) => {
              const attendingCityIds = form.getAll('city').map(String);
              const { id: meetingId, revision: expectedRevision } = meeting;
              const { data, error } = await hold({
                input: { meetingId, expectedRevision, attendingCityIds, idempotencyKey },
              });
              return { error, userErrors: data?.holdMeeting.userErrors };
            }}
          >
            <CityChoice legend={t('joint.attendingCities')} cities={cities} />
          </JointForm>
        )}
        {mayPreside && meeting.status === 'HELD' && (
          <JointForm
            name={t('joint.addResolution')}
            onSaved={onSaved}
            send={async (form, idempotencyKey) => {
              const { data, error } = await addResolution({
                input: {
                  meetingId: meeting.id,
                  text: String(form.get('text')),
                  cityIds: form.getAll('city').map(String),
                  dueOn: String(form.get('due') ?? '') || null,
                  idempotencyKey,
                },
              });
              return { error, userErrors: data?.addResolution.userErrors };
            }}
          >
            <Field label={t('joint.text')}>
              {(id) => <textarea id={id} name="text" rows={2} required maxLength={2000} />}
            </Field>
            <CityChoice legend={t('joint.forCities')} cities={cities} />
            <Field label={t('joint.due')}>{(id) => <input id={id} name="due" type="date" />}</Field>
          </JointForm>
        )}
      </div>
    </article>
  );
}

function CallMeeting({ project, onSaved }: PartProps) {
  const { t } = useTranslation();
  const [, planMeeting] = useMutation(PlanMeetingDocument);
  return (
    <JointForm
      name={t('joint.callMeeting')}
      onSaved={onSaved}
      send={async (form, idempotencyKey) => {
        const text = (name: string): string => String(form.get(name) ?? '').trim();
        const plan = {
          kind: text('kind') as MeetingKind,
          title: text('title'),
          on: text('on'),
          place: text('place'),
          hostCityId: text('host'),
          agenda: text('agenda')
            .split('\n')
            .map((item) => item.trim())
            .filter(Boolean),
        };
        const { data, error } = await planMeeting({ input: { projectId: project.id, plan, idempotencyKey } });
        return { error, userErrors: data?.planMeeting.userErrors };
      }}
    >
      <Field label={t('joint.paperType')}>
        {(id) => (
          <select id={id} name="kind">
            {(['JOINT_CONFERENCE', 'LIAISON_GROUP', 'READING_ALOUD'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`joint.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('joint.meetingTitle')}>{(id) => <input id={id} name="title" required maxLength={200} />}</Field>
      <Field label={t('joint.on')}>{(id) => <input id={id} name="on" type="date" required />}</Field>
      <Field label={t('joint.place')}>{(id) => <input id={id} name="place" maxLength={200} />}</Field>
      <Field label={t('joint.hostCity')}>
        {(id) => (
          <select id={id} name="host">
            {project.memberCities.nodes.map((city) => (
              <option key={city.id} value={city.id}>
                {city.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('joint.agendaItems')}>{(id) => <textarea id={id} name="agenda" rows={3} />}</Field>
    </JointForm>
  );
}
