import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftEditor } from '../editor/draft-editor.js';
import { useWatched } from '../editor/watched.js';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import type { KeptState, Recovery } from './kept-edits.js';
import { MergedLines } from './MergedLines.js';
import { RefusedEdits } from './RefusedEdits.js';

/** What this browser kept of earlier sittings: brought back, or not taken by the server. */
export function RecoveryNotice({ editor }: { readonly editor: DraftEditor }) {
  const state = useWatched(editor.kept.state);
  return (
    <>
      {state.fault !== null && <KeepFault reason={state.fault} />}
      {state.recovered && <Recovered editor={editor} recovered={state.recovered} />}
      {state.refused.length > 0 && <Refused editor={editor} refused={state.refused} />}
    </>
  );
}

function KeepFault({ reason }: { readonly reason: string }) {
  const { t } = useTranslation();
  return (
    <div className="workbench-banner" role="status">
      <p>{t('recovery.fault', { reason })}</p>
    </div>
  );
}

function Recovered({ editor, recovered }: { readonly editor: DraftEditor; readonly recovered: Recovery }) {
  const { t } = useTranslation();
  const troubled = recovered.lines.filter(({ outcome }) => outcome !== 'there').length;
  const [isOpen, setOpen] = useState(false);
  // Whatever could not be put back as it was is shown without being asked for.
  useEffect(() => setOpen(troubled > 0), [recovered]);
  const at = printInstant(new Date(recovered.at).toISOString(), currentLanguage());
  return (
    <div className="workbench-banner" data-urgent={troubled > 0 || undefined} role="status">
      <p>
        {t('recovery.found', { number: recovered.lines.length, at })}{' '}
        {troubled > 0 ? t('recovery.notAllThere', { number: troubled }) : t('recovery.allThere')}
      </p>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('recovery.see')}
      </button>
      <button type="button" className="button" onClick={() => editor.kept.dismiss()}>
        {t('recovery.done')}
      </button>
      <Dialog.Root open={isOpen} onOpenChange={setOpen}>
        <Dialog.Portal>
          <Dialog.Overlay className="dialog-veil" />
          <Dialog.Content className="dialog dialog-wide">
            <Dialog.Title>{t('recovery.title')}</Dialog.Title>
            <Dialog.Description>{t('recovery.hint')}</Dialog.Description>
            <MergedLines
              lines={recovered.lines}
              onVisit={(id) => {
                setOpen(false);
                editor.openLine(id);
              }}
            />
            <div className="dialog-buttons">
              <Dialog.Close className="button">{t('recovery.close')}</Dialog.Close>
            </div>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    </div>
  );
}

function Refused({ editor, refused }: { readonly editor: DraftEditor; readonly refused: KeptState['refused'] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="workbench-banner" role="status">
      <p>{t('recovery.refused', { number: refused.length })}</p>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('recovery.see')}
      </button>
      <Dialog.Root open={isOpen} onOpenChange={setOpen}>
        <Dialog.Portal>
          <Dialog.Overlay className="dialog-veil" />
          <Dialog.Content className="dialog dialog-wide">
            <Dialog.Title>{t('recovery.refusedTitle')}</Dialog.Title>
            <Dialog.Description>{t('recovery.refusedHint')}</Dialog.Description>
            {refused.map((kept) => (
              <RefusedEdits key={kept.session} kept={kept} onDiscard={() => void editor.kept.discard(kept.session)} />
            ))}
            <div className="dialog-buttons">
              <Dialog.Close className="button">{t('recovery.close')}</Dialog.Close>
            </div>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    </div>
  );
}
