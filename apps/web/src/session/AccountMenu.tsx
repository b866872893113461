import { SignOutDocument, SignOutEverywhereDocument } from '@colex/contract';
import { AlertDialog, DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { CitySign } from '../region/CitySign.js';
import { useViewer } from './viewer.js';

/** Who I am here, and the two ways out: this browser, or every device. */
export function AccountMenu() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [, signOut] = useMutation(SignOutDocument);
  const [, signOutEverywhere] = useMutation(SignOutEverywhereDocument);
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);

  async function leave(everywhere: boolean) {
    const { error } = everywhere ? await signOutEverywhere({}) : await signOut({});
    if (error) setFailed(true);
    else window.location.assign('/sign-in');
  }

  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className="account-button">
          <CitySign city={viewer.city} />
          <span>{viewer.name}</span>
          <span className="visually-hidden">{t('session.menu')}</span>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="end" sideOffset={6}>
            <DropdownMenu.Label className="menu-label">
              <strong>{viewer.name}</strong>
              <span>{viewer.city?.name ?? t('session.noCity')}</span>
              <span className="menu-account">{viewer.account}</span>
            </DropdownMenu.Label>
            <DropdownMenu.Separator className="menu-divider" />
            <DropdownMenu.Item className="menu-item" onSelect={() => void leave(false)}>
              {t('session.signOut')}
            </DropdownMenu.Item>
            <DropdownMenu.Item className="menu-item" onSelect={() => setAsking(true)}>
              {t('session.signOutEverywhere')}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <AlertDialog.Root open={asking} onOpenChange={setAsking}>
        <AlertDialog.Portal>
          <AlertDialog.Overlay className="dialog-veil" />
          <AlertDialog.Content className="dialog">
            <AlertDialog.Title>{t('session.signOutEverywhereTitle')}</AlertDialog.Title>
            <AlertDialog.Description>{t('session.signOutEverywhereHint')}</AlertDialog.Description>
            <div className="dialog-buttons">
              <AlertDialog.Cancel className="button">{t('session.cancel')}</AlertDialog.Cancel>
              <AlertDialog.Action className="button button-primary" onClick={() => void leave(true)}>
                {t('session.signOutEverywhere')}
              </AlertDialog.Action>
            </div>
          </AlertDialog.Content>
        </AlertDialog.Portal>
      </AlertDialog.Root>
      {failed && (
        <p className="toast" role="alert">
          {t('session.signOutFailed')}
        </p>
      )}
    </>
  );
}
