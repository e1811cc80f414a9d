/** Problems as lines of text: the place, what is wrong, and what to do next. */
import { errorsIn, type Place, type Problem } from '../../errors.js';
import type { ProblemMessage } from '../../locales/en/errors.js';
import { alignRight, cut, paragraph, width, wrap } from './layout.js';
import type { Style } from './style.js';
import { oneLine } from './visible.js';

export function messageOf({ code, details }: Problem, { messages }: Pick<Style, 'messages'>): ProblemMessage {
  const message = messages.errors[code] as (details: object) => ProblemMessage;
  return message(details);
}

/** `file:line:column` */
export function placeText({ file, line, column }: Place): string {
  return oneLine([file, line, column].filter((part) => part !== undefined).join(':'));
}

/** Errors come before warnings; problems of one file are together, from top to bottom. */
export function renderProblems(problems: readonly Problem[], style: Style): string[] {
  const errors = errorsIn(problems);
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return [...inFileOrder(errors), ...inFileOrder(warnings)].flatMap((one, index) => [
    ...(index > 0 ? [''] : []),
    ...renderProblem(one, style),
  ]);
}

function inFileOrder(problems: readonly Problem[]): Problem[] {
  const files = [...new Set(problems.map(({ place }) => place?.file))];
  return [...problems].sort(
    (a, b) =>
      files.indexOf(a.place?.file) - files.indexOf(b.place?.file) || (a.place?.line ?? 0) - (b.place?.line ?? 0),
  );
}

function renderProblem(one: Problem, style: Style): string[] {
  const { paint, messages, columns } = style;
  const { what, next } = messageOf(one, style);
  const isWarning = one.severity === 'warning';
  const label = isWarning ? messages.reporting.warning : messages.reporting.error;
  const lines: string[] = [];
  if (one.place) lines.push(paint.bold(placeText(one.place)), ...sourceLines(one.place, style));
  const said = wrap(oneLine(`${label}: ${what}`), columns - 2, '  ');
  const [first = '', ...rest] = said;
  lines.push(
    `  ${(isWarning ? paint.warn : paint.bad)(first.slice(0, label.length + 1))}${first.slice(label.length + 1)}`,
    ...rest,
  );
  if (next) lines.push(...paragraph(oneLine(next), columns, '  '));
  return lines;
}

/** The source line with a caret under the place. */
function sourceLines({ line, column, source }: Place, { paint, columns }: Style): string[] {
  if (line === undefined || source === undefined || source.trim() === '') return [];
  const number = `  ${line} | `;
  // If the caret would be outside the terminal, the line is shown from shortly before it.
  const at = (column ?? 1) - 1;
  const from = at > columns - number.length - 10 ? at - 20 : 0;
  const before = oneLine(source.slice(from, at));
  const shown = cut(before + oneLine(source.slice(at)), columns - number.length);
  const caret = `${alignRight('| ', number.length)}${' '.repeat(width(before))}^`;
  return [paint.dim(number) + shown, paint.dim(caret)];
}
