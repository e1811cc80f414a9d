/** The questions before the interview: which site, which questionnaire, and whether to resume a draft. */
import { type Template, titleIn } from '../domain/questionnaire/template.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import type { Item, Presenter } from './presenter.js';

export class Setup {
  constructor(
    private readonly presenter: Presenter,
    private readonly style: Style,
  ) {}

  /** Returns the key of a site, `new` or `leave`. The list names the sites with an unfinished interview. */
  async pickSite(sites: readonly { site: string; title: string; draft?: string | undefined }[]): Promise<string> {
    const words = this.style.messages.interview;
    const items = sites.map(({ site, title, draft }) => {
      const name = title === site ? site : `${oneLine(title)}  (${site})`;
      const date = draft && this.style.messages.dates.full(draft);
      return { value: site, label: date ? `${name}  ${words.draft.unfinished(date)}` : name };
    });
    return this.pick(words.site, [...items, { value: 'new', label: words.newSite }]);
  }

  async newSite(
    propose: (title: string) => string,
    isKey: (key: string) => boolean,
    taken: readonly string[],
  ): Promise<{ site: string; title: string; isNew: boolean } | undefined> {
    const words = this.style.messages.interview;
    const title = await this.line(words.siteTitle, undefined, undefined, (text) =>
      text === '' ? words.siteTitle : undefined,
    );
    if (title === undefined) return undefined;
    const proposed = propose(title);
    const site = await this.line(words.siteKey, words.siteKeyHelp, isKey(proposed) ? proposed : 'site', (text) => {
      if (!isKey(text)) return words.siteKeyHelp;
      return taken.includes(text) ? words.siteKeyTaken : undefined;
    });
    return site === undefined ? this.newSite(propose, isKey, taken) : { site, title, isNew: true };
  }

  /** Returns the name of a questionnaire or `leave`. Asks nothing if there is only one. */
  async pickTemplate(
    templates: readonly { template: Template; criteria: number }[],
    language: string,
  ): Promise<string> {
    const words = this.style.messages.interview;
    const only = templates[0];
    if (only && templates.length === 1) return only.template.name;
    const items = templates.map(({ template, criteria }) => ({
      value: template.name,
      label: `${oneLine(titleIn(template.title, language, template.name))}, ${words.criteria(criteria)}`,
    }));
    return this.pick(words.template, items);
  }

  async resumeDraft(date: string, answered: number): Promise<'resume' | 'restart' | 'discard' | 'leave'> {
    const { draft } = this.style.messages.interview;
    return this.pick(draft.found(this.style.messages.dates.full(date), answered), [
      { value: 'resume', label: `1  ${draft.resume}`, key: '1' },
      { value: 'restart', label: `2  ${draft.restart}`, key: '2' },
      { value: 'discard', label: `3  ${draft.discard}`, key: '3' },
    ]);
  }

  private async pick<Value extends string>(
    question: string,
    items: readonly (Item & { value: Value })[],
  ): Promise<Value | 'leave'> {
    const { value, command } = await this.presenter.choice({ question, items, back: false });
    return items.find((item) => command === undefined && item.value === value)?.value ?? 'leave';
  }

  private async line(
    question: string,
    help: string | undefined,
    fallback: string | undefined,
    refuse: (text: string) => string | undefined,
  ): Promise<string | undefined> {
    const answer = await this.presenter.line({ question, help, fallback, refuse });
    return 'text' in answer ? answer.text : undefined;
  }
}
