import { LANGUAGES, type Language } from '@colex/contract';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.js';
import { zhCN } from './zh-CN.js';

const STORED_AT = 'colex.language';

function isLanguage(value: string | null): value is Language {
  return LANGUAGES.some((each) => each === value);
}

/** The language in use now. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : LANGUAGES[0];
}

/** Switches every visible sentence and remembers the choice on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED_AT, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Must be awaited before the first page is drawn. */
export async function startLanguage(): Promise<void> {
  const stored = localStorage.getItem(STORED_AT);
  const language = isLanguage(stored) ? stored : LANGUAGES[0];
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: LANGUAGES[0],
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    // React escapes already.
    interpolation: { escapeValue: false },
  });
}
