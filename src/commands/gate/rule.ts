import type { Context } from '../../context.js';
import { RULE_NAMES, RULES, type RuleName } from '../../domain/gate/rules.js';
import { nearest } from '../../domain/text/suggest.js';
import { fail } from '../../errors.js';
import { valuesOf } from '../../render/gate/reasons.js';
import { fill, paragraph, width, wrap } from '../../render/kit/layout.js';
import { type Style, styleOf } from '../../render/kit/style.js';

/** `service-audit rule [NAME]` */
export function rule(context: Context, name: string | undefined): number {
  const known = RULE_NAMES.find((rule) => rule === name);
  if (name !== undefined && !known) {
    throw fail('unknown-rule', { key: name, suggestion: nearest(name, RULE_NAMES), known: RULE_NAMES });
  }
  const style = styleOf(context);
  context.stdout.write(`${(known ? page(known, style) : list(style)).join('\n')}\n`);
  return 0;
}

function list(style: Style): string[] {
  const { rules, rulesPage } = style.messages;
  const names = Math.max(...RULE_NAMES.map(width));
  return [
    style.paint.bold(rulesPage.heading),
    '',
    ...RULE_NAMES.flatMap((name) => {
      const room = style.columns - names - 4;
      // In a narrow terminal the title is below the name.
      if (room < 30) return [`  ${name}`, ...wrap(rules[name].title, style.columns - 4).map((line) => `    ${line}`)];
      return wrap(rules[name].title, room).map((line, at) => `  ${(at === 0 ? name : '').padEnd(names)}  ${line}`);
    }),
    '',
    ...wrap(rulesPage.where, style.columns),
    '',
    rulesPage.more,
  ];
}

function page(name: RuleName, style: Style): string[] {
  const { rules, rulesPage } = style.messages;
  const { title, text } = rules[name];
  return [
    style.paint.bold(`${name}: ${title}`),
    ...text.flatMap((paragraph) => ['', ...wrap(paragraph, style.columns)]),
    '',
    `${rulesPage.values}:`,
    ...valueLines(valuesOf(name, style.messages), style),
    '',
    `${rulesPage.example}:`,
    ...RULES[name].example.split('\n').map((line) => `  ${line}`),
  ];
}

/** Each value beside what it means, or above it in a narrow terminal. */
function valueLines(values: readonly string[], { columns }: Style): string[] {
  const pairs = values.map((value) => value.split(/ {2,}/));
  const room = Math.max(...pairs.map(([value = '']) => width(value)));
  return pairs.flatMap(([value = '', meaning = '']) => {
    if (columns - room < 30) return [`  ${value}`, ...(meaning ? paragraph(meaning, columns, '    ') : [])];
    return wrap(meaning, columns - room - 4).map((line, at) =>
      `  ${fill(at === 0 ? value : '', room)}  ${line}`.trimEnd(),
    );
  });
}
