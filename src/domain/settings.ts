/** The settings of a project and of a site, and the defaults (docs/settings.md, "Settings"). */
import type { CheckSettings, Waiver } from './gate/thresholds.js';
import { WEEKDAYS, type Weekday } from './text/date.js';

export interface Settings {
  language?: string | undefined;
  /** The IANA name; undefined for the machine's time zone. */
  timeZone?: string | undefined;
  template: string;
  /** A criterion with this score or a lower one sags. */
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
  /** The thresholds in the file; undefined if the file has none, because then the defaults apply. */
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
  /** Former keys of the site. */
  'renamed-from'?: string[] | undefined;
  check?: CheckSettings | undefined;
  waivers?: Waiver[] | undefined;
}
