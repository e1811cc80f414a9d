/** Asks for a new questionnaire: title, parent, components, criteria with question and anchors. */
import {
  type CriterionSource,
  inLanguage,
  type Template,
  type TemplateSource,
  titleIn,
} from '../domain/questionnaire/template.js';
import { keyFrom } from '../domain/text/transliterate.js';
import { width } from '../render/kit/layout.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import { Ended, type Ending } from './ending.js';
import type { Item, LineRequest, Presenter } from './presenter.js';

const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST_KEY_CHARACTERS = 64;
const WIDEST_TITLE_COLUMNS = 30;
const LONGEST_TEXT_CHARACTERS = 500;
const LEVELS = ['1', '4', '7', '10'] as const;

export interface Authored {
  source: TemplateSource;
  /** The number of criteria, those of the parent not counted. */
  criteria: number;
  /** Why the questions ended before the author was done, if they did. */
  ended?: Ending | 'leave';
}

/** `parents` are the questionnaires that it may extend; `isTaken` knows the criterion keys that are already in use. */
export class TemplateAuthor {
  private readonly components = new Map<string, TemplateSource['components'][string]>();
  private criteria = 0;

  constructor(
    private readonly presenter: Presenter,
    private readonly style: Style,
    private readonly parents: readonly Template[],
    private readonly isTaken: (key: string) => boolean,
  ) {}

  /**
   * Returns what was finished, also after a signal or the end of input. Undefined if the author leaves at the first
   * question. Throws `Ended` if nothing is finished.
   */
  async ask(name: string): Promise<Authored | undefined> {
    const head: { title?: string; parent?: Template; programme?: boolean } = {};
    const authored = (): Authored | undefined =>
      head.title === undefined ? undefined : { source: this.source(name, head.title, head), criteria: this.criteria };
    try {
      const words = this.style.messages.author;
      const title = await this.line({ single: true, question: words.title, refuse: this.needed(words.title) });
      if (title === undefined) return undefined;
      head.title = title;
      const kind = await this.choose(words.parent, [
        ...this.parents.map((parent) => ({ value: parent.name, label: words.extends(this.titleOf(parent)) })),
        { value: '.own', label: words.own },
        { value: '.programme', label: words.programme },
      ]);
      if (kind === undefined) return undefined;
      const parent = this.parents.find((one) => one.name === kind);
      if (parent) head.parent = parent;
      head.programme = kind === '.programme';
      for (;;) {
        const component = await this.component(parent);
        if (component === 'done') return authored();
        if (component === 'leave') {
          const done = authored();
          return done && { ...done, ended: 'leave' };
        }
        if (component !== undefined) await this.criterion(name, component);
      }
    } catch (error) {
      if (!(error instanceof Ended)) throw error;
      const done = authored();
      if (!done || this.criteria === 0) throw error;
      return { ...done, ended: error.ending };
    }
  }

  private source(
    name: string,
    title: string,
    { parent, programme }: { parent?: Template; programme?: boolean },
  ): TemplateSource {
    return {
      format: 'template/1',
      name,
      version: 1,
      extends: parent?.name,
      programme: programme || undefined,
      title: this.texts(title),
      components: Object.fromEntries(
        [...this.components].filter(([, { criteria }]) => Object.keys(criteria).length > 0),
      ),
    };
  }

  /** Asks for the component that the next criterion belongs to. Returns its key, `done`, `leave`, or undefined to ask again. */
  private async component(parent: Template | undefined): Promise<string | undefined> {
    const words = this.style.messages.author;
    const known = new Map<string, string>();
    for (const component of parent?.components ?? []) known.set(component.key, this.titleOf(component));
    for (const [key, { title }] of this.components) {
      if (title) known.set(key, oneLine(titleIn(title, this.style.language, key)));
    }
    const items: Item[] = [...known].map(([value, label]) => ({ value, label: words.into(label) }));
    if (known.size > 0) {
      items.push({ value: '.new', label: words.newComponent });
      if (this.criteria > 0) items.push({ value: '.done', label: this.style.paint.bold(words.done(this.criteria)) });
      const initial = this.criteria > 0 ? items.length - 1 : 0;
      const answer = await this.presenter.choice({
        question: words.component,
        items,
        initial,
        back: false,
        saved: false,
      });
      if (answer.command === 'leave') return 'leave';
      if (answer.value === '.done') return 'done';
      if (answer.value !== '.new') return answer.value;
    }
    const title = await this.line({
      single: true,
      question: words.componentTitle,
      refuse: this.shortTitle(words.componentTitle),
    });
    if (title === undefined) return undefined;
    const proposed = keyFrom(title);
    const key = await this.key(proposed, (taken) => known.has(taken));
    if (key !== undefined) this.components.set(key, { title: this.texts(title), criteria: {} });
    return key;
  }

  private async criterion(template: string, component: string): Promise<void> {
    const words = this.style.messages.author;
    const title = await this.line({
      single: true,
      question: words.criterionTitle,
      refuse: this.shortTitle(words.criterionTitle),
    });
    if (title === undefined) return;
    const own = new Set([...this.components.values()].flatMap(({ criteria }) => Object.keys(criteria)));
    const taken = (key: string) => own.has(key) || this.isTaken(key);
    const key = await this.key(
      `${template}-${keyFrom(title)}`.slice(0, LONGEST_KEY_CHARACTERS).replace(/-+$/, ''),
      taken,
    );
    if (key === undefined) return;
    const question = await this.line({
      question: words.question,
      help: words.questionHelp,
      refuse: this.needed(words.questionHelp),
    });
    if (question === undefined) return;
    const anchors: NonNullable<CriterionSource['anchors']> = {};
    for (const level of LEVELS) {
      const text = await this.line({ question: words.anchor(level), help: words.anchorHelp });
      if (text === undefined) return;
      if (text !== '') Object.assign(anchors, { [level]: this.texts(text) });
    }
    const { title: named, criteria } = this.components.get(component) ?? { criteria: {} };
    this.components.set(component, {
      title: named,
      criteria: {
        ...criteria,
        [key]: {
          title: this.texts(title),
          question: this.texts(question),
          anchors: Object.keys(anchors).length > 0 ? anchors : undefined,
        },
      },
    });
    this.criteria++;
  }

  private key(proposed: string, taken: (key: string) => boolean): Promise<string | undefined> {
    const words = this.style.messages.author;
    const isKey = (key: string) => KEY.test(key) && key.length <= LONGEST_KEY_CHARACTERS;
    return this.line({
      single: true,
      question: words.key,
      help: words.keyHelp,
      fallback: isKey(proposed) && !taken(proposed) ? proposed : undefined,
      refuse: (text) => (!isKey(text) ? words.keyBad : taken(text) ? words.keyTaken : undefined),
    });
  }

  private titleOf({ title }: Pick<Template, 'title'>): string {
    return oneLine(inLanguage(title, this.style.language) ?? '');
  }

  private texts(text: string) {
    return { [this.style.language]: text };
  }

  private needed(why: string) {
    return (text: string) => (text === '' ? why : undefined);
  }

  private shortTitle(why: string) {
    const { tooWide } = this.style.messages.author;
    return (text: string) =>
      text === '' ? why : width(text) > WIDEST_TITLE_COLUMNS ? tooWide(width(text)) : undefined;
  }

  /** Returns undefined if the author goes back. Throws `Ended` if the author leaves. */
  private async line(request: Pick<LineRequest, 'question' | 'help' | 'fallback' | 'refuse' | 'single'>) {
    const { tooLong } = this.style.messages.interview;
    const refuse = (text: string) =>
      text.length > LONGEST_TEXT_CHARACTERS ? tooLong(LONGEST_TEXT_CHARACTERS) : request.refuse?.(text);
    const answer = await this.presenter.line({ ...request, refuse, saved: false });
    if ('text' in answer) return answer.text;
    if (answer.command === 'leave') throw new Ended('interrupt');
    return undefined;
  }

  private async choose(question: string, items: readonly Item[]): Promise<string | undefined> {
    const answer = await this.presenter.choice({ question, items, back: false, saved: false });
    return answer.command === undefined ? answer.value : undefined;
  }
}
