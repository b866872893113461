import { useTranslation } from 'react-i18next';

/** Says that something is on its way. It appears only after a moment (see `.waiting`), so fast answers do not flash. */
export function Waiting({ sentence }: { readonly sentence?: string }) {
  const { t } = useTranslation();
  return (
    <p className="waiting" role="status">
      {sentence ?? t('wait.loading')}
    </p>
  );
}
