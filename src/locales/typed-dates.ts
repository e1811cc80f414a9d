/** Dates and durations as people type them. The words of all languages are always understood; only questions load them. */
import { type MomentWords, momentParser } from '../domain/text/when.js';
import type { Language } from '../language.js';
import { moments as en } from './en/moments.js';
import { moments as ru } from './ru/moments.js';

const MOMENTS: Readonly<Record<Language, MomentWords>> = { en, ru };

export const { parseDue, parseSince } = momentParser(Object.values(MOMENTS));
