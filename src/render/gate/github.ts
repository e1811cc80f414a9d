/**
 * Workflow commands of GitHub Actions. The runner obeys `::command::` at the start of a line and the older `##[command]`
 * anywhere in a line. So everything that people typed is escaped, and text that is only echoed is put between lines that
 * switch commands off.
 */
import type { Finding } from '../../domain/gate/gate.js';
import { errorsIn } from '../../errors.js';
import { FILTERS, harmless } from '../kit/filters.js';
import { messageOf } from '../kit/problems.js';
import type { Style } from '../kit/style.js';
import { oneLine } from '../kit/visible.js';
import type { CheckedSite, CheckView } from './check-view.js';
import { reasonOf, subjectOf } from './reasons.js';

/** GitHub shows this many annotations of each level for a step, and drops the others. */
const MOST_ANNOTATIONS = 10;

interface Annotation {
  level: 'error' | 'warning' | 'notice';
  file?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
  title: string;
  message: string;
}

/** The worst first; `path` makes a file's path relative to the top of the repository. */
export function renderGithub(view: CheckView, path: (file: string) => string, style: Style): string[] {
  const { check } = style.messages;
  const broken = errorsIn(view.problems).map((found): Annotation => {
    const { what, next } = messageOf(found, style);
    const at = found.place && { ...found.place, file: path(found.place.file) };
    return { level: 'error', ...at, title: check.notJudged, message: [what, next].filter(Boolean).join('\n') };
  });
  const found = view.sites.flatMap((site) =>
    site.findings.flatMap(({ finding, place }): Annotation[] => {
      if (finding.standing !== 'counts') return [];
      const level = finding.level === 'fail' ? 'error' : 'warning';
      return [{ level, ...place, file: path(place.file), ...texts(finding, site, style) }];
    }),
  );
  const all = [...broken, ...found];
  const more = (level: Annotation['level'], of: 'fail' | 'warn') => {
    const left = all.filter((annotation) => annotation.level === level).length - MOST_ANNOTATIONS;
    return left > 0 ? [command({ level: 'notice', title: 'service-audit', message: check.moreFound(left, of) })] : [];
  };
  const first = (level: Annotation['level']) =>
    all
      .filter((annotation) => annotation.level === level)
      .slice(0, MOST_ANNOTATIONS)
      .map(command);
  return [...first('error'), ...first('warning'), ...more('error', 'fail'), ...more('warning', 'warn')];
}

function texts(finding: Finding, site: CheckedSite, style: Style): { title: string; message: string } {
  const subject = oneLine(subjectOf(finding, site, style));
  const title = subject === oneLine(site.title) ? subject : `${oneLine(site.title)}: ${subject}`;
  return { title, message: `${oneLine(reasonOf(finding, style))} (${finding.rule})` };
}

function command({ level, file, line, column, title, message }: Annotation): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${property(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${data(message)}`;
}

/** Encoded so that the runner decodes it; a `##[` in it would be a command. */
const data = (text: string) => FILTERS.log(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(oneLine(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** The lines between two others that switch commands off and on; nobody can guess the token. */
export function echoed(lines: readonly string[], token: string): string[] {
  return [`::stop-commands::${token}`, ...lines.map(harmless), `::${token}::`];
}
