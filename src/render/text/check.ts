/** What the gate found, as lines of text: by file, `line:col` first so that an editor's terminal can follow it. */
import type { Finding } from '../../domain/gate.js';
import type { Texts } from '../../domain/template.js';
import type { Place } from '../../errors.js';
import { fill, width, wrap } from '../layout.js';
import { oneLine } from '../visible.js';
import { titleOf } from './show.js';
import type { Style } from './style.js';

/** So many are named as what turns the gate green. */
const MOST_NEEDS = 5;

export interface CheckedSite {
  site: string;
  findings: { finding: Finding; place: Place; title?: Texts }[];
}

export interface CheckView {
  sites: CheckedSite[];
  /** Keys of the sites that could not be judged. */
  unjudged: readonly string[];
  /** Did the gate fail? Warnings alone do only with `--fail-on warn`. */
  failed: boolean;
}

export function renderCheck(view: CheckView, style: Style): string[] {
  const { messages, paint } = style;
  const all = view.sites.flatMap(({ site, findings }) => findings.map((found) => ({ site, ...found })));
  const active = all.filter(({ finding }) => !finding.waived);
  const lines: string[] = [];
  const byFile = grouped(active);
  const name = (one: (typeof all)[number]) => titleOf(one.finding.criterion, one.title, style);
  const places = Math.max(0, ...active.map(({ place }) => width(position(place))));
  const levels = Math.max(0, ...active.map(({ finding }) => width(messages.check.level[finding.level])));
  const rules = Math.max(0, ...active.map(({ finding }) => finding.rule.length));
  const reasons = Math.max(0, ...active.map(({ finding }) => width(reasonOf(finding, style))));
  const room = style.columns - (2 + places + 2 + levels + 2 + 2 + reasons + 2 + rules);
  const titles = Math.min(30, Math.max(12, room), Math.max(0, ...active.map((one) => width(name(one)))));
  for (const [file, found] of byFile) {
    lines.push(paint.bold(oneLine(file)));
    for (const one of found) {
      const { finding, place } = one;
      const level = fill(messages.check.level[finding.level], levels);
      const reason = reasonOf(finding, style);
      lines.push(
        `  ${fill(position(place), places)}  ${finding.level === 'fail' ? paint.bad(level) : paint.warn(level)}  ` +
          `${fill(name(one), titles)}  ${fill(reason, reasons)}  ${paint.dim(finding.rule)}`,
      );
    }
    lines.push('');
  }
  for (const one of all) {
    const { waived } = one.finding;
    if (!waived) continue;
    const text = messages.check.waived(
      one.site,
      name(one),
      one.finding.now.score,
      messages.dates.full(waived.until),
      oneLine(waived.reason),
    );
    lines.push(...wrap(text, style.columns - 8, ' '.repeat(8)));
  }
  if (all.length > active.length) lines.push('');
  lines.push(
    ...verdict(
      view,
      active.map(({ finding }) => finding),
      style,
    ),
  );
  const needs = whatTurnsGreen(active, view.sites.length > 1, style);
  if (needs.length > 0) {
    const shown = needs.slice(0, MOST_NEEDS);
    const text = messages.check.green(shown, needs.length - shown.length);
    lines.push(...wrap(text, style.columns - 8, ' '.repeat(8)));
  }
  return lines;
}

function grouped<T extends { place: Place }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.place.file, [...(groups.get(item.place.file) ?? []), item]);
  return groups;
}

function position({ line, column }: Place): string {
  return line === undefined ? '' : `${line}:${column ?? 1}`;
}

/** "3, needs 5 or more": what it is and what it should be, in words. */
export function reasonOf(finding: Finding, { messages }: Pick<Style, 'messages'>): string {
  const { check } = messages;
  const { now, before, threshold, level } = finding;
  switch (finding.rule) {
    case 'min-score':
      return level === 'fail' ? check.needs(now.score, threshold ?? 0) : check.shouldBe(now.score, threshold ?? 0);
    case 'max-drop':
      return check.fell(before?.score ?? 0, now.score, threshold ?? 0);
    case 'unexplained':
      return check.unexplained(now.score);
  }
}

/** For each criterion that fails, the score that would pass, or what has to be answered. */
function whatTurnsGreen(
  active: readonly { site: string; finding: Finding; title?: Texts }[],
  withSite: boolean,
  style: Style,
): string[] {
  const needs = new Map<string, { name: string; now: number; least: number; answers: boolean }>();
  for (const { site, finding, title } of active) {
    if (finding.level !== 'fail') continue;
    const { rule, now, before, threshold = 0 } = finding;
    const key = `${site}/${finding.criterion}`;
    const name = titleOf(finding.criterion, title, style);
    const need = needs.get(key) ?? {
      name: withSite ? `${site}: ${name}` : name,
      now: now.score,
      least: 0,
      answers: false,
    };
    if (rule === 'unexplained') need.answers = true;
    else need.least = Math.max(need.least, rule === 'min-score' ? threshold : (before?.score ?? 0) - threshold);
    needs.set(key, need);
  }
  return [...needs.values()].map(({ name, now, least, answers }) => {
    const score = least > 0 ? [`${now} → ${least}`] : [];
    return `${name} ${[...score, ...(answers ? [style.messages.check.sixAnswers] : [])].join(', ')}`;
  });
}

function verdict(view: CheckView, active: readonly Finding[], { messages, paint, columns }: Style): string[] {
  const { check } = messages;
  const failures = active.filter(({ level }) => level === 'fail').length;
  const warnings = active.length - failures;
  const failing = view.sites.filter(({ findings }) => findings.some(({ finding }) => !finding.waived)).length;
  const word = view.failed ? paint.bad(check.failed) : paint.good(check.passed);
  const all = view.sites.length + view.unjudged.length;
  const counts = check.counts(failing, all, failures, warnings, view.unjudged);
  return wrap(`${fill(word, 8)}${counts}`, columns, ' '.repeat(8));
}
