/** What is asked before the interview: which site, which questionnaire, whether to go on with a draft. */
import { inLanguage, type Template } from '../domain/template.js';
import type { Style } from '../render/text/style.js';
import { oneLine } from '../render/visible.js';
import { hints, paragraph } from './frame.js';
import { choicePrompt, type Item } from './prompts/choice.js';
import { linePrompt } from './prompts/line.js';
import type { Terminal } from './terminal.js';

type Output = NodeJS.WritableStream & { columns?: number; rows?: number };

export class Setup {
  constructor(
    private readonly terminal: Terminal,
    private readonly output: Output,
    private readonly style: Style,
  ) {}

  /** The key of a site, `new`, or `leave`. */
  async pickSite(sites: readonly { site: string; title: string }[]): Promise<string> {
    const words = this.style.messages.interview;
    const items = sites.map(({ site, title }) => ({
      value: site,
      label: title === site ? site : `${oneLine(title)}  (${site})`,
    }));
    return this.pick(words.site, undefined, [...items, { value: 'new', label: words.newSite }]);
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

  /** The name of a questionnaire, or `leave`. One alone is not asked for. */
  async pickTemplate(
    templates: readonly { template: Template; criteria: number }[],
    language: string,
  ): Promise<string> {
    const words = this.style.messages.interview;
    const only = templates[0];
    if (only && templates.length === 1) return only.template.name;
    const items = templates.map(({ template, criteria }) => ({
      value: template.name,
      label: `${oneLine(inLanguage(template.title, language) ?? template.name)}, ${words.criteria(criteria)}`,
    }));
    return this.pick(words.template, undefined, items);
  }

  async resumeDraft(date: string, answered: number): Promise<string> {
    const { draft } = this.style.messages.interview;
    return this.pick(draft.found(this.style.messages.dates.full(date), answered), undefined, [
      { value: 'resume', label: `1  ${draft.resume}`, key: '1' },
      { value: 'restart', label: `2  ${draft.restart}`, key: '2' },
    ]);
  }

  private top(question: string, help: string | undefined): (columns: number) => string[] {
    const { paint } = this.style;
    return (columns) => [
      '',
      ...paragraph(question, columns, paint.bold),
      ...(help ? paragraph(help, columns, paint.dim) : []),
      '',
    ];
  }

  private async pick(question: string, help: string | undefined, items: readonly Item[]): Promise<string> {
    const { keys } = this.style.messages.interview;
    const answer = await this.terminal.prompt(choicePrompt, {
      output: this.output,
      top: this.top(question, help),
      items,
      bottom: (columns) => hints([keys.choose, keys.leave], this.style, columns),
      commands: { q: 'leave' },
      pointer: this.style.ascii ? '>' : '►',
    });
    return answer.command ?? answer.value;
  }

  private async line(
    question: string,
    help: string | undefined,
    fallback: string | undefined,
    refuse: (text: string) => string | undefined,
  ): Promise<string | undefined> {
    const { keys } = this.style.messages.interview;
    const answer = await this.terminal.prompt(linePrompt, {
      output: this.output,
      top: this.top(question, help),
      bottom: (columns) => hints([keys.enter, keys.escBack, keys.ctrlC], this.style, columns),
      fallback,
      refuse,
    });
    return 'command' in answer ? undefined : answer.text;
  }
}
