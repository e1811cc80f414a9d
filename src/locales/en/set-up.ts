/** The questions that `init` asks in a terminal. */

export const setUp = {
  intro: (folder: string) =>
    `This sets up ${folder}. Each question has a proposal, and Enter accepts it. Esc or Ctrl-C leaves, and nothing is written.`,
  existing: (file: string) => `${file} is there already and stays as it is. Only what is missing is asked.`,
  left: 'Nothing was written.',
  keys: {
    move: '↑ ↓ move',
    moveAmong: (options: number) => `↑ ↓ move, ${options} in all`,
    accept: 'Enter accept',
    tick: 'Space tick',
    leave: 'Esc leave',
  },
  no: 'no',
  yes: 'yes',
  none: 'none',
  language: { label: 'Language', question: 'Language · Язык', names: { en: 'English', ru: 'Русский' } },
  timeZone: {
    label: 'Time zone',
    question: 'Which time zone decides what day is today? For example Europe/Kyiv',
    unknown: (name: string, near: readonly string[]) =>
      `There is no time zone “${name}”. ${near.length > 0 ? `Similar: ${near.join(', ')}` : 'Names look like Europe/Kyiv, Asia/Almaty, America/New_York.'}`,
  },
  template: { label: 'Questionnaire', question: 'Which questionnaire fits?' },
  circle: {
    label: 'Circle',
    question: 'To whom do you report every week? Names with a comma between them; Enter without a name: nobody yet',
    known: 'To whom do you report every week?',
    others: { label: 'Others', question: 'Anyone else? Names with a comma between them; Enter without a name: nobody' },
    tooLong: (characters: number) => `A name has at most ${characters} characters.`,
  },
  thresholds: {
    label: 'Thresholds',
    question: 'When do the questions about the cause begin, and when does the gate fail?',
    summary: (sagging: number, target: number) => `target ${target}, six questions at ${sagging} and below`,
    gate: (fails: number | undefined, falls: number | undefined) =>
      [fails && `fails below ${fails}`, falls && `at a fall of more than ${falls}`].filter(Boolean).join(' or '),
    accept: 'as proposed',
    change: 'other numbers',
    sagging: { label: 'Sagging', question: 'At which score and below are the six questions asked?' },
    target: { label: 'Target', question: 'Which score is the target?' },
    fails: { label: 'The gate fails', question: 'The gate fails if a score is below:' },
    warns: { label: 'The gate warns', question: 'The gate warns if a score is below:' },
    falls: { label: 'Largest fall', question: 'The gate fails if a score falls by more than:' },
    range: (from: number, to: number) => `A whole number from ${from} to ${to}.`,
  },
  ci: {
    label: 'CI',
    question: 'Check every change in CI?',
    none: 'no, or later: service-audit init',
    names: { github: 'GitHub Actions', gitlab: 'GitLab CI' },
  },
  weekly: { label: 'Weekly follow-ups', question: 'Open the next follow-ups as a pull request every Monday?' },
  preCommit: { label: 'pre-commit', question: 'Check the files before each commit, with pre-commit?' },
  files: {
    heading: 'This will be written:',
    wrote: 'new',
    added: 'lines added',
    kept: 'stays as it is',
    schemas: 'schemas for your editor',
    label: 'Files',
    question: 'Write these files?',
    write: 'write them',
    show: 'show what is in them',
    again: 'answer again',
    leave: 'leave, write nothing',
  },
};
