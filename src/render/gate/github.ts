/**
 * Workflow commands of GitHub Actions. The runner obeys `::command::` at the start of a line and the older `##[command]`
 * anywhere in one, so whatever people typed is escaped, and text that is only echoed is put where no command is obeyed.
 */
import type { Finding } from '../../domain/gate/gate.js';
import { errorsIn } from '../../errors.js';
import { messageOf } from '../kit/problems.js';
import type { Style } from '../kit/style.js';
import { harmless, oneLine, visible } from '../kit/visible.js';
import type { CheckedSite, CheckView } from './check-view.js';
import { reasonOf, subjectOf } from './reasons.js';

/** GitHub shows so many of each level for a step, and drops the rest. */
const MOST = 10;

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
  const broken = errorsIn(view.problems).map((one): Annotation => {
    const { what, next } = messageOf(one, style);
    const at = one.place && { ...one.place, file: path(one.place.file) };
    return { level: 'error', ...at, title: check.notJudged, message: [what, next].filter(Boolean).join('\n') };
  });
  const found = view.sites.flatMap((site) =>
    site.findings.flatMap(({ finding, place }): Annotation[] => {
      if (finding.standing !== 'counts') return [];
      const level = finding.level === 'fail' ? 'error' : 'warning';
      return [{ level, ...place, file: path(place.file), ...said(finding, site, style) }];
    }),
  );
  const all = [...broken, ...found];
  const more = (level: Annotation['level'], of: 'fail' | 'warn') => {
    const left = all.filter((one) => one.level === level).length - MOST;
    return left > 0 ? [command({ level: 'notice', title: 'service-audit', message: check.moreFound(left, of) })] : [];
  };
  const first = (level: Annotation['level']) =>
    all
      .filter((one) => one.level === level)
      .slice(0, MOST)
      .map(command);
  return [...first('error'), ...first('warning'), ...more('error', 'fail'), ...more('warning', 'warn')];
}

function said(finding: Finding, site: CheckedSite, style: Style): { title: string; message: string } {
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

/** As the runner decodes it; a `##[` would be a command of its own. */
const data = (text: string) =>
  harmless(visible(text)).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(oneLine(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Lines between which the runner obeys nothing; nobody can guess the token. */
export function echoed(lines: readonly string[], token: string): string[] {
  return [`::stop-commands::${token}`, ...lines.map(harmless), `::${token}::`];
}
