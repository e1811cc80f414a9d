/**
 * The consultant's hour, in both languages: nothing is scored by accident, nothing typed is lost, nothing is asked twice.
 * Keys go into a pseudo-terminal; a person's screens and a file come out.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { askingOrder } from '../../src/domain/interview/answers.js';
import { inLanguage } from '../../src/domain/questionnaire/template.js';
import { LANGUAGES, type Language } from '../../src/language.js';
import { loadMessages } from '../../src/locales/index.js';
import { Shelf } from '../../src/storage/templates.js';
import { onLayout } from '../../src/terminal/prompts/keys.js';
import { AUDIT, aProject, SETTLED, SITE } from '../helpers/interviews/stopping-places.js';
import { audited } from '../helpers/projects/answers-file.js';
import { folderWith, readIn } from '../helpers/projects/folder.js';
import {
  CTRL_C,
  DOWN,
  ENTER,
  ESC,
  HOME,
  noTerminal,
  openTerminal,
  type Terminal,
  UP,
} from '../helpers/terminal/terminal.js';

beforeEach(({ skip }) => skip(noTerminal !== undefined, noTerminal));

const CRITERIA = askingOrder(new Shelf('/nonexistent').load('base'));
const PEOPLE = { en: 'Olena Kovalchuk, consultant', ru: 'Олена Ковальчук, консультант' };

/** One person in a language: the words on the screens, and the letters on the keys. */
class Person {
  /** How many keys were pressed. */
  pressed = 0;

  private constructor(
    readonly language: Language,
    readonly words: Awaited<ReturnType<typeof loadMessages>>['interview'],
    private readonly terminal: Terminal,
  ) {}

  static async opens(language: Language, folder: string, args: readonly string[]): Promise<Person> {
    const { interview } = await loadMessages(language);
    return new Person(language, interview, openTerminal(folder, ['--lang', language, ...args]));
  }

  /** A new audit up to the first criterion. */
  static async begins(language: Language, folder: string): Promise<Person> {
    const person = await Person.opens(language, folder, ['run', SITE]);
    await person.sees(person.words.assessor);
    await person.types(`${PEOPLE[language]}${ENTER}`);
    await person.sees(`► ${person.words.setting.accept}`);
    await person.types(ENTER);
    await person.sees(person.words.guess);
    await person.types(ENTER);
    await person.sees(person.heading(0));
    return person;
  }

  heading(index: number): string {
    return this.title(index).toUpperCase();
  }

  title(index: number): string {
    const { title, key = '' } = CRITERIA[index] ?? {};
    return inLanguage(title, this.language) ?? key;
  }

  /** The letter on the key of this Latin letter. */
  key(letter: string): string {
    return onLayout(letter, this.language) ?? letter;
  }

  sees(...texts: string[]): Promise<string> {
    return this.terminal.see(...texts);
  }

  async types(keys: string): Promise<void> {
    this.pressed += Array.from(keys).length;
    await this.terminal.send(keys);
  }

  /** Scores the criteria from this one on, each once it is seen. */
  async scores(first: number, keys: string): Promise<void> {
    for (const [index, key] of Array.from(keys).entries()) {
      await this.sees(this.heading(first + index));
      await this.types(key);
    }
  }

  /** The six questions about a criterion up to the sentence, each seen first; `promised` is what the last one says. */
  async explains(promised: string): Promise<void> {
    const { words } = this;
    await this.script([
      [words.since, '1'],
      [words.factor, `A1${ENTER}`],
      [words.side, '1'],
      [words.act, `A2${ENTER}`],
      [words.mechanismAnswer['yes, expert'], '1'],
      [words.basis, '1'],
      [words.responsibleHelp.slice(0, 14), `A3${ENTER}`],
      [words.todayHelp.slice(0, 20), `A4${ENTER}`],
      [words.promiseHelp(7).slice(0, 8), `${promised}${ENTER}`],
    ]);
    await this.sees(words.summary);
  }

  async script(lines: readonly (readonly [text: string | readonly string[], keys: string])[]): Promise<void> {
    for (const [texts, keys] of lines) {
      await this.sees(...[texts].flat());
      await this.types(keys);
    }
  }

  async leaves(how: 'Ctrl-C' | 'kill -9'): Promise<void> {
    if (how === 'Ctrl-C') await this.types(CTRL_C);
    else await this.terminal.signal('SIGKILL');
    await this.terminal.end();
  }

  async ends(): Promise<number | null> {
    return (await this.terminal.end()).code;
  }
}

/** What the audit says of a criterion, on one line. */
function entryIn(folder: string, key: string): string {
  const text = readIn(folder, AUDIT);
  const from = text.slice(text.indexOf(`    ${key}:`));
  return from.slice(0, /\n {0,4}\S/.exec(from)?.index).replaceAll(/\s+/g, ' ');
}

describe.each(LANGUAGES)('%s', (language) => {
  test('14 keys from the guess to the end of the review, whatever the 12 scores are', async () => {
    const person = await Person.opens(language, aProject(), ['run', SITE]);
    const { words } = person;
    await person.script([
      [words.assessor, `${PEOPLE[language]}${ENTER}`],
      [`► ${words.setting.accept}`, ENTER],
    ]);
    await person.sees(words.guess);
    person.pressed = 0;
    await person.types(ENTER);
    await person.scores(0, '793070826459');
    await person.sees(words.review, `► ${words.goOn}`);
    await person.types(ENTER);
    await person.sees(words.answeredBy);
    expect(person.pressed).toBeLessThanOrEqual(14);
  });

  test('the second audit is set up by one Enter on one screen, which says all that was taken over', async () => {
    const folder = folderWith(SETTLED);
    const head = 'period: evenings only\n';
    const cause = '\n    score: 3\n    cause:\n      answered-by: Ivan Petrenko\n      since: {answer: always}';
    await audited(folder, { date: '2026-10-20', head, scores: { 'staffing-level': cause } });
    const person = await Person.opens(language, folder, ['run', SITE]);
    const { setting, guess, criteria } = person.words;
    const screen = await person.sees(setting.help, `► ${setting.accept}`);
    for (const said of [criteria(12), 'Olena Kovalchuk', 'evenings only', 'Ivan Petrenko'])
      expect(screen).toContain(said);
    await person.types(ENTER);
    await person.sees(guess);
  });

  test('7 6 7 6 typed fast after a score that surprises are four scores', async () => {
    const person = await Person.begins(language, aProject());
    await person.types('37676');
    const screen = await person.sees(person.heading(5), person.words.notesMissing(1));
    expect(screen).toContain(`${person.title(4)}: 6`);
    await person.types(`${person.key('b')}`);
    await person.sees(person.heading(4), '►  6');
    await person.types(person.key('b'));
    await person.sees(person.heading(3), '►  7');
  });

  test('a note that is asked for takes one key, and the next digit scores again', async () => {
    const folder = aProject();
    const person = await Person.begins(language, folder);
    await person.types(`3${person.key('w')}`);
    await person.sees(person.words.whatSeen);
    await person.types(`7 of 9 waited${ENTER}7`);
    const screen = await person.sees(person.heading(2));
    expect(screen).not.toContain(person.words.notesMissing(1));
    await person.types(`${person.key('b')}`);
    await person.sees(person.heading(1), '►  7');
    await person.types(`${person.key('b')}`);
    await person.sees(person.heading(0), `${person.words.noted.note}: 7 of 9 waited`);
  });

  test.each([
    ['note', 'n'],
    ['action', 'a'],
    ['reason', 'x'],
    ['other reason', 'u'],
    ['count', 'c'],
  ])('Esc in a %s: what was typed is there when the field opens again', async (_, letter) => {
    const person = await Person.begins(language, aProject());
    const key = person.key(letter);
    await person.types(key);
    await person.sees('>');
    await person.types('Half of it');
    await person.sees('> Half of it');
    await person.types(ESC);
    await person.sees(person.heading(0));
    await person.types(key);
    await person.sees('> Half of it');
  });

  test.each(['Ctrl-C', 'kill -9'] as const)(
    '%s in a text: it is there when the interview goes on, and still there after an Esc',
    async (how) => {
      const folder = aProject();
      const first = await Person.begins(language, folder);
      await first.types(first.key('n'));
      await first.sees(first.words.whatSeen);
      await first.types('Half of it');
      await first.sees('> Half of it');
      await first.leaves(how);
      const second = await Person.opens(language, folder, ['run', SITE, '--resume']);
      await second.sees(second.words.whatSeen, '> Half of it');
      await second.types(ESC);
      await second.sees(second.heading(0));
      await second.types(second.key('n'));
      await second.sees(second.words.whatSeen, '> Half of it');
    },
  );

  test('undo takes back a score, a “later” and a dropped action', async () => {
    const folder = aProject();
    const person = await Person.begins(language, folder);
    const { words } = person;
    const z = person.key('z');
    await person.types('7');
    await person.sees(person.heading(1));
    await person.types(z);
    // The score is gone: nothing stands at the cursor, and Enter does not give it again.
    expect(await person.sees(person.heading(0))).not.toContain('►');
    await person.scores(0, '577777777777');
    await person.script([
      [`► ${words.goOn}`, ENTER],
      [words.answeredBy, ENTER],
      [words.since, person.key('l')],
      [`► ${words.planAcceptEmpty}`, z],
    ]);
    await person.explains('6 weeks');
    await person.types(`It is so.${ENTER}`);
    await person.sees(`► ${words.planAccept}`);
    await person.types(HOME);
    await person.sees('► [x] A4');
    await person.types(person.key('x'));
    await person.sees(words.planHelp(1, 1).slice(0, 12));
    await person.types(z);
    await person.sees('[x] A4', '[x] A2');
    await person.types(`${HOME}${UP}`);
    await person.sees(`► ${words.planAccept}`);
    await person.types(ENTER);
    expect(await person.ends()).toBe(0);
    expect(entryIn(folder, 'welcoming-atmosphere')).toContain('score: 5');
    expect(readIn(folder, AUDIT).split('A4')).toHaveLength(3);
  });

  test('after going back, Enter leads forward through questions 5 and 6, which are filled in', async () => {
    const person = await Person.begins(language, aProject());
    const { words } = person;
    await person.scores(0, '577777777777');
    await person.script([
      [`► ${words.goOn}`, ENTER],
      [words.answeredBy, ENTER],
    ]);
    await person.explains('6 weeks');
    await person.types(ESC);
    await person.sees(words.questionOf(6), '> 6 weeks');
    await person.types(ESC);
    await person.sees(words.questionOf(5), '> A4');
    await person.types(ESC);
    await person.sees(words.questionOf(4), '> A3');
    await person.types(ENTER);
    await person.sees(words.questionOf(5), '> A4');
    await person.types(ENTER);
    await person.sees(words.questionOf(6), '> 6 weeks');
    await person.types(ENTER);
    await person.sees(words.summary);
  });

  test('the review behaves the same each time: a line is changed, and the review is there again', async () => {
    const person = await Person.begins(language, aProject());
    const { words } = person;
    await person.scores(0, '7'.repeat(12));
    for (const score of ['6', '7']) {
      await person.sees(words.review, `► ${words.goOn}`);
      await person.types(UP + UP + ENTER);
      await person.sees(person.heading(10));
      await person.types(score);
      await person.sees(words.review, `► ${words.goOn}`);
      // On to the plan, and back: it is the same review.
      await person.types(ENTER);
      await person.sees(`► ${words.planAcceptEmpty}`);
      await person.types(person.key('b'));
      await person.sees(words.review, `► ${words.goOn}`);
      // Back to the last criterion, and forward again.
      await person.types(person.key('b'));
      await person.sees(person.heading(11), '►  7');
      await person.types(ENTER);
    }
    await person.sees(words.review, `► ${words.goOn}`);
    await person.types(UP + ENTER);
    await person.sees(person.heading(11));
    await person.types(DOWN + ENTER);
    await person.sees(words.review, `► ${words.goOn}`);
  });
});
