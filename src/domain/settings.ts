/** The project's settings with what holds where nothing is set (README, "Settings"). */
import { WEEKDAYS, type Weekday } from './date.js';
import type { CheckSettings, Waiver } from './gate.js';

export interface Settings {
  language?: string | undefined;
  /** IANA name; undefined: the machine's. */
  timeZone?: string | undefined;
  template: string;
  /** This score or lower sags. */
  sagging: number;
  target: number;
  /** In days. */
  auditEvery: number;
  /** In days. */
  followUpEvery: number;
  workingDays: Weekday[];
  circle: string[];
  /** Keep a README.md in every site's folder. */
  readme: boolean;
  check: CheckSettings;
}

export const DEFAULTS = {
  template: 'base',
  sagging: 5,
  target: 7,
  auditEvery: 90,
  followUpEvery: 7,
  workingDays: WEEKDAYS.filter((day) => day !== 'sat' && day !== 'sun'),
  circle: [],
  readme: false,
} satisfies Partial<Settings>;

export interface SiteSettings {
  title?: string | Readonly<Record<string, string>> | undefined;
  template?: string | undefined;
  circle?: string[] | undefined;
  check?: CheckSettings | undefined;
  waivers?: Waiver[] | undefined;
}
