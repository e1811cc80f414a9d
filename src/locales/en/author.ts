/** The user's own questionnaires: the questions of `template new`, and the comments in the file that it writes. */
import { count } from './words.js';

export const author = {
  title: 'What is the questionnaire called?',
  parent: 'What does it start from?',
  extends: (title: string) => `all of “${title}”, plus your own criteria`,
  own: 'your own components and criteria, in the main series',
  programme: 'a programme: its own components, criteria and series',
  component: 'Where does the next criterion belong?',
  into: (component: string) => `to “${component}”`,
  newComponent: 'to a new component',
  componentTitle: 'What is the component called? At most 30 characters.',
  done: (criteria: number) => `That is all: write the questionnaire (${count.criteria(criteria)} of your own)`,
  criterionTitle: 'What is the criterion called? At most 30 characters.',
  key: 'Its key in the files',
  keyHelp: 'Small Latin letters, digits and “-”. It never changes: name what is asked, not its place in the list.',
  keyBad: 'Small Latin letters, digits and “-”, a letter first, at most 64.',
  keyTaken: 'Another criterion has this key.',
  question: 'What is asked?',
  questionHelp: 'A degree: how far, how often, what part – never yes or no.',
  anchor: (level: string) => `What does ${level} look like?`,
  anchorHelp: 'What a visitor could see or count there. Enter skips.',
  tooWide: (columns: number) => `That takes ${columns} columns; the diagram has room for 30.`,
  comments: [
    'A questionnaire of your own. Change it as you like; “service-audit validate” reports what is wrong.',
    'Keys of components and criteria never change: scores are found by them. Titles may change.',
    'anchors: what a visitor could see or count at 1, 4, 7 and 10.',
    'When a criterion is added, removed or changes its meaning, raise “version” by one. If earlier scores can no longer be',
    'compared, add “changed-in: VERSION” to the criterion; if only its key changed, “renamed-from: [old-key]”.',
  ],
};
