/** The languages of the interface: one row for each, with everything that depends on the language. */
import { type MomentWords, momentParser } from '../domain/text/when.js';
import { isLanguage, type Language } from '../language.js';
import type { Messages } from './en/index.js';
import { moments as en } from './en/moments.js';
import { moments as ru } from './ru/moments.js';

interface Locale {
  /** Loads all texts: only the chosen language is loaded. */
  load(): Promise<Messages>;
  /** The words in which people type dates and durations. The words of all languages are always understood. */
  moments: MomentWords;
}

const LOCALES: Readonly<Record<Language, Locale>> = {
  en: { load: async () => (await import('./en/index.js')).en, moments: en },
  ru: { load: async () => (await import('./ru/index.js')).ru, moments: ru },
};

export function loadMessages(language: Language): Promise<Messages> {
  return LOCALES[language].load();
}

export const { parseDue, parseSince } = momentParser(Object.values(LOCALES).map(({ moments }) => moments));

/** The language of LC_ALL, LC_MESSAGES or LANG, such as `ru_RU.UTF-8`, if the interface speaks it; English otherwise. */
export function localeLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const code = /^[a-z]+/.exec(locale.toLowerCase())?.[0];
  return isLanguage(code) ? code : 'en';
}
