/** The measurements of a follow-up: each score with its change, and what was counted. */

import { criteriaOf, type Template } from '../../domain/questionnaire/template.js';
import type { FollowUp } from '../../domain/record/audit.js';
import { wilson } from '../../domain/view/summary.js';
import { fill, paragraph, width } from '../kit/layout.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';

export interface MeetingView {
  followUp: FollowUp;
  /** The previous scores, by criterion. */
  previous: ReadonlyMap<string, { score: number; date: string }>;
  template: Template;
}

export function renderMeeting({ followUp, previous, template }: MeetingView, style: Style): string[] {
  const { messages, paint, columns } = style;
  const titles = new Map(criteriaOf(template).map(({ key, title }) => [key, title]));
  const rows = Object.entries(followUp.scores ?? {}).map(([key, { score, counted }]) => {
    const was = previous.get(key)?.score;
    const change = score !== undefined && was !== undefined ? messages.change(score - was) : '';
    const scores = score === undefined ? '' : was === undefined ? String(score) : `${was} → ${score}`;
    return { title: titleOf(key, titles.get(key), style), scores, change, counted };
  });
  if (rows.length === 0) return [];
  const titleColumns = Math.min(30, columns - 16, Math.max(...rows.map(({ title }) => width(title))));
  return [
    paint.bold(messages.meeting.measured),
    ...rows.flatMap(({ title, scores, change, counted }) => [
      `  ${fill(title, titleColumns)}  ${fill(scores, 7)}  ${change}`.trimEnd(),
      ...(counted ? paragraph(countedText(counted, style), columns, '    ').map((line) => paint.warn(line)) : []),
    ]),
  ];
}

/** The number of misses, never rounded away, with Wilson's interval (METHOD.md, "The numbers"). */
export function countedText({ ok, of }: { ok: number; of: number }, { messages }: Style): string {
  const [low, high] = wilson(ok, of);
  const percent = (share: number) => Math.round(share * 1000) / 10;
  const most = ok === of ? percent(high) : Math.min(99.9, percent(high));
  return messages.meeting.counted(ok, of, messages.decimal(percent(low)), messages.decimal(most));
}
