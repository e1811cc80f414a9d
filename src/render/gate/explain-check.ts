/** `check --explain`: the rules and values that apply to each criterion, and the places where they are set. */

import { cut, fill, width, wrap } from '../kit/layout.js';
import { placeText } from '../kit/problems.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { oneLine } from '../kit/visible.js';
import type { AppliedRule, CheckView } from './check-view.js';
import { valueText } from './reasons.js';

export function renderExplained(view: CheckView, style: Style): string[] {
  const { check } = style.messages;
  return view.sites.flatMap((site) => {
    const groups = [
      ...site.criteria.map(({ criterion, score, programme, rules }) => ({
        name: titleOf(criterion, site.titles.get(criterion), style),
        score: score === undefined ? '–' : String(score),
        programme,
        rules: rules(),
      })),
      { name: check.explain.site, score: '', programme: undefined, rules: site.rules() },
    ];
    // Criteria to which the same rules and values apply form a group.
    const same = new Map<string, { names: string[]; rules: AppliedRule[] }>();
    for (const { name, score, programme, rules } of groups) {
      const key = JSON.stringify(rules);
      const own = same.get(key) ?? { names: [], rules };
      own.names.push(oneLine([name, score, programme && `(${programme})`].filter(Boolean).join(' ')));
      same.set(key, own);
    }
    return [
      style.paint.bold(oneLine(site.title)),
      ...[...same.values()].flatMap(({ names, rules }) => [
        ...wrap(names.join(', '), style.columns - 2, '  ').map((line, index) => (index === 0 ? `  ${line}` : line)),
        ...explained(rules, style),
      ]),
      '',
    ];
  });
}

function explained(rules: readonly AppliedRule[], style: Style): string[] {
  const { check, dates } = style.messages;
  const { explain } = check;
  const set = rules.filter(({ value, waiver }) => value !== 'off' || waiver);
  const rows = set.map(({ rule, value, from, place, waiver }) => ({
    rule,
    value: value === 'off' ? explain.off : valueText(value),
    from: [
      `${explain.origin[from]}${place ? `, ${placeText(place)}` : ''}`,
      ...(waiver
        ? [explain.waiver(waiver.value === undefined ? undefined : String(waiver.value), dates.full(waiver.until))]
        : []),
    ].join('; '),
  }));
  const off = rules.filter((rule) => !set.includes(rule)).map(({ rule }) => rule);
  const [names, values] = [
    Math.max(0, ...rows.map(({ rule }) => rule.length)),
    Math.max(0, ...rows.map(({ value }) => width(value))),
  ];
  const room = style.columns - 4 - names - 2 - values - 2;
  return [
    ...rows.flatMap(({ rule, value, from }) =>
      room < 20
        ? [`    ${fill(rule, names)}  ${value}`, ...wrap(from, style.columns - 6).map((line) => `      ${line}`)]
        : wrap(from, room).map((line, index) =>
            index === 0
              ? `    ${fill(rule, names)}  ${fill(value, values)}  ${line}`
              : `${' '.repeat(8 + names + values)}${line}`,
          ),
    ),
    ...(off.length > 0
      ? wrap(`${explain.off}: ${off.join(', ')}`, style.columns - 4).map((line) =>
          style.paint.dim(`    ${cut(line, style.columns)}`),
        )
      : []),
  ];
}
