import { type ComparableTextsQuery, DraftMomentDocument } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { draftOfAddress } from './text-address.js';

/** The texts of one project. */
export type ComparableDrafts = NonNullable<ComparableTextsQuery['draft']>['project']['drafts']['nodes'];

interface TextPickerProps {
  readonly label: string;
  readonly drafts: ComparableDrafts;
  /** Address of the text that is chosen; empty when none is. */
  readonly address: string;
  /** What is said of a moment that is chosen. */
  readonly name: string;
  readonly onChoose: (address: string) => void;
}

/** Chooses one of the texts of a project: a draft as it stands, one of its versions, or a draft as it was at a time. */
export function TextPicker({ label, drafts, address, name, onChoose }: TextPickerProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [isMissing, setMissing] = useState(false);
  const named = new Set(drafts.flatMap(({ id, versions }) => [id, ...versions.nodes.map((version) => version.id)]));
  const draft = drafts.find(({ id, versions }) => {
    return id === draftOfAddress(address) || versions.nodes.some((version) => version.id === address);
  });
  // Several texts of one kind are told apart by their titles.
  const nameOf = (each: ComparableDrafts[number]): string => {
    const kind = each.city ? t('comparison.edition', { city: each.city.name }) : t('comparison.joint');
    const isAlone = drafts.filter(({ city }) => city?.id === each.city?.id).length === 1;
    return isAlone ? kind : `${kind} ${each.title}（${each.slug}）`;
  };
  const chooseTime = async (local: string): Promise<void> => {
    if (!local || !draft) return;
    const moment = { date: new Date(local).toISOString() };
    const { data } = await client.query(DraftMomentDocument, { slug: draft.slug, moment }).toPromise();
    const revision = data?.draft?.at?.revision;
    setMissing(revision === undefined);
    if (revision !== undefined) onChoose(`${draft.id}@${revision}`);
  };
  return (
    <fieldset className="text-picker">
      <legend>{label}</legend>
      <select
        aria-label={label}
        value={address}
        onChange={(event) => {
          setMissing(false);
          onChoose(event.target.value);
        }}
      >
        {address === '' && <option value="">{t('comparison.choose')}</option>}
        {address !== '' && !named.has(address) && <option value={address}>{name || t('comparison.thisMoment')}</option>}
        {drafts.map((each) => (
          <optgroup key={each.id} label={nameOf(each)}>
            <option value={each.id}>{t('comparison.now', { text: nameOf(each) })}</option>
            {each.versions.nodes.map((version) => (
              <option key={version.id} value={version.id}>
                {each.city ? `${each.city.name} · ${version.name}` : version.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <label className="choice">
        {t('comparison.atTime')}
        <input type="datetime-local" disabled={!draft} onChange={(event) => void chooseTime(event.target.value)} />
      </label>
      {isMissing && <span role="alert">{t('history.noMoment')}</span>}
    </fieldset>
  );
}
