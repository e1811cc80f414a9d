/** The screens before the interview: which site, which questionnaire, and whether to resume a draft. */
import { groupedTemplates } from '../domain/questionnaire/groups.js';
import { criteriaOf, type Template, titleIn } from '../domain/questionnaire/template.js';
import type { DraftProgress } from '../locales/en/interview.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import {
  type ChoiceRequest,
  type Item,
  type LineRequest,
  LONGEST_NAME_CHARACTERS,
  type Presenter,
  TakeBack,
} from './presenter.js';

/** The way that the person takes from a screen. */
export type Way = 'next' | 'back' | 'leave';
/** One screen; `skip` if it is not asked now. */
export type SetupScreen = () => Promise<Way | 'skip'>;

type Answer<Value> = { value: Value } | 'back' | 'leave';

export class Setup {
  /** The texts typed so far, by question; they are there again when the person comes back. */
  private readonly typed = new Map<string, string>();
  /** A message for the next screen. */
  private notice: string | undefined;

  constructor(
    private readonly presenter: Presenter,
    private readonly style: Style,
  ) {}

  private get words() {
    return this.style.messages.interview;
  }

  /** Puts a message on the next screen, after those that are there already. */
  notify(text: string): void {
    this.notice = this.notice === undefined ? text : `${this.notice} ${text}`;
  }

  /** The message for the next screen, which is shown once. */
  takeNotice(): string | undefined {
    const { notice } = this;
    this.notice = undefined;
    return notice;
  }

  /** Shows one screen after the other. Back leads to the one before; at the first, a message says how to leave. */
  async walk(screens: readonly SetupScreen[]): Promise<'next' | 'leave'> {
    let direction = 1;
    for (let at = 0; ; at += direction) {
      if (at < 0) {
        this.notice = this.words.firstScreen;
        [at, direction] = [0, 1];
      }
      const screen = screens[at];
      if (!screen) return 'next';
      const way = await screen();
      if (way === 'leave') return 'leave';
      if (way !== 'skip') direction = way === 'back' ? -1 : 1;
    }
  }

  /** The key of a site, or `new`. The list names the sites with an unfinished interview. */
  pickSite(sites: readonly { site: string; title: string; draft?: string | undefined }[]): Promise<Answer<string>> {
    const items = sites.map(({ site, title, draft }) => {
      const name = title === site ? site : `${oneLine(title)}  (${site})`;
      const date = draft && this.style.messages.dates.full(draft);
      return { value: site, label: date ? `${name}  ${this.words.draft.unfinished(date)}` : name };
    });
    const question = this.words.site;
    return this.pick({ question, filter: true, items: [...items, { value: 'new', label: this.words.newSite }] });
  }

  /** `proposed` is taken if nothing is typed. */
  siteTitle(proposed: string | undefined): Promise<Answer<string>> {
    const { siteTitle } = this.words;
    return this.line('title', {
      question: siteTitle,
      fallback: proposed,
      refuse: (text) => (text === '' ? siteTitle : undefined),
    });
  }

  siteKey(proposed: string, isKey: (key: string) => boolean, taken: readonly string[]): Promise<Answer<string>> {
    const { siteKey, siteKeyHelp, siteKeyTaken } = this.words;
    const refuse = (text: string) => {
      if (!isKey(text)) return siteKeyHelp;
      return taken.includes(text) ? siteKeyTaken : undefined;
    };
    const fallback = isKey(proposed) ? proposed : 'site';
    return this.line('key', { question: siteKey, help: siteKeyHelp, fallback, refuse });
  }

  /** The name of a questionnaire. The list has trades, programmes and the project's own ones apart. */
  pickTemplate(
    templates: readonly Template[],
    isOwn: (name: string) => boolean,
    current: string | undefined,
  ): Promise<Answer<string>> {
    const items = groupedTemplates(templates, isOwn).flatMap(({ group, templates: grouped }) =>
      grouped.map((template, index) => ({
        value: template.name,
        label: this.templateTitle(template),
        heading: index === 0 ? this.words.templateGroups[group] : undefined,
      })),
    );
    const initial = Math.max(
      0,
      items.findIndex(({ value }) => value === current),
    );
    return this.pick({ question: this.words.template, filter: true, items, initial });
  }

  /** Asks whether another questionnaire than that of the last audit is meant; `lines` say what cannot be compared then. */
  confirmTemplate(template: Template, lines: readonly string[]): Promise<Answer<'use' | 'other'>> {
    const { question, use, other } = this.words.otherTemplate;
    return this.pick<'use' | 'other'>({
      question: question(this.templateTitle(template)),
      more: lines,
      items: [
        { value: 'other', label: `1  ${other}`, key: '1' },
        { value: 'use', label: `2  ${use}`, key: '2' },
      ],
    });
  }

  resumeDraft(date: string, how: DraftProgress): Promise<Answer<'resume' | 'restart' | 'discard'>> {
    const { draft } = this.words;
    return this.pick<'resume' | 'restart' | 'discard'>({
      // A draft that is discarded cannot be taken back.
      fresh: true,
      question: draft.found(this.style.messages.dates.full(date), how),
      items: [
        { value: 'resume', label: `1  ${draft.resume}`, key: '1' },
        { value: 'restart', label: `2  ${draft.restart}`, key: '2' },
        { value: 'discard', label: `3  ${draft.discard}`, key: '3' },
      ],
    });
  }

  private templateTitle(template: Template): string {
    const title = oneLine(titleIn(template.title, this.style.language, template.name));
    return `${title}, ${this.words.criteria(criteriaOf(template).length)}`;
  }

  private async pick<Value extends string>(
    request: Omit<ChoiceRequest, 'items'> & { items: readonly (Item & { value: Value })[] },
  ): Promise<Answer<Value>> {
    const asked = { saved: false, notice: this.takeNotice(), ...request };
    const answer = await this.presenter.choice(asked).catch(takenBack);
    if (answer.command !== undefined) return answer.command === 'back' ? 'back' : 'leave';
    const found = request.items.find(({ value }) => value === answer.value);
    return found ? { value: found.value } : 'leave';
  }

  private async line(id: string, request: LineRequest): Promise<Answer<string>> {
    const refuse = (text: string) =>
      text.length > LONGEST_NAME_CHARACTERS || text.includes('\n')
        ? this.words.tooLong(LONGEST_NAME_CHARACTERS)
        : request.refuse?.(text);
    const answer = await this.presenter
      .line({
        saved: false,
        notice: this.takeNotice(),
        typed: (text) => this.typed.set(id, text),
        initial: this.typed.get(id) || undefined,
        ...request,
        most: LONGEST_NAME_CHARACTERS,
        refuse,
      })
      .catch(takenBack);
    if ('command' in answer) return answer.command === 'back' ? 'back' : 'leave';
    // A text that was only proposed follows from the screens before, and may be another one next time.
    if (answer.text === request.fallback) this.typed.delete(id);
    else this.typed.set(id, answer.text);
    return { value: answer.text };
  }
}

/** Before the interview there are no answers to take back: the screen before is shown. */
function takenBack(error: unknown): { command: 'back'; value: string } {
  if (error instanceof TakeBack) return { command: 'back', value: '' };
  throw error;
}
