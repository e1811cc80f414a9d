/**
 * The same questions as lines of text, which are never redrawn: for screen readers, dumb terminals and logs. If letters
 * are text, commands are letters after a slash.
 */
import type { Context } from '../context.js';
import { ANCHOR_LEVELS, inLanguage } from '../domain/questionnaire/template.js';
import {
  type ChoiceAnswer,
  type ChoiceRequest,
  type LineAnswer,
  type LineRequest,
  type Presenter,
  type Question,
  type ScoreAnswer,
  type ScoreRequest,
  TakeBack,
} from '../interview/presenter.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import { type Clock, systemClock } from './clock.js';
import { PlainLine } from './plain/line.js';
import { LineReader } from './plain/line-reader.js';
import { Talk } from './plain/talk.js';
import { matching } from './prompts/filter.js';
import { letterOf, waysOn } from './prompts/keys.js';
import { scoreCommand } from './prompts/score.js';

type Texts = Parameters<typeof inLanguage>[0];

export class PlainPresenter implements Presenter {
  readonly columns = 80;
  private readonly talk: Talk;
  private readonly reader: LineReader;

  constructor(
    private readonly context: Context,
    private readonly style: Style,
    clock: Clock = systemClock,
  ) {
    this.reader = new LineReader(context, clock);
    this.talk = new Talk(context.stderr, this.reader, style);
  }

  line(request: LineRequest): Promise<LineAnswer> {
    const proposed = request.initial || request.fallback;
    this.sayQuestion(request, proposed ? ` (${oneLine(proposed)})` : '');
    return new PlainLine(request, this.talk, this.style, this.context.env).ask();
  }

  async choice(request: ChoiceRequest): Promise<ChoiceAnswer> {
    const { talk } = this;
    const { interview } = this.style.messages;
    const { items, commands = {}, filter = false } = request;
    const initial = request.goesOn ?? request.initial;
    this.sayQuestion(request);
    talk.say(...items.flatMap((_, index) => this.itemLines(request, index)));
    const legend = this.choiceLegend(request);
    talk.legend(legend);
    if (initial !== undefined && items[initial]) talk.say(interview.plain.enter(initial + 1));
    const ways = waysOn(request);
    let proposed = initial;
    for (;;) {
      const typed = await talk.answer(request.fresh);
      if (typed === undefined) continue;
      const isNumber = /^\d*$/.test(typed.trim());
      const command = filter && !isNumber ? talk.slashed(typed) : bare(typed);
      if (command === '?') {
        talk.say(legend);
        continue;
      }
      if (request.undo && letterOf(command) === 'z' && !Object.hasOwn(commands, 'z')) throw new TakeBack(1);
      const [, number, letter = ''] = /^(\d*)\s*(\D?)$/u.exec(command) ?? [];
      const key = letterOf(letter);
      const at = number ? Number(number) - 1 : proposed;
      const value = at === undefined ? undefined : items[at]?.value;
      const way = number === '' && Object.hasOwn(ways, key) ? ways[key] : undefined;
      if (way !== undefined) return { value: '', command: way };
      if (!filter && Object.hasOwn(commands, key)) return { value: value ?? '', command: commands[key]?.command ?? '' };
      if (key === '' && isNumber && number !== undefined && value !== undefined) return { value };
      if (filter && !isNumber && command === '') proposed = this.sayFound(request, typed);
      else talk.say(interview.plain.again(items.length));
    }
  }

  async score(request: ScoreRequest): Promise<ScoreAnswer> {
    const { talk } = this;
    const { interview } = this.style.messages;
    const { criterion, progress, given, last, noted, notes, history, notice } = request;
    const text = (texts: Texts) => this.text(texts);
    const missing = notes && notes.missing > 0 ? [interview.notesMissing(notes.missing)] : [];
    const wanted = notes?.isLastWanted ? [talk.hint('w', interview.keys.noteOfLast)] : [];
    const known = [
      ...(last ? [oneLine(last)] : []),
      ...(notes ? [[...missing, ...wanted].join(', ')].filter(Boolean) : []),
    ];
    talk.say(
      '',
      ...(notice ? [oneLine(notice)] : []),
      ...known,
      ...(known.length > 0 ? [''] : []),
      progress.right,
      text(criterion.title) || criterion.key,
      text(criterion.question),
    );
    for (const level of [...ANCHOR_LEVELS].reverse()) {
      const anchor = text(criterion.anchors[`${level}`]);
      if (anchor) talk.say(`${level}: ${anchor}`);
    }
    if (noted) talk.say(oneLine(noted));
    const legend = this.scoreLegend(request);
    talk.legend(legend);
    if (given !== undefined) talk.say(interview.plain.enter(given));
    for (;;) {
      const line = await talk.answer();
      if (line === undefined) continue;
      const typed = bare(line);
      const letter = letterOf(typed);
      const command = scoreCommand(letter, request);
      if (command) return { command };
      if (letter === 'z' && request.undo) throw new TakeBack(1);
      if (typed === '' && given !== undefined) return { score: given };
      if (typed === '' && request.isKept) return { command: 'keep' };
      if (/^([1-9]|10|0)$/.test(typed)) return { score: typed === '0' ? 10 : Number(typed) };
      if (letter === '?') talk.say(legend);
      else if (letter === 'h' && history) talk.say(text(history.criterion.title), ...history.lines.map(oneLine));
      else talk.say(interview.plain.scoreAgain);
    }
  }

  close(): void {
    this.reader.close();
  }

  private text(texts: Texts): string {
    return oneLine(inLanguage(texts, this.style.language) ?? '');
  }

  private sayQuestion(
    {
      question,
      help,
      more = [],
      cells = [],
      number,
      earlier,
      progress,
      ladder,
      notice,
    }: Question & Pick<LineRequest, 'ladder'>,
    proposed = '',
  ): void {
    this.talk.say(
      '',
      ...(notice ? notice.split('\n').map(oneLine) : []),
      ...(ladder
        ? [`${this.text(ladder.criterion.title) || ladder.criterion.key}: ${ladder.was}`]
        : progress?.right
          ? [progress.right]
          : []),
      ...(earlier ? [oneLine(earlier)] : []),
      ...(number ? [this.style.messages.interview.questionOf(number)] : []),
      `${question}${proposed}`,
      ...(help ? [help] : []),
      ...[...more, ...cells].map(oneLine).filter(Boolean),
    );
  }

  private itemLines({ items }: ChoiceRequest, index: number): string[] {
    const item = items[index];
    if (!item) return [];
    const { label, heading, plain } = item;
    return [...(heading ? [heading] : []), `${index + 1}: ${plain ?? label.replace(/^\d\s+/, '').trim()}`];
  }

  /** Says which items have the word; the one that Enter takes, if there is only one. */
  private sayFound(request: ChoiceRequest, typed: string): number | undefined {
    const { plain, nothingFound } = this.style.messages.interview;
    const all = matching(request.items, typed).flatMap(({ number }) => (number === undefined ? [] : [number]));
    const only = all.length === 1 ? all[0] : undefined;
    this.talk.say(
      ...(all.length === 0 ? [nothingFound] : all.flatMap((number) => this.itemLines(request, number - 1))),
      ...(only === undefined ? [] : [plain.enter(only)]),
    );
    return only === undefined ? undefined : only - 1;
  }

  private choiceLegend({
    commands = {},
    filter,
    later,
    earlier,
    undo,
    back = true,
    saved = true,
  }: ChoiceRequest): string {
    const { talk } = this;
    const { keys, plain } = this.style.messages.interview;
    const letter = (key: string, text: string) => (filter ? talk.slashHint(key, text) : talk.hint(key, text));
    return [
      filter ? plain.filter : plain.choice,
      ...Object.entries(filter ? {} : commands).map(([key, { hint, isForAll }]) =>
        isForAll ? talk.hint(key, hint) : plain.withNumber(talk.hint(key, hint)),
      ),
      ...(later ? [letter('l', keys.later)] : []),
      ...(earlier === undefined ? [] : [talk.hint('=', keys.earlier)]),
      ...(undo && !Object.hasOwn(commands, 'z') ? [letter('z', keys.undo)] : []),
      ...(back ? [letter('b', keys.back)] : []),
      letter('q', saved ? keys.leave : keys.leaveUnsaved),
      letter('?', plain.legend),
    ].join(', ');
  }

  private scoreLegend({ skip, notes, history, undo, saved = true }: ScoreRequest): string {
    const { talk } = this;
    const { keys, plain } = this.style.messages.interview;
    return [
      plain.score,
      talk.hint('n', keys.note),
      talk.hint('a', keys.spot),
      talk.hint('c', keys.counted),
      ...(skip ? [talk.hint('s', keys.skip)] : []),
      talk.hint('x', keys.na),
      talk.hint('u', keys.notSeen),
      ...(notes ? [talk.hint('w', keys.noteOfLast)] : []),
      ...(history ? [talk.hint('h', keys.history)] : []),
      ...(undo ? [talk.hint('z', keys.undo)] : []),
      talk.hint('b', keys.back),
      talk.hint('g', keys.go),
      talk.hint('q', saved ? keys.leave : keys.leaveUnsaved),
      talk.hint('?', plain.legend),
    ].join(', ');
  }
}

/** A letter may have the slash that it needs while a text is typed, even if no text is asked for. */
function bare(typed: string): string {
  return typed.trim().replace(/^\/(?=\D$)/u, '');
}
