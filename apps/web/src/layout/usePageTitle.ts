import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the tab of the browser: what the page is about first, then the product. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  const product = t('app.name');
  useEffect(() => {
    document.title = title === product ? product : `${title} · ${product}`;
  }, [title, product]);
}
