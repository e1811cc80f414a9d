/** The settings that `init` writes: every line says what it is for, and each threshold taken from the history says why. */

import type { Proposal } from '../../domain/gate/propose.js';
import { RULE_NAMES, RULES, type RuleName } from '../../domain/gate/rules.js';
import { LANGUAGES, type Language } from '../../language.js';
import type { Messages } from '../../locales/en/index.js';
import { valueText } from '../gate/reasons.js';
import { width } from '../kit/layout.js';

const COMMENT_COLUMN = 38;

export function renderSettingsFile(
  { check, why }: Proposal,
  around: { timeZone: string; template: string; language: Language; weekly: boolean },
  messages: Messages,
): string[] {
  return [
    ...messages.files.settingsHead({ ...around, languages: LANGUAGES }).split('\n'),
    ...renderCheckLines({ check, why }, around.weekly, messages),
  ];
}

/** The lines of `check:`. */
export function renderCheckLines(
  { check, why }: Proposal,
  weekly: boolean,
  { files, rules: texts }: Messages,
): string[] {
  const reasons: Partial<Record<RuleName, string>> = {
    'min-score': why['min-score'] && files.why.lowest(why['min-score'].lowest),
    'max-drop': why['max-drop'] && files.why.drops(why['max-drop'].steps, why['max-drop'].usual),
    'max-slide': why['max-slide'] && files.why.slide(why['max-slide'].slide),
    'max-age': why['max-age'] && files.why.age(why['max-age'].days),
  };
  const rules = RULE_NAMES.flatMap((rule) => {
    const value = check[rule];
    if (value === undefined) return [];
    // Rules that depend on the calendar help only if somebody looks every week.
    const isOff = RULES[rule].finds === 'calendar' && !weekly;
    const start = `  ${isOff ? '# ' : ''}${rule}: ${valueText(value)}`;
    const gap = ' '.repeat(Math.max(2, COMMENT_COLUMN - width(start)));
    const reason = reasons[rule];
    return [...(reason ? [`  # ${reason}`] : []), `${start}${gap}# ${texts[rule].hint}`];
  });
  return ['check:', ...rules, ...files.criteriaExample];
}
