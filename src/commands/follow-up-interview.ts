import type { Context } from '../context.js';
import { followUpOf } from '../domain/interview-record.js';
import { styleOf } from '../render/text/style.js';
import type { Journal } from '../storage/journal.js';
import { checkWritable } from '../storage/publish.js';
import { Setup } from '../terminal/setup.js';
import { conduct, presenterFor } from './conduct.js';
import type { FollowUpOptions, Meeting } from './follow-up.js';
import { offerDraft, openDraft, tellKept, untilEnded } from './keep-draft.js';
import { keepReadme } from './keep-readme.js';
import { say } from './output.js';
import { showMeeting } from './show-meeting.js';
import { writeFollowUp } from './write-follow-up.js';

/** The meeting in a terminal; every answer is on the disk before the next question appears. */
export async function followUpInterview(
  context: Context,
  { project, site, template, start }: Meeting,
  options: FollowUpOptions,
): Promise<number> {
  const words = context.messages.interview;
  checkWritable(project.siteFolder(site), project.shown(project.siteFolder(site)));
  const drafts = `${project.root}/.service-audit/drafts`;
  checkWritable(drafts, project.shown(drafts));
  const presenter = presenterFor(context, options.plain === true);
  const of = { project, kind: 'follow-up', site } as const;
  let journal: Journal | undefined;
  const kept = () => tellKept(context, of, journal);
  return untilEnded(context, presenter, kept, async () => {
    const offered = await offerDraft(of, new Setup(presenter, styleOf(context)), options);
    if (offered === 'leave') return 0;
    if (offered === 'discarded') {
      presenter.close();
      say(context, words.draft.discarded);
      return 0;
    }
    const header = { date: offered.draft?.header.date ?? start.date, template: template.name, given: start.given };
    const begun = openDraft(context, of, offered.draft, header, template);
    journal = begun.journal;
    try {
      const { state, minutesBefore } = begun;
      const title = project.siteTitle(site, context.language);
      const done = await conduct(context, presenter, { start, title, state, journal, minutesBefore });
      presenter.close();
      if (!done) {
        kept();
        return 0;
      }
      const record = followUpOf(start, done);
      if (Object.keys(record).length <= 2) {
        journal.remove();
        say(context, words.notChanged);
        return 0;
      }
      const file = await writeFollowUp(context, project, site, template, record);
      journal.remove();
      say(context, words.written(file));
      await keepReadme(context, project.root, site);
      say(context, '');
      return showMeeting(context, project, site, template, record, start);
    } finally {
      journal.close();
    }
  });
}
