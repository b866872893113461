import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** The name of the house, leading home. */
export function Brand() {
  const { t } = useTranslation();
  return (
    <Link to="/" className="brand" aria-label={`${t('app.name')} ${t('home.title')}`}>
      <img src="/sign.svg" alt="" width={22} height={22} />
      <span>{t('app.name')}</span>
    </Link>
  );
}
