import type { StageVersionInput, VersionKind } from '@colex/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KIND_AT_STAGE, VERSION_KINDS } from '../version/version-kinds.js';
import type { FullTrack, TrackProject } from './track-types.js';

/** The version that goes with a step: one there is, one to be made of a text as it stands, or none. */
export type ChosenVersion = { readonly versionId?: string; readonly newVersion?: StageVersionInput };

interface StageVersionProps {
  readonly project: TrackProject;
  readonly track: FullTrack;
  readonly stage: keyof typeof KIND_AT_STAGE;
  readonly onChange: (chosen: ChosenVersion) => void;
}

/** Asks which version goes with the step. */
export function StageVersion({ project, track, stage, onChange }: StageVersionProps) {
  const { t } = useTranslation();
  const ids = { version: useId(), kind: useId(), name: useId() };
  const [choice, setChoice] = useState('');
  const [kind, setKind] = useState<VersionKind>(KIND_AT_STAGE[stage]);
  const [name, setName] = useState<string>();
  const drafts = project.drafts.nodes.filter(({ kind: of, city }) => of === 'JOINT' || city?.id === track.city.id);
  const isNew = drafts.some(({ id }) => id === choice);
  const tell = (to: string, asKind: VersionKind, named: string | undefined): void => {
    setChoice(to);
    setKind(asKind);
    setName(named);
    if (!drafts.some(({ id }) => id === to)) return onChange(to === '' ? {} : { versionId: to });
    onChange({ newVersion: { draftId: to, kind: asKind, name: named ?? t(`version.kind.${asKind}`) } });
  };
  return (
    <>
      <div className="field">
        <label htmlFor={ids.version}>{t('procedure.version')}</label>
        <select id={ids.version} value={choice} onChange={(event) => tell(event.target.value, kind, name)}>
          <option value="">{t('procedure.noVersion')}</option>
          {drafts.map((draft) => (
            <option key={draft.id} value={draft.id}>
              {t(draft.kind === 'JOINT' ? 'procedure.keepJoint' : 'procedure.keepEdition')}
            </option>
          ))}
          {drafts.flatMap((draft) =>
            draft.versions.nodes.map((version) => (
              <option key={version.id} value={version.id}>
                {version.name}
              </option>
            )),
          )}
        </select>
      </div>
      {isNew && (
        <>
          <div className="field">
            <label htmlFor={ids.kind}>{t('version.kindLabel')}</label>
            <select
              id={ids.kind}
              value={kind}
              onChange={(event) =>
                tell(choice, VERSION_KINDS.find((each) => each === event.target.value) ?? kind, name)
              }
            >
              {VERSION_KINDS.map((each) => (
                <option key={each} value={each}>
                  {t(`version.kind.${each}`)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={ids.name}>{t('procedure.versionName')}</label>
            <input
              id={ids.name}
              required
              maxLength={100}
              value={name ?? t(`version.kind.${kind}`)}
              onChange={(event) => tell(choice, kind, event.target.value)}
            />
          </div>
        </>
      )}
    </>
  );
}
