/**
 * The one way in which `run`, `why` and `follow-up` hold an interview: check that everything can be written → offer a
 * draft → ask, with each answer on the disk before the next question → publish → show. Whatever goes wrong, the draft
 * keeps every answer, and the last line says how to continue.
 */
import type { Context } from '../../context.js';
import type { InterviewStart, InterviewState } from '../../domain/interview/interview.js';
import { Setup } from '../../interview/setup.js';
import { styleOf } from '../../render/kit/style.js';
import type { DraftHeader, DraftKind, Journal } from '../../storage/journal.js';
import type { Project } from '../../storage/project.js';
import { checkWritable } from '../../storage/publish.js';
import { type AskingOptions, presenterFor, untilEnded } from '../shared/asking.js';
import { say } from '../shared/output.js';
import { conduct } from './conduct.js';
import { type OwnHeader, offerDraft, openDraft, sayHowToContinue } from './drafts.js';

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

/** Shows what was published, and returns the exit code. */
export type Show = () => number | Promise<number>;

/** The questions of one interview and the record that it makes. */
export interface Agenda {
  start: InterviewStart;
  /** The title shown above each question. */
  title: string;
  header: OwnHeader;
  /** Answers that are known before the first question. */
  known?: InterviewState['answers'];
  /** Writes what the answers make. If it throws, the draft stays. */
  publish(state: InterviewState): Promise<Show>;
}

export interface Interview {
  kind: DraftKind;
  project: Project;
  options: DraftOptions;
  /** The site, or a way to ask for it; undefined if the person leaves. */
  site: ChosenSite | ((setup: Setup) => Promise<ChosenSite | undefined>);
  /** `resumed` is the header of the draft that is resumed. Undefined if there is nothing to ask, or the person leaves. */
  prepare(setup: Setup, site: ChosenSite, resumed: DraftHeader | undefined): Promise<Agenda | undefined>;
}

/** Returns the exit code: 0 if the record is written, or if the person left with everything saved. */
export async function holdInterview(context: Context, interview: Interview): Promise<number> {
  const { kind, project, options } = interview;
  checkPlaces(project, typeof interview.site === 'function' ? undefined : interview.site);
  const presenter = presenterFor(context, options);
  let site: ChosenSite | undefined;
  let journal: Journal | undefined;
  const howToContinue = () => {
    if (site) sayHowToContinue(context, { project, kind, site: site.site }, journal);
  };
  return untilEnded(context, presenter, howToContinue, async () => {
    const setup = new Setup(presenter, styleOf(context));
    site = typeof interview.site === 'function' ? await interview.site(setup) : interview.site;
    if (!site) return 0;
    checkPlaces(project, site);
    const draftOf = { project, kind, site: site.site };
    const offered = await offerDraft(draftOf, setup, options);
    if (typeof offered === 'string') {
      presenter.close();
      if (offered === 'leave') howToContinue();
      else say(context, context.messages.interview.draft.discarded);
      return 0;
    }
    const agenda = await interview.prepare(setup, site, offered.draft?.header);
    if (!agenda) return 0;
    const { start, title, header, known } = agenda;
    const opened = openDraft(context, draftOf, offered.draft, { own: header, template: start.template });
    journal = opened.journal;
    try {
      const state = { ...opened.state, answers: { ...known, ...opened.state.answers } };
      const done = await conduct(context, presenter, { ...opened, start, title, state });
      presenter.close();
      if (!done) {
        howToContinue();
        return 0;
      }
      const show = await agenda.publish(done).catch((error) => {
        howToContinue();
        throw error;
      });
      journal.remove();
      return await show();
    } finally {
      journal.close();
    }
  });
}

/** Refuses before the first question if the draft or, at the end, the record could not be written. */
function checkPlaces(project: Project, site: ChosenSite | undefined): void {
  // The folder of a new site is made with its first record.
  const records = site && !site.isNew ? project.siteFolder(site.site) : `${project.root}/audits`;
  for (const folder of [`${project.root}/.service-audit/drafts`, records]) {
    checkWritable(folder, project.shown(folder));
  }
}
