/** The thresholds of a new project: those that are proposed, or other numbers. */
import type { Context } from '../../context.js';
import type { Choices } from './init-choices.js';
import type { Asked, InquirerAsker } from './inquirer-asker.js';

/** The levels of a rule about points. */
interface Levels {
  warn?: number | undefined;
  fail?: number | undefined;
}

export async function askThresholds(asker: InquirerAsker, context: Context, choices: Choices): Promise<Choices> {
  const { thresholds: words } = context.messages.setUp;
  const { sagging, target, proposal } = choices;
  const fails = levelsOf(proposal.check['min-score']);
  const falls = levelsOf(proposal.check['max-drop']);
  const summary = [words.summary(sagging, target), words.gate(fails.fail, falls.fail)].filter((text) => text !== '');
  const next = await asker.select<'accept' | 'change'>(
    words,
    [
      { value: 'accept', name: `${words.accept}: ${summary.join('; ')}`, short: words.accept },
      { value: 'change', name: words.change },
    ],
    'accept',
  );
  if (next === 'accept') return choices;

  const number = async (asked: Asked, initial: number, from: number, to: number) => {
    const proposed = Math.min(to, Math.max(from, initial));
    const typed = await asker.input(asked, String(proposed), {
      problem: (text) =>
        /^\d{1,2}$/.test(text.trim()) && Number(text) >= from && Number(text) <= to ? undefined : words.range(from, to),
      shown: (text) => text.trim(),
    });
    return Number(typed);
  };
  const chosenTarget = await number(words.target, target, 2, 10);
  const chosenSagging = await number(words.sagging, sagging, 1, chosenTarget - 1);
  const fail = await number(words.fails, fails.fail ?? 5, 1, 10);
  const warn = await number(words.warns, fails.warn ?? fail + 1, fail, 10);
  const fall = await number(words.falls, falls.fail ?? 2, 1, 9);
  const { 'min-score': _lowest, 'max-drop': _usual, ...why } = proposal.why;
  const check = { ...proposal.check, 'min-score': above(warn, fail), 'max-drop': above(fall - 1, fall) };
  return { ...choices, target: chosenTarget, sagging: chosenSagging, proposal: { check, why } };
}

function levelsOf(value: unknown): Levels {
  if (typeof value === 'number') return { fail: value };
  return typeof value === 'object' && value !== null ? (value as Levels) : {};
}

/** Both levels, or one number if the warning would say nothing new. */
function above(warn: number, fail: number): number | { warn: number; fail: number } {
  return warn === fail || warn === 0 ? fail : { warn, fail };
}
