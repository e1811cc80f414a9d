/** What `run`, `why` and `follow-up` share: an interview that was left unfinished is offered, gone on with, begun anew or discarded. */
import type { Context } from '../../context.js';
import { apply, EMPTY, type InterviewState } from '../../domain/interview/interview.js';
import { criteriaOf, type Template, titleIn } from '../../domain/questionnaire/template.js';
import { Ended, EXIT_CODES } from '../../interview/ending.js';
import type { Presenter } from '../../interview/presenter.js';
import type { Setup } from '../../interview/setup.js';
import {
  type Draft,
  type DraftHeader,
  type DraftKind,
  discardDraft,
  Journal,
  listDrafts,
  readDraft,
} from '../../storage/journal.js';
import type { Project } from '../../storage/project.js';
import { meaningsOf } from '../../storage/templates.js';
import { say } from '../shared/output.js';

/** Where a draft lies. */
export interface DraftOf {
  project: Project;
  kind: DraftKind;
  site: string;
}

type Kept = NonNullable<ReturnType<typeof readDraft>>;

/** The command that goes on with a draft of each kind. */
const COMMANDS: Readonly<Record<DraftKind, string>> = { audit: 'run', why: 'why', 'follow-up': 'follow-up' };

const DRAFT_KINDS: readonly DraftKind[] = ['audit', 'why', 'follow-up'];

/** The draft, where there is anything in it to go on with. */
export function unfinished({ project, kind, site }: DraftOf): Kept | undefined {
  const draft = readDraft(project.root, kind, site);
  const isTitled = draft?.header.title !== undefined && draft.header.title !== site;
  return draft && (draft.events.length > 0 || isTitled) ? draft : undefined;
}

/** Everything unfinished in a project, as the command that goes on with it. */
export function allUnfinished(project: Project): { command: string; date: string }[] {
  const sites = [...new Set([...project.sites(), ...listDrafts(project.root)])];
  return sites.flatMap((site) =>
    DRAFT_KINDS.flatMap((kind) => {
      const draft = readable({ project, kind, site });
      return draft ? [{ command: `${COMMANDS[kind]} ${site}`, date: draft.header.date }] : [];
    }),
  );
}

/** A draft that cannot be read is told where it is gone on with. */
function readable(of: DraftOf): Kept | undefined {
  try {
    return unfinished(of);
  } catch {
    return undefined;
  }
}

/** `draft` is absent where the interview begins anew. */
export async function offerDraft(
  of: DraftOf,
  setup: Setup,
  options: { resume?: boolean; restart?: boolean },
): Promise<{ draft?: Kept } | 'leave' | 'discarded'> {
  const draft = unfinished(of);
  if (!draft || options.restart) return {};
  const answer = options.resume ? 'resume' : await setup.resumeDraft(draft.header.date, answeredIn(draft));
  if (answer === 'leave') return 'leave';
  if (answer === 'resume') return { draft };
  if (answer === 'discard') {
    discardDraft(of.project.root, of.kind, of.site);
    return 'discarded';
  }
  return {};
}

function answeredIn({ events }: Draft): number {
  return new Set(events.flatMap((event) => ('set' in event ? [event.set] : []))).size;
}

/** Opens the journal. What a changed questionnaire no longer asks so is named, and forgotten. */
export function openDraft(
  context: Context,
  { project, kind, site }: DraftOf,
  draft: Kept | undefined,
  header: Omit<DraftHeader, 'format' | 'site' | 'meanings' | 'titles'>,
  template: Template,
): { state: InterviewState; journal: Journal; minutesBefore: number } {
  const meanings = meaningsOf(template);
  const titles = Object.fromEntries(
    criteriaOf(template).map(({ key, title }) => [key, titleIn(title, context.language, key)]),
  );
  const now: DraftHeader = { format: 'draft/1', site, ...header, meanings, titles };
  if (!draft) {
    return { state: EMPTY, journal: Journal.begin(project.root, kind, now), minutesBefore: 0 };
  }
  const journal = Journal.resume(project.root, kind, site, draft.bytes);
  const state = draft.events.reduce(apply, EMPTY);
  const before = draft.header;
  const keys = [...new Set([...Object.keys(before.meanings), ...Object.keys(meanings)])];
  const changed = keys.filter((key) => before.meanings[key] !== meanings[key]);
  if (changed.length === 0) return { state, journal, minutesBefore: draft.minutes };
  const named = changed.map((key) => titles[key] ?? before.titles[key] ?? key);
  say(context, context.messages.interview.draft.templateChanged(named), '');
  const forgotten = { forget: changed };
  // First what is forgotten: with the header alone on the disk, stale answers would count.
  journal.append(forgotten, draft.minutes);
  journal.append(now);
  return { state: apply(state, forgotten), journal, minutesBefore: draft.minutes };
}

/** One line that says how to go on. A draft that was begun and has no answers goes. */
export function tellKept(context: Context, of: DraftOf, journal?: Journal): void {
  const { draft: words } = context.messages.interview;
  if (!unfinished(of)) {
    journal?.remove();
    return;
  }
  const command = `${COMMANDS[of.kind]} ${of.site}`;
  say(context, journal?.isBehind ? words.keptBefore(command) : words.kept(command));
}

/** The exit code of an interview; whatever ends it, the terminal is given back and `kept` says how to go on. */
export async function untilEnded(
  context: Context,
  presenter: Presenter,
  kept: () => void,
  interview: () => Promise<number>,
): Promise<number> {
  try {
    return await interview();
  } catch (error) {
    presenter.close();
    if (!(error instanceof Ended)) throw error;
    if (error.ending === 'end-of-input') say(context, context.messages.errors['end-of-input']({}).what);
    kept();
    return EXIT_CODES[error.ending];
  } finally {
    presenter.close();
  }
}
