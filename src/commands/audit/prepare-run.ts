/** Everything that `run` needs before the first question, whether a person or a file answers. */
import { basename, dirname, join } from 'node:path';
import type { Context, Days } from '../../context.js';
import { earlierCause, historiesIn } from '../../domain/interview/criterion-history.js';
import type { InterviewStart } from '../../domain/interview/interview.js';
import { peopleIn } from '../../domain/interview/people.js';
import { proposedBy } from '../../domain/interview/setting.js';
import { isSameMeaning, meaningIn } from '../../domain/questionnaire/meaning.js';
import { criteriaOf, type Template } from '../../domain/questionnaire/template.js';
import { actionsOf, isAudit, isOpen, measurementsOf, type SiteRecord } from '../../domain/record/site.js';
import { isCalendarDate } from '../../domain/text/date.js';
import { remediesOf } from '../../domain/treatment/remedy.js';
import { fail } from '../../errors.js';
import { absolute, type Project } from '../../storage/project.js';
import { textOf } from '../../storage/publish.js';
import { readText } from '../../storage/read.js';
import { recordId } from '../../storage/record-name.js';
import { digestOf, readTemplateSource, SHIPPED_TEMPLATES } from '../../storage/templates.js';
import type { DraftOptions } from './hold-interview.js';

export interface RunOptions extends DraftOptions {
  template?: string;
  date?: string;
  period?: string;
  assessor?: string[];
  answers?: string;
  draft?: string;
}

/** The project, and the site if the command line names one. */
export interface Target {
  project: Project;
  days: Days;
  named: string | undefined;
}

/** An audit that can be written once its questions are answered. */
export interface Prepared {
  project: Project;
  days: Days;
  site: string;
  /** The title of a site that has no file of its own yet. */
  newTitle?: string | undefined;
  start: InterviewStart;
  /** A questionnaire that was given as a file and is not in the project yet. */
  copy?: TemplateCopy | undefined;
}

interface TemplateCopy {
  /** Its place in the project. */
  path: string;
  text: string;
}

/** Throws a UserError if the text is not a date, or is a day after today. */
export function checkDay(date: string, { today }: Days): void {
  if (!isCalendarDate(date)) throw fail('bad-date', { value: date });
  if (date > today) throw fail('future-date', { date, today });
}

/** Throws a UserError if the audit exists, so that nobody answers all questions in vain. */
export function checkFree(project: Project, site: string, date: string, programme: string | undefined): void {
  const path = auditPath(project, site, date, programme);
  if (textOf(path) !== undefined) throw fail('audit-exists', { file: project.shown(path), site });
}

export function auditPath(project: Project, site: string, date: string, programme: string | undefined): string {
  return project.recordPath(site, recordId({ date, programme, kind: 'audit' }));
}

export interface ChosenTemplate {
  template: Template;
  copy?: TemplateCopy | undefined;
}

/** A questionnaire by name, or from a file that will be copied into the project. */
export function chooseTemplate(context: Context, project: Project, named: string): ChosenTemplate {
  if (!/[/\\]|\.ya?ml$/.test(named)) return { template: project.shelf.load(named) };
  const file = absolute(context.cwd, named);
  const shown = project.shown(file);
  const { template: source, source: read } = readTemplateSource(file, shown);
  const template = project.shelf.resolve(source, read);
  if (dirname(file) === project.shelf.folder) return { template: project.shelf.load(basename(file, '.yaml')) };
  const shipped = join(SHIPPED_TEMPLATES, `${source.name}.yaml`);
  const path = join(project.shelf.folder, `${source.name}.yaml`);
  const text = readText(file, shown);
  for (const other of [shipped, path]) {
    const existing = textOf(other);
    if (existing !== undefined && existing !== text) {
      throw fail(
        'template-other',
        { file: shown, other: other === path ? project.shown(path) : other },
        { file: shown },
      );
    }
  }
  if (textOf(shipped) !== undefined) return { template: project.shelf.load(source.name) };
  project.shelf.put(template);
  return { template, copy: textOf(path) === undefined ? { path, text } : undefined };
}

/** The facts from earlier records that an interview needs. By default, an audit of the same day is not an earlier one. */
export function startOf(
  project: Project,
  days: Days,
  { site, date, template, given }: Pick<InterviewStart, 'site' | 'date' | 'template' | 'given'>,
  isBefore: (record: SiteRecord) => boolean = (record) =>
    record.date < date || (record.date === date && !isAudit(record)),
): InterviewStart {
  const programme = template.programme ? template.name : undefined;
  const records: SiteRecord[] = project
    .series(site, programme, days)
    .map(({ record }) => record)
    .filter(isBefore);
  const before = criteriaOf(template).flatMap(({ key }) => {
    const last = measurementsOf(records, key).at(-1);
    // A score for a question that has changed since is not comparable.
    const isSame = isSameMeaning(last?.record.meaning?.(key), meaningIn(template, template.version, key));
    return last && isSame ? [[key, { score: last.score, date: last.date }] as const] : [];
  });
  const earlier = criteriaOf(template).flatMap(({ key }) => {
    const last = earlierCause(records, key);
    return last ? [[key, last] as const] : [];
  });
  const { sagging, target, workingDays } = project.settings;
  return {
    proposed: proposedBy(records, false),
    people: [...peopleIn(records), ...(project.site(site).circle ?? project.settings.circle)],
    site,
    date,
    template,
    digest: digestOf(template),
    sagging,
    target,
    workingDays,
    before: new Map(before),
    earlier: new Map(earlier),
    history: historiesIn(records, template),
    open: actionsOf(records).filter(isOpen),
    remedies: new Map(
      criteriaOf(template).flatMap(({ key }) => {
        const remedies = remediesOf(records, key, { sagging, target }, date);
        return remedies.length > 0 ? [[key, remedies] as const] : [];
      }),
    ),
    given,
  };
}
