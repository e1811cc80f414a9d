/** The questions on a screen that is redrawn, as prompts of @inquirer/core. */

import {
  type ChoiceAnswer,
  type ChoiceRequest,
  type Item,
  type LineAnswer,
  type LineRequest,
  type Presenter,
  type Question,
  SCORE_LETTERS,
  type ScoreAnswer,
  type ScoreRequest,
} from '../interview/presenter.js';
import { cut } from '../render/kit/layout.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import { choicePrompt } from './prompts/choice.js';
import { hints, indentedParagraph, progressLines } from './prompts/frame.js';
import { waysOn } from './prompts/keys.js';
import { hint } from './prompts/legend.js';
import { linePrompt } from './prompts/line.js';
import { scorePrompt } from './prompts/score.js';
import { ladderLines, scoreScreen } from './score-screen.js';
import type { Terminal } from './terminal.js';

/** The lines of a window that progress, question, help, answer and keys take. */
const OTHER_LINES = 14;
/** The lines that the detail of the item under the cursor may take; the whole text is shown when the item is asked about. */
const DETAIL_LINES = 3;

type Output = NodeJS.WritableStream & { columns?: number; rows?: number };

export class ScreenPresenter implements Presenter {
  constructor(
    private readonly terminal: Terminal,
    private readonly output: Output,
    private readonly style: Style,
  ) {}

  get columns(): number {
    return this.output.columns || 80;
  }

  async line(request: LineRequest): Promise<LineAnswer> {
    const { keys } = this.style.messages.interview;
    const { ladder, progress } = request;
    const top = (columns: number) =>
      ladder && progress
        ? [
            ...ladderLines(
              { ...ladder, progress, cursor: ladder.score, columns, rows: this.output.rows || 24 },
              this.style,
            ),
            ...indentedParagraph(`${ladder.was}   ${request.question}`, columns),
          ]
        : this.top(request, columns);
    return this.terminal.prompt(linePrompt, {
      output: this.output,
      top,
      bottom: (columns) =>
        hints(
          [
            keys.enter,
            keys.escBack,
            ...(request.later ? [keys.tabLater] : []),
            ...(request.earlier === undefined ? [] : [this.hint('=', keys.earlier)]),
            request.saved === false ? keys.ctrlCUnsaved : keys.ctrlC,
          ],
          this.style,
          columns,
        ),
      fallback: request.fallback,
      initial: request.initial,
      refuse: request.refuse ?? (() => undefined),
      later: request.later ?? false,
      earlier: request.earlier !== undefined,
      typed: request.typed ?? (() => {}),
    });
  }

  async choice(request: ChoiceRequest): Promise<ChoiceAnswer> {
    const { keys } = this.style.messages.interview;
    const { commands = {}, later = false, back = true, saved = true, earlier } = request;
    return this.terminal.prompt(choicePrompt, {
      output: this.output,
      top: (columns) => this.top(request, columns),
      items: request.items,
      bottom: (columns, item) => [
        ...this.detail(item, columns),
        ...hints(
          [
            keys.choose,
            ...Object.entries(commands).map(([key, { hint }]) => this.hint(key, hint)),
            ...(later ? [this.hint('l', keys.later)] : []),
            ...(earlier === undefined ? [] : [this.hint('=', keys.earlier)]),
            ...(back ? [this.hint('b', keys.back)] : []),
            this.hint('q', saved ? keys.leave : keys.leaveUnsaved),
          ],
          this.style,
          columns,
        ),
      ],
      commands: {
        ...waysOn(request),
        ...Object.fromEntries(Object.entries(commands).map(([letter, { command }]) => [letter, command])),
      },
      escape: back ? 'back' : undefined,
      initial: request.initial,
      pointer: this.style.ascii ? '>' : '►',
      hidden: this.style.ascii ? ['^', 'v'] : ['↑', '↓'],
    });
  }

  async score(request: ScoreRequest): Promise<ScoreAnswer> {
    return this.terminal.prompt(scorePrompt, {
      output: this.output,
      draw: (view) => scoreScreen({ ...view, ...request }, this.style),
      commands: request.skip ? { ...SCORE_LETTERS, s: 'skip' } : SCORE_LETTERS,
      given: request.given,
    });
  }

  close(): void {
    this.terminal.close();
  }

  private hint(key: string, text: string): string {
    return hint(key, text, this.style.language);
  }

  private detail(item: Item | undefined, columns: number): string[] {
    const lines = item?.detail ? indentedParagraph(oneLine(item.detail), columns) : [];
    return lines.length > 0 ? [...lines.slice(0, DETAIL_LINES), ''] : [];
  }

  private top({ question, help, more = [], number, progress, earlier }: Question, columns: number): string[] {
    const { paint, messages } = this.style;
    return [
      ...(progress ? progressLines(progress, this.style, columns) : ['']),
      ...(earlier ? [` ${paint.accent(cut(oneLine(earlier), columns - 2))}`, ''] : []),
      ...(number ? indentedParagraph(messages.interview.questionOf(number), columns, paint.dim) : []),
      ...indentedParagraph(question, columns, paint.bold),
      ...(help ? indentedParagraph(help, columns, paint.dim) : []),
      ...more
        .slice(0, Math.max(3, (this.output.rows || 24) - OTHER_LINES))
        .flatMap((line) => indentedParagraph(oneLine(line), columns)),
      '',
    ];
  }
}
