import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { LanguageSwitch } from '../language/LanguageSwitch.js';
import { AccountMenu } from '../session/AccountMenu.js';
import { Brand } from './Brand.js';

/** The frame of every page but sign-in, the workbench and the explorer. */
export function PageFrame() {
  const { t } = useTranslation();
  return (
    <div className="page-frame">
      <a className="skip-link" href="#content">
        {t('app.skipToContent')}
      </a>
      <header className="page-header">
        <Brand />
        <nav className="page-header-side" aria-label={t('app.mainNavigation')}>
          <Link to="/explorer">{t('explorer.link')}</Link>
          <LanguageSwitch />
          <AccountMenu />
        </nav>
      </header>
      <main id="content" className="page-content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
