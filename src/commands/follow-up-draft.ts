import type { Context } from '../context.js';
import { addWorkingDays } from '../domain/date.js';
import { treatedCriteria } from '../domain/interview-follow-up.js';
import { criteriaOf, inLanguage } from '../domain/template.js';
import { isLanguage } from '../language.js';
import { loadMessages } from '../locales/index.js';
import { printFollowUpDraft } from '../storage/follow-up-draft.js';
import { publish, textOf } from '../storage/publish.js';
import { schemaOfRecord } from '../storage/schemas.js';
import { keepSchemas } from './editor-schemas.js';
import type { Meeting } from './follow-up.js';
import { keepReadme } from './keep-readme.js';
import { say } from './output.js';
import { followUpPath } from './write-follow-up.js';

const NEW_ACTION_DAYS = 10;

/** `follow-up --draft`: the next follow-up as a file to fill in; saving it is the follow-up. The same one is not written twice. */
export async function followUpDraft(context: Context, { project, site, template, start }: Meeting): Promise<number> {
  const { settings } = project;
  const language = isLanguage(settings.language) ? settings.language : context.language;
  const messages = await loadMessages(language);
  const titles = new Map(criteriaOf(template).map(({ key, title }) => [key, inLanguage(title, language) ?? key]));
  const circle = start.followUp?.circle ?? [];
  const text = printFollowUpDraft(
    {
      date: start.date,
      circle,
      open: start.open,
      treated: start.followUp ? treatedCriteria(start, start.followUp) : [],
      describe: ({ action, due }) =>
        messages.followUpDraft.action(
          titles.get(action.criterion) ?? action.criterion,
          action.text,
          action.owner,
          messages.dates.full(due),
        ),
      last: (key) => {
        const before = start.before.get(key);
        return before ? messages.followUpDraft.last(before.score, messages.dates.full(before.date)) : '';
      },
      owner: circle[0] ?? start.open[0]?.action.owner ?? messages.followUpDraft.owner,
      due: addWorkingDays(start.date, NEW_ACTION_DAYS, start.workingDays),
    },
    schemaOfRecord('follow-up-1'),
    language,
    messages.followUpDraft,
  );
  await keepSchemas(context, project, template);
  for (let number = 1; ; number++) {
    const path = followUpPath(project, site, template, start.date, number);
    const there = textOf(path);
    const isDone = there === text || (there === undefined && publish(path, text, project.shown(path)) === 'written');
    if (!isDone) continue;
    const words = context.messages.followUpDraft;
    say(context, words.written(project.shown(path)));
    await keepReadme(context, project.root, site);
    say(context, '', words.next(project.shown(path)));
    return 0;
  }
}
