import type { Proposal } from '../../domain/plan.js';

/** The wording of an action that follows from an answer; the person may change it. `title`: of the criterion. */
export function proposal(one: Proposal, title: string): string {
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
    case 'countermeasure':
      return one.provisional
        ? `Countermeasure, until it is investigated: ${one.factor}`
        : `Countermeasure: ${one.factor}`;
    case 'mitigate':
      return `Soften it, and tell clients: ${one.factor}`;
    case 'measure-two-weeks':
      return 'Measure for two weeks.';
    case 'set-standard':
      return 'Write down the standard and show it to everyone.';
    case 'score-again':
      return `Score again: ${one.target} was promised.`;
  }
}
