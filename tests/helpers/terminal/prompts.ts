/** Single prompts, configured by the presenter that configures them in an interview, and drawn by @inquirer/testing. */
import { EventEmitter } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { render } from '@inquirer/testing';
import { expect } from 'vitest';
import type { Criterion } from '../../../src/domain/questionnaire/template.js';
import type { Progress } from '../../../src/interview/presenter.js';
import { width } from '../../../src/render/kit/layout.js';
import { ESCAPE } from '../../../src/terminal/prompts/keys.js';
import { ScreenPresenter } from '../../../src/terminal/screen-presenter.js';
import type { Terminal } from '../../../src/terminal/terminal.js';
import { aStyle } from '../printing/styles.js';

/** What a lone Esc reaches prompts as. */
export const ESC_KEY = ESCAPE;

export interface Look {
  language?: 'en' | 'ru';
  columns?: number;
  rows?: number;
  ascii?: boolean;
}

/** An escape sequence or a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what keys send
const KEY = /\x1b\[[0-9;]*[A-Za-z~]|./gsu;

class Output extends EventEmitter {
  readonly written: string[] = [];

  constructor(
    public columns: number,
    public rows: number,
  ) {
    super();
  }

  write(text: string): boolean {
    this.written.push(text);
    return true;
  }
}

export interface Shown<Answer> {
  /** Types keys, as a terminal would send them; returns the screen after them. */
  press(keys: string): string;
  /** The screen as it stands: a line break before and after, nothing at the ends of its lines. */
  screen(): string;
  /** The window is given another size; returns the screen after it. */
  resize(columns: number, rows: number): string;
  /** The window no longer knows its size. */
  unsized(): string;
  /** The last screen as it was written, escape sequences and all. */
  raw(): string;
  answer: Promise<Answer>;
}

/** Shows one question of a presenter. Fails at once where a line of a screen is wider than the window. */
export async function shown<Answer>(
  { language = 'en', columns = 80, rows = 24, ascii = false }: Look,
  ask: (presenter: ScreenPresenter) => Promise<Answer>,
): Promise<Shown<Answer>> {
  const output = new Output(columns, rows);
  const style = aStyle({ language, columns, ascii });
  const rendered: ReturnType<typeof render<Answer, object>>[] = [];
  const terminal = {
    prompt(prompt: Parameters<typeof render<Answer, object>>[0], config: object): Promise<Answer> {
      const one = render(prompt, config);
      rendered.push(one);
      return one.then(({ answer }) => answer);
    },
  };
  const presenter = new ScreenPresenter(
    terminal as unknown as Terminal,
    output as unknown as ConstructorParameters<typeof ScreenPresenter>[1],
    style,
  );
  const answer = ask(presenter);
  // What a test leaves unanswered is refused when the process ends.
  answer.catch(() => {});
  const first = rendered[0];
  if (!first) throw new Error('nothing was asked');
  const { input, getScreen } = await first;
  let drawn = '';
  let raw = '';
  const screen = (): string => {
    // The last thing written may be nothing but a move of the cursor.
    const written = getScreen({ raw: true });
    const last = stripVTControlCharacters(written);
    if (last.trim() !== '') [drawn, raw] = [last, written];
    const lines = drawn.split('\n').map((line) => line.trimEnd());
    expect(
      lines.filter((line) => width(line) > (output.columns || 80)),
      'lines wider than the window',
    ).toEqual([]);
    return `\n${lines.join('\n').replace(/\n+$/, '')}\n`;
  };
  screen();
  return {
    answer,
    screen,
    raw: () => raw,
    press(keys) {
      for (const key of keys.match(KEY) ?? []) {
        input.write(key);
        screen();
      }
      return screen();
    },
    resize(newColumns, newRows) {
      Object.assign(output, { columns: newColumns, rows: newRows });
      output.emit('resize');
      return screen();
    },
    unsized() {
      Object.assign(output, { columns: 0, rows: 0 });
      output.emit('resize');
      return screen();
    },
  };
}

const TEXTS = {
  title: { en: 'Manner of speech', ru: 'Манера речи' },
  question: {
    en: 'How politely and clearly do staff speak, and do they hear the client out?',
    ru: 'Насколько вежливо и понятно говорят сотрудники, дослушивают ли клиента?',
  },
  '1': { en: 'Rude, or the client must ask again', ru: 'Грубят, или клиенту приходится переспрашивать' },
  '4': {
    en: 'Polite words, but they interrupt or look away',
    ru: 'Слова вежливые, но перебивают или смотрят в сторону',
  },
  '7': {
    en: 'Polite and hear out nearly everyone, slip in a rush',
    ru: 'Вежливы и дослушивают почти всех, в спешке срываются',
  },
  '10': {
    en: 'Polite and hear out everyone, also in a dispute, by phone and at the end of a long day with a queue at the door',
    ru: 'Вежливы и дослушивают каждого, в споре, по телефону и в конце долгого дня, когда в дверях стоит очередь',
  },
};

export const SPEECH: Criterion = {
  key: 'speech-manner',
  component: 'personnel',
  title: TEXTS.title,
  question: TEXTS.question,
  anchors: { '1': TEXTS['1'], '4': TEXTS['4'], '7': TEXTS['7'], '10': TEXTS['10'] },
  tier: 'base',
  changedIn: 1,
  renamedFrom: [],
};

/** Titles and anchors of characters that take no column, one, or two. */
export const WIDE: Criterion = {
  ...SPEECH,
  title: { en: 'Чистота 🧼🫧 и порядок 清潔さ e\u0301te\u0301 👩‍👩‍👧 в каждом зале круглый год' },
  question: { en: 'Насколько чисто 🧹 там, где ждёт клиент — 待合室, холл, «кафе» — и что он видит первым?' },
  anchors: {
    '1': { en: '汚い床、壊れた椅子、誰も気にしない。床も壁も汚れていて、ゴミ箱があふれている。' },
    '4': { en: 'Грязно 😬😬😬 примерно в половине мест, убирают, когда кто-нибудь пожалуется вслух' },
    '7': { en: 'Clean 🧽 nearly everywhere; corners, 窓 and the far toilet slip in the busiest hour of the day' },
    '10': { en: '✨ どこもいつも清潔 ✨ ❤️ 🇺🇦 everywhere, always, the busiest hour included, and no one has to ask' },
  },
};

export const PROGRESS: Progress = {
  title: 'Lviv Center',
  right: 'Personnel 3/5 · 6 of 12',
  short: '6 of 12',
  done: 0.5,
  spent: 9,
  left: 9,
};

export const PROGRESS_RU: Progress = {
  title: 'Львов, центр',
  right: 'Персонал 3/5 · 6 из 12',
  short: '6 из 12',
  done: 0.5,
  spent: 9,
  left: undefined,
};
