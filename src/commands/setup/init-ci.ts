/** `init --ci`, `init --pre-commit`: the files of the place where the gate runs. What is there already stays. */
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
import { VERSION } from '../../version.js';
import { topOf } from '../gate/check-formats.js';

export interface WrittenFile {
  /** Relative to where one stands. */
  file: string;
  isNew: boolean;
  /** What a file that was there needs, for a person to add. */
  add?: string[];
}

const GITLAB = '.gitlab/service-audit.yml';
const INCLUDE = ['include:', `  - local: ${GITLAB}`];

export function writeCi({ cwd, messages }: Context, host: 'github' | 'gitlab'): WrittenFile[] {
  const { top, setting } = around(cwd);
  const words = messages.files.ci;
  if (host === 'github') {
    return [write(cwd, join(top, '.github/workflows/service-audit.yml'), renderGithubWorkflow(setting, words))];
  }
  const jobs = write(cwd, join(top, GITLAB), renderGitlabJobs(setting, words));
  const main = write(cwd, join(top, '.gitlab-ci.yml'), INCLUDE);
  const isIncluded = textOf(join(top, '.gitlab-ci.yml'))?.includes(GITLAB) === true;
  return [jobs, { ...main, ...(!isIncluded && { add: INCLUDE }) }];
}

/** The workflow that opens the next follow-ups as a pull request every week. */
export function writeWeekly({ cwd, messages }: Context): WrittenFile[] {
  const { top, setting } = around(cwd);
  const path = join(top, '.github/workflows/service-audit-follow-up.yml');
  return [write(cwd, path, renderWeeklyWorkflow(setting, messages.files.ci))];
}

export function writePreCommit({ cwd, messages }: Context): WrittenFile[] {
  const { top, setting } = around(cwd);
  const path = join(top, '.pre-commit-config.yaml');
  const lines = renderPreCommit(setting, messages.files.ci);
  const written = write(cwd, path, lines);
  const isThere = textOf(path)?.includes('service-audit') === true;
  return [{ ...written, ...(!isThere && { add: lines.slice(2) }) }];
}

function around(cwd: string): { top: string; setting: CiSetting } {
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
