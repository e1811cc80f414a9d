import type { Context } from '../../context.js';
import { answersOfEntries } from '../../domain/interview/from-record.js';
import { begun } from '../../domain/interview/history.js';
import { apply, type InterviewStart, type InterviewState, kept } from '../../domain/interview/interview.js';
import { auditOf } from '../../domain/interview/record.js';
import { criteriaOf, inLanguage, type Template } from '../../domain/questionnaire/template.js';
import { type Audit, entriesOf, isExplained } from '../../domain/record/audit.js';
import { fail } from '../../errors.js';
import { Setup } from '../../interview/setup.js';
import { styleOf } from '../../render/kit/style.js';
import { visible } from '../../render/kit/visible.js';
import type { Journal } from '../../storage/journal.js';
import { printRecord } from '../../storage/print.js';
import { checkWritable, replace, textOf } from '../../storage/publish.js';
import { schemaOfRecord } from '../../storage/schemas.js';
import type { Path } from '../../storage/source.js';
import { spliced } from '../../storage/splice.js';
import { digestOf } from '../../storage/templates.js';
import { check } from '../gate/check.js';
import { checkCanAsk, presenterFor, untilEnded } from '../shared/asking.js';
import { type FoundAudit, findAudit } from '../shared/find-audit.js';
import { keepReadme } from '../shared/keep-readme.js';
import { say } from '../shared/output.js';
import { usesGate } from '../shared/uses-gate.js';
import { conduct } from './conduct.js';
import { correctionOf, offerDraft, openDraft, sayHowToContinue } from './drafts.js';
import { startOf } from './prepare-run.js';
import { proposeNext } from './propose-next.js';

/** `service-audit edit [AUDIT]`: a published record on the review screen; only what changed is written. */
export async function edit(
  context: Context,
  reference: string | undefined,
  options: { plain?: boolean; programme?: string },
): Promise<number> {
  const words = context.messages.interview;
  const found = findAudit(context, reference, { command: 'edit', programme: options.programme });
  const { project, site, loaded, template, siteTitle } = found;
  const { audit } = found.audit;
  const { source } = loaded;
  if (site === undefined) throw fail('not-in-project', { file: source.file });
  if (!template) throw fail('template-not-found', { key: audit.template.name, known: project.shelf.names() });
  const { version, digest } = audit.template;
  if (version !== template.version || digest !== digestOf(template)) {
    throw fail('edit-other-template', { name: template.name }, source.place(['template']));
  }
  checkCanAsk(context, options, fail('no-terminal', { command: 'edit' }));
  const path = project.recordPath(site, found.audit.id);
  checkWritable(project.siteFolder(site), project.shown(project.siteFolder(site)));

  const { start, state } = asInterview({ ...found, site, template });
  const { date } = found.audit;
  const programme = template.programme ? template.name : undefined;
  const draft = correctionOf(project, site, { ...found.audit, programme });
  const presenter = presenterFor(context, options);
  let journal: Journal | undefined;
  const sayLeft = () => {
    if (!sayHowToContinue(context, draft, journal)) say(context, words.notChanged);
  };
  const corrected = untilEnded(context, presenter, sayLeft, async () => {
    // The audit stays as it is until the end; what is corrected meanwhile is in a draft.
    const offered = await offerDraft(draft, new Setup(presenter, styleOf(context)), {});
    if (typeof offered === 'string') {
      presenter.close();
      if (offered === 'discarded') say(context, words.draft.discarded);
      else sayLeft();
      return 0;
    }
    const own = { date, template: template.name };
    const opened = openDraft(context, draft, offered.draft, { own, start, known: state.answers });
    journal = opened.journal;
    const isSaved = ({ answers }: InterviewState) =>
      Object.entries(answers).some(([id, value]) => state.answers[id] !== value);
    const asked = { ...opened, start, title: siteTitle, isSaved };
    let outcome = await conduct(context, presenter, asked);
    while (outcome.way !== 'done' && outcome.way !== 'leave') {
      const notice = words.firstScreen;
      outcome = await conduct(context, presenter, { ...asked, history: begun(outcome.state), notice });
    }
    presenter.close();
    if (outcome.way === 'leave') {
      sayLeft();
      return 0;
    }
    const now = { ...auditOf(start, outcome.state), template: audit.template };
    const changed = changedParts(audit, now);
    if (changed.length === 0) {
      journal.remove();
      say(context, words.notChanged);
      return 0;
    }
    const titles = new Map(
      [...template.components, ...criteriaOf(template)].map(({ key, title }) => [
        key,
        inLanguage(title, project.settings.language ?? context.language),
      ]),
    );
    const printed = printRecord('audit', now, { schema: schemaOfRecord('audit-1'), title: (key) => titles.get(key) });
    replace(path, spliced(source.text, printed, changed) ?? printed, textOf(path), project.shown(path));
    journal.remove();
    say(
      context,
      words.written(project.shown(path)),
      ...changed.map((part) => `  ${described(part, audit, now, titles)}`),
    );
    await keepReadme(context, project.root, site);
    if (usesGate(project)) {
      say(context, '');
      await check({ ...context, cwd: project.root }, [site], {});
    }
    proposeNext(context, project.root, { site, programme });
    return 0;
  });
  return corrected.finally(() => journal?.close());
}

/** The record as an interview in which everything is answered except the review. */
function asInterview({
  project,
  audit: { audit, date },
  days,
  site,
  template,
}: FoundAudit & { site: string; template: Template }): { start: InterviewStart; state: InterviewState } {
  const given = { assessors: audit.assessors, period: audit.period ?? '' };
  const before = startOf(project, days, { site, date, template, given });
  const entries = entriesOf(audit.scores).map(({ criterion, entry }) => [criterion, entry] as const);
  const start: InterviewStart = {
    ...before,
    sagging: audit.sagging,
    target: audit.target,
    open: before.open.filter(({ id }) => audit.actions?.[id] !== undefined),
    planned: audit.plan ?? {},
    settled: entries.flatMap(([key, { cause }]) => (isExplained(cause) ? [key] : [])),
  };
  const putOff = entries.filter(
    ([, { score, cause }]) => score !== undefined && score <= audit.sagging && !cause?.since,
  );
  const by = entries.find(([, { cause }]) => cause?.['answered-by'])?.[1].cause?.['answered-by'];
  const events = [
    ...putOff.map(([key]) => kept('later', [key], true)),
    kept('actions', [], audit.actions ?? {}),
    kept('guess', [], audit.guess ?? []),
    kept('rest', [], false),
    kept('answered-by', [], by ?? audit.assessors[0]?.name ?? ''),
  ];
  return { start, state: events.reduce(apply, { answers: answersOfEntries(entries, audit.sagging) }) };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The paths at which the records differ. */
function changedParts(was: Audit, now: Audit): Path[] {
  const before = new Map(entriesOf(was.scores).map(({ criterion, entry }) => [criterion, entry]));
  const scores = entriesOf(now.scores).flatMap(({ component, criterion, entry }): Path[] =>
    same(sorted(before.get(criterion)), sorted(entry)) ? [] : [['scores', component, criterion]],
  );
  const rest = (['actions', 'plan'] as const).flatMap((key): Path[] =>
    same(sorted(was[key]), sorted(now[key])) ? [] : [[key]],
  );
  return [...scores, ...rest];
}

/** The same value with its keys in order, because the order in which they were written means nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

function described(path: Path, was: Audit, now: Audit, titles: ReadonlyMap<string, string | undefined>): string {
  const [top, component, key] = path.map(String);
  if (top !== 'scores' || component === undefined || key === undefined) return String(top);
  const score = (audit: Audit) => audit.scores[component]?.[key]?.score ?? '–';
  const title = visible(titles.get(key) ?? key);
  return score(was) === score(now) ? title : `${title}: ${score(was)} → ${score(now)}`;
}
