/** `init --ci` and `init --pre-commit` write configuration files for the gate. Existing files are not changed. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Context } from '../../context.js';
import {
  type CiSetting,
  renderGithubWorkflow,
  renderGitlabJobs,
  renderPreCommit,
  renderWeeklyWorkflow,
} from '../../render/files/ci-files.js';
import { replace, textOf } from '../../storage/publish.js';
import { topOf } from '../../storage/top.js';
import { VERSION } from '../../version.js';

export interface WrittenFile {
  /** The path relative to the working folder. */
  file: string;
  isNew: boolean;
  /** The lines that a person has to add to an existing file. */
  add?: string[];
}

const GITLAB = '.gitlab/service-audit.yml';
const INCLUDE = ['include:', `  - local: ${GITLAB}`];

export function writeCi({ cwd, messages }: Context, host: 'github' | 'gitlab'): WrittenFile[] {
  const { top, setting } = repositoryAround(cwd);
  const words = messages.files.ci;
  if (host === 'github') {
    return [write(cwd, join(top, '.github/workflows/service-audit.yml'), renderGithubWorkflow(setting, words))];
  }
  const jobs = write(cwd, join(top, GITLAB), renderGitlabJobs(setting, words));
  const main = write(cwd, join(top, '.gitlab-ci.yml'), INCLUDE);
  const isIncluded = textOf(join(top, '.gitlab-ci.yml'))?.includes(GITLAB) === true;
  return [jobs, { ...main, add: isIncluded ? undefined : INCLUDE }];
}

/** Writes the workflow that opens a pull request with the next follow-ups every week. */
export function writeWeekly({ cwd, messages }: Context): WrittenFile[] {
  const { top, setting } = repositoryAround(cwd);
  const path = join(top, '.github/workflows/service-audit-follow-up.yml');
  return [write(cwd, path, renderWeeklyWorkflow(setting, messages.files.ci))];
}

export function writePreCommit({ cwd, messages }: Context): WrittenFile[] {
  const { top, setting } = repositoryAround(cwd);
  const path = join(top, '.pre-commit-config.yaml');
  const lines = renderPreCommit(setting, messages.files.ci);
  const written = write(cwd, path, lines);
  const isIncluded = textOf(path)?.includes('service-audit') === true;
  return [{ ...written, add: isIncluded ? undefined : lines.slice(2) }];
}

function repositoryAround(cwd: string): { top: string; setting: CiSetting } {
  const top = topOf(cwd);
  const folder = relative(top, cwd).split(sep).join('/');
  return { top, setting: { package: `service-audit@${VERSION}`, folder } };
}

function write(cwd: string, path: string, lines: readonly string[]): WrittenFile {
  const file = relative(cwd, path).split(sep).join('/');
  if (existsSync(path)) return { file, isNew: false };
  mkdirSync(dirname(path), { recursive: true });
  replace(path, `${lines.join('\n')}\n`, undefined, file);
  return { file, isNew: true };
}
