import type { ActionSubject } from '../../domain/treatment/proposals.js';

/** The wording of an action that follows from an answer; the user may change it. `title` is the title of the criterion. */
export function proposal(one: ActionSubject, title: string): string {
  switch (one.what) {
    case 'appoint':
      return `Appoint who is responsible for “${title}”.`;
    case 'today':
      return one.text;
    case 'decide-first-step':
      return 'Decide the first step.';
    case 'inspect-change':
      return one.change ? `Inspect what changed: ${one.change}` : 'Inspect what changed.';
    case 'learn-mechanism':
      return 'Watch how it really works, step by step, and write down where it breaks.';
    case 'ask-adviser':
      return `Ask for advice: ${one.adviser}`;
    case 'ask-peer':
      return 'Ask a peer in an adjacent business how it is organised there, what they did and which obstacles they overcame.';
    case 'act':
      return one.text;
    case 'decide-act':
      return `Decide what to do about this: ${one.factor}`;
    case 'mitigate':
      return `Reduce the effect, and warn clients: ${one.factor}`;
    case 'measure-two-weeks':
      return 'Measure for two weeks.';
    case 'set-standard':
      return 'Write down the standard and show it to everyone.';
  }
}

/** A follow-up as a file to fill in. */
export const followUpDraft = {
  intro: [
    'A meeting on the plan. Change what has changed, and save: that is the follow-up. The file is valid even without changes.',
    'Lines that begin with # are not used yet: remove the # where you have something to add.',
  ],
  present: 'Who was there:',
  actions: [
    'What was open. status: open, started, done or dropped.',
    'due: a new date; reason: why, or what came of it.',
  ],
  reason: 'why, or what came of it',
  scores: 'Scores now, for the criteria that are being treated. You need not score any.',
  score: '1 to 10',
  saw: 'what you saw',
  counted: 'how many were well, of how many counted',
  peers: 'A conversation with somebody in an adjacent business:',
  business: 'the car wash next door',
  organised: 'how it is organised there',
  undertaken: 'what they did',
  obstacles: 'which obstacles they overcame',
  try: 'which of these will be tried here',
  added: 'New actions:',
  text: 'what is to be done',
  owner: 'who does it',
  action: (criterion: string, text: string, owner: string, due: string) =>
    `${criterion}: ${text.replace(/\.\s*$/, '')} – ${owner}, ${due}`,
  written: (file: string) => `Written: ${file}`,
  isThere: (file: string) => `Already there: ${file}`,
  nothingOpen: (site: string) => `${site}: nothing is open.`,
  next: (file: string) => `Change in it what has changed, then: service-audit validate ${file}`,
  nextAll: 'Change in them what has changed, then: service-audit validate',
};
