/** The project's settings with what holds where nothing is set (docs/settings.md, "Settings"). */

import type { CheckSettings, Waiver } from './gate/thresholds.js';
import { WEEKDAYS, type Weekday } from './text/date.js';

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
  /** As it is written; undefined where it is not: then the defaults hold. */
  check: CheckSettings | undefined;
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
  /** Keys that the site had before. */
  'renamed-from'?: string[] | undefined;
  check?: CheckSettings | undefined;
  waivers?: Waiver[] | undefined;
}
