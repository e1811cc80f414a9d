import type { Context } from '../../context.js';
import { RULE_NAMES, type RuleName } from '../../domain/gate/thresholds.js';
import { nearest } from '../../domain/text/suggest.js';
import { fail } from '../../errors.js';
import { width, wrap } from '../../render/kit/layout.js';
import type { Style } from '../../render/kit/style.js';
import { emit } from '../shared/output.js';

/** `service-audit rule [NAME]` */
export function rule(context: Context, name: string | undefined): number {
  const known = RULE_NAMES.find((one) => one === name);
  if (name !== undefined && !known) {
    throw fail('unknown-rule', { key: name, suggestion: nearest(name, RULE_NAMES), known: RULE_NAMES });
  }
  emit(context, {}, { text: (style) => (known ? page(known, style) : list(style)) });
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
      // Where a title would be torn, it stands below the name.
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
  const { title, text, values, example } = rules[name];
  return [
    style.paint.bold(`${name}: ${title}`),
    ...text.flatMap((paragraph) => ['', ...wrap(paragraph, style.columns)]),
    '',
    `${rulesPage.values}:`,
    ...values.flatMap((value) =>
      wrap(value, style.columns - 4, '    ').map((line, at) => (at === 0 ? `  ${line}` : line)),
    ),
    '',
    `${rulesPage.example}:`,
    ...example.split('\n').map((line) => `  ${line}`),
  ];
}
