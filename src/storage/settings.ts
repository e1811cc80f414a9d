/** Reads the settings of a project and of a site, and completes them with the defaults. */
import { join } from 'node:path';
import { DEFAULT_CHECK, looserThanProject } from '../domain/gate/thresholds.js';
import { DEFAULTS, type Settings, type SiteSettings } from '../domain/settings.js';
import { fail, problem, UserError } from '../errors.js';
import { SETTINGS_FILE } from './language.js';
import { parseAs } from './parse.js';
import { readYaml } from './read.js';
import { settingsSchema, siteSchema } from './schema/settings.js';
import type { Source } from './source.js';
import { disk, type Tree } from './tree.js';

export interface ReadSettings {
  settings: Settings;
  /** Undefined if the project has no settings file. */
  source?: Source | undefined;
}

const days = (text: string | undefined, otherwise: number) =>
  text === undefined ? otherwise : Number.parseInt(text, 10);

/** Throws a UserError if the file exists and is broken. */
export function readSettings(root: string, shown: string, tree: Tree = disk): ReadSettings {
  const path = join(root, SETTINGS_FILE);
  const names = tree.list(root, shown).map(({ name }) => name);
  const misnamed = names.find((name) => /^service-audit\.ya?ml$/i.test(name) && name !== SETTINGS_FILE);
  if (misnamed) throw fail('settings-name', { name: misnamed }, { file: misnamed });
  const source = tree.has(path) ? readYaml(tree.text(path, shown), shown) : undefined;
  const file = source && parseAs(settingsSchema, source, 'config/1');
  const [sagging, target] = [file?.sagging ?? DEFAULTS.sagging, file?.target ?? DEFAULTS.target];
  if (source && sagging >= target) {
    throw fail(
      'sagging-target',
      { sagging, target },
      source.place([file?.target === undefined ? 'sagging' : 'target']),
    );
  }
  return {
    settings: {
      language: file?.language,
      timeZone: file?.['time-zone'],
      template: file?.template ?? DEFAULTS.template,
      sagging,
      target,
      auditEvery: days(file?.['audit-every'], DEFAULTS.auditEvery),
      followUpEvery: days(file?.['follow-up-every'], DEFAULTS.followUpEvery),
      workingDays: file?.['working-days'] ?? DEFAULTS.workingDays,
      circle: file?.circle ?? DEFAULTS.circle,
      readme: file?.readme ?? DEFAULTS.readme,
      check: file?.check,
    },
    source,
  };
}

/** Reads the settings of a site. Throws a UserError if its thresholds are looser than the project's. */
export function readSite(
  path: string,
  shown: string,
  project: Settings,
  tree: Tree = disk,
): { settings: SiteSettings; source?: Source } {
  if (!tree.has(path)) return { settings: {} };
  const source = readYaml(tree.text(path, shown), shown);
  const settings = parseAs(siteSchema, source, 'site/1');
  const looser = looserThanProject(settings.check ?? {}, project.check ?? DEFAULT_CHECK).map(({ rule, criterion }) =>
    problem(
      'looser-than-project',
      { rule, criterion },
      source.place(criterion ? ['check', 'criteria', criterion, rule] : ['check', rule]),
    ),
  );
  if (looser.length > 0) throw new UserError(looser);
  return { settings, source };
}
