import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';

/** Why a question to the server has no answer, and the way to ask again. */
export function Fault({ error, onRetry }: { readonly error: CombinedError; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const reason = error.networkError
    ? t('fault.network')
    : t('fault.server', { reason: error.graphQLErrors.map((each) => each.message).join('；') });
  return (
    <div className="notice notice-fault" role="alert">
      <h2>{t('fault.title')}</h2>
      <p>{reason}</p>
      <button type="button" className="button" onClick={onRetry}>
        {t('fault.retry')}
      </button>
    </div>
  );
}
