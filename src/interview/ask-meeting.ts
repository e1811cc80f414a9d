/** The questions of a follow-up about the people and the plan: who is present, the open actions, what peers said. */

import { scoreOf } from '../domain/interview/answers.js';
import { answered, answerTo } from '../domain/interview/interview.js';
import type { PeerAsk, Step } from '../domain/interview/questions.js';
import { withScoredAgain } from '../domain/interview/scored-again.js';
import { criteriaOf } from '../domain/questionnaire/template.js';
import type { Conversation, Reply } from './conversation.js';
import { PEER_FORMS } from './meeting-questions.js';
import { editActions } from './open-actions.js';
import type { LineRequest } from './presenter.js';

/** All open actions on one screen: those that are done or dropped are marked, the others stay open. */
export async function askOpenActions(conversation: Conversation, step: Step<'actions'>): Promise<Reply> {
  const { start, state, presenter, cursor, style } = conversation;
  const { open, date, workingDays } = start;
  const input = {
    open,
    updates: answerTo(state, 'actions') ?? withScoredAgain({}, open, (key) => scoreOf(state, key) !== undefined),
    titleOf: (key: string) => conversation.titleOfKey(key),
    date,
    workingDays,
    progress: conversation.progress(step),
    halfTyped: conversation.halfTypedAt(step),
    ask: (name: string, request: LineRequest) => conversation.textBeside(step, request, name),
  };
  return conversation.edited(step, await editActions(presenter, input, cursor, style), input.updates);
}

export async function askPeer(
  conversation: Conversation,
  step: Step<Exclude<PeerAsk, 'peer-criterion'>>,
): Promise<Reply> {
  const form = PEER_FORMS[step.ask](conversation.words.peer, step.index);
  return conversation.text(step, form, (text) => text || null);
}

/** The criteria under treatment come first: people mostly ask their peers about those. */
export async function askPeerCriterion(conversation: Conversation, step: Step<'peer-criterion'>): Promise<Reply> {
  const { start, state, words } = conversation;
  const treated = new Set(start.followUp?.treated);
  const items = [...criteriaOf(start.template)]
    .sort((a, b) => Number(treated.has(b.key)) - Number(treated.has(a.key)))
    .map((criterion) => ({ value: criterion.key, label: conversation.titleOf(criterion) }));
  const given = items.findIndex(({ value }) => value === answerTo(state, 'peer-criterion', step.index));
  const request = { question: words.peer.criterion, items, initial: Math.max(0, given), filter: true };
  const answer = await conversation.choice(step, request);
  return typeof answer === 'object' ? [answered(step, answer.value)] : answer;
}
