/** The story of one criterion for programs, and as Markdown. */
import { jsonLines } from '../kit/json-lines.js';
import { escaped } from '../kit/markdown.js';
import type { Style } from '../kit/style.js';
import { derivedText, type LogView, recordedTexts } from './log-lines.js';

export function renderLogJson(
  site: string,
  criterion: string,
  { siteTitle, title, state, today, chapters }: LogView,
): string[] {
  return jsonLines({
    format: 'log/1',
    site,
    siteTitle,
    criterion,
    title,
    date: today,
    state: state.state,
    relapsed: state.relapsed,
    score: state.now?.score,
    days: chapters.map(({ date, file, recorded, derived }) => ({
      date,
      file,
      told: recorded.map(({ fact: { at: _, ...one }, place }) => ({
        ...one,
        ...(one.kind === 'promise' && { promise: { ...one.promise.promise, responsible: one.promise.responsible } }),
        ...(one.kind === 'update' && {
          noEffect: one.noEffect && { was: one.noEffect.was.score, now: one.noEffect.now.score },
        }),
        line: place.line,
        column: place.column,
      })),
      derived: derived.map((one) =>
        one.kind === 'judged'
          ? { kind: one.kind, ...one.promise.promise, outcome: one.promise.outcome }
          : one.kind === 'reopened'
            ? { kind: one.kind, because: one.reopening.because }
            : one,
      ),
    })),
  });
}

export function renderLogMarkdown(view: LogView, style: Style): string[] {
  const { messages } = style;
  return [
    `# ${escaped(messages.log.heading(view.title, view.siteTitle))}`,
    ...view.chapters.flatMap(({ date, file, recorded, derived }) => [
      '',
      `## ${messages.dates.full(date)}`,
      '',
      ...recorded.map(({ fact, place }) => {
        const where = file === undefined || place.line === undefined ? '' : ` (${escaped(`${file}:${place.line}`)})`;
        const [first = '', ...more] = recordedTexts(fact, date, style).map((text) => escaped(text.trim()));
        return `- ${first}${where}${more.map((text) => `\n  - ${text}`).join('')}`;
      }),
      ...derived.map((one) => `- → ${escaped(derivedText(one, view, date, style))}`),
    ]),
  ];
}
