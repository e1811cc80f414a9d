/** Configuration files for CI hosts: the gate for every change, and the one for the calendar once a week. */
import type { Messages } from '../../locales/en/index.js';
import { yamlText } from './yaml-text.js';

export interface CiSetting {
  /** `service-audit@1.2.3` */
  package: string;
  /** The folder of the project in the repository, such as `salons`; empty for the top folder. */
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
    // The package is installed globally, so that node_modules or .npmrc in a change cannot replace the gate.
    `      - run: npm install --global ${name}`,
    ...runs,
  ];
  return [
    `# ${words.intro}`,
    'name: service-audit',
    'on:',
    '  pull_request:',
    '  schedule:',
    `    - cron: "23 5 * * 1" # ${words.weekly}`,
    '  workflow_dispatch:',
    'permissions:',
    '  contents: read',
    ...(folder === '' ? [] : ['defaults:', '  run:', `    working-directory: ${yamlText(folder)}`]),
    'jobs:',
    `  change: # ${words.change}`,
    "    if: github.event_name == 'pull_request'",
    '    runs-on: ubuntu-latest',
    '    steps:',
    ...steps(
      `      - run: service-audit validate`,
      `      - run: service-audit check --against "origin/$BASE"`,
      '        env:',
      `          BASE: $\{{ github.base_ref }}`,
    ),
    `  calendar: # ${words.calendar}`,
    "    if: github.event_name != 'pull_request'",
    '    runs-on: ubuntu-latest',
    '    steps:',
    ...steps('      - run: service-audit check'),
  ];
}

/**
 * A workflow that opens a pull request every Monday with the next follow-up of each site that has open actions. If the
 * previous pull request is still open, it is left unchanged, because people may be writing in it.
 */
export function renderWeeklyWorkflow({ package: name, folder }: CiSetting, words: Words): string[] {
  const branch = 'service-audit/follow-up';
  const waiting = `[.[] | select(.headRefName | startswith("${branch}-")) | .url][0] // empty`;
  return [
    ...words.followUp.intro.map((line) => `# ${line}`),
    'name: service-audit follow-up',
    'on:',
    '  schedule:',
    `    - cron: "17 4 * * 1" # ${words.weekly}`,
    '  workflow_dispatch:',
    'permissions:',
    '  contents: write',
    '  pull-requests: write',
    ...(folder === '' ? [] : ['defaults:', '  run:', `    working-directory: ${yamlText(folder)}`]),
    'jobs:',
    '  follow-up:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '      - uses: actions/setup-node@v4',
    '        with:',
    '          node-version: 22',
    `      - run: npm install --global ${name}`,
    '      - env:',
    `          GH_TOKEN: $\{{ github.token }}`,
    `          TITLE: ${yamlText(words.followUp.title)}`,
    `          BODY: ${yamlText(words.followUp.body)}`,
    `          WAITING: ${yamlText(words.followUp.waiting)}`,
    '        run: |',
    ...[
      'code=0',
      'service-audit follow-up --draft || code=$?',
      'git add --all .',
      'if git diff --cached --quiet; then exit "$code"; fi',
      `waiting=$(gh pr list --state open --json headRefName,url --jq '${waiting}')`,
      'if [ -n "$waiting" ]; then',
      '  gh pr comment "$waiting" --body "$WAITING"',
      '  exit "$code"',
      'fi',
      'day=$(date -u +%F)',
      `branch="${branch}-$day"`,
      "git config user.name 'github-actions[bot]'",
      "git config user.email '41898282+github-actions[bot]@users.noreply.github.com'",
      'git switch --quiet --create "$branch"',
      'git commit --quiet --message "$TITLE, $day"',
      'git push --quiet --force origin "HEAD:refs/heads/$branch"',
      'gh pr create --base "$GITHUB_REF_NAME" --head "$branch" --title "$TITLE, $day" --body "$BODY"',
      'exit "$code"',
    ].map((line) => `          ${line}`),
  ];
}

export function renderGitlabJobs({ package: name, folder }: CiSetting, words: Words): string[] {
  const within = folder === '' ? [] : [`    - ${yamlText(`cd ${shellWord(folder)}`)}`];
  const file = (report: string) => (folder === '' ? report : `${folder}/${report}`);
  const target = '$CI_MERGE_REQUEST_TARGET_BRANCH_NAME';
  return [
    `# ${words.intro}`,
    '.service-audit:',
    '  image: node:22',
    '  before_script:',
    `    - npm install --global ${name}`,
    '  variables:',
    `    GIT_DEPTH: 0 # ${words.history}`,
    '  artifacts:',
    '    when: always',
    '    reports:',
    `      junit: ${yamlText(file('service-audit.xml'))}`,
    `      codequality: ${yamlText(file('service-audit-quality.json'))}`,
    '',
    `service-audit change: # ${words.change}`,
    '  extends: .service-audit',
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "merge_request_event"',
    '  script:',
    ...within,
    `    - git fetch origin "+refs/heads/${target}:refs/remotes/origin/${target}"`,
    '    - service-audit validate',
    `    - service-audit check --against "origin/${target}" -f text -o service-audit.xml -o gitlab=service-audit-quality.json`,
    '',
    `service-audit calendar: # ${words.schedule}`,
    '  extends: .service-audit',
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "schedule"',
    '  script:',
    ...within,
    '    - service-audit check -f text -o service-audit.xml -o gitlab=service-audit-quality.json',
  ];
}

export function renderPreCommit({ package: name, folder }: CiSetting, words: Words): string[] {
  const entry = `npx --yes ${name} ${folder === '' ? '' : `-C ${shellWord(folder)} `}validate`;
  return [
    `# ${words.preCommit}`,
    'repos:',
    '  - repo: local',
    '    hooks:',
    '      - id: service-audit',
    '        name: service-audit validate',
    `        entry: ${yamlText(entry)}`,
    '        language: system',
    "        files: '(^|/)(audits/.*|templates/.*|service-audit)\\.ya?ml$'",
    '        pass_filenames: false',
  ];
}

/** The text as one word of a shell. */
function shellWord(text: string): string {
  return /^[\w./@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
