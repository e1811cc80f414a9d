/** `check --waive-existing --until DATE --reason TEXT`: the gate starts on a project that does not pass it yet. */
import type { Context } from '../../context.js';
import type { Finding } from '../../domain/gate/gate.js';
import { RULES } from '../../domain/gate/rules.js';
import type { Waiver } from '../../domain/gate/thresholds.js';
import { daysBetween, isCalendarDate } from '../../domain/text/date.js';
import { errorsIn, fail } from '../../errors.js';
import type { CheckView } from '../../render/gate/check-view.js';
import { reasonOf, subjectOf } from '../../render/gate/reasons.js';
import { styleOf } from '../../render/kit/style.js';
import { oneLine } from '../../render/kit/visible.js';
import { printSite } from '../../storage/print.js';
import type { Project } from '../../storage/project.js';
import { replace, textOf } from '../../storage/publish.js';
import { schemaOfRecord } from '../../storage/schemas.js';
import { spliced } from '../../storage/splice.js';
import { say } from '../shared/output.js';
import { reportProblems } from '../shared/report-problems.js';
import type { CheckOptions } from './check-options.js';

/** Waives what fails now and nothing worse, all with the same end and reason. 0: everything is waived; 1: something cannot be. */
export function waiveExisting(context: Context, project: Project, view: CheckView, options: CheckOptions): number {
  const { until = '', reason = '' } = options;
  const style = styleOf(context);
  const { waiving } = context.messages.check;
  reportProblems(context, view.problems);
  if (errorsIn(view.problems).length > 0) return 2;
  const failing = view.sites.map((site) => ({
    site,
    found: site.findings.flatMap(({ finding }) =>
      finding.standing === 'counts' && (finding.level === 'fail' || options.failOn === 'warn') ? [finding] : [],
    ),
  }));
  const written: string[] = [];
  for (const { site, found } of failing) {
    const waivers = found.flatMap((finding) => waiverOf(finding, view.today, until, reason.trim()));
    if (waivers.length > 0) written.push(write(project, site.site, waivers));
  }
  const left = failing.flatMap(({ site, found }) =>
    found
      .filter(({ rule }) => !RULES[rule].canBeWaived)
      .map((finding) => oneLine(`${site.site}, ${subjectOf(finding, site, style)}: ${reasonOf(finding, style)}`)),
  );
  const lines = written.length + left.length === 0 ? [waiving.nothing] : [...written];
  if (left.length > 0) lines.push(waiving.left(left.length), ...left.map((line) => `  ${line}`));
  context.stdout.write(`${lines.join('\n')}\n`);
  if (written.length > 0) say(context, waiving.next);
  return left.length > 0 ? 1 : 0;

  function write(where: Project, site: string, waivers: readonly Waiver[]): string {
    const { settings } = where.siteWithSource(site);
    const isReplaced = (old: Waiver) =>
      waivers.some(({ rule, criterion }) => rule === old.rule && criterion === old.criterion);
    const kept = (settings.waivers ?? []).filter((old) => !isReplaced(old));
    const path = `${where.siteFolder(site)}/site.yaml`;
    const shown = where.shown(path);
    const was = textOf(path, shown);
    const printed = printSite({ ...settings, waivers: [...kept, ...waivers] }, schemaOfRecord('site-1'));
    const text = was === undefined ? printed : (spliced(was, printed, [['waivers']]) ?? printed);
    replace(path, text, was, shown);
    return waiving.wrote(shown, waivers.length);
  }
}

/** A waiver with the current value; for days, with the value on the last day of the waiver. */
function waiverOf(finding: Finding, today: string, until: string, reason: string): Waiver[] {
  const { rule, criterion, actual } = finding;
  if (!RULES[rule].canBeWaived) return [];
  const { unit } = RULES[rule];
  const value = unit === 'points' ? actual : unit === 'days' ? `${actual + daysBetween(today, until)}d` : undefined;
  return [{ rule, criterion, value, until, reason }];
}

/** Checked before anything is judged: an end that is not past and a reason are given, and no commit. */
export function checkWaiveOptions(
  { waiveExisting: isAsked, until, reason, against }: CheckOptions,
  today: string,
): void {
  if (!isAsked) {
    if (until !== undefined) throw fail('only-with', { option: '--until', needed: '--waive-existing' });
    if (reason !== undefined) throw fail('only-with', { option: '--reason', needed: '--waive-existing' });
    return;
  }
  if (against !== undefined) throw fail('conflict', { options: ['--waive-existing', '--against'] });
  if (until === undefined) throw fail('missing-value', { option: '--until' });
  if (!isCalendarDate(until)) throw fail('bad-date', { value: until });
  if (until < today) throw fail('past-date', { date: until, today });
  if (!reason?.trim()) throw fail('missing-value', { option: '--reason' });
}
