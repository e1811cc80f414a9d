/**
 * The settings that `init` writes: every line says what it is for, and each threshold taken from the history says why.
 * The YAML is as prettier leaves it.
 */
import type { Proposal } from '../../domain/gate/propose.js';
import { RULE_NAMES, RULES, type RuleName } from '../../domain/gate/rules.js';
import { LANGUAGES, type Language } from '../../language.js';
import type { Messages } from '../../locales/en/index.js';
import { valueText } from '../gate/reasons.js';
import { yamlText } from './yaml-text.js';

interface Around {
  timeZone: string;
  template: string;
  language: Language;
  /** Somebody looks every week, so that rules that depend on the calendar are switched on. */
  weekly: boolean;
  sagging: number;
  target: number;
  circle: readonly string[];
}

export function renderSettingsFile({ check, why }: Proposal, around: Around, messages: Messages): string[] {
  const names = around.circle.map((name) => `  - ${yamlText(name)}\n`);
  const circle = names.length > 0 ? `circle: # ${messages.files.circle}\n${names.join('')}` : '';
  return [
    ...messages.files.settingsHead({ ...around, circle, languages: LANGUAGES }).split('\n'),
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
    const start = `  ${isOff ? '# ' : ''}${rule}: ${spaced(valueText(value))}`;
    const reason = reasons[rule];
    return [...(reason ? [`  # ${reason}`] : []), `${start} # ${texts[rule].hint}`];
  });
  return ['check:', ...rules, ...files.criteriaExample];
}

/** `{ warn: 6, fail: 5 }` for `{warn: 6, fail: 5}`. */
function spaced(value: string): string {
  return value.replace(/^\{(.*)\}$/, '{ $1 }');
}
