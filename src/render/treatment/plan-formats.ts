/** The plan of a site as JSON and as Markdown. */

import { inLanguage } from '../../domain/questionnaire/template.js';
import { QUESTIONS } from '../../domain/record/audit.js';
import type { ActionState } from '../../domain/record/site.js';
import type { Reopening } from '../../domain/treatment/correction.js';
import type { LedgerPromise, SitePlan } from '../../domain/treatment/site-plan.js';
import { capital } from '../kit/layout.js';
import { escaped, tableRow } from '../kit/markdown.js';
import type { Style } from '../kit/style.js';
import { titleOf } from '../kit/titles.js';
import { type PlanView, reopeningText, stateDayText, stateScoreText } from './plan-lines.js';
import { promiserText, promiseScoreText, promiseStatusText } from './promise-lines.js';

const actionJson = ({ id, action, status, due, closed, said }: ActionState) => ({
  id,
  criterion: action.criterion,
  kind: action.kind,
  text: action.text,
  owner: action.owner,
  needs: action.needs,
  question: action.question,
  status,
  planned: action.due,
  due,
  closed,
  said,
});

/** `score` is that of the day that decided the promise, or the last one; `now` is the last one. */
const promiseJson = ({ criterion, promise, made, by, responsible, from, judged, now, outcome, on }: LedgerPromise) => ({
  criterion,
  ...promise,
  made,
  by,
  responsible,
  from,
  score: judged?.score,
  scored: judged?.date,
  now: now && { score: now.score, date: now.date },
  outcome,
  on,
});

function reopeningJson(one: Reopening) {
  const { because, since } = one;
  if (one.because === 'missed-date') {
    const { promise, judged, now } = one.promise;
    return { because, since, due: promise.due, score: judged?.score, now: now?.score };
  }
  const scores = { was: one.was.score, now: one.now.score };
  return { because, since, ...scores, action: one.because === 'ineffective' ? one.action.id : undefined };
}

/** `site` is the key of the site. */
export function planJson(site: string, { siteTitle, plan, titles }: PlanView, language: string): unknown {
  const { today, limits, audited, followedUp, followUpDue } = plan;
  return {
    format: 'plan/1',
    site,
    siteTitle,
    date: today,
    ...limits,
    audited,
    followedUp,
    followUpDue,
    open: plan.open.map((action) => ({ ...actionJson(action), dueIn: action.dueIn })),
    closed: plan.closed.map((action) => ({
      ...actionJson(action),
      ineffective: action.ineffective && { was: action.ineffective.was.score, now: action.ineffective.now.score },
    })),
    criteria: plan.criteria.map(({ criterion, state, relapsed, now, notApplicable, reopened, remedies }) => ({
      criterion,
      title: inLanguage(titles.get(criterion), language),
      // Nothing is known of a criterion that was never scored.
      state: now && state,
      relapsed,
      score: now?.score,
      date: now?.date,
      notApplicable,
      reopened: reopened.map(reopeningJson),
      before: remedies.map(({ actions, ...remedy }) => ({ ...remedy, actions: actions.map(actionJson) })),
    })),
    promises: plan.promises.map(promiseJson),
    people: plan.people,
    circle: plan.circle,
  };
}

export function renderPlanMarkdown(view: PlanView, style: Style): string[] {
  const { messages } = style;
  const { plan: words, dates } = messages;
  const { plan, siteTitle } = view;
  return [
    `# ${escaped(words.heading(siteTitle, dates.full(plan.today)))}`,
    ...planTables(plan, (criterion) => titleOf(criterion, view.titles.get(criterion), style), style),
  ];
}

/** Actions, promises and questions that are open again, without a heading; begins with an empty line. */
export function planTables(plan: SitePlan, nameOf: (criterion: string) => string, style: Style): string[] {
  const { messages } = style;
  const { plan: words, dates, markdown } = messages;
  const { today } = plan;
  const actions = plan.open.map(({ action, due, dueIn, status }) =>
    tableRow([
      `${dueIn < 0 ? `**${words.overdue}** ` : ''}${dates.full(due)}`,
      escaped(action.text) + (status === 'started' ? ` (${words.started})` : ''),
      escaped(nameOf(action.criterion)),
      escaped(action.owner),
      action.question === undefined ? '' : words.question(QUESTIONS.indexOf(action.question) + 1),
    ]),
  );
  const promises = plan.promises.filter((one) => one.outcome === 'pending' || one.isLast);
  const reopened = plan.criteria.flatMap(({ criterion, reopened: reasons }) =>
    reasons.map((reason) => `- ${escaped(`${nameOf(criterion)}: ${reopeningText(reason, today, style)}`)}`),
  );
  const states = plan.criteria
    .filter(({ state }) => state !== 'level' && state !== 'fair')
    .map((one) => tableRow([escaped(nameOf(one.criterion)), stateScoreText(one), stateDayText(one, today, style)]));
  const section = (title: string, heads: readonly string[], rows: readonly string[]) =>
    rows.length === 0
      ? []
      : ['', `## ${title}`, '', tableRow(heads.map(capital)), tableRow(heads.map(() => '---')), ...rows];
  return [
    ...(plan.isUnscored ? ['', capital(messages.show.nothingScored)] : []),
    ...(actions.length === 0 ? ['', words.nothingOpen] : []),
    ...section(words.actions, [words.due, words.action, markdown.criterion, words.who, words.questionHead], actions),
    ...(reopened.length === 0 ? [] : ['', `## ${words.again}`, '', ...reopened]),
    ...section(words.criteria, [markdown.criterion, markdown.score, words.standing], states),
    ...section(
      words.promises,
      [markdown.criterion, words.score, words.promised, words.standing, words.who],
      promises.map((one) =>
        tableRow([
          escaped(nameOf(one.criterion)),
          promiseScoreText(one, today, style),
          messages.show.until(one.promise.target, dates.full(one.promise.due)),
          promiseStatusText(one, today, style),
          escaped(promiserText(one, style) ?? '–'),
        ]),
      ),
    ),
  ];
}
