/** The questions of `init` in a terminal: only about files that are missing, and not about options that were given. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../context.js';
import { groupedTemplates } from '../../domain/questionnaire/groups.js';
import { criteriaOf, titleIn } from '../../domain/questionnaire/template.js';
import { Ended, EXIT_CODES } from '../../interview/ending.js';
import { LONGEST_NAME_CHARACTERS } from '../../interview/presenter.js';
import { LANGUAGES } from '../../language.js';
import { loadMessages } from '../../locales/index.js';
import { oneLine } from '../../render/kit/visible.js';
import { SETTINGS_FILE } from '../../storage/language.js';
import { Project } from '../../storage/project.js';
import { say } from '../shared/output.js';
import { type Choices, distinct, type InitOptions, type Proposed } from './init-choices.js';
import { CI_FILES, mentions, plannedCi, plannedFiles, repositoryAround } from './init-files.js';
import { contentLines, previewLines } from './init-preview.js';
import { askThresholds } from './init-thresholds.js';
import { type Asked, InquirerAsker } from './inquirer-asker.js';
import { nearTimeZones, timeZoneOf } from './time-zones.js';

/** The choices of the person, and the context in the language that they have chosen. */
interface Chosen {
  context: Context;
  choices: Choices;
}

/** The choices of a person, or the exit code if they leave. Nothing is written here. */
export async function askChoices(context: Context, options: InitOptions, proposed: Proposed): Promise<Chosen | number> {
  const asker = new InquirerAsker(context);
  // If they leave, it is said in the language that they have chosen.
  let chosen: Chosen = { context, choices: proposed.choices };
  const leave = (code: number) => {
    asker.close();
    say(chosen.context, chosen.context.messages.setUp.left);
    return code;
  };
  try {
    for (;;) {
      chosen = await askLanguage(asker, chosen);
      const questions = new InitQuestions(asker, chosen.context, options, proposed.people);
      chosen = { ...chosen, choices: await questions.ask(chosen.choices) };
      const next = await confirm(asker, chosen, questions.asked);
      if (next === 'write') {
        asker.say('');
        return chosen;
      }
      if (next === 'leave') return leave(0);
    }
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    return leave(EXIT_CODES[error.ending]);
  } finally {
    asker.close();
  }
}

/** A new project is asked its language first, because all other questions are then in that language. */
async function askLanguage(asker: InquirerAsker, chosen: Chosen): Promise<Chosen> {
  const { context, choices } = chosen;
  const { cwd, messages } = context;
  const { setUp: words } = messages;
  if (existsSync(join(cwd, SETTINGS_FILE))) return chosen;
  asker.say(words.intro(cwd), '');
  if (context.languageNamed) return chosen;
  const language = await asker.select(
    words.language,
    LANGUAGES.map((code) => ({ value: code, name: words.language.names[code] })),
    context.language,
  );
  if (language === context.language) return chosen;
  const changed = { ...context, language, messages: await loadMessages(language) };
  asker.speak(changed);
  asker.say(changed.messages.setUp.intro(cwd), '');
  return { context: changed, choices };
}

/** Shows what will be written until the person decides. If nothing would be, there is nothing to decide. */
async function confirm(asker: InquirerAsker, { context, choices }: Chosen, asked: boolean) {
  const { files: words } = context.messages.setUp;
  const planned = [...plannedFiles(context, choices), ...plannedCi(context, choices)];
  if (!asked || planned.every(({ state }) => state === 'kept')) return 'write';
  asker.say('', ...previewLines(context, choices), '');
  for (;;) {
    const next = await asker.select<'write' | 'show' | 'again' | 'leave'>(
      words,
      (['write', 'show', 'again', 'leave'] as const).map((value) => ({ value, name: words[value] })),
      'write',
    );
    if (next !== 'show') return next;
    asker.print([...contentLines(context, choices), '']);
  }
}

class InitQuestions {
  /** Was anything asked? */
  asked = false;
  private readonly words;

  constructor(
    private readonly asker: InquirerAsker,
    private readonly context: Context,
    private readonly options: InitOptions,
    private readonly people: readonly string[],
  ) {
    this.words = context.messages.setUp;
  }

  async ask(before: Choices): Promise<Choices> {
    let choices = before;
    if (existsSync(join(this.context.cwd, SETTINGS_FILE))) this.asker.say(this.words.existing(SETTINGS_FILE), '');
    else {
      this.asked = true;
      choices = { ...choices, timeZone: await this.timeZone(choices) };
      choices = { ...choices, template: await this.template(choices) };
      choices = { ...choices, circle: await this.circle(choices) };
      choices = await askThresholds(this.asker, this.context, choices);
    }
    return this.askCi(choices);
  }

  private async timeZone({ timeZone }: Choices): Promise<string> {
    const { timeZone: words } = this.words;
    const typed = await this.asker.input(words, timeZone, {
      problem: (text) =>
        timeZoneOf(text) === undefined
          ? words.unknown(oneLine(text), nearTimeZones(text, this.context.language))
          : undefined,
      shown: (text) => timeZoneOf(text) ?? text,
    });
    return timeZoneOf(typed) ?? timeZone;
  }

  private template({ template }: Choices): Promise<string> {
    const { language, messages, cwd } = this.context;
    const { shelf } = new Project(cwd, cwd);
    const groups = groupedTemplates(
      // A broken questionnaire is reported by `validate`, and cannot be chosen.
      shelf.all(() => {}),
      (name) => shelf.isOwn(name),
    );
    const options = groups.flatMap(({ group, templates }) =>
      templates.map((one, index) => {
        const title = oneLine(titleIn(one.title, language, one.name));
        return {
          value: one.name,
          name: `${title}, ${messages.count.criteria(criteriaOf(one).length)}`,
          short: title,
          heading: index === 0 ? messages.interview.templateGroups[group] : undefined,
        };
      }),
    );
    return this.asker.select(this.words.template, options, template);
  }

  /** Ticks for the people whom the records name, and a line for others. */
  private async circle({ circle }: Choices): Promise<string[]> {
    const { circle: words } = this.words;
    const { people } = this;
    const ask = async (asked: Asked, names: readonly string[], none: string) => {
      const typed = await this.asker.input(asked, names.join(', '), {
        problem: (text) =>
          namesIn(text).some((name) => name.length > LONGEST_NAME_CHARACTERS)
            ? words.tooLong(LONGEST_NAME_CHARACTERS)
            : undefined,
        shown: (text) => namesIn(text).join(', ') || none,
      });
      return namesIn(typed);
    };
    if (people.length === 0) return ask(words, circle, this.words.none);
    const known = await this.asker.checkbox({ label: words.label, question: words.known }, people, circle);
    const others = circle.filter((name) => !people.includes(name));
    return distinct([...known, ...(await ask(words.others, others, this.words.none))]);
  }

  /** Files that are there already are not asked about. */
  private async askCi(before: Choices): Promise<Choices> {
    const { ci: words } = this.words;
    const { top } = repositoryAround(this.context.cwd);
    const has = (file: string, text?: string) => mentions(join(top, file), text);
    let choices = before;
    const onGithub = has(CI_FILES.github);
    if (this.options.ci === undefined && !onGithub && !has(CI_FILES.gitlab)) {
      this.asked = true;
      const ci = await this.asker.select(
        words,
        [
          { value: undefined, name: words.none, short: this.words.no },
          { value: 'github', name: words.names.github },
          { value: 'gitlab', name: words.names.gitlab },
        ] as const,
        choices.ci,
      );
      choices = { ...choices, ci };
    }
    const isGithub = choices.ci === 'github' || onGithub;
    if (!this.options.weekly) {
      const weekly = isGithub && !has(CI_FILES.weekly) && (await this.yesNo(this.words.weekly, choices.weekly));
      choices = { ...choices, weekly };
    }
    if (this.options.preCommit || has(CI_FILES.preCommit, 'service-audit')) return choices;
    return { ...choices, preCommit: await this.yesNo(this.words.preCommit, choices.preCommit) };
  }

  private yesNo(asked: { label: string; question: string }, initial: boolean): Promise<boolean> {
    this.asked = true;
    const { no, yes } = this.words;
    return this.asker.select(
      asked,
      [
        { value: false, name: no },
        { value: true, name: yes },
      ],
      initial,
    );
  }
}

/** Names with `,` or `;` between them; a name counts once. */
function namesIn(text: string): string[] {
  const names = text.split(/[,;\n]/).map((name) => name.trim().replaceAll(/\s+/g, ' '));
  return distinct(names.filter((name) => name !== ''));
}
