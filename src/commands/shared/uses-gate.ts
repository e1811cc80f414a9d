/** Finds out if a project uses the gate: the words of CI, such as `check`, are shown only then. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { recover } from '../../errors.js';
import type { Project } from '../../storage/project.js';
import { textOf } from '../../storage/publish.js';
import { topOf } from '../../storage/top.js';

/** The files from which CI hosts and pre-commit take their jobs, and the folders of such files. */
const FILES = ['.gitlab-ci.yml', '.pre-commit-config.yaml'];
const FOLDERS = ['.github/workflows', '.gitlab'];

/** True if thresholds or waivers are configured, or if a job of a CI host or of pre-commit runs the gate. */
export function usesGate(project: Project): boolean {
  return (
    project.settings.check !== undefined ||
    project.sites().some((site) => isConfigured(project, site)) ||
    usesCi(project)
  );
}

/** True if a job of a CI host or of pre-commit runs the gate; `init` writes thresholds also where there is no CI. */
export function usesCi(project: Project): boolean {
  return isInJobs(topOf(project.root));
}

/** A mention of CI is not worth an error about the file of another site. */
function isConfigured(project: Project, site: string): boolean {
  try {
    const { check, waivers } = project.site(site);
    return check !== undefined || waivers !== undefined;
  } catch (error) {
    recover(error);
    return false;
  }
}

function isInJobs(top: string): boolean {
  const inFolders = FOLDERS.flatMap((folder) => {
    const path = join(top, folder);
    if (!existsSync(path)) return [];
    const names = readdirSync(path).filter((name) => /\.ya?ml$/.test(name));
    return names.map((name) => join(folder, name));
  });
  return [...FILES, ...inFolders].some((file) => runsGate(readable(join(top, file))));
}

/** The action, or a line that calls `check` or `validate`; the weekly follow-up alone does not count. */
function runsGate(text: string): boolean {
  return /\bservice-audit\b.*\b(check|validate)\b|uses:.*\/service-audit@/.test(text);
}

/** A file that cannot be read says nothing about the gate. */
function readable(path: string): string {
  try {
    return textOf(path, path) ?? '';
  } catch (error) {
    recover(error);
    return '';
  }
}
