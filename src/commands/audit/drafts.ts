/** Finds, offers and opens the drafts of unfinished interviews. Each command that asks has its own kind of draft. */
import type { Context } from '../../context.js';
import { begun, follow, type History } from '../../domain/interview/history.js';
import { apply, EMPTY, type InterviewStart, type InterviewState } from '../../domain/interview/interview.js';
import { idOf } from '../../domain/interview/questions.js';
import { wasSettled } from '../../domain/interview/setting.js';
import { criteriaOf, titleIn } from '../../domain/questionnaire/template.js';
import type { Setup } from '../../interview/setup.js';
import type { DraftProgress } from '../../locales/en/interview.js';
import { withCommand } from '../../render/kit/layout.js';
import {
  DRAFT_KINDS,
  type Draft,
  type DraftHeader,
  type DraftKind,
  discardDraft,
  Journal,
  listDrafts,
  readDraft,
} from '../../storage/journal.js';
import type { Project } from '../../storage/project.js';
import { parseRecordName, type RecordName } from '../../storage/record-name.js';
import { meaningsOf } from '../../storage/templates.js';
import { commandLine } from '../shared/command-line.js';
import { say } from '../shared/output.js';

/** The draft of a site: each site has at most one of each kind. */
export interface DraftOf {
  project: Project;
  kind: DraftKind;
  /** The site; of a correction, the site and the audit: `kyiv-podil@2026-11-21.audit`. */
  site: string;
  /** The arguments of the command that resumes it; only the site, if they are absent. */
  arguments?: readonly string[];
}

/** The command that writes drafts of each kind and resumes them. */
const COMMANDS: Readonly<Record<DraftKind, string>> = {
  audit: 'run',
  why: 'why',
  'follow-up': 'follow-up',
  edit: 'edit',
};

/** The part of the header that a command supplies; the rest of the header follows from the site and the questionnaire. */
export type OwnHeader = Omit<DraftHeader, 'format' | 'site' | 'meanings' | 'titles'>;

export type SavedDraft = NonNullable<ReturnType<typeof readDraft>>;

/** The draft, if it holds an answer. */
export function unfinished({ project, kind, site }: DraftOf): SavedDraft | undefined {
  const draft = readDraft(project.root, kind, site);
  const { answers, typing } = draft?.events.reduce(apply, EMPTY) ?? EMPTY;
  const isHeld = Object.keys(answers).length > 0 || Object.values(typing ?? {}).some((text) => text !== '');
  return isHeld ? draft : undefined;
}

/** Every unfinished interview of a project, as the command that resumes it. Skips drafts that cannot be read. */
export function allUnfinished(project: Project): { command: string; date: string }[] {
  const sites = [...new Set([...project.sites(), ...listDrafts(project.root)])];
  return sites
    .flatMap((site) =>
      DRAFT_KINDS.flatMap((kind): DraftOf[] =>
        kind === 'edit' ? correctionsIn(project, site) : [{ project, kind, site }],
      ),
    )
    .flatMap((of) => {
      const draft = readable(of);
      return draft ? [{ command: [COMMANDS[of.kind], ...argumentsOf(of)].join(' '), date: draft.header.date }] : [];
    });
}

/** The draft of a correction: each audit has one. */
export function correctionOf(
  project: Project,
  site: string,
  { id, date, programme }: Pick<RecordName, 'id' | 'date' | 'programme'>,
): DraftOf {
  const series = programme === undefined ? [] : ['--programme', programme];
  return { project, kind: 'edit', site: `${site}@${id}`, arguments: [`${site}@${date}`, ...series] };
}

function correctionsIn(project: Project, site: string): DraftOf[] {
  return listDrafts(project.root, 'edit').flatMap((draft) => {
    const name = draft.startsWith(`${site}@`) ? parseRecordName(`${draft.slice(site.length + 1)}.yaml`) : undefined;
    return name ? [correctionOf(project, site, name)] : [];
  });
}

function argumentsOf(of: DraftOf): readonly string[] {
  return of.arguments ?? [of.site];
}

/** The command that resumes a draft reports why it cannot be read; a list of drafts does not. */
function readable(of: DraftOf): SavedDraft | undefined {
  try {
    return unfinished(of);
  } catch {
    return undefined;
  }
}

/** Offers to resume an unfinished interview. Without a `draft` in the result, the interview begins anew. */
export async function offerDraft(
  of: DraftOf,
  setup: Setup,
  options: { resume?: boolean; restart?: boolean },
): Promise<{ draft?: SavedDraft } | 'back' | 'leave' | 'discarded'> {
  const draft = unfinished(of);
  if (!draft || options.restart) return {};
  const answer = options.resume
    ? { value: 'resume' as const }
    : await setup.resumeDraft(draft.header.date, answeredIn(draft, of.kind));
  if (typeof answer === 'string') return answer;
  switch (answer.value) {
    case 'resume':
      return { draft };
    case 'restart':
      return {};
    case 'discard':
      discardDraft(of.project.root, of.kind, of.site);
      return 'discarded';
  }
}

/** How far the interview has come: in an audit, how many of its criteria are scored. */
function answeredIn({ events, header }: Draft, kind: DraftKind): DraftProgress {
  const ids = Object.keys(events.reduce(apply, EMPTY).answers);
  const scored = Object.keys(header.meanings).filter((key) => ids.includes(idOf('score', key))).length;
  return kind === 'audit' ? { scored, of: Object.keys(header.meanings).length } : { answers: ids.length };
}

/** Opens the journal. Forgets the answers about criteria whose questions have changed since the draft; `notice` names them. */
export function openDraft(
  context: Context,
  { project, kind, site }: DraftOf,
  draft: SavedDraft | undefined,
  { own, start, known = {} }: { own: OwnHeader; start: InterviewStart; known?: InterviewState['answers'] | undefined },
): { history: History; journal: Journal; minutesBefore: number; notice?: string } {
  const { template } = start;
  const meanings = meaningsOf(template);
  const titles = Object.fromEntries(
    criteriaOf(template).map(({ key, title }) => [key, titleIn(title, context.language, key)]),
  );
  const header: DraftHeader = { format: 'draft/1', site, ...own, meanings, titles };
  if (!draft) {
    return { history: begun({ answers: known }), journal: Journal.begin(project.root, kind, header), minutesBefore: 0 };
  }
  const journal = Journal.resume(project.root, kind, site, draft.bytes);
  const before = draft.header;
  const keys = [...new Set([...Object.keys(before.meanings), ...Object.keys(meanings)])];
  const changed = keys.filter((key) => before.meanings[key] !== meanings[key]);
  const opened = { history: replayed(start, draft, known), journal, minutesBefore: draft.minutes };
  if (changed.length === 0) {
    if (before.template !== own.template || before.title !== own.title) journal.append(header);
    return opened;
  }
  const changedTitles = changed.map((key) => titles[key] ?? before.titles[key] ?? key);
  const forgotten = { forget: changed };
  // In this order: if only the new header reached the disk, outdated answers would count.
  journal.append(forgotten, draft.minutes);
  journal.append(header);
  const notice = context.messages.interview.draft.templateChanged(changedTitles);
  return { ...opened, history: follow(start, opened.history, forgotten), notice };
}

/** The interview as the draft left it, with what was known before its first question. */
function replayed(start: InterviewStart, { events }: Draft, known: InterviewState['answers']): History {
  const settled = wasSettled(start, events.reduce(apply, EMPTY)) ? { setting: true } : {};
  const base = { ...known, ...settled };
  const history = events.reduce((now, event) => follow(start, now, event), begun({ answers: base }));
  return { ...history, state: { ...history.state, answers: { ...base, ...history.state.answers } } };
}

/** Says in one line how to continue. Removes a draft that was begun and holds nothing, and returns false then. */
export function sayHowToContinue(context: Context, of: DraftOf, journal?: Journal): boolean {
  const { draft: words } = context.messages.interview;
  if (!unfinished(of)) {
    journal?.undo();
    return false;
  }
  const command = commandLine(context, COMMANDS[of.kind], ...argumentsOf(of));
  const text = journal?.isBehind ? words.keptBefore(command) : words.kept(command);
  say(context, ...withCommand(text, command, context.columns));
  return true;
}
