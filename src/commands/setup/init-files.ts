/** The files that `init` writes, as they will be; nothing is written before a person has seen them. */
import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Context } from '../../context.js';
import {
  type CiSetting,
  renderGithubWorkflow,
  renderGitlabJobs,
  renderPreCommit,
  renderWeeklyWorkflow,
} from '../../render/files/ci-files.js';
import { renderSettingsFile } from '../../render/files/settings-file.js';
import { SETTINGS_FILE } from '../../storage/language.js';
import { replace, textOf } from '../../storage/publish.js';
import { topOf } from '../../storage/top.js';
import { VERSION } from '../../version.js';
import type { Choices } from './init-choices.js';

export interface PlannedFile {
  /** The path relative to the working folder. */
  file: string;
  path: string;
  state: 'wrote' | 'added' | 'kept';
  /** The text that the file has now; undefined if there is no file. */
  was: string | undefined;
  /** The text that is written: for `added` only the added lines, for `kept` nothing. */
  text: string;
  /** The lines that a person has to add to an existing file. */
  advice?: readonly string[] | undefined;
}

const IGNORED = ['.service-audit/drafts/', '.service-audit/cache/'];
const ATTRIBUTES = ['audits/**/*.yaml text eol=lf', 'templates/*.yaml text eol=lf', 'service-audit.yaml text eol=lf'];
const GITLAB = '.gitlab/service-audit.yml';
const INCLUDE = ['include:', `  - local: ${GITLAB}`];

/** The files for CI, relative to the top folder of the repository. */
export const CI_FILES = {
  github: '.github/workflows/service-audit.yml',
  gitlab: GITLAB,
  weekly: '.github/workflows/service-audit-follow-up.yml',
  preCommit: '.pre-commit-config.yaml',
} as const;

/** Settings, .gitignore and .gitattributes. */
export function plannedFiles({ cwd, messages, language }: Context, choices: Choices): PlannedFile[] {
  const { files } = messages;
  const around = { ...choices, language, weekly: choices.ci !== undefined };
  return [
    newFile(cwd, join(cwd, SETTINGS_FILE), () => renderSettingsFile(choices.proposal, around, messages)),
    withLines(cwd, '.gitignore', IGNORED, files.ignoreComment),
    withLines(cwd, '.gitattributes', ATTRIBUTES, files.attributesComment),
  ];
}

/** The files for CI, the weekly follow-up and pre-commit, as far as they are chosen. */
export function plannedCi({ cwd, messages }: Context, { ci, weekly, preCommit }: Choices): PlannedFile[] {
  const { top, setting } = repositoryAround(cwd);
  const words = messages.files.ci;
  const planned = (file: string, lines: readonly string[]) => newFile(cwd, join(top, file), () => lines);
  const files: PlannedFile[] = [];
  if (ci === 'github') files.push(planned(CI_FILES.github, renderGithubWorkflow(setting, words)));
  if (ci === 'gitlab') {
    files.push(planned(CI_FILES.gitlab, renderGitlabJobs(setting, words)));
    files.push(advised(planned('.gitlab-ci.yml', INCLUDE), GITLAB, INCLUDE));
  }
  if (weekly) files.push(planned(CI_FILES.weekly, renderWeeklyWorkflow(setting, words)));
  if (preCommit) {
    const lines = renderPreCommit(setting, words);
    files.push(advised(planned(CI_FILES.preCommit, lines), 'service-audit', lines.slice(2)));
  }
  return files;
}

/** Is the file there, and does it mention `text`? */
export function mentions(path: string, text = ''): boolean {
  return textOf(path)?.includes(text) === true;
}

export function writePlanned({ file, path, state, was, text }: PlannedFile): void {
  if (state !== 'kept') replace(path, `${was ?? ''}${text}`, was, file);
}

/** The top folder of the repository, and what the files for CI have to know of it. */
export function repositoryAround(cwd: string): { top: string; setting: CiSetting } {
  const top = topOf(cwd);
  const folder = relative(top, cwd).split(sep).join('/');
  return { top, setting: { package: `service-audit@${VERSION}`, folder } };
}

/** A file that is written if there is none; an existing one is left alone. */
function newFile(cwd: string, path: string, lines: () => readonly string[]): PlannedFile {
  const file = relative(cwd, path).split(sep).join('/');
  if (existsSync(path)) return { file, path, state: 'kept', was: textOf(path, file), text: '' };
  return { file, path, state: 'wrote', was: undefined, text: `${lines().join('\n')}\n` };
}

/** An existing file that does not mention `text` needs these lines. */
function advised(planned: PlannedFile, text: string, lines: readonly string[]): PlannedFile {
  const isMissing = planned.state === 'kept' && planned.was?.includes(text) !== true;
  return { ...planned, advice: isMissing ? lines : undefined };
}

/** A file to which the missing lines are added; all others stay unchanged. */
function withLines(cwd: string, file: string, lines: readonly string[], comment: string): PlannedFile {
  const path = join(cwd, file);
  const was = textOf(path, file);
  const present = new Set(was?.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !present.has(line));
  if (missing.length === 0) return { file, path, state: 'kept', was, text: '' };
  const gap = was === undefined || was === '' ? '' : was.endsWith('\n') ? '\n' : '\n\n';
  const text = `${gap}${comment}\n${missing.join('\n')}\n`;
  return { file, path, state: was === undefined ? 'wrote' : 'added', was, text };
}
