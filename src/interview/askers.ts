/** The function that asks each question. A question without a row does not compile. */

import type { Ask, Step } from '../domain/interview/questions.js';
import { askAnsweredBy, askCause, askRest } from './ask-causes.js';
import { askOpenActions, askPeer, askPeerCriterion } from './ask-meeting.js';
import { askPlan } from './ask-plan.js';
import { askGuess, askNote, askReview, askScore } from './ask-scores.js';
import { askSetting } from './ask-start.js';
import type { Conversation, Reply } from './conversation.js';

export const ASKERS: { readonly [A in Ask]: (conversation: Conversation, step: Step<A>) => Promise<Reply> } = {
  setting: askSetting,
  guess: askGuess,
  score: askScore,
  note: askNote,
  review: askReview,
  actions: askOpenActions,
  'answered-by': askAnsweredBy,
  rest: askRest,
  since: askCause,
  change: askCause,
  factor: askCause,
  side: askCause,
  'in-hands': askCause,
  act: askCause,
  mechanism: askCause,
  basis: askCause,
  responsible: askCause,
  today: askCause,
  promise: askCause,
  summary: askCause,
  'peer-business': askPeer,
  'peer-criterion': askPeerCriterion,
  'peer-organised': askPeer,
  'peer-undertaken': askPeer,
  'peer-obstacles': askPeer,
  'peer-try': askPeer,
  plan: askPlan,
};
