import { LANGUAGES, type Language } from '@colex/contract';
import { Languages } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, currentLanguage } from './language.js';

/** The native list: it works with every keyboard, screen reader and touch screen. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const id = useId();
  return (
    <span className="language-switch">
      <label htmlFor={id}>
        <Languages aria-hidden size={15} />
        <span className="visually-hidden">{t('language.choose')}</span>
      </label>
      <select
        id={id}
        value={currentLanguage()}
        onChange={(event) => void chooseLanguage(event.target.value as Language)}
      >
        {LANGUAGES.map((language) => (
          <option key={language} value={language} lang={language}>
            {t(`language.${language}`)}
          </option>
        ))}
      </select>
    </span>
  );
}
