/** The languages of the interface: one row for each, with everything that depends on the language. */
import { isLanguage, type Language } from '../language.js';
import type { Messages } from './en/index.js';

interface Locale {
  /** Loads all texts: only the chosen language is loaded. */
  load(): Promise<Messages>;
}

const LOCALES: Readonly<Record<Language, Locale>> = {
  en: { load: async () => (await import('./en/index.js')).en },
  ru: { load: async () => (await import('./ru/index.js')).ru },
};

export function loadMessages(language: Language): Promise<Messages> {
  return LOCALES[language].load();
}

/** The language of LC_ALL, LC_MESSAGES or LANG, such as `ru_RU.UTF-8`, if the interface speaks it; English otherwise. */
export function localeLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const code = /^[a-z]+/.exec(locale.toLowerCase())?.[0];
  return isLanguage(code) ? code : 'en';
}
