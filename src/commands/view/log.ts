import type { Context } from '../../context.js';
import { criterionNamed, titledKey } from '../../domain/questionnaire/named-criterion.js';
import { inLanguage } from '../../domain/questionnaire/template.js';
import { nearest } from '../../domain/text/suggest.js';
import { criteriaIn } from '../../domain/treatment/site-plan.js';
import { criterionState } from '../../domain/treatment/state.js';
import { storyOf } from '../../domain/treatment/story.js';
import { fail } from '../../errors.js';
import { renderLogJson, renderLogMarkdown } from '../../render/treatment/log-formats.js';
import { type LogView, renderLog } from '../../render/treatment/log-lines.js';
import { Project } from '../../storage/project.js';
import { findSite } from '../shared/find-sites.js';
import { emit, type OutputOptions } from '../shared/output.js';

interface LogOptions extends OutputOptions {
  programme?: string;
}

/** `service-audit log [SITE] CRITERION`; a single argument is the criterion, by its key or its title. */
export function log(
  context: Context,
  first: string | undefined,
  second: string | undefined,
  options: LogOptions,
): number {
  const project = new Project(context.cwd);
  const [named, said] = second === undefined ? [undefined, first] : [first, second];
  if (said === undefined) throw fail('missing-argument', { name: 'criterion' });
  const site = project.chooseSite(named, 'log');
  const { records, loaded, settings, days, siteTitle, titles } = findSite(context, project, site, options.programme);
  const known = criteriaIn(records);
  const criterion = criterionNamed(said, known, titles);
  if (criterion === undefined) {
    const listed = known.map((key) => titledKey(key, titles, context.language));
    throw fail('criterion-never-asked', { key: said, suggestion: nearest(said, known), known: listed });
  }
  const sources = new Map(loaded.map(({ record, source }) => [record, source]));
  const view: LogView = {
    siteTitle,
    title: inLanguage(titles.get(criterion), context.language) ?? criterion,
    state: criterionState(records, criterion, settings.limits, days.today),
    today: days.today,
    chapters: storyOf(records, criterion, settings.limits, days.today).map(({ record, recorded, ...rest }) => {
      const source = record && sources.get(record);
      return {
        ...rest,
        record,
        file: source?.file,
        recorded: recorded.map((fact) => ({ fact, place: source?.place(fact.at, 'key') ?? { file: '' } })),
      };
    }),
  };
  emit(context, 'log', options, {
    text: (style) => renderLog(view, style),
    json: () => renderLogJson(site, criterion, view),
    markdown: (style) => renderLogMarkdown(view, style),
  });
  return 0;
}
