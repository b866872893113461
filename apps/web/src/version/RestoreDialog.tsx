import { type MomentInput, RestorationPreviewDocument, RestoreTextDocument } from '@colex/contract';
import { Dialog } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { ComparisonView } from '../comparison/ComparisonView.js';
import { Waiting } from '../layout/Waiting.js';

/** What is to be brought back. */
export interface RestoreTarget {
  readonly moment: MomentInput;
  /** How the moment is called. */
  readonly name: string;
  /** Only this clause. */
  readonly clauseLineId?: string;
}

interface RestoreDialogProps {
  readonly draft: { readonly id: string; readonly slug: string };
  readonly target: RestoreTarget | null;
  readonly onClose: () => void;
  readonly onRestored?: () => void;
}

/** Shows what restoring would do before it is done. */
export function RestoreDialog({ draft, target, onClose, onRestored }: RestoreDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open={target !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-veil" />
        <Dialog.Content className="dialog dialog-restore">
          <Dialog.Title>{t(target?.clauseLineId ? 'restoration.titleClause' : 'restoration.title')}</Dialog.Title>
          <Dialog.Description>{t('restoration.hint')}</Dialog.Description>
          {target && (
            <Preview
              key={JSON.stringify(target)}
              draft={draft}
              target={target}
              onClose={onClose}
              onRestored={onRestored}
            />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface PreviewProps extends Omit<RestoreDialogProps, 'target'> {
  readonly target: RestoreTarget;
}

function Preview({ draft, target, onClose, onRestored }: PreviewProps) {
  const { t } = useTranslation();
  const { moment, clauseLineId } = target;
  const [{ data, error: asking }] = useQuery({
    query: RestorationPreviewDocument,
    variables: { slug: draft.slug, moment, clauseLineId },
    requestPolicy: 'network-only',
  });
  const [{ fetching, data: done, error: failing }, restore] = useMutation(RestoreTextDocument);
  const reason = asking?.message ?? failing?.message ?? done?.restoreText.userErrors[0]?.message;
  if (!data && !asking) return <Waiting />;
  const preview = data?.draft?.restorationPreview;
  const before = preview?.comparison.from.content;
  const after = preview?.comparison.to.content;
  const confirm = async (): Promise<void> => {
    const answer = await restore({ input: { draftId: draft.id, moment, clauseLineId } });
    if (!answer.data || answer.data.restoreText.userErrors.length > 0) return;
    onClose();
    onRestored?.();
  };
  return (
    <>
      <p>{t('restoration.source', { name: target.name })}</p>
      {!preview && !reason && <p role="alert">{t('restoration.gone')}</p>}
      {reason && <p role="alert">{reason}</p>}
      {preview && before === after && <p>{t('restoration.nothing')}</p>}
      {preview && before !== undefined && after !== undefined && before !== after && (
        <>
          <ul className="restore-effects">
            {preview.kept.length > 0 && (
              <li>
                {t('restoration.kept', {
                  number: preview.kept.length,
                  names: preview.kept.map(({ number }) => number).join('、'),
                })}
              </li>
            )}
            {preview.decisionsGoingStale > 0 && (
              <li>{t('restoration.stale', { number: preview.decisionsGoingStale })}</li>
            )}
            {preview.decisionsValidAgain > 0 && (
              <li>{t('restoration.valid', { number: preview.decisionsValidAgain })}</li>
            )}
            {preview.openThreads > 0 && <li>{t('restoration.threads', { number: preview.openThreads })}</li>}
          </ul>
          <h3>{t('restoration.changes')}</h3>
          <div className="restore-changes">
            <ComparisonView before={before} after={after} nameBefore="" nameAfter="" />
          </div>
        </>
      )}
      <div className="dialog-buttons">
        <Dialog.Close className="button">{t('version.cancel')}</Dialog.Close>
        <button
          type="button"
          className="button button-primary"
          disabled={fetching || !preview || before === after}
          onClick={() => void confirm()}
        >
          {t(fetching ? 'restoration.restoring' : 'restoration.confirm')}
        </button>
      </div>
    </>
  );
}
