import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { AskForAccess } from '../access/AskForAccess.js';
import { usePageTitle } from './usePageTitle.js';

/** Not there and not allowed look the same, as in the API. */
export function NotFoundPage() {
  const { t } = useTranslation();
  const { draft, project } = useParams();
  const slug = draft ?? project;
  usePageTitle(t('notFound.title'));
  return (
    <div className="notice">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.hint')}</p>
      {slug !== undefined && <AskForAccess slug={slug} />}
      <Link className="button" to="/">
        {t('notFound.home')}
      </Link>
    </div>
  );
}
