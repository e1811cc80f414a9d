/** The languages of the interface; only the chosen one is loaded. */
import type { Language } from '../language.js';
import type { Messages } from './en/index.js';

export async function loadMessages(language: Language): Promise<Messages> {
  return language === 'ru' ? (await import('./ru/index.js')).ru : (await import('./en/index.js')).en;
}

/** The system's language where it is one of ours, else English. */
export function localeLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^ru(_|\.|@|$)/i.test(locale) ? 'ru' : 'en';
}
