/** The story of one criterion as JSON and as Markdown. */
import type { Derived, Recorded } from '../../domain/treatment/story.js';
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
      told: recorded.map(({ fact, place }) => ({ ...factJson(fact), line: place.line, column: place.column })),
      derived: derived.map(derivedJson),
    })),
  });
}

function factJson({ at: _, ...fact }: Recorded) {
  if (fact.kind === 'promise') {
    const { promise, by, responsible } = fact.promise;
    return { ...fact, promise: { ...promise, by, responsible } };
  }
  if (fact.kind !== 'update') return fact;
  return { ...fact, noEffect: fact.noEffect && { was: fact.noEffect.was.score, now: fact.noEffect.now.score } };
}

function derivedJson(derived: Derived) {
  const { kind } = derived;
  if (derived.kind === 'judged') return { kind, ...derived.promise.promise, outcome: derived.promise.outcome };
  return derived.kind === 'reopened' ? { kind, because: derived.reopening.because } : derived;
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
      ...derived.map((one) => `- → ${escaped(derivedText(one, date, style))}`),
    ]),
  ];
}
