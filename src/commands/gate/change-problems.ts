/**
 * The problems of a change as a whole, as `check --against` reports them, and those of its settings that are not used.
 */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_NAMES } from '../../domain/gate/rules.js';
import { type CheckSettings, DEFAULT_CHECK, type RuleSettings } from '../../domain/gate/thresholds.js';
import { errorsIn, type Problem, problem, recover } from '../../errors.js';
import type { NotUsed } from '../../render/gate/check-view.js';
import { readTemplateSource, Shelf } from '../../storage/templates.js';
import { type Comparison, isReadable } from './judge-change.js';
import { templateChanges } from './template-problems.js';

/**
 * Records behind a link, and questionnaires that the change breaks, or lets ask for something else under the same
 * version: earlier and later scores could never be compared.
 */
export function changeProblems({ reading, commit }: Comparison): Problem[] {
  const { head, base } = reading;
  const shelf = new Shelf(head.root, head.tree);
  const audits = join(head.root, 'audits');
  const isLinked = lstatSync(audits, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  const linked = isLinked ? [problem('linked-audits', {}, { file: head.shown(audits) })] : [];
  const questionnaires = shelf.ownNames().flatMap((name) => {
    const path = join(shelf.folder, `${name}.yaml`);
    try {
      const text = head.tree.text(path, head.shown(path));
      if (commit.tree.has(path) && commit.tree.text(path, path) === text) return [];
      const { template, source } = readTemplateSource(path, head.shown(path), head.tree);
      const now = shelf.load(name);
      if (!commit.tree.has(path) || !isReadable(() => base.shelf.load(name))) return [];
      return errorsIn(templateChanges({ template, read: source }, now, base.shelf.load(name), commit.ref));
    } catch (error) {
      return recover(error);
    }
  });
  return [...linked, ...questionnaires];
}

/** The settings of head that differ from base. They do not count, because a change cannot lower its own thresholds. */
export function unusedSettings(comparison: Comparison): NotUsed[] {
  const { head, base } = comparison.reading;
  return [
    ...changedSettings(comparison),
    ...changedRules(head.settings.check ?? DEFAULT_CHECK, base.settings.check ?? DEFAULT_CHECK),
    ...head.sites().flatMap((site) => changedAtSite(comparison, site)),
    ...changedTemplates(comparison),
  ];
}

function changedSettings({ reading }: Comparison): NotUsed[] {
  const values = ({ settings }: Comparison['reading']['head']) =>
    ({
      sagging: String(settings.sagging),
      target: String(settings.target),
      'time-zone': settings.timeZone ?? '–',
    }) as const;
  const [head, base] = [values(reading.head), values(reading.base)];
  return (['sagging', 'target', 'time-zone'] as const)
    .filter((key) => head[key] !== base[key])
    .map((key) => ({ kind: 'setting', key, value: head[key] }));
}

function changedAtSite({ reading, renamed }: Comparison, site: string): NotUsed[] {
  const { head, base } = reading;
  try {
    const [settings, baseSettings] = [head.site(site), base.site(renamed.get(site) ?? site)];
    const known = new Set(baseSettings.waivers?.map((waiver) => JSON.stringify(waiver)));
    const fresh = (settings.waivers ?? []).filter((waiver) => !known.has(JSON.stringify(waiver)));
    return [
      ...changedRules(settings.check ?? {}, baseSettings.check ?? {}, site),
      ...fresh.map(({ rule, criterion }): NotUsed => ({ kind: 'waiver', rule, site, criterion })),
    ];
  } catch (error) {
    // A broken file is reported when the site is judged.
    recover(error);
    return [];
  }
}

/** A new questionnaire lowers nothing; one that base has is used as base has it. */
function changedTemplates({ reading, commit }: Comparison): NotUsed[] {
  const { head } = reading;
  const { folder } = head.shelf;
  const names = new Set(
    [...head.tree.list(folder, folder), ...commit.tree.list(folder, folder)].map(({ name }) => name),
  );
  return [...names].sort().flatMap((name): NotUsed[] => {
    const path = join(folder, name);
    if (!commit.tree.has(path)) return [];
    const isSame = head.tree.has(path) && head.tree.text(path, path) === commit.tree.text(path, path);
    return isSame ? [] : [{ kind: 'template', name: name.replace(/\.yaml$/, '') }];
  });
}

function changedRules(head: CheckSettings, base: CheckSettings, site?: string): NotUsed[] {
  const among = (a: RuleSettings = {}, b: RuleSettings = {}, criterion?: string): NotUsed[] =>
    RULE_NAMES.filter((rule) => JSON.stringify(a[rule]) !== JSON.stringify(b[rule])).map((rule) => ({
      kind: 'rule',
      rule,
      value: a[rule],
      site,
      criterion,
    }));
  const criteria = new Set([...Object.keys(head.criteria ?? {}), ...Object.keys(base.criteria ?? {})]);
  return [
    ...among(head, base),
    ...[...criteria].flatMap((key) => among(head.criteria?.[key], base.criteria?.[key], key)),
  ];
}
