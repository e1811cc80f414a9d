import type { Context } from '../../context.js';
import { daysIn } from '../../context.js';
import type { InterviewStart } from '../../domain/interview/interview.js';
import { followUpOf } from '../../domain/interview/record.js';
import { criteriaOf, type Template } from '../../domain/questionnaire/template.js';
import { isExplained } from '../../domain/record/audit.js';
import { isAudit } from '../../domain/record/site.js';
import { nearest } from '../../domain/text/suggest.js';
import { criterionState } from '../../domain/treatment/state.js';
import { fail } from '../../errors.js';
import { Setup } from '../../interview/setup.js';
import { styleOf } from '../../render/kit/style.js';
import type { Journal } from '../../storage/journal.js';
import { Project } from '../../storage/project.js';
import { checkWritable } from '../../storage/publish.js';
import { say } from '../shared/output.js';
import { conduct, presenterFor } from './conduct.js';
import { offerDraft, openDraft, tellKept, untilEnded } from './keep-draft.js';
import { startOf } from './prepare-run.js';
import { writeFollowUp } from './write-follow-up.js';

export interface WhyOptions {
  resume?: boolean;
  restart?: boolean;
  plain?: boolean;
  programme?: string;
}

/** `service-audit why [SITE [CRITERION]]`: the six questions for what sags unexplained → a follow-up record. */
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
  const records = project.series(site, options.programme, days).map(({ record }) => record);
  const latest = records.filter(isAudit).at(-1);
  if (!latest) throw fail('no-audits', { site });
  const template = project.shelf.load(latest.audit.template.name);
  // As the gate has it: a record cannot let itself off.
  const sagging = Math.max(latest.audit.sagging, project.settings.sagging);
  const explain = toExplain(template, criterion, (key) => {
    const state = criterionState(records, key, latest.audit, days.today);
    const score = state.now?.score;
    return { score, sags: score !== undefined && score <= sagging, explained: isExplained(state.cause) };
  });
  if (explain.length === 0) {
    say(context, words.nothingUnexplained);
    return 0;
  }
  const plain = options.plain === true || context.env.TERM === 'dumb';
  if (context.noInput || (!plain && !context.interactive)) throw fail('no-terminal', { command: 'why' });
  checkWritable(project.siteFolder(site), project.shown(project.siteFolder(site)));
  const before = startOf(project, days, site, days.today, template, { assessors: latest.audit.assessors, period: '' });
  const start: InterviewStart = { ...before, explain: explain.map(({ key }) => key) };
  const scores = Object.fromEntries(explain.map(({ key, score }) => [`score/${key}`, { score }]));

  const presenter = presenterFor(context, plain);
  const of = { project, kind: 'why', site } as const;
  let journal: Journal | undefined;
  const kept = () => tellKept(context, of, journal);
  return untilEnded(context, presenter, kept, async () => {
    const offered = await offerDraft(of, new Setup(presenter, styleOf(context)), options);
    if (typeof offered === 'string') return 0;
    const header = { date: start.date, template: template.name };
    const begun = openDraft(context, of, offered.draft, header, template);
    journal = begun.journal;
    try {
      const state = { ...begun.state, answers: { ...scores, ...begun.state.answers } };
      const title = project.siteTitle(site, context.language);
      const { minutesBefore } = begun;
      const done = await conduct(context, presenter, { start, title, state, journal, minutesBefore });
      presenter.close();
      if (!done) {
        kept();
        return 0;
      }
      const record = followUpOf(start, done);
      if (record.causes) await writeFollowUp(context, { project, site, template }, record);
      journal.remove();
      if (!record.causes) return 0;
      say(context, '', `${words.next}: service-audit show ${site} --causes`);
      return 0;
    } finally {
      journal.close();
    }
  });
}

interface Sagging {
  key: string;
  score: number | undefined;
}

/** What sags unexplained, lowest first; or the criterion that was named, explained or not. */
function toExplain(
  template: Template,
  named: string | undefined,
  stateOf: (key: string) => { score: number | undefined; sags: boolean; explained: boolean },
): Sagging[] {
  const keys = criteriaOf(template).map(({ key }) => key);
  if (named !== undefined && !keys.includes(named)) {
    throw fail('unknown-criterion', { key: named, suggestion: nearest(named, keys), template: template.name });
  }
  const wanted = (named === undefined ? keys : [named]).map((key) => ({ key, ...stateOf(key) }));
  const only = wanted[0];
  if (named !== undefined && only && !only.sags) throw fail('not-sagging', { key: named, score: only.score });
  return wanted
    .filter(({ sags, explained }) => sags && (named !== undefined || !explained))
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0));
}
