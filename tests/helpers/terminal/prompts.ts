/** Single questions on the screen, as the presenter of an interview shows them. */
import { expect } from 'vitest';
import type { Criterion } from '../../../src/domain/questionnaire/template.js';
import type { Progress } from '../../../src/interview/presenter.js';
import { widest } from '../../../src/terminal/prompts/text.js';
import type { ScreenPresenter } from '../../../src/terminal/screen-presenter.js';
import { aTerminal, type Look } from './typing.js';

export type { Look } from './typing.js';

/** A lone Esc. */
export const ESC_KEY = '\x1b';

export interface Shown<Answer> {
  /** Types keys, as a terminal would send them; returns the screen after them. */
  press(keys: string): string;
  /** The screen as it stands: a line break before and after, nothing at the ends of its lines. */
  screen(): string;
  /** The window is given another size; returns the screen after it. */
  resize(columns: number, rows: number): string;
  /** The window no longer knows its size. */
  unsized(): string;
  /** All that was written, escape sequences and all. */
  raw(): string;
  answer: Promise<Answer>;
}

/** Shows one question of a presenter. Fails at once where a line of a screen is wider than the window. */
export async function shown<Answer>(
  look: Look,
  ask: (presenter: ScreenPresenter) => Promise<Answer>,
): Promise<Shown<Answer>> {
  const terminal = aTerminal(look);
  const { output, presenter } = terminal;
  const answer = ask(presenter);
  // What a test leaves unanswered is refused when the process ends.
  answer.catch(() => {});
  // A screen that ignores what was typed before is drawn only after that was read.
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  const screen = (): string => {
    const lines = output.screen.text;
    expect(
      lines.filter((line) => widest(line) > (output.columns || 80)),
      'lines wider than the window',
    ).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(output.rows || 24);
    return `\n${lines.join('\n').replace(/\n+$/, '')}\n`;
  };
  screen();
  return {
    answer,
    screen,
    raw: () => output.writes.join(''),
    press(keys) {
      terminal.type(keys);
      return screen();
    },
    resize(newColumns, newRows) {
      output.resize(newColumns, newRows);
      return screen();
    },
    unsized() {
      output.resize(0, 0);
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
