/** The findings of the gate as lines of text: by file, `line:col` first so that an editor's terminal can follow it. */
import { type Finding, isScoreFinding, passingScore } from '../../domain/gate/gate.js';
import type { Place } from '../../errors.js';
import { cut, fill, width, wrap } from '../kit/layout.js';
import type { Style } from '../kit/style.js';
import { oneLine } from '../kit/visible.js';
import type { CheckedSite, CheckView, NotUsed } from './check-view.js';
import { reasonOf, subjectOf, valueText } from './reasons.js';

/** At most this many items are listed of what the gate needs, of what is known, and of what only informs. */
const MOST_LISTED = 5;
/** At most this many findings have a line of their own; the others are counted by rule. */
const MOST_FINDINGS = 50;
const LABEL_COLUMNS = 7;

/** One finding with what its line says. */
interface Row {
  site: CheckedSite;
  finding: Finding;
  place: Place;
  subject: string;
  reason: string;
}

export function renderCheck(view: CheckView, style: Style): string[] {
  const rows = view.sites.flatMap((site) =>
    site.findings.map(({ finding, place }) => ({
      site,
      finding,
      place,
      subject: oneLine(subjectOf(finding, site, style)),
      reason: oneLine(reasonOf(finding, style)),
    })),
  );
  const counting = rows.filter(({ finding }) => finding.standing === 'counts');
  const failures = counting.filter(({ finding }) => finding.level === 'fail');
  const isMuch = counting.length > MOST_FINDINGS;
  // Failures come first; if there are too many findings, warnings are only counted.
  const listed = (isMuch ? failures : byUrgency(counting)).slice(0, MOST_FINDINGS);
  const lines = [...renderRows(listed, style)];
  if (isMuch) lines.push(...renderGroups(counting, new Set(listed), style), '');
  const aside = [
    ...renderWaived(rows, style),
    ...renderKnown(rows, view, style),
    ...renderInforming(rows, style),
    ...renderBase(view, style),
  ];
  lines.push(...aside, ...(aside.length > 0 ? [''] : []));
  lines.push(...verdict(view, counting, style));
  const needs = whatTurnsGreen(failures, view.sites.length > 1, style);
  if (needs.length > 0) {
    const { green, labels } = style.messages.check;
    const shown = needs.slice(0, MOST_LISTED);
    lines.push(...labelled(labels.green, green(shown, needs.length - shown.length), style));
  }
  return lines;
}

/** Sites with failures first, otherwise in the given order. */
function byUrgency(rows: readonly Row[]): Row[] {
  const failing = new Set(rows.flatMap(({ site, finding }) => (finding.level === 'fail' ? [site] : [])));
  return [...rows.filter(({ site }) => failing.has(site)), ...rows.filter(({ site }) => !failing.has(site))];
}

function renderRows(rows: readonly Row[], style: Style): string[] {
  const { messages, paint, columns } = style;
  const widest = (of: (row: Row) => string) => Math.max(0, ...rows.map((row) => width(of(row))));
  const levelOf = ({ finding }: Row) => messages.check.level[finding.level];
  const places = widest(({ place }) => position(place));
  const levels = widest(levelOf);
  const reasons = widest(({ reason }) => reason);
  const rules = widest(({ finding }) => finding.rule);
  const subjects = widest(({ subject }) => subject);
  const before = places > 0 ? 2 + places + 2 + levels + 2 : 2 + levels + 2;
  const room = columns - (before + 2 + reasons + 2 + rules);
  const titles = Math.min(30, subjects, Math.max(12, room));
  // If too little of the titles would be left, each reason has its own line.
  const isNarrow = room < Math.min(16, subjects);
  const byFile = new Map<string, Row[]>();
  for (const row of rows) byFile.set(row.place.file, [...(byFile.get(row.place.file) ?? []), row]);
  return [...byFile].flatMap(([file, own]) => [
    ...wrap(oneLine(file), columns).map((line) => paint.bold(line)),
    ...own.flatMap((row) => {
      const { finding } = row;
      const level = (finding.level === 'fail' ? paint.bad : paint.warn)(fill(levelOf(row), levels));
      const head = places > 0 ? `  ${fill(position(row.place), places)}  ${level}` : `  ${level}`;
      if (!isNarrow) {
        return [`${head}  ${fill(row.subject, titles)}  ${fill(row.reason, reasons)}  ${paint.dim(finding.rule)}`];
      }
      const indent = ' '.repeat(Math.min(before, 9));
      const [first = '', ...more] = wrap(`${row.reason} (${finding.rule})`, columns - indent.length);
      return [`${head}  ${cut(row.subject, columns - before)}`, ...[first, ...more].map((line) => indent + line)];
    }),
    '',
  ]);
}

/** The findings that are not listed, counted by rule; the most frequent first. */
function renderGroups(rows: readonly Row[], listed: ReadonlySet<Row>, style: Style): string[] {
  const { check } = style.messages;
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    if (listed.has(row)) continue;
    const key = `${row.finding.level} ${row.finding.rule}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const ordered = [...groups.values()].sort((a, b) => {
    const rank = ({ finding }: Row) => (finding.level === 'fail' ? 0 : 1);
    return rank(a[0]) - rank(b[0]) || b.length - a.length;
  });
  const rules = Math.max(0, ...ordered.map(([{ finding }]) => finding.rule.length));
  const lines = ordered.flatMap((group) => {
    const [{ finding }] = group;
    const level = (finding.level === 'fail' ? style.paint.bad : style.paint.warn)(check.level[finding.level]);
    const sites = new Set(group.map(({ site }) => site)).size;
    return [`  ${level}  ${fill(finding.rule, rules)}  ${check.grouped(group.length, sites)}`];
  });
  return [...lines, ...wrap(check.allOfThem, style.columns - 2).map((line) => `  ${line}`)];
}

/** A label in its column, and beside it a text that may take several lines. */
function labelled(label: string, text: string, style: Style): string[] {
  const { labels, failed, passed } = style.messages.check;
  const room = 1 + Math.max(LABEL_COLUMNS, ...[...Object.values(labels), failed, passed].map(width));
  return wrap(text, style.columns - room, ' '.repeat(room)).map((line, index) =>
    index === 0 ? `${fill(label, room)}${line}` : line,
  );
}

function renderWaived(rows: readonly Row[], style: Style): string[] {
  const { check, dates } = style.messages;
  return rows.flatMap(({ site, finding, subject, reason }) => {
    const { waived } = finding;
    if (!waived) return [];
    const what = `${site.site}, ${subject}: ${reason}`;
    return labelled(check.labels.waived, check.waived(what, dates.full(waived.until), oneLine(waived.reason)), style);
  });
}

function renderKnown(rows: readonly Row[], { against }: CheckView, style: Style): string[] {
  const { check } = style.messages;
  const known = rows.filter(({ finding }) => finding.standing === 'known');
  return some(check.labels.known, known, check.knownAs(oneLine(against?.ref ?? '')), style);
}

function renderInforming(rows: readonly Row[], style: Style): string[] {
  const { check } = style.messages;
  const informing = rows.filter(({ finding }) => finding.standing === 'informs');
  return some(check.labels.informs, informing, check.informs, style);
}

/** The first findings, the number of the others, and what they have in common. */
function some(label: string, rows: readonly Row[], why: string, style: Style): string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST_LISTED).map(({ site, subject, reason }) => `${site.site}, ${subject}: ${reason}`);
  const more = rows.length - shown.length;
  const texts = [...shown, ...(more > 0 ? [style.messages.check.moreOf(more)] : []), `(${why})`];
  return texts.flatMap((text, index) => labelled(index === 0 ? label : '', text, style));
}

function renderBase({ against }: CheckView, style: Style): string[] {
  if (!against) return [];
  const { check } = style.messages;
  const texts = against.notUsed.slice(0, MOST_LISTED).map((setting) => oneLine(notUsedText(setting, style)));
  const more = against.notUsed.length - texts.length;
  const from = `${oneLine(against.ref)} ${against.hash.slice(0, 7)}`;
  const all = [...texts, ...(more > 0 ? [check.moreOf(more)] : [])];
  return labelled(check.labels.base, all.length > 0 ? `${from}; ${check.notUsed(all)}` : from, style);
}

/** A setting of the branch that is not used. */
export function notUsedText(setting: NotUsed, { messages }: Pick<Style, 'messages'>): string {
  const { check } = messages;
  switch (setting.kind) {
    case 'rule':
      return check.setRule(
        setting.rule,
        setting.value === undefined ? undefined : valueText(setting.value),
        setting.criterion,
        setting.site,
      );
    case 'waiver':
      return check.setWaiver(setting.rule, setting.criterion, setting.site);
    case 'setting':
      return `${setting.key} ${setting.value}`;
    case 'template':
      return check.setTemplate(setting.name);
  }
}

function position({ line, column }: Place): string {
  return line === undefined ? '' : `${line}:${column ?? 1}`;
}

/** For each criterion that fails, the lowest score that passes; for anything else, what is missing. */
function whatTurnsGreen(failures: readonly Row[], withSite: boolean, { messages }: Style): string[] {
  const needs = new Map<string, { name: string; now: number; least: number; more: Set<string> }>();
  for (const { site, finding, subject } of failures) {
    const key = `${site.site}/${subject}`;
    const name = withSite ? `${site.site}: ${subject}` : subject;
    const own = needs.get(key) ?? { name, now: 0, least: 0, more: new Set<string>() };
    if (isScoreFinding(finding)) {
      own.now = finding.facts.score;
      own.least = Math.max(own.least, passingScore(finding));
    } else own.more.add(messages.rules[finding.rule].need);
    needs.set(key, own);
  }
  return [...needs.values()].map(({ name, now, least, more }) => {
    if (least > 0) return `${name} ${[`${now} → ${least}`, ...more].join(', ')}`;
    return messages.check.lacks(name, [...more]);
  });
}

/** The result in one line. */
export function verdictText(
  view: CheckView,
  counting: readonly Finding[],
  { messages }: Pick<Style, 'messages'>,
): string {
  const failures = counting.filter(({ level }) => level === 'fail').length;
  const failing = view.sites.filter(({ findings }) => findings.some(({ finding }) => finding.standing === 'counts'));
  return messages.check.counts({
    failing: failing.length,
    sites: view.sites.length + view.unjudged.filter((key) => view.sites.every(({ site }) => site !== key)).length,
    failures,
    warnings: counting.length - failures,
    unjudged: view.unjudged,
    isAgainst: view.against !== undefined,
  });
}

function verdict(view: CheckView, counting: readonly Row[], style: Style): string[] {
  const { messages, paint } = style;
  const word = view.failed ? paint.bad(messages.check.failed) : paint.good(messages.check.passed);
  const findings = counting.map(({ finding }) => finding);
  const text = verdictText(view, findings, style);
  return labelled(word, text, style);
}
