/** The questions on a screen that is redrawn. */

import type {
  ChoiceAnswer,
  ChoiceRequest,
  LineAnswer,
  LineRequest,
  Presenter,
  ScoreAnswer,
  ScoreRequest,
} from '../interview/presenter.js';
import { packed } from '../render/kit/layout.js';
import type { Style } from '../render/kit/style.js';
import { editedIn, editorOf } from './editor/external.js';
import { ChoicePrompt } from './prompts/choice.js';
import { FilterPrompt } from './prompts/filter.js';
import { indentedParagraph, questionLines } from './prompts/frame.js';
import { LinePrompt } from './prompts/line.js';
import type { Size } from './prompts/prompt.js';
import { ScorePrompt } from './prompts/score.js';
import { ladderLines } from './prompts/score-screen.js';
import type { Terminal } from './terminal.js';

type Environment = Readonly<Record<string, string | undefined>>;

export class ScreenPresenter implements Presenter {
  constructor(
    private readonly terminal: Terminal,
    private readonly output: NodeJS.WritableStream & { columns?: number },
    private readonly style: Style,
    private readonly env: Environment,
  ) {}

  get columns(): number {
    return this.output.columns || 80;
  }

  line(request: LineRequest): Promise<LineAnswer> {
    const { style } = this;
    const { ladder, progress } = request;
    const head = (size: Size, below: number) => {
      if (!ladder || !progress) return questionLines(request, style, size.columns);
      const said = packed([...ladder.was.split(/ {3}/), request.question], size.columns - 3);
      const question = said.flatMap((line) => indentedParagraph(line, size.columns));
      const view = { ...ladder, progress, cursor: ladder.score };
      return [...ladderLines(view, size, style, below + question.length), ...question];
    };
    const prompt: LinePrompt = new LinePrompt(request, style, head, () => {
      this.openEditor(prompt).catch((error: Error) => this.terminal.fail(error));
    });
    return this.terminal.ask(prompt);
  }

  choice(request: ChoiceRequest): Promise<ChoiceAnswer> {
    const prompt = request.filter ? new FilterPrompt(request, this.style) : new ChoicePrompt(request, this.style);
    return this.terminal.ask(prompt, request.fresh);
  }

  score(request: ScoreRequest): Promise<ScoreAnswer> {
    return this.terminal.ask(new ScorePrompt(request, this.style));
  }

  close(): void {
    this.terminal.close();
  }

  private async openEditor(prompt: LinePrompt): Promise<void> {
    const { editorFailed, editorMissing } = this.style.messages.interview;
    const editor = editorOf(this.env);
    if (editor === undefined) prompt.tell(editorMissing);
    else {
      const edited = await this.terminal.lend(() => editedIn(editor, prompt.text, this.env));
      if (edited === undefined) prompt.tell(editorFailed(editor));
      else prompt.replace(edited);
    }
    this.terminal.redraw();
  }
}
