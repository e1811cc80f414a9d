import type { Cause } from '../../domain/record/audit.js';
import { promisedFor } from '../../domain/treatment/promise.js';
import type { Style } from '../kit/style.js';
import { visible } from '../kit/visible.js';
import { promiserText } from './promise-lines.js';

/** The same for a terminal. */
export function causeAnswers(cause: Cause, style: Pick<Style, 'messages'>): [label: string, text: string][] {
  return causeTexts(cause, style).map(([label, text]) => [label, visible(text)]);
}

/** The answers to the six questions as label and text, as typed; unanswered questions are left out. */
export function causeTexts(cause: Cause, { messages }: Pick<Style, 'messages'>): [label: string, text: string][] {
  const { cause: words, show } = messages;
  const list: [string, string | undefined][] = [
    [words.summary, cause.summary],
    [
      words.since,
      cause.since &&
        [
          [show.since[cause.since.answer], cause.since.date && messages.dates.partial(cause.since.date)]
            .filter(Boolean)
            .join(', '),
          cause.since.change,
        ]
          .filter(Boolean)
          .join(': '),
    ],
    [
      words.factors,
      cause.factors
        ?.map(({ side, text, act }) => [`${show.side[side]}: ${text}`, act].filter(Boolean).join(' → '))
        .join('\n'),
    ],
    [
      words.mechanism,
      cause.mechanism &&
        [
          words.understood[cause.mechanism.understood],
          words.expertise(cause.mechanism.expertise),
          words.basis[cause.mechanism.basis],
        ].join(', '),
    ],
    [words.responsible, cause.responsible && (cause.responsible.name ?? show.nobody)],
    [words.advisers, cause.advisers && (cause.advisers.join('; ') || show.nobody)],
    [words.today, cause.today && (cause.today.text ?? words.nothing)],
    [
      words.promise,
      cause.promise &&
        [
          words.promised(cause.promise.target, messages.dates.full(cause.promise.due), cause.promise.said),
          promiser(cause, messages),
        ]
          .filter(Boolean)
          .join(', '),
    ],
    [words.answeredBy, cause['answered-by']],
  ];
  return list.flatMap(([label, text]): [string, string][] => (text === undefined ? [] : [[label, text]]));
}

/** The person who promised, if it is not the one who answered the questions for themselves. */
function promiser(cause: Cause, messages: Style['messages']): string | undefined {
  const answered = cause['answered-by'];
  const made = { by: cause.promise?.by ?? answered, responsible: cause.responsible?.name };
  return made.by === answered && promisedFor(made) === undefined
    ? undefined
    : promiserText(made, { messages, raw: true });
}
