/** The findings of the gate for programs: `check-result/1`, whose JSON Schema ships. */
import { RULES } from '../../domain/gate/rules.js';
import { inLanguage } from '../../domain/questionnaire/template.js';
import { jsonLines } from '../kit/json-lines.js';
import { messageOf } from '../kit/problems.js';
import type { Style } from '../kit/style.js';
import { notUsedText } from './check-lines.js';
import type { CheckedSite, CheckView } from './check-view.js';
import { criterionOf, reasonOf } from './reasons.js';

export function renderCheckJson(view: CheckView, style: Style): string[] {
  const { against } = view;
  const result = {
    format: 'check-result/1',
    passed: !view.failed,
    date: view.today,
    against: against && {
      ref: against.ref,
      commit: against.hash,
      notUsed: against.notUsed.map((setting) => notUsedText(setting, style)),
    },
    sites: view.sites.map((site) => ({
      site: site.site,
      title: site.title,
      criteria: site.criteria.map(({ criterion, component, programme, score, date }) => ({
        criterion,
        title: inLanguage(site.titles.get(criterion), style.language),
        component,
        programme,
        score,
        date,
      })),
      findings: findingsOf(site, style),
    })),
    unjudged: view.unjudged,
    problems: view.problems.map((found) => {
      const { code, severity = 'error', place: { file, line, column } = {} } = found;
      return { code, severity, file, line, column, ...messageOf(found, style) };
    }),
  };
  return jsonLines(result);
}

function findingsOf(site: CheckedSite, style: Style) {
  return site.findings.map(({ finding, place }) => {
    const { rule, level, standing, programme, action, threshold, waived, facts } = finding;
    const criterion = criterionOf(finding);
    return {
      rule,
      level,
      standing,
      criterion,
      title: criterion === undefined ? undefined : inLanguage(site.titles.get(criterion), style.language),
      programme,
      action,
      score: 'score' in facts ? facts.score : undefined,
      message: reasonOf(finding, style),
      ...(RULES[rule].unit !== 'yes-no' && { actual: finding.actual, threshold, unit: RULES[rule].unit }),
      facts,
      waived: waived && { until: waived.until, reason: waived.reason },
      file: place.file,
      line: place.line,
      column: place.column,
    };
  });
}
