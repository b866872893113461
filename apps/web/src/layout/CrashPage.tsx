import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { usePageTitle } from './usePageTitle.js';

/** A fault of ours. The reason is shown: whoever reports it needs the words. */
export function CrashPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  usePageTitle(t('fault.crashed'));
  return (
    <main className="notice notice-fault" role="alert">
      <h1>{t('fault.crashed')}</h1>
      <p>{t('fault.crashedHint')}</p>
      <pre className="fault-words">{error instanceof Error ? error.message : String(error)}</pre>
      <button type="button" className="button" onClick={() => window.location.reload()}>
        {t('fault.reload')}
      </button>
    </main>
  );
}
