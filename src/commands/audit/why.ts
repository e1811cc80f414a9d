/** `service-audit why [SITE [CRITERION]]`: asks the six questions about each unexplained criterion that sags, and writes a follow-up. */
import { type Context, type Days, daysIn } from '../../context.js';
import type { InterviewStart, InterviewState } from '../../domain/interview/interview.js';
import { followUpOf } from '../../domain/interview/record.js';
import { criterionNamed } from '../../domain/questionnaire/named-criterion.js';
import { criteriaOf, type Template } from '../../domain/questionnaire/template.js';
import { isExplained } from '../../domain/record/audit.js';
import { hasScores, isAudit, saysNothing } from '../../domain/record/site.js';
import { nearest } from '../../domain/text/suggest.js';
import { criterionState } from '../../domain/treatment/state.js';
import { fail } from '../../errors.js';
import { capital } from '../../render/kit/layout.js';
import type { DraftHeader } from '../../storage/journal.js';
import { Project } from '../../storage/project.js';
import { checkCanAsk } from '../shared/asking.js';
import { say } from '../shared/output.js';
import { unfinished } from './drafts.js';
import { type Agenda, type DraftOptions, holdInterview } from './hold-interview.js';
import { programmeOfDraft } from './prepare-follow-up.js';
import { startOf } from './prepare-run.js';
import { nextLines } from './propose-next.js';
import { writeFollowUp } from './write-follow-up.js';

export interface WhyOptions extends DraftOptions {
  programme?: string;
}

/** The site and, if one was named, the criterion. */
interface Subject {
  project: Project;
  days: Days;
  site: string;
  criterion: string | undefined;
}

export async function why(
  context: Context,
  named: string | undefined,
  criterion: string | undefined,
  options: WhyOptions,
): Promise<number> {
  const words = context.messages.interview;
  const project = new Project(context.cwd);
  const days = daysIn(context, project.settings.timeZone);
  const site = project.chooseSite(named, 'why');
  const subject: Subject = { project, days, site, criterion };
  const draft = options.restart ? undefined : unfinished({ project, kind: 'why', site });
  const first = explanation(subject, options, draft?.header);
  const nothing = first.isUnscored ? capital(context.messages.show.nothingScored) : words.nothingUnexplained;
  if (first.start.explain?.length === 0) {
    say(context, nothing);
    return 0;
  }
  checkCanAsk(context, options, fail('no-terminal', { command: 'why' }));
  const title = project.siteTitle(site, context.language);
  return holdInterview(context, {
    kind: 'why',
    project,
    options,
    site: { site, title, isNew: false },
    prepare: ({ resumed: saved }): Agenda | string => {
      const resumed = saved?.header;
      const { start, known } = explanation(subject, options, resumed);
      if (start.explain?.length === 0) return nothing;
      const programme = start.template.programme ? start.template.name : undefined;
      return {
        start,
        title,
        known,
        header: { date: start.date, template: start.template.name, criterion: criterion ?? resumed?.criterion },
        publish: async (state) => {
          const record = followUpOf(start, state);
          const isSilent = saysNothing(record, new Map());
          if (!isSilent) await writeFollowUp(context, { project, site, template: start.template }, record);
          return () => {
            say(
              context,
              ...(isSilent ? [words.notChanged] : ['', ...nextLines(context, project, { site, programme }, 'plan')]),
            );
            return 0;
          };
        },
      };
    },
  });
}

/** The criteria to explain, and the scores that are known. A draft keeps its day, its series and its criterion. */
function explanation(
  { project, days, site, criterion }: Subject,
  { programme }: WhyOptions,
  draft: DraftHeader | undefined,
): { start: InterviewStart; known: InterviewState['answers']; isUnscored: boolean } {
  const series = draft ? programmeOfDraft(project, draft) : programme;
  const records = project.series(site, series, days).map(({ record }) => record);
  const latest = records.filter(isAudit).at(-1);
  if (!latest) throw fail('no-audits', { site });
  const template = project.shelf.load(latest.audit.template.name);
  // A record cannot lower its own threshold, as in the gate.
  const sagging = Math.max(latest.audit.sagging, project.settings.sagging);
  const explain = toExplain(template, criterion ?? draft?.criterion, (key) => {
    const state = criterionState(records, key, latest.audit, days.today);
    const score = state.now?.score;
    return {
      score,
      sags: score !== undefined && score <= sagging,
      explained: isExplained(state.cause) || state.notApplicable !== undefined,
    };
  });
  const date = draft && draft.date >= latest.date ? draft.date : days.today;
  const given = { assessors: latest.audit.assessors, period: '' };
  const start = startOf(project, days, { site, date, template, given });
  return {
    isUnscored: !hasScores(records, latest),
    start: { ...start, explain: explain.map(({ key }) => key) },
    known: Object.fromEntries(explain.map(({ key, score }) => [`score/${key}`, { score }])),
  };
}

interface Sagging {
  key: string;
  score: number | undefined;
}

/** The criteria that sag unexplained, lowest first; or the one that was named, explained or not. */
function toExplain(
  template: Template,
  said: string | undefined,
  stateOf: (key: string) => { score: number | undefined; sags: boolean; explained: boolean },
): Sagging[] {
  const criteria = criteriaOf(template);
  const keys = criteria.map(({ key }) => key);
  const titles = new Map(criteria.map(({ key, title }) => [key, title]));
  const named = said === undefined ? undefined : criterionNamed(said, keys, titles);
  if (said !== undefined && named === undefined) {
    throw fail('unknown-criterion', { key: said, suggestion: nearest(said, keys), template: template.name });
  }
  const wanted = (named === undefined ? keys : [named]).map((key) => ({ key, ...stateOf(key) }));
  const only = wanted[0];
  if (named !== undefined && only && !only.sags) throw fail('not-sagging', { key: named, score: only.score });
  return wanted
    .filter(({ sags, explained }) => sags && (named !== undefined || !explained))
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0));
}
