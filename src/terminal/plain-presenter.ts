/**
 * The same questions as lines of text, which are never redrawn: for screen readers, dumb terminals and logs. While a text
 * is typed, commands are letters after a slash.
 */
import { createInterface, type Interface } from 'node:readline';
import type { Context } from '../context.js';
import { ANCHOR_LEVELS, inLanguage } from '../domain/questionnaire/template.js';
import { Ended, type Ending } from '../interview/ending.js';
import {
  type ChoiceAnswer,
  type ChoiceRequest,
  type LineAnswer,
  type LineRequest,
  type Presenter,
  type Question,
  SCORE_LETTERS,
  type ScoreAnswer,
  type ScoreRequest,
} from '../interview/presenter.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import { letterOf, waysOn } from './prompts/keys.js';
import { hint, slashHint } from './prompts/legend.js';
import { endOf, onSignals } from './signals.js';

export class PlainPresenter implements Presenter {
  readonly columns = 80;
  private readonly lines: string[] = [];
  private readonly input: Interface;
  private readonly offSignals: () => void;
  private ending: Ending | undefined;
  private waiting: (() => void) | undefined;

  constructor(
    private readonly context: Context,
    private readonly style: Style,
  ) {
    this.input = createInterface({ input: context.stdin, terminal: false });
    this.input.on('line', (line) => {
      this.lines.push(line);
      this.waiting?.();
    });
    this.input.on('close', () => this.end(endOf(context.stdin)));
    this.offSignals = onSignals((ending) => this.end(ending));
  }

  async line(request: LineRequest): Promise<LineAnswer> {
    const { interview } = this.style.messages;
    const fallback = request.fallback ?? request.initial;
    this.printQuestion(request, fallback === undefined || fallback === '' ? '' : ` (${oneLine(fallback)})`);
    this.say(
      [
        interview.plain.line,
        this.slashHint('b', interview.keys.back),
        this.slashHint('q', interview.keys.leaveUnsaved),
        ...(request.later ? [this.slashHint('l', interview.keys.later)] : []),
        ...(request.earlier === undefined ? [] : [this.hint('=', interview.keys.earlier)]),
      ].join(', '),
    );
    for (;;) {
      const typed = (await this.read()).trim();
      const command = typed.startsWith('/') && typed.length === 2 ? letterOf({ sequence: typed.slice(1) }) : '';
      if (command === 'b') return { command: 'back' };
      if (command === 'q') return { command: 'leave' };
      if (command === 'l' && request.later) return { command: 'later' };
      if (typed === '=' && request.earlier !== undefined) return { command: 'earlier' };
      const text = typed || (fallback ?? '');
      const why = request.refuse?.(text);
      if (why === undefined) return { text };
      this.say(why);
    }
  }

  async choice(request: ChoiceRequest): Promise<ChoiceAnswer> {
    const { interview } = this.style.messages;
    const { items, commands = {}, later = false, back = true, saved = true } = request;
    const enter = request.goesOn ?? request.initial;
    this.printQuestion(request);
    for (const [index, { label, heading, plain }] of items.entries()) {
      if (heading) this.say(heading);
      this.say(`${index + 1}: ${plain ?? label.replace(/^\d\s+/, '').trim()}`);
    }
    const letters = waysOn(request);
    const { keys } = interview;
    this.say(
      [
        interview.plain.choice,
        ...(enter !== undefined && items[enter] ? [interview.plain.enter(enter + 1)] : []),
        ...Object.entries(commands).map(([key, { hint }]) => interview.plain.withNumber(this.hint(key, hint))),
        ...(later ? [this.hint('l', keys.later)] : []),
        ...(request.earlier === undefined ? [] : [this.hint('=', keys.earlier)]),
        ...(back ? [this.hint('b', keys.back)] : []),
        this.hint('q', saved ? keys.leave : keys.leaveUnsaved),
      ].join(', '),
    );
    for (;;) {
      const typed = bare(await this.read());
      const [, number, letter = ''] = /^(\d*)\s*(\D?)$/u.exec(typed) ?? [];
      const key = letterOf({ sequence: letter });
      const at = number ? Number(number) - 1 : (enter ?? -1);
      const value = items[at]?.value;
      const command = commands[key]?.command;
      const wayOn = number ? undefined : letters[key];
      if (wayOn !== undefined) return { value: '', command: wayOn };
      if (command !== undefined) return { value: value ?? '', command };
      if (key === '' && number !== undefined && value !== undefined && (number !== '' || enter !== undefined)) {
        return { value };
      }
      this.say(interview.plain.again(items.length));
    }
  }

  async score({ criterion, progress, given, last, skip, saved = true }: ScoreRequest): Promise<ScoreAnswer> {
    const { interview } = this.style.messages;
    const text = (texts: Parameters<typeof inLanguage>[0]) => oneLine(inLanguage(texts, this.style.language) ?? '');
    this.say(
      '',
      ...(last ? [last, ''] : []),
      progress.right,
      text(criterion.title) || criterion.key,
      text(criterion.question),
    );
    for (const level of [...ANCHOR_LEVELS].reverse()) {
      const anchor = text(criterion.anchors[`${level}`]);
      if (anchor) this.say(`${level}: ${anchor}`);
    }
    const { keys } = interview;
    this.say(
      [
        interview.plain.score,
        ...(given === undefined ? [] : [interview.plain.enter(given)]),
        this.hint('n', keys.note),
        this.hint('a', keys.spot),
        this.hint('c', keys.counted),
        ...(skip ? [this.hint('s', keys.skip)] : []),
        this.hint('x', keys.na),
        this.hint('u', keys.notSeen),
        this.hint('b', keys.back),
        this.hint('g', keys.go),
        this.hint('q', saved ? keys.leave : keys.leaveUnsaved),
      ].join(', '),
    );
    for (;;) {
      const typed = bare(await this.read());
      const letter = letterOf({ sequence: typed });
      const command = skip && letter === 's' ? 'skip' : SCORE_LETTERS[letter];
      if (command) return { command };
      if (typed === '' && given !== undefined) return { score: given };
      if (/^([1-9]|10|0)$/.test(typed)) return { score: typed === '0' ? 10 : Number(typed) };
      this.say(interview.plain.scoreAgain);
    }
  }

  close(): void {
    this.offSignals();
    this.input.removeAllListeners('close');
    this.input.close();
    this.context.stdin.pause();
  }

  private printQuestion(
    { question, help, more = [], number, earlier, progress, ladder }: Question & Pick<LineRequest, 'ladder'>,
    hint = '',
  ): void {
    this.say(
      '',
      ...(ladder ? [ladder.was] : progress?.right ? [progress.right] : []),
      ...(earlier ? [oneLine(earlier)] : []),
      ...(number ? [this.style.messages.interview.questionOf(number)] : []),
      `${question}${hint}`,
      ...(help ? [help] : []),
      ...more.map(oneLine).filter(Boolean),
    );
  }

  private hint(key: string, text: string): string {
    return hint(key, text, this.style.language);
  }

  private slashHint(key: string, text: string): string {
    return slashHint(key, text, this.style.language);
  }

  private say(...lines: string[]): void {
    this.context.stderr.write(`${lines.join('\n')}\n`);
  }

  private async read(): Promise<string> {
    this.context.stderr.write('> ');
    while (this.lines.length === 0 && !this.ending) {
      await new Promise<void>((resolve) => {
        this.waiting = resolve;
      });
    }
    // Lines that came before the end of input still count as answers.
    const line = this.ending && this.ending !== 'end-of-input' ? undefined : this.lines.shift();
    if (line !== undefined) return line;
    // The next message begins on a new line.
    this.context.stderr.write('\n');
    throw new Ended(this.ending ?? 'end-of-input');
  }

  private end(ending: Ending): void {
    this.ending ??= ending;
    this.waiting?.();
  }
}

/** A letter may have the slash that it needs while a text is typed, even if no text is asked for. */
function bare(typed: string): string {
  return typed.trim().replace(/^\/(?=\D$)/u, '');
}
