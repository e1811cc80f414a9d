/** SARIF 2.1.0, for code scanning services. */

import type { Standing } from '../../domain/gate/gate.js';
import { RULE_NAMES } from '../../domain/gate/rules.js';
import type { Place } from '../../errors.js';
import { jsonLines } from '../kit/json-lines.js';
import { messageOf } from '../kit/problems.js';
import type { Style } from '../kit/style.js';
import { oneLine } from '../kit/visible.js';
import type { CheckView } from './check-view.js';
import { fingerprintOf } from './fingerprint.js';
import { reasonOf, subjectOf } from './reasons.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

export function renderSarif(view: CheckView, path: (file: string) => string, version: string, style: Style): string[] {
  const { messages, language } = style;
  const location = ({ file, line, column }: Place) => ({
    physicalLocation: {
      artifactLocation: { uri: path(file).split('/').map(encodeURIComponent).join('/') },
      region: line === undefined ? undefined : { startLine: line, startColumn: column },
    },
  });
  const base = (standing: Standing) => (standing === 'known' || standing === 'informs' ? 'unchanged' : 'new');
  const results = view.sites.flatMap((site) =>
    site.findings.map(({ finding, place }) => {
      const { rule, level, standing, waived } = finding;
      const text = oneLine(`${site.title}, ${subjectOf(finding, site, style)}: ${reasonOf(finding, style)}`);
      return {
        ruleId: rule,
        ruleIndex: RULE_NAMES.indexOf(rule),
        level: standing === 'known' || standing === 'informs' ? 'note' : level === 'fail' ? 'error' : 'warning',
        message: { text },
        locations: [location(place)],
        partialFingerprints: { 'serviceAudit/v1': fingerprintOf(site.site, finding) },
        baselineState: view.against && base(standing),
        suppressions: waived && [
          { kind: 'external', status: 'accepted', justification: `${waived.until}: ${oneLine(waived.reason)}` },
        ],
      };
    }),
  );
  const notifications = view.problems.map(({ place, ...found }) => ({
    level: found.severity === 'warning' ? 'warning' : 'error',
    message: { text: oneLine(Object.values(messageOf(found, style)).join(' ')) },
    descriptor: { id: found.code },
    locations: place && [location(place)],
  }));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'service-audit',
            semanticVersion: version,
            language,
            rules: RULE_NAMES.map((id) => ({
              id,
              shortDescription: { text: messages.rules[id].title },
              fullDescription: { text: messages.rules[id].text.join(' ') },
              help: { text: `service-audit rule ${id}` },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: view.unjudged.length === 0 && notifications.every(({ level }) => level !== 'error'),
            toolExecutionNotifications: notifications.length > 0 ? notifications : undefined,
          },
        ],
        results,
      },
    ],
  };
  return jsonLines(log);
}
