/**
 * The one way in which `run`, `why` and `follow-up` hold an interview: check that everything can be written → offer a
 * draft → ask, with each answer on the disk before the next question → publish → show. Whatever goes wrong, the draft
 * keeps every answer, and the last line says how to continue.
 */
import type { Context } from '../../context.js';
import { follow } from '../../domain/interview/history.js';
import {
  apply,
  type InterviewEvent,
  type InterviewStart,
  type InterviewState,
} from '../../domain/interview/interview.js';
import { isOnlySetting } from '../../domain/interview/setting.js';
import type { Presenter } from '../../interview/presenter.js';
import { Setup, type SetupScreen, type Way } from '../../interview/setup.js';
import { styleOf } from '../../render/kit/style.js';
import { type DraftKind, discardDraft, type Journal, readDraft } from '../../storage/journal.js';
import type { Project } from '../../storage/project.js';
import { checkWritable } from '../../storage/publish.js';
import { type AskingOptions, presenterFor, untilEnded } from '../shared/asking.js';
import { say } from '../shared/output.js';
import { conduct, type Outcome } from './conduct.js';
import {
  type DraftOf,
  type OwnHeader,
  offerDraft,
  openDraft,
  type SavedDraft,
  sayHowToContinue,
  unfinished,
} from './drafts.js';

export interface DraftOptions extends AskingOptions {
  resume?: boolean;
  restart?: boolean;
}

export interface ChosenSite {
  site: string;
  title: string;
  /** It has no folder yet. */
  isNew: boolean;
}

/** The choices made before the interview so far. */
export interface Chosen {
  site: ChosenSite;
  /** The draft that is resumed. */
  resumed?: SavedDraft | undefined;
  /** True if the person has only gone back to the screens before the interview: they are all shown again. */
  isBegunHere?: boolean;
}

/** Shows what was published, and returns the exit code. */
export type Show = () => number | Promise<number>;

/** The questions of one interview and the record that it makes. */
export interface Agenda {
  start: InterviewStart;
  /** The title shown above each question. */
  title: string;
  header: OwnHeader;
  /** A message for the first screen: on the screen of a terminal nothing else is seen then. */
  notice?: string | undefined;
  /** Answers that are known before the first question. */
  known?: InterviewState['answers'];
  /** Options of a resumed interview, which count more than what was answered before. */
  said?: readonly InterviewEvent[];
  /** Writes what the answers make. If it throws, the draft stays. */
  publish(state: InterviewState): Promise<Show>;
}

export interface Interview {
  kind: DraftKind;
  project: Project;
  options: DraftOptions;
  /** The site, or the screens that ask for it and hand it to `choose`. */
  site: ChosenSite | ((setup: Setup, choose: (site: ChosenSite) => void) => SetupScreen[]);
  /** The screens between the site and the interview. */
  screens?(setup: Setup, chosen: () => Chosen): SetupScreen[];
  /** Asks for another questionnaire, from the first screen of the interview. */
  changeTemplate?(setup: Setup, chosen: Chosen): Promise<Way>;
  /** A text if there is nothing to ask: the text says so. */
  prepare(chosen: Chosen): Agenda | string;
}

/** Returns the exit code: 0 if the record is written, or if the person left with everything saved. */
export async function holdInterview(context: Context, interview: Interview): Promise<number> {
  const { project, options } = interview;
  checkPlaces(project, typeof interview.site === 'function' ? undefined : interview.site);
  const presenter = presenterFor(context, options);
  const held = new Held(context, presenter, interview);
  return untilEnded(
    context,
    presenter,
    () => held.sayHowToContinue(),
    () => held.hold(),
  );
}

/** One interview while it is held, with the screens before it. */
class Held {
  private readonly setup: Setup;
  private chosen: Chosen | undefined;
  /** The site for which it is settled whether its draft is resumed. */
  private settled: string | undefined;
  private journal: Journal | undefined;
  /** The first screen's answers, while the person has gone back to the screens before it. */
  private carried: readonly InterviewEvent[] = [];
  /** The draft that holds them meanwhile. */
  private aside: DraftOf | undefined;
  /** Shows the record once it is written. */
  private show: Show | undefined;

  constructor(
    private readonly context: Context,
    private readonly presenter: Presenter,
    private readonly interview: Interview,
  ) {
    this.setup = new Setup(presenter, styleOf(context));
  }

  async hold(): Promise<number> {
    const { interview, setup } = this;
    const choose = (site: ChosenSite) => {
      checkPlaces(interview.project, site);
      this.chosen = this.chosen?.site.site === site.site ? { ...this.chosen, site } : { site };
      // The typed text is about the site that is meant now.
      if (this.aside && this.aside.site !== site.site) {
        discardDraft(interview.project.root, this.aside.kind, this.aside.site);
        this.aside = undefined;
      }
    };
    if (typeof interview.site !== 'function') choose(interview.site);
    try {
      const way = await setup.walk([
        ...(typeof interview.site === 'function' ? interview.site(setup, choose) : []),
        () => this.offer(),
        ...(interview.screens?.(setup, () => this.known()) ?? []),
        () => this.ask(),
      ]);
      this.presenter.close();
      if (way === 'leave') this.sayHowToContinue();
      return this.show ? await this.show() : 0;
    } finally {
      this.journal?.close();
    }
  }

  private known(): Chosen {
    if (!this.chosen) throw new Error('no site is chosen');
    return this.chosen;
  }

  private get draftOf(): DraftOf {
    const { kind, project } = this.interview;
    return { kind, project, site: this.known().site.site };
  }

  /** Offers to resume a draft, once for each site. */
  private async offer(): Promise<Way | 'skip'> {
    const { site } = this.known().site;
    if (this.settled === site) return 'skip';
    const offered = await offerDraft(this.draftOf, this.setup, this.interview.options);
    if (offered === 'back' || offered === 'leave') return offered;
    this.settled = site;
    this.chosen = { site: this.known().site, resumed: offered === 'discarded' ? undefined : offered.draft };
    if (offered !== 'discarded') return 'next';
    this.show = () => {
      say(this.context, this.context.messages.interview.draft.discarded);
      return 0;
    };
    return 'leave';
  }

  /** The interview itself; it ends with the record written, or with where the person goes. */
  private async ask(): Promise<Way> {
    const { interview, setup } = this;
    for (;;) {
      const agenda = interview.prepare(this.known());
      if (typeof agenda === 'string') {
        this.show = () => {
          say(this.context, agenda);
          return 0;
        };
        return 'next';
      }
      const { way, state } = await this.conduct(agenda);
      if (way === 'done') {
        await this.publish(agenda, state);
        return 'next';
      }
      if (way === 'leave') return 'leave';
      this.putAside(state);
      if (way === 'back') return 'back';
      if ((await interview.changeTemplate?.(setup, this.known())) === 'leave') return 'leave';
    }
  }

  private async conduct({ start, title, header, notice: told, known = {}, said = [] }: Agenda): Promise<Outcome> {
    const { context, presenter, draftOf } = this;
    const { resumed } = this.known();
    const opened = openDraft(context, draftOf, resumed, { own: header, start, known });
    this.journal = opened.journal;
    let { history } = opened;
    for (const event of resumed ? said : this.carried) {
      opened.journal.append(event, opened.minutesBefore);
      // The words of an option are not taken back in the interview.
      history = resumed ? { ...history, state: apply(history.state, event) } : follow(start, history, event);
    }
    for (const text of [told, opened.notice]) if (text) this.setup.notify(text);
    const notice = this.setup.takeNotice();
    const isSaved = ({ answers }: InterviewState) => Object.keys(answers).some((id) => !Object.hasOwn(known, id));
    return conduct(context, presenter, { ...opened, start, title, history, isSaved, notice });
  }

  /** The person goes back to the screens before the interview. A draft with answers is resumed when they return. */
  private putAside(state: InterviewState): void {
    const { kind, project, site } = this.draftOf;
    const chosen = this.known();
    const isBegun = chosen.resumed !== undefined || !isOnlySetting(state);
    const isBegunHere = chosen.resumed === undefined || chosen.isBegunHere === true;
    const draft = isBegun ? readDraft(project.root, kind, site) : unfinished(this.draftOf);
    if (draft) this.journal?.close();
    else this.journal?.undo();
    this.journal = undefined;
    this.carried = isBegun ? [] : (draft?.events ?? []);
    this.aside = isBegun || !draft ? undefined : this.draftOf;
    this.chosen = { ...chosen, resumed: isBegun ? draft : undefined, isBegunHere };
  }

  private async publish(agenda: Agenda, state: InterviewState): Promise<void> {
    this.presenter.close();
    try {
      this.show = await agenda.publish(state);
    } catch (error) {
      this.sayHowToContinue();
      throw error;
    }
    this.journal?.remove();
  }

  sayHowToContinue(): void {
    if (this.chosen) sayHowToContinue(this.context, this.draftOf, this.journal);
  }
}

/** Refuses before the first question if the draft or, at the end, the record could not be written. */
function checkPlaces(project: Project, site: ChosenSite | undefined): void {
  // The folder of a new site is made with its first record.
  const records = site && !site.isNew ? project.siteFolder(site.site) : `${project.root}/audits`;
  for (const folder of [`${project.root}/.service-audit/drafts`, records]) {
    checkWritable(folder, project.shown(folder));
  }
}
