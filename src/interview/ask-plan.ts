/** The plan that follows from the answers, to accept or to edit first. */

import { askingOrder } from '../domain/interview/answers.js';
import { answered, answerTo, kept } from '../domain/interview/interview.js';
import { idOf, type Step } from '../domain/interview/questions.js';
import { byCriterion, offeredActions } from '../domain/interview/record.js';
import { titleIn } from '../domain/questionnaire/template.js';
import type { Action } from '../domain/record/audit.js';
import { begunLine } from './begun-texts.js';
import type { Conversation, Reply } from './conversation.js';
import { editPlan } from './plan-editor.js';

export async function askPlan(conversation: Conversation, step: Step<'plan'>): Promise<Reply> {
  const { start, state, style, presenter, cursor } = conversation;
  const proposed = offeredActions(start, state, (proposal, { key, title }) =>
    style.messages.proposal(proposal, titleIn(title, style.language, key)),
  );
  // An edited plan stays as it is; what was explained since then adds to it.
  const edited = answerTo(state, 'edited-plan');
  const actions = byCriterion(
    edited ? [...edited.actions, ...proposed.filter((action) => !edited.of.includes(sourceOf(action)))] : proposed,
  );
  const halfTyped = conversation.halfTypedAt(step);
  const input = {
    actions,
    criteria: askingOrder(start.template).map((criterion) => ({
      key: criterion.key,
      title: conversation.titleOf(criterion),
    })),
    date: start.date,
    workingDays: start.workingDays,
    progress: conversation.progress(step),
    people: conversation.people,
    isFollowUp: start.followUp !== undefined || start.explain !== undefined,
    halfTyped,
    begun: begunLine(conversation),
    begunText: (id: string) => conversation.begunText(step, id),
    typed: (id: string, text: string) => conversation.typing(step, id, text),
  };
  const edit = await editPlan(presenter, input, cursor, style);
  if (typeof edit === 'string') return edit;
  if ('accepted' in edit) return [answered(step, edit.accepted)];
  conversation.cursor = edit.cursor;
  if (edit.changed === actions) return [conversation.again(step)];
  const of = [...new Set(proposed.map(sourceOf))];
  return [kept('edited-plan', [], { actions: edit.changed, of }), conversation.again(step)];
}

/** The origin of a proposed action: the answers about a criterion, or an action thought of on the spot. */
function sourceOf({ criterion, question }: Action): string {
  return question ? criterion : idOf('spot', criterion);
}
