/** Prints an answers file to be filled in with an editor: every criterion has its question and anchors as comments. */

import { ANCHOR_LEVELS, inLanguage, type Template, titleIn } from '../domain/questionnaire/template.js';
import { commentText } from '../domain/text/double-quoted.js';
import { scalar } from './print.js';

export interface DraftWords {
  assessor: string;
  /** The comment lines at the top. */
  intro: readonly string[];
  score: string;
  note: string;
  naOr: string;
}

export interface AnswersDraft {
  template: Template;
  site: string;
  date: string;
  period: string;
  assessor: string | undefined;
  role: string;
}

/** `schema` is the path of the JSON Schema, relative to the file. */
export function printAnswersDraft(draft: AnswersDraft, schema: string, language: string, words: DraftWords): string {
  const { template } = draft;
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    ...words.intro.map((line) => `# ${line}`),
    'format: answers/1',
    `site: ${scalar(draft.site)}`,
    `date: ${draft.date}`,
    `template: ${template.name}`,
    `period: ${scalar(draft.period)}`,
    'assessors:',
    // The name stays empty, because any placeholder could be taken for a name.
    draft.assessor === undefined ? `  - name: # ${words.assessor}` : `  - name: ${scalar(draft.assessor)}`,
    `    role: ${draft.role}`,
    'scores:',
  ];
  for (const component of template.components) {
    lines.push(`  ${component.key}: # ${commentText(titleIn(component.title, language, component.key))}`);
    for (const { key, title, question, anchors } of component.criteria) {
      lines.push(
        '',
        `    # ${commentText(titleIn(title, language, key))}: ${commentText(inLanguage(question, language) ?? '')}`,
      );
      for (const level of [...ANCHOR_LEVELS].reverse()) {
        const anchor = inLanguage(anchors[`${level}`], language);
        if (anchor) lines.push(`    # ${String(level).padStart(2)}  ${commentText(anchor)}`);
      }
      lines.push(
        `    ${key}:`,
        `      score: # ${words.score}`,
        `      # ${words.naOr}`,
        `      # note: |`,
        `      #   ${words.note}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
