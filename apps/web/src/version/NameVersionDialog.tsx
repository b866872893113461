import { CreateVersionDocument, type VersionKind } from '@colex/contract';
import { Dialog } from 'radix-ui';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { VERSION_KINDS } from './version-kinds.js';

interface NameVersionDialogProps {
  readonly draftId: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onMade: () => void;
}

/** Asks for the name of a version and makes it. The name follows the kind until somebody writes one. */
export function NameVersionDialog({ draftId, isOpen, onOpenChange, onMade }: NameVersionDialogProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<VersionKind>('WORKING_TEXT');
  const [name, setName] = useState<string>();
  const [note, setNote] = useState('');
  const [{ fetching, data, error }, create] = useMutation(CreateVersionDocument);
  const shownName = name ?? t(`version.kind.${kind}`);
  const reason = error?.message ?? data?.createVersion.userErrors[0]?.message;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await create({ input: { draftId, kind, name: shownName, note } });
    if (!answer.data?.createVersion.version) return;
    setName(undefined);
    setNote('');
    onOpenChange(false);
    onMade();
  };

  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-veil" />
        <Dialog.Content className="dialog">
          <Dialog.Title>{t('version.nameTitle')}</Dialog.Title>
          <Dialog.Description>{t('version.nameHint')}</Dialog.Description>
          <form className="version-form" onSubmit={(event) => void submit(event)}>
            <label>
              {t('version.kindLabel')}
              <select
                value={kind}
                onChange={(event) => setKind(VERSION_KINDS.find((each) => each === event.target.value) ?? kind)}
              >
                {VERSION_KINDS.map((each) => (
                  <option key={each} value={each}>
                    {t(`version.kind.${each}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t('version.nameLabel')}
              <input required maxLength={100} value={shownName} onChange={(event) => setName(event.target.value)} />
            </label>
            <label>
              {t('version.noteLabel')}
              <textarea rows={3} maxLength={2_000} value={note} onChange={(event) => setNote(event.target.value)} />
            </label>
            {reason && !fetching && <p role="alert">{t('version.failed', { reason })}</p>}
            <div className="dialog-buttons">
              <Dialog.Close type="button" className="button">
                {t('version.cancel')}
              </Dialog.Close>
              <button type="submit" className="button button-primary" disabled={fetching}>
                {t(fetching ? 'version.saving' : 'version.save')}
              </button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
