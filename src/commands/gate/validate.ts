import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Context, type Days, daysIn } from '../../context.js';
import { actionsOf, inOrder, isAudit, type SiteRecord } from '../../domain/record/site.js';
import { errorsIn, type Problem, problem, recover } from '../../errors.js';
import { messageOf, placeText, renderProblems } from '../../render/kit/problems.js';
import { named, readAnswers } from '../../storage/answers.js';
import { readBrand } from '../../storage/brand.js';
import { checkAgainstTemplate, checkSeries, unknownCriteria } from '../../storage/check-records.js';
import { settingsProblems, siteProblems, unknownTemplate } from '../../storage/check-settings.js';
import { openCommit } from '../../storage/git.js';
import { isPresent, SETTINGS_FILE } from '../../storage/language.js';
import { absolute, Project } from '../../storage/project.js';
import { readText, readYaml } from '../../storage/read.js';
import { type LoadedRecord, readRecord } from '../../storage/record.js';
import { isSiteKey, locate } from '../../storage/record-name.js';
import { readTemplateSource, Shelf } from '../../storage/templates.js';
import { listing } from '../../storage/tree.js';
import { emit, type OutputOptions } from '../shared/output.js';
import { templateChanges, templateProblems } from './template-problems.js';

interface Result {
  /** Of the titles in what is told. */
  language: string;
  files: number;
  problems: Problem[];
  /** The commit that questionnaires are held against, and those it has. */
  against?: { ref: string; shelf: Shelf };
}

interface ValidateOptions extends OutputOptions {
  against?: string;
}

/** `service-audit validate [PATH…]`: 1 where a file is wrong; what it finds is its data, on standard output. */
export function validate(context: Context, paths: readonly string[], options: ValidateOptions): number {
  const project = new Project(context.cwd);
  const against =
    options.against === undefined
      ? undefined
      : { ref: options.against, shelf: new Shelf(project.root, openCommit(project.root, options.against).tree) };
  const result: Result = {
    language: context.language,
    files: 0,
    problems: [],
    ...(against !== undefined && { against }),
  };
  const days = daysOf(context, project, result);
  if (paths.length === 0) wholeProject(project, days, result);
  for (const path of paths) onePath(context, path, days, result);

  const errors = errorsIn(result.problems).length;
  const warnings = result.problems.length - errors;
  emit(context, 'validate', options, {
    text: (style) => [
      ...renderProblems(result.problems, style),
      ...(result.problems.length > 0 ? [''] : []),
      result.problems.length === 0
        ? style.messages.validate.ok(result.files)
        : style.messages.validate.found(errors, warnings, result.files),
    ],
    json: (style) =>
      JSON.stringify(
        {
          format: 'validate-result/1',
          valid: errors === 0,
          files: result.files,
          problems: result.problems.map((one) => ({
            code: one.code,
            severity: one.severity ?? 'error',
            file: one.place?.file,
            line: one.place?.line,
            column: one.place?.column,
            place: one.place && placeText(one.place),
            what: messageOf(one, style).what,
            next: messageOf(one, style).next,
          })),
        },
        null,
        2,
      ).split('\n'),
  });
  return errors > 0 ? 1 : 0;
}

/** Broken settings are a finding like any other; the machine's time zone serves then. */
function daysOf(context: Context, project: Project, result: Result): Days {
  const timeZone = collect(result, () => project.settings.timeZone);
  return daysIn(context, timeZone);
}

function collect<T>(result: Result, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    result.problems.push(...recover(error));
    return undefined;
  }
}

function wholeProject(project: Project, days: Days, result: Result): void {
  if (isPresent(join(project.root, SETTINGS_FILE))) {
    result.files++;
    if (result.problems.length === 0) result.problems.push(...(collect(result, () => ofSettings(project)) ?? []));
  }
  templatesIn(project, result);
  for (const name of project.oddEntries()) {
    result.problems.push(problem('not-a-site', { name }, { file: project.shown(project.siteFolder(name)) }));
  }
  for (const folder of project.folders()) {
    if (isSiteKey(folder)) oneSite(project, folder, days, result);
    else
      result.problems.push(
        problem('bad-site-key', { key: folder }, { file: project.shown(project.siteFolder(folder)) }),
      );
  }
}

function ofSettings(project: Project): Problem[] {
  return [...unknownTemplate(project), ...settingsProblems(project)];
}

function ofSite(project: Project, site: string): Problem[] {
  return [...unknownTemplate(project, site), ...siteProblems(project, site)];
}

function templatesIn(project: Project, result: Result): void {
  const { folder } = project.shelf;
  const items = collect(result, () => listing(folder, project.shown(folder))) ?? [];
  const names = items.flatMap(({ name }) => (name.endsWith('.yaml') ? [name] : []));
  for (const name of names.sort()) oneTemplate(project, join(folder, name), result);
}

function oneTemplate(project: Project, path: string, result: Result): void {
  result.files++;
  const shown = project.shown(path);
  collect(result, () => {
    const { template, source } = readTemplateSource(path, shown);
    const parent = template.extends === undefined ? undefined : project.shelf.find(template.extends);
    result.problems.push(...templateProblems(template, source, parent));
    // Its parent, its name, and whether another is called the same.
    const isIn = dirname(path) === project.shelf.folder;
    const now = isIn ? project.shelf.load(basename(path, '.yaml')) : project.shelf.resolve(template, source);
    const { against } = result;
    if (against?.shelf.ownNames().includes(template.name)) {
      const then = against.shelf.load(template.name);
      result.problems.push(...templateChanges({ template, read: source }, now, then, against.ref));
    }
  });
}

function oneSite(project: Project, site: string, days: Days, result: Result): void {
  const folder = project.siteFolder(site);
  if (isPresent(join(folder, 'site.yaml'))) {
    result.files++;
    // Settings that are broken have been told already.
    if (collect({ language: result.language, files: 0, problems: [] }, () => project.settings)) {
      result.problems.push(...(collect(result, () => ofSite(project, site)) ?? []));
    }
  }
  const { names, strays } = project.records(site);
  for (const stray of strays) {
    result.files++;
    result.problems.push(problem('bad-file-name', { name: stray }, { file: project.shown(join(folder, stray)) }));
  }
  const loaded = names.flatMap((name) => {
    result.files++;
    return collect(result, () => project.load(site, name, days.latest)) ?? [];
  });
  for (const one of loaded) againstTemplate(project, one, result);
  const complete = loaded.length === names.length;
  if (!complete) return;
  result.problems.push(...unknownActions(loaded));
  const quiet = { language: result.language, files: 0, problems: [] };
  for (const series of new Set(loaded.map(({ name }) => name.programme))) {
    const own = loaded.filter(({ name }) => name.programme === series);
    const latest = own
      .map(({ record }) => record)
      .filter(isAudit)
      .at(-1);
    const template = latest && collect(quiet, () => project.shelf.find(latest.audit.template.name));
    result.problems.push(...unknownCriteria(own, template ? [template] : []));
  }
}

function againstTemplate(project: Project, loaded: LoadedRecord, result: Result): void {
  const { record, source } = loaded;
  if (!isAudit(record)) return;
  // A broken template is told where it stands.
  const quiet = { language: result.language, files: 0, problems: [] };
  const template = collect(quiet, () => project.shelf.find(record.audit.template.name));
  result.problems.push(
    ...checkAgainstTemplate(record.audit, source, template, result.language),
    ...checkSeries(loaded, template),
  );
}

/** Updates of actions that no earlier record plans. */
function unknownActions(loaded: readonly LoadedRecord[]): Problem[] {
  const order: SiteRecord[] = inOrder(loaded.map(({ record }) => record));
  return loaded.flatMap(({ record, source }) => {
    const earlier = new Set(actionsOf(order.slice(0, order.indexOf(record))).map(({ id }) => id));
    const updates = Object.keys((isAudit(record) ? record.audit : record.followUp).actions ?? {});
    return updates.flatMap((id) =>
      earlier.has(id) ? [] : [problem('unknown-action', { id }, source.place(['actions', id], 'key'))],
    );
  });
}

/** A file of any kind, told by its name or by the format it says it is; a folder: what lies in it. */
function onePath(context: Context, path: string, days: Days, result: Result): void {
  const full = absolute(context.cwd, path);
  const is = path === '' ? undefined : lstatSync(full, { throwIfNoEntry: false });
  if (is?.isDirectory()) {
    oneFolder(context, full, days, result);
    return;
  }
  result.files++;
  if (!is) {
    result.problems.push(problem('file-missing', { file: path }));
    return;
  }
  const located = locate(full);
  const project = new Project(context.cwd, located?.root);
  const name = basename(full);
  collect(result, () => {
    if (name === SETTINGS_FILE) {
      result.problems.push(...ofSettings(new Project(context.cwd, dirname(full))));
      return;
    }
    if (name === 'site.yaml') {
      const owner = new Project(context.cwd, dirname(dirname(dirname(full))));
      result.problems.push(...ofSite(owner, basename(dirname(full))));
      return;
    }
    const source = readYaml(readText(full, project.shown(full)), project.shown(full));
    const format = String((source.value as { format?: unknown } | null)?.format);
    if (format.startsWith('template/')) {
      result.files--;
      oneTemplate(project, full, result);
    } else if (format.startsWith('answers/')) {
      const template = project.shelf.find(named(source).template ?? project.settings.template);
      result.problems.push(...readAnswers(source, template, result.language).problems);
    } else if (format.startsWith('brand/')) readBrand(full, project.shown(full));
    else
      againstTemplate(
        project,
        readRecord({ path: full, shown: project.shown(full), name: located?.name }, days.latest),
        result,
      );
  });
}

function oneFolder(context: Context, folder: string, days: Days, result: Result): void {
  if (isPresent(join(folder, SETTINGS_FILE)) || isPresent(join(folder, 'audits'))) {
    wholeProject(new Project(context.cwd, folder), days, result);
    return;
  }
  if (basename(dirname(folder)) === 'audits') {
    oneSite(new Project(context.cwd, dirname(dirname(folder))), basename(folder), days, result);
    return;
  }
  for (const item of listing(folder, folder)) {
    const isWanted = item.isDirectory() ? !item.name.startsWith('.') : /\.ya?ml$/i.test(item.name);
    if (isWanted) onePath(context, join(folder, item.name), days, result);
  }
}
