import { useTranslation } from 'react-i18next';
import { useWatched, type Watched } from './watched.js';

/** What to do with a blank sheet; gone with the first character. */
export function SheetStart({ isBlank }: { readonly isBlank: Watched<boolean> }) {
  const { t } = useTranslation();
  if (!useWatched(isBlank)) return null;
  return (
    <div className="sheet-start">
      <p>{t('workbench.emptyTitle')}</p>
      <p>{t('workbench.emptyHint')}</p>
    </div>
  );
}
