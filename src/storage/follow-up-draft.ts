/** Prints the next follow-up as a file that lists the open actions. It is valid as it is; the user edits it. */
import { ANCHOR_LEVELS, type Criterion, inLanguage } from '../domain/questionnaire/template.js';
import type { ActionState } from '../domain/record/site.js';
import { commentText } from '../domain/text/double-quoted.js';
import { scalar } from './print.js';

export interface FollowUpDraftWords {
  /** The comment lines at the top. */
  intro: readonly string[];
  present: string;
  /** The comment lines above the actions. */
  actions: readonly string[];
  reason: string;
  scores: string;
  score: string;
  saw: string;
  counted: string;
  peers: string;
  business: string;
  organised: string;
  undertaken: string;
  obstacles: string;
  try: string;
  added: string;
  text: string;
}

export interface FollowUpDraft {
  date: string;
  circle: readonly string[];
  open: readonly ActionState[];
  treated: readonly Criterion[];
  /** The comment on an action: its criterion, its text, its owner and its date. */
  describe(action: ActionState): string;
  /** The owner of a new action. */
  owner: string;
  /** The due date of a new action. */
  due: string;
}

/** A line that the user may switch on begins with `#`, which only has to be deleted; a comment begins with `# `. */
export function printFollowUpDraft(
  draft: FollowUpDraft,
  schema: string,
  language: string,
  words: FollowUpDraftWords,
): string {
  const { circle, open, treated } = draft;
  const example = treated[0]?.key ?? open[0]?.action.criterion ?? 'refunds';
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    ...words.intro.map((line) => `# ${line}`),
    'format: follow-up/1',
    `date: ${draft.date}`,
    '',
    `# ${words.present}`,
    ...off('present:', ...(circle.length > 0 ? circle : ['…']).map((name) => `  - ${scalar(name)}`)),
  ];
  if (open.length > 0) {
    lines.push('', ...words.actions.map((line) => `# ${line}`), 'actions:');
    for (const action of open) {
      lines.push(
        `  # ${commentText(draft.describe(action))}`,
        `  ${action.id}:`,
        `    status: ${action.status}`,
        ...off(`due: ${action.due}`, 'reason: |', `  ${words.reason}`).map((line) => `    ${line}`),
      );
    }
  }
  if (treated.length > 0) lines.push('', ...scoreLines(draft, language, words));
  lines.push(
    '',
    `# ${words.peers}`,
    ...off(
      'peers:',
      `  - criterion: ${example}`,
      `    business: ${words.business}`,
      ...(['organised', 'undertaken', 'obstacles', 'try'] as const).flatMap((part) => [
        `    ${part}: |`,
        `      ${words[part]}`,
      ]),
    ),
    '',
    `# ${words.added}`,
    ...off(
      'added:',
      `  ${example}-1:`,
      `    criterion: ${example}`,
      '    kind: countermeasure',
      '    text: |',
      `      ${words.text}`,
      `    owner: ${scalar(draft.owner)}`,
      `    due: ${draft.due}`,
    ),
  );
  return `${lines.join('\n')}\n`;
}

function off(...lines: string[]): string[] {
  return lines.map((line) => `#${line}`);
}

/** The scores are left empty, because a person gives them with the anchors in sight. */
function scoreLines({ treated }: FollowUpDraft, language: string, words: FollowUpDraftWords): string[] {
  const text = (texts: Criterion['title'] | undefined) => commentText(inLanguage(texts, language) ?? '');
  return [
    `# ${words.scores}`,
    ...off(
      'scores:',
      ...treated.flatMap(({ key, title, question, anchors }) => [
        `  # ${text(title) || key}. ${text(question)}`.trimEnd(),
        ...[...ANCHOR_LEVELS].reverse().flatMap((level) => {
          const anchor = text(anchors[`${level}`]);
          return anchor ? [`  # ${String(level).padStart(2)}  ${anchor}`] : [];
        }),
        `  ${key}:`,
        `    score: ${words.score}`,
        '    note: |',
        `      ${words.saw}`,
        `    counted: {ok: 279, of: 280} # ${words.counted}`,
      ]),
    ),
  ];
}
