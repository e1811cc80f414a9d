/** JUnit XML: a suite is a site, a case is a scored criterion, a failure is a rule. */
import { errorsIn } from '../../errors.js';
import { FILTERS } from '../kit/filters.js';
import { messageOf, placeText } from '../kit/problems.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import type { CheckedSite, CheckView, ShownFinding } from './check-view.js';
import { criterionOf, reasonOf } from './reasons.js';

interface Case {
  name: string;
  group: string;
  findings: readonly ShownFinding[];
  error?: string;
}

export function renderJunit(view: CheckView, failOnWarn: boolean, style: Style): string[] {
  const suites = [
    ...view.sites.map((site) => ({ name: site.title, key: site.site, cases: casesOf(site, style) })),
    ...brokenFiles(view, style),
  ].map((suite) => renderSuite(suite, view, failOnWarn, style));
  const sum = (of: 'tests' | 'failures' | 'errors') => suites.reduce((total, suite) => total + suite[of], 0);
  const counts = `tests="${sum('tests')}" failures="${sum('failures')}" errors="${sum('errors')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="service-audit" ${counts}>`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
  ];
}

function casesOf(site: CheckedSite, style: Style): Case[] {
  const of = (criterion: string, programme: string | undefined) =>
    site.findings.filter(({ finding }) => criterionOf(finding) === criterion && finding.programme === programme);
  const scored = site.criteria.filter(({ score }) => score !== undefined);
  const cases = scored.map(({ criterion, component, programme }) => ({
    name: titleOf(criterion, site.titles.get(criterion), style),
    group: [site.site, programme, component].filter(Boolean).join('.'),
    findings: of(criterion, programme),
  }));
  const covered = new Set(cases.flatMap(({ findings }) => findings));
  const others = site.findings.flatMap((found): Case[] => {
    if (covered.has(found)) return [];
    const { rule, programme } = found.finding;
    const criterion = criterionOf(found.finding);
    const name = criterion === undefined ? rule : titleOf(criterion, site.titles.get(criterion), style);
    return [{ name, group: [site.site, programme].filter(Boolean).join('.'), findings: [found] }];
  });
  return [...cases, ...others];
}

/** A file that could not be judged is an error, so that it does not look like a pass. */
function brokenFiles({ problems }: CheckView, style: Style) {
  const broken = errorsIn(problems);
  if (broken.length === 0) return [];
  const cases = broken.map((found): Case => {
    const { what, next } = messageOf(found, style);
    const name = found.place ? placeText(found.place) : found.code;
    return { name, group: 'files', findings: [], error: [what, next].filter(Boolean).join(' ') };
  });
  return [{ name: style.messages.check.notJudged, key: 'files', cases }];
}

function renderSuite(
  { name, key, cases }: { name: string; key: string; cases: readonly Case[] },
  { today }: CheckView,
  failOnWarn: boolean,
  style: Style,
) {
  let failures = 0;
  let skipped = 0;
  const lines = cases.flatMap(({ name, group, findings, error }) => {
    const counting = findings.filter(({ finding }) => finding.standing === 'counts');
    const failed = counting.filter(({ finding }) => failOnWarn || finding.level === 'fail');
    const isSkipped = failed.length === 0 && findings.some(({ finding }) => finding.waived);
    if (failed.length > 0) failures++;
    if (isSkipped) skipped++;
    const worded = (found: ShownFinding) => `${placeText(found.place)} ${reasonOf(found.finding, style)}`;
    const quiet = findings.filter((found) => !failed.includes(found));
    const waived = findings.flatMap(({ finding }) => (finding.waived ? [finding.waived] : []));
    const parts = [
      ...(error === undefined ? [] : [`      <error message="${xml(error)}"/>`]),
      ...(isSkipped ? [`      <skipped message="${xml(`${waived[0]?.until}: ${waived[0]?.reason}`)}"/>`] : []),
      ...failed.map(
        (found) =>
          `      <failure type="${found.finding.rule}" message="${xml(reasonOf(found.finding, style))}">${xml(worded(found))}</failure>`,
      ),
      ...(quiet.length > 0
        ? [
            `      <system-out>${xml(quiet.map((found) => `${found.finding.rule}: ${worded(found)}`).join('\n'))}</system-out>`,
          ]
        : []),
    ];
    const open = `    <testcase name="${xml(name)}" classname="${xml(group)}" time="0"`;
    return parts.length === 0 ? [`${open}/>`] : [`${open}>`, ...parts, '    </testcase>'];
  });
  const errors = cases.filter(({ error }) => error !== undefined).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
  return {
    tests: cases.length,
    failures,
    errors,
    lines: [
      `  <testsuite name="${xml(name)}" package="${xml(key)}" ${counts} time="0" timestamp="${today}T00:00:00">`,
      ...lines,
      '  </testsuite>',
    ],
  };
}

function xml(text: string): string {
  return FILTERS.xml(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
