/** Files for the places that the gate runs in: both gates, for every change and once a week. */
import type { Messages } from '../locales/en/index.js';

export interface CiSetting {
  /** `service-audit@1.2.3` */
  package: string;
  /** Of the project in the repository, `salons`; empty for its top. */
  folder: string;
}

type Words = Messages['files']['ci'];

export function renderGithubWorkflow({ package: name, folder }: CiSetting, words: Words): string[] {
  const steps = (...runs: string[]) => [
    '      - uses: actions/checkout@v4',
    '        with:',
    `          fetch-depth: 0 # ${words.history}`,
    '      - uses: actions/setup-node@v4',
    '        with:',
    '          node-version: 22',
    ...runs,
  ];
  return [
    `# ${words.intro}`,
    'name: service-audit',
    'on:',
    '  pull_request:',
    '  schedule:',
    `    - cron: '23 5 * * 1' # ${words.weekly}`,
    '  workflow_dispatch:',
    'permissions:',
    '  contents: read',
    ...(folder === '' ? [] : ['defaults:', '  run:', `    working-directory: ${quoted(folder)}`]),
    'jobs:',
    `  change: # ${words.change}`,
    "    if: github.event_name == 'pull_request'",
    '    runs-on: ubuntu-latest',
    '    steps:',
    ...steps(
      `      - run: npx --yes ${name} validate`,
      `      - run: npx --yes ${name} check --against "origin/$BASE"`,
      '        env:',
      `          BASE: $\{{ github.base_ref }}`,
    ),
    `  calendar: # ${words.calendar}`,
    "    if: github.event_name != 'pull_request'",
    '    runs-on: ubuntu-latest',
    '    steps:',
    ...steps(`      - run: npx --yes ${name} check`),
  ];
}

export function renderGitlabJobs({ package: name, folder }: CiSetting, words: Words): string[] {
  const within = folder === '' ? [] : [`    - cd ${quoted(folder)}`];
  const file = (report: string) => (folder === '' ? report : `${folder}/${report}`);
  const target = '$CI_MERGE_REQUEST_TARGET_BRANCH_NAME';
  return [
    `# ${words.intro}`,
    '.service-audit:',
    '  image: node:22',
    '  variables:',
    `    GIT_DEPTH: 0 # ${words.history}`,
    '  artifacts:',
    '    when: always',
    '    reports:',
    `      junit: ${quoted(file('service-audit.xml'))}`,
    `      codequality: ${quoted(file('service-audit-quality.json'))}`,
    '',
    `service-audit change: # ${words.change}`,
    '  extends: .service-audit',
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "merge_request_event"',
    '  script:',
    ...within,
    `    - git fetch origin "+refs/heads/${target}:refs/remotes/origin/${target}"`,
    `    - npx --yes ${name} validate`,
    `    - npx --yes ${name} check --against "origin/${target}" -f text -o service-audit.xml -o gitlab=service-audit-quality.json`,
    '',
    `service-audit calendar: # ${words.schedule}`,
    '  extends: .service-audit',
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "schedule"',
    '  script:',
    ...within,
    `    - npx --yes ${name} check -f text -o service-audit.xml -o gitlab=service-audit-quality.json`,
  ];
}

export function renderPreCommit({ package: name, folder }: CiSetting, words: Words): string[] {
  const entry = `npx --yes ${name} ${folder === '' ? '' : `-C ${quoted(folder)} `}validate`;
  return [
    `# ${words.preCommit}`,
    'repos:',
    '  - repo: local',
    '    hooks:',
    '      - id: service-audit',
    '        name: service-audit validate',
    `        entry: ${quoted(entry)}`,
    '        language: system',
    "        files: '(^|/)(audits/.*|templates/.*|service-audit)\\.ya?ml$'",
    '        pass_filenames: false',
  ];
}

/** In quotes only where YAML or a shell would read it otherwise. */
function quoted(text: string): string {
  return /^[\w./@-][\w./@ -]*$/.test(text) && !/ -C '/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
