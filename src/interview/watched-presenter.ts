/** A presenter during an interview: each question says what has just happened and whether something can be taken back. */
import type {
  ChoiceAnswer,
  ChoiceRequest,
  LineAnswer,
  LineRequest,
  Presenter,
  ScoreAnswer,
  ScoreRequest,
} from './presenter.js';

export class WatchedPresenter implements Presenter {
  /** A message for the next question. */
  notice: string | undefined;
  /** The number of answers given so far. */
  answers = 0;

  constructor(
    private readonly presenter: Presenter,
    /** Tells if something can be taken back, and if everything is on the disk. */
    private readonly now: { undo(): boolean; saved(): boolean },
  ) {}

  get columns(): number {
    return this.presenter.columns;
  }

  line(request: LineRequest): Promise<LineAnswer> {
    return this.counted(this.presenter.line(this.asPut(request)));
  }

  choice(request: ChoiceRequest): Promise<ChoiceAnswer> {
    return this.counted(this.presenter.choice(this.asPut(request)));
  }

  score(request: ScoreRequest): Promise<ScoreAnswer> {
    return this.counted(this.presenter.score(this.asPut(request)));
  }

  close(): void {
    this.presenter.close();
  }

  private asPut<R extends { notice?: string | undefined; undo?: boolean; saved?: boolean }>(request: R): R {
    const { notice } = this;
    this.notice = undefined;
    return { saved: this.now.saved(), ...request, notice: request.notice ?? notice, undo: this.now.undo() };
  }

  private async counted<A>(answer: Promise<A>): Promise<A> {
    const given = await answer;
    this.answers++;
    return given;
  }
}
