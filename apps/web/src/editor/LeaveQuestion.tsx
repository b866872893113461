import type { SaveBook } from '@colex/collab';
import { AlertDialog } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useLeaveGuard } from './useLeaveGuard.js';

/** Asks before unsaved text is left behind for another page. */
export function LeaveQuestion({ book }: { readonly book: SaveBook }) {
  const { t } = useTranslation();
  const blocker = useLeaveGuard(book);
  return (
    <AlertDialog.Root open={blocker.state === 'blocked'} onOpenChange={(isOpen) => !isOpen && blocker.reset?.()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="dialog-veil" />
        <AlertDialog.Content className="dialog">
          <AlertDialog.Title>{t('leave.title')}</AlertDialog.Title>
          <AlertDialog.Description>{t('leave.hint')}</AlertDialog.Description>
          <div className="dialog-buttons">
            <AlertDialog.Cancel className="button button-primary">{t('leave.stay')}</AlertDialog.Cancel>
            <AlertDialog.Action className="button" onClick={() => blocker.proceed?.()}>
              {t('leave.go')}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
