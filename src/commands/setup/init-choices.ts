/** The choices for `init`, by a person, by options or by the history. */
import { type Context, daysIn } from '../../context.js';
import { type Proposal, proposedCheck } from '../../domain/gate/propose.js';
import { nameKey } from '../../domain/record/person.js';
import { contentOf, isAudit, type SiteRecord } from '../../domain/record/site.js';
import { recover } from '../../errors.js';
import { Project } from '../../storage/project.js';
import { systemTimeZone } from './time-zones.js';

export interface InitOptions {
  ci?: 'github' | 'gitlab';
  weekly?: boolean;
  preCommit?: boolean;
  /** Nothing is asked: all proposals are accepted. */
  yes?: boolean;
}

export interface Choices {
  timeZone: string;
  template: string;
  circle: readonly string[];
  sagging: number;
  target: number;
  /** The thresholds, and the reasons for those that come from the history. */
  proposal: Proposal;
  ci: 'github' | 'gitlab' | undefined;
  weekly: boolean;
  preCommit: boolean;
}

export interface Proposed {
  choices: Choices;
  /** The people whom the records name. */
  people: string[];
}

/** The proposals: the options, what the records so far suggest, and nothing that runs elsewhere. */
export function proposedChoices(context: Context, { ci, weekly, preCommit }: InitOptions): Proposed {
  const project = new Project(context.cwd, context.cwd);
  const { settings } = project;
  const days = daysIn(context, settings.timeZone);
  const everySeries = project
    .sites()
    .flatMap((site) => project.seriesOf(site).map((programme) => recordsOf(site, programme)));
  const records = everySeries.flat().sort((a, b) => (a.date < b.date ? -1 : 1));
  const last = records.filter(isAudit).at(-1);
  return {
    choices: {
      timeZone: systemTimeZone(context.env),
      template: last?.audit.template.name ?? settings.template,
      circle: settings.circle,
      sagging: settings.sagging,
      target: settings.target,
      proposal: proposedCheck(everySeries, settings, days.today),
      ci,
      weekly: weekly === true,
      preCommit: preCommit === true,
    },
    people: distinct(records.flatMap(peopleIn)),
  };

  /** Unreadable records are left out; `validate` reports them. */
  function recordsOf(site: string, programme: string | undefined): SiteRecord[] {
    try {
      return project.series(site, programme, days).map(({ record }) => record);
    } catch (error) {
      recover(error);
      return [];
    }
  }
}

/** Each name once, in the order in which it is first seen. */
export function distinct(names: readonly string[]): string[] {
  const keys = names.map(nameKey);
  return names.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

function peopleIn(record: SiteRecord): string[] {
  const { assessors = [] } = contentOf(record);
  const present = isAudit(record) ? [] : (record.followUp.present ?? []);
  const actions = (isAudit(record) ? record.audit.plan : record.followUp.added) ?? {};
  return [...assessors.map(({ name }) => name), ...present, ...Object.values(actions).map(({ owner }) => owner)];
}
