/** `service-audit run [SITE]` with somebody who answers. */
import type { Context } from '../../context.js';
import type { InterviewEvent } from '../../domain/interview/interview.js';
import { kept } from '../../domain/interview/interview.js';
import { titleIn } from '../../domain/questionnaire/template.js';
import { keyFrom } from '../../domain/text/transliterate.js';
import type { Setup, SetupScreen, Way } from '../../interview/setup.js';
import { styleOf } from '../../render/kit/style.js';
import { oneLine } from '../../render/kit/visible.js';
import { baseText } from '../../render/view/show-lines.js';
import { listDrafts } from '../../storage/journal.js';
import { isSiteKey } from '../../storage/record-name.js';
import { baseUnder } from '../shared/base-under.js';
import { commandLine } from '../shared/command-line.js';
import { assessorsFrom } from './assessors.js';
import { unfinished } from './drafts.js';
import { publishAudit } from './finish-run.js';
import { type Agenda, type Chosen, type ChosenSite, holdInterview } from './hold-interview.js';
import { checkFree, chooseTemplate, type RunOptions, startOf, type Target } from './prepare-run.js';
import { changeOfTemplate, usualTemplate } from './usual-template.js';

export async function runInterview(context: Context, target: Target, options: RunOptions): Promise<number> {
  const { project, named } = target;
  // Whatever is wrong with an option is said before the first question.
  assessorsFrom(context, options.assessor);
  const run = new Run(context, target, options);
  return holdInterview(context, {
    kind: 'audit',
    project,
    options,
    site: named === undefined ? (setup, choose) => run.siteScreens(setup, choose) : run.siteNamed(named),
    screens: (setup, chosen) => run.screens(setup, chosen),
    changeTemplate: (setup, chosen) => run.changeTemplate(setup, chosen),
    prepare: (chosen) => run.prepare(chosen),
  });
}

/** The choices before the questions of an audit. */
class Run {
  /** The questionnaire that was chosen from the list, by site. */
  private readonly picked = new Map<string, string>();
  private title: string | undefined;

  constructor(
    private readonly context: Context,
    private readonly target: Target,
    private readonly options: RunOptions,
  ) {}

  siteNamed(site: string): ChosenSite {
    const { project } = this.target;
    return project.sites().includes(site)
      ? { site, title: project.siteTitle(site, this.context.language), isNew: false }
      : { site, title: site, isNew: true };
  }

  /** The sites with audits and those with a draft of their first one; or the title and the key of a new site. */
  siteScreens(setup: Setup, choose: (site: ChosenSite) => void): SetupScreen[] {
    const { project } = this.target;
    const sites = project.sites();
    const drafts = new Map(
      listDrafts(project.root).flatMap((site) => {
        const draft = unfinished({ project, kind: 'audit', site });
        return draft ? [[site, draft.header] as const] : [];
      }),
    );
    const newSites = [...drafts].flatMap(([site, { title }]) =>
      sites.includes(site) ? [] : [{ site, title: title ?? site, isNew: true }],
    );
    const all = [...sites.map((site) => this.siteNamed(site)), ...newSites];
    let isNew = all.length === 0;
    const begun = all.filter(({ site }) => drafts.has(site));
    const list: SetupScreen = async () => {
      if (all.length === 0) return 'skip';
      // Only one interview can be meant.
      if (this.options.resume && begun.length === 1 && begun[0]) {
        choose(begun[0]);
        return 'skip';
      }
      const picked = await setup.pickSite(all.map((one) => ({ ...one, draft: drafts.get(one.site)?.date })));
      if (typeof picked === 'string') return picked;
      const found = all.find(({ site }) => site === picked.value);
      isNew = found === undefined;
      if (found) choose(found);
      return 'next';
    };
    const title: SetupScreen = async () => {
      if (!isNew) return 'skip';
      const typed = await setup.siteTitle(undefined);
      if (typeof typed === 'string') return typed;
      this.title = typed.value;
      return 'next';
    };
    const key: SetupScreen = async () => {
      if (!isNew) return 'skip';
      const named = this.title ?? '';
      const typed = await setup.siteKey(keyFrom(named), isSiteKey, sites);
      if (typeof typed === 'string') return typed;
      choose({ site: typed.value, title: named, isNew: true });
      return 'next';
    };
    return [list, title, key];
  }

  screens(setup: Setup, chosen: () => Chosen): SetupScreen[] {
    const { named, project } = this.target;
    const title: SetupScreen = async () => {
      const { site } = chosen();
      if (named === undefined || !site.isNew || isResumed(chosen())) return 'skip';
      const typed = await setup.siteTitle(titleFrom(named));
      if (typeof typed === 'string') return typed;
      site.title = typed.value;
      return 'next';
    };
    const template: SetupScreen = async () => {
      const { site } = chosen();
      if (this.options.template !== undefined || isResumed(chosen())) return 'skip';
      const usual = usualTemplate(project, site.site, this.target.days);
      const isKnown = project.shelf.has(usual);
      if (isKnown && (!site.isNew || project.settingsSource !== undefined)) return 'skip';
      if (!isKnown) setup.notify(this.context.messages.interview.otherTemplate.missing(oneLine(usual)));
      return this.pickTemplate(setup, site.site);
    };
    const confirmed: SetupScreen = async () => {
      const { site } = chosen();
      if (isResumed(chosen())) this.warnOfUnused(setup, chosen());
      if (isResumed(chosen()) || site.isNew || this.picked.has(site.site)) return 'skip';
      return this.confirmTemplate(setup, site.site);
    };
    return [title, template, confirmed];
  }

  /**
   * Says what a questionnaire of `--template`, or a newer version, cannot be compared in, and asks about another one that
   * `site.yaml` names.
   */
  private async confirmTemplate(setup: Setup, site: string): Promise<Way | 'skip'> {
    const { template } = this.templateOf({ site: this.siteNamed(site) });
    const { isOther, lines } = changeOfTemplate(this.context, { ...this.target, site }, template);
    if (lines.length === 0) return 'skip';
    if (this.options.template !== undefined) {
      setup.notify(`${this.context.messages.reporting.warning}: ${lines.join(' ')}`);
      return 'skip';
    }
    if (!isOther) {
      setup.notify(lines.join('\n'));
      return 'skip';
    }
    const answer = await setup.confirmTemplate(template, lines);
    if (typeof answer === 'string') return answer;
    if (answer.value === 'other') return this.pickTemplate(setup, site);
    this.picked.set(site, template.name);
    return 'next';
  }

  /** The list of questionnaires, and the question that follows if earlier scores cannot be compared then. */
  private async pickTemplate(setup: Setup, site: string): Promise<Way> {
    const { project } = this.target;
    const { shelf } = project;
    for (;;) {
      const current = this.picked.get(site) ?? usualTemplate(project, site, this.target.days);
      const picked = await setup.pickTemplate(shelf.all(), (name) => shelf.isOwn(name), current);
      if (typeof picked === 'string') return picked;
      const template = shelf.load(picked.value);
      const { isOther, lines } = changeOfTemplate(this.context, { ...this.target, site }, template);
      const answer = isOther && lines.length > 0 ? await setup.confirmTemplate(template, lines) : { value: 'use' };
      if (answer === 'leave') return 'leave';
      if (answer === 'back' || answer.value === 'other') continue;
      this.picked.set(site, picked.value);
      return 'next';
    }
  }

  async changeTemplate(setup: Setup, { site }: Chosen): Promise<Way> {
    return this.pickTemplate(setup, site.site);
  }

  /** An unfinished interview keeps its questionnaire: with that of `--template` its other answers would be lost. */
  private warnOfUnused(setup: Setup, chosen: Chosen): void {
    const { template: named } = this.options;
    if (named === undefined) return;
    const { template } = this.templateOf(chosen);
    if (chooseTemplate(this.context, this.target.project, named).template.name === template.name) return;
    const { draft } = this.context.messages.interview;
    const { site } = chosen.site;
    const command = commandLine(this.context, 'run', site, '--template', named, '--restart');
    const title = titleIn(template.title, this.context.language, template.name);
    const { warning } = this.context.messages.reporting;
    setup.notify(`${warning}: ${draft.keepsTemplate(oneLine(title))} ${draft.restartWith(command)}`);
  }

  private templateOf(chosen: Chosen) {
    const { project, days } = this.target;
    const { site } = chosen.site;
    const begun = chosen.resumed?.header.template;
    const [first, second] = isResumed(chosen) ? [begun, this.options.template] : [this.options.template, begun];
    const name = this.picked.get(site) ?? first ?? second ?? usualTemplate(project, site, days);
    return { named: name, ...chooseTemplate(this.context, project, name) };
  }

  prepare(chosen: Chosen): Agenda {
    const { context, options } = this;
    const { project, days } = this.target;
    const { isNew, site, title } = chosen.site;
    const resumed = chosen.resumed?.header;
    const { named, template, copy } = this.templateOf(chosen);
    const date = options.date ?? resumed?.date ?? days.today;
    checkFree(project, site, date, template.programme ? template.name : undefined);
    const base = isNew ? undefined : baseUnder(project, site, template, days);
    const assessors = assessorsFrom(context, options.assessor);
    const given = {
      assessors: assessors ?? resumed?.given?.assessors,
      period: options.period ?? resumed?.given?.period,
    };
    const said: InterviewEvent[] = [
      ...(assessors ? [kept('assessor', [], assessors)] : []),
      ...(options.period === undefined ? [] : [kept('period', [], options.period || null)]),
    ];
    const newTitle = (isResumed(chosen) ? resumed?.title : undefined) ?? (isNew ? title : undefined);
    const start = startOf(project, days, { site, date, template, given });
    return {
      start,
      title: newTitle ?? title,
      header: { title: newTitle, date, template: named, given },
      notice: base && baseText(base, styleOf(context)),
      said,
      publish: (state) => publishAudit(context, { project, days, site, start, newTitle, copy }, state),
    };
  }
}

/** A choice of an earlier session is not asked for again. */
function isResumed({ resumed, isBegunHere = false }: Chosen): boolean {
  return resumed !== undefined && !isBegunHere;
}

/** The proposed title of a site of which only the key is known: `lviv-center` → `Lviv center`. */
function titleFrom(key: string): string {
  const words = key.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
