/** GitLab's Code Quality report. GitLab itself finds what is new in a merge request, by the fingerprints. */
import { errorsIn } from '../../errors.js';
import { jsonLines } from '../kit/json-lines.js';
import { messageOf } from '../kit/problems.js';
import type { Style } from '../kit/style.js';
import { oneLine } from '../kit/visible.js';
import type { CheckView } from './check-view.js';
import { digest, fingerprintOf } from './fingerprint.js';
import { reasonOf, subjectOf } from './reasons.js';

export function renderGitlab(view: CheckView, path: (file: string) => string, style: Style): string[] {
  const broken = errorsIn(view.problems).map(({ place, ...found }) => ({
    description: oneLine(messageOf(found, style).what),
    check_name: found.code,
    fingerprint: digest([found.code, place?.file ?? '', JSON.stringify(found.details)]),
    severity: 'blocker',
    location: { path: path(place?.file ?? '.'), lines: { begin: place?.line ?? 1 } },
  }));
  const found = view.sites.flatMap((site) =>
    site.findings.flatMap(({ finding, place }) => {
      if (finding.standing === 'waived') return [];
      const severity = finding.standing === 'counts' ? { fail: 'major', warn: 'minor' }[finding.level] : 'info';
      return [
        {
          description: oneLine(`${site.title}, ${subjectOf(finding, site, style)}: ${reasonOf(finding, style)}`),
          check_name: finding.rule,
          fingerprint: fingerprintOf(site.site, finding),
          severity,
          location: { path: path(place.file), lines: { begin: place.line ?? 1 } },
        },
      ];
    }),
  );
  return jsonLines([...broken, ...found]);
}
