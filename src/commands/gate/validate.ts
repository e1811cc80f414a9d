import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Context, type Days, daysIn } from '../../context.js';
import { isAudit } from '../../domain/record/site.js';
import { errorsIn, type Problem, problem, recover } from '../../errors.js';
import { jsonLines } from '../../render/kit/json-lines.js';
import { messageOf, placeText, renderProblems } from '../../render/kit/problems.js';
import type { Style } from '../../render/kit/style.js';
import { named, readAnswers } from '../../storage/answers.js';
import { readBrand } from '../../storage/brand.js';
import {
  causesIn,
  checkAgainstTemplate,
  checkSeries,
  earlyPromises,
  unknownActions,
  unknownCriteria,
} from '../../storage/check-records.js';
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

interface ValidateOptions extends OutputOptions {
  against?: string;
}

/** `service-audit validate [PATH…]`. 1: a file is wrong. The problems are its data, on standard output. */
export function validate(context: Context, paths: readonly string[], options: ValidateOptions): number {
  const project = new Project(context.cwd);
  const ref = options.against;
  const base = ref === undefined ? undefined : { ref, shelf: shelfAt(project.root, ref) };
  const validation = new Validation(context, project, base);
  if (paths.length === 0) validation.checkProject(project);
  for (const path of paths) validation.checkPath(path);

  const { problems, files } = validation;
  const errors = errorsIn(problems).length;
  emit(context, 'validate', options, {
    text: (style) => [
      ...renderProblems(problems, style),
      ...(problems.length > 0 ? [''] : []),
      problems.length === 0
        ? style.messages.validate.ok(files)
        : style.messages.validate.found(errors, problems.length - errors, files),
    ],
    json: (style) => renderJson({ valid: errors === 0, files, problems }, style),
  });
  return errors > 0 ? 1 : 0;
}

function shelfAt(root: string, ref: string): Shelf {
  return new Shelf(root, openCommit(root, ref).tree);
}

function renderJson(result: { valid: boolean; files: number; problems: readonly Problem[] }, style: Style): string[] {
  const problems = result.problems.map((found) => {
    const { code, severity = 'error', place } = found;
    const { file, line, column } = place ?? {};
    const { what, next } = messageOf(found, style);
    return { code, severity, file, line, column, place: place && placeText(place), what, next };
  });
  return jsonLines({ format: 'validate-result/1', ...result, problems });
}

/** Counts the files that it checks, and collects what is wrong with them. */
class Validation {
  files = 0;
  readonly problems: Problem[] = [];
  private readonly days: Days;

  constructor(
    private readonly context: Context,
    project: Project,
    /** The questionnaires of the commit that those of the project are compared with. */
    private readonly base: { ref: string; shelf: Shelf } | undefined,
  ) {
    // If the settings are broken, that is reported, and the time zone of the machine applies.
    this.days = daysIn(
      context,
      this.collect(() => project.settings.timeZone),
    );
  }

  checkProject(project: Project): void {
    if (isPresent(join(project.root, SETTINGS_FILE))) {
      this.files++;
      if (this.problems.length === 0) this.report(() => projectProblems(project));
    }
    this.checkTemplates(project);
    const place = (name: string) => ({ file: project.shown(project.siteFolder(name)) });
    for (const name of project.oddEntries()) this.problems.push(problem('not-a-site', { name }, place(name)));
    for (const key of project.folders()) {
      if (isSiteKey(key)) this.checkSite(project, key);
      else this.problems.push(problem('bad-site-key', { key }, place(key)));
    }
  }

  /** A folder, or a file, whose kind follows from its name or from the format that it names. */
  checkPath(path: string): void {
    const full = absolute(this.context.cwd, path);
    const stat = path === '' ? undefined : lstatSync(full, { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      this.checkFolder(full);
      return;
    }
    this.files++;
    this.report(() => (stat ? this.problemsOfFile(full) : [problem('file-missing', { file: path })]));
  }

  private problemsOfFile(path: string): readonly Problem[] {
    const { cwd, language } = this.context;
    const folder = dirname(path);
    const name = basename(path);
    if (name === SETTINGS_FILE) return projectProblems(new Project(cwd, folder));
    if (name === 'site.yaml') return ownSiteProblems(new Project(cwd, dirname(dirname(folder))), basename(folder));
    const located = locate(path);
    const project = new Project(cwd, located?.root);
    const shown = project.shown(path);
    const source = readYaml(readText(path, shown), shown);
    const format = String((source.value as { format?: unknown } | null)?.format);
    if (format.startsWith('template/')) return this.problemsOfTemplate(project, path);
    if (format.startsWith('answers/')) {
      const template = project.shelf.find(named(source).template ?? project.settings.template);
      const { problems, causes } = readAnswers(source, template, language);
      const date = named(source).date ?? this.days.today;
      return [...problems, ...earlyPromises(causes, source, date)];
    }
    if (format.startsWith('brand/')) {
      readBrand(path, shown);
      return [];
    }
    return this.problemsOfAudit(project, readRecord({ path, shown, name: located?.name }, this.days.latest));
  }

  private checkFolder(folder: string): void {
    const { cwd } = this.context;
    if (isPresent(join(folder, SETTINGS_FILE)) || isPresent(join(folder, 'audits'))) {
      this.checkProject(new Project(cwd, folder));
      return;
    }
    if (basename(dirname(folder)) === 'audits') {
      this.checkSite(new Project(cwd, dirname(dirname(folder))), basename(folder));
      return;
    }
    for (const item of listing(folder, folder)) {
      const isWanted = item.isDirectory() ? !item.name.startsWith('.') : /\.ya?ml$/i.test(item.name);
      if (isWanted) this.checkPath(join(folder, item.name));
    }
  }

  private checkTemplates(project: Project): void {
    const { folder } = project.shelf;
    const items = this.collect(() => listing(folder, project.shown(folder))) ?? [];
    const names = items.flatMap(({ name }) => (name.endsWith('.yaml') ? [name] : []));
    for (const name of names.sort()) {
      this.files++;
      this.report(() => this.problemsOfTemplate(project, join(folder, name)));
    }
  }

  private problemsOfTemplate(project: Project, path: string): readonly Problem[] {
    const { shelf } = project;
    const { template, source } = readTemplateSource(path, project.shown(path));
    const parent = template.extends === undefined ? undefined : shelf.find(template.extends);
    this.problems.push(...templateProblems(template, source, parent));
    // Loading it checks its name as well, and whether a shipped one has the same name.
    const isOfProject = dirname(path) === shelf.folder;
    const now = isOfProject ? shelf.load(basename(path, '.yaml')) : shelf.resolve(template, source);
    if (!this.base?.shelf.ownNames().includes(template.name)) return [];
    const before = this.base.shelf.load(template.name);
    return templateChanges({ template, read: source }, now, before, this.base.ref);
  }

  private checkSite(project: Project, site: string): void {
    const folder = project.siteFolder(site);
    if (isPresent(join(folder, 'site.yaml'))) {
      this.files++;
      // If the settings of the project are broken, that has been reported already.
      if (quietly(() => project.settings)) this.report(() => ownSiteProblems(project, site));
    }
    const { names, strays } = project.records(site);
    this.files += strays.length + names.length;
    for (const name of strays) {
      this.problems.push(problem('bad-file-name', { name }, { file: project.shown(join(folder, name)) }));
    }
    const loaded = names.flatMap((name) => this.collect(() => project.load(site, name, this.days.latest)) ?? []);
    for (const record of loaded) this.problems.push(...this.problemsOfAudit(project, record));
    if (loaded.length < names.length) return;
    this.problems.push(...unknownActions(loaded));
    for (const programme of new Set(loaded.map(({ name }) => name.programme))) {
      const series = loaded.filter(({ name }) => name.programme === programme);
      const latest = series.map(({ record }) => record).findLast(isAudit);
      const template = latest && quietly(() => project.shelf.find(latest.audit.template.name));
      this.problems.push(...unknownCriteria(series, template ? [template] : []));
    }
  }

  private problemsOfAudit(project: Project, loaded: LoadedRecord): readonly Problem[] {
    const { record, source } = loaded;
    // A record of an earlier version may have such a promise, and is read as it is.
    const early = earlyPromises(causesIn(record), source, record.date).map(
      (found): Problem => ({ ...found, severity: 'warning' }),
    );
    if (!isAudit(record)) return early;
    // A broken questionnaire is reported with its own file.
    const template = quietly(() => project.shelf.find(record.audit.template.name));
    return [
      ...early,
      ...checkAgainstTemplate(record.audit, source, template, this.context.language),
      ...checkSeries(loaded, template),
    ];
  }

  private report(find: () => readonly Problem[]): void {
    this.problems.push(...(this.collect(find) ?? []));
  }

  /** The value that was read; undefined if it is broken, which is reported. */
  private collect<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      this.problems.push(...recover(error));
      return undefined;
    }
  }
}

/** The value that was read; undefined if it is broken. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    recover(error);
    return undefined;
  }
}

function projectProblems(project: Project): Problem[] {
  return [...unknownTemplate(project), ...settingsProblems(project)];
}

function ownSiteProblems(project: Project, site: string): Problem[] {
  return [...unknownTemplate(project, site), ...siteProblems(project, site)];
}
