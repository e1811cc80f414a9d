/** What only a meeting asks: who is there, what is open, what was counted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionsOf } from '../../src/domain/record/site.js';
import { editPresent, parseCounted } from '../../src/interview/meeting-questions.js';
import { editActions, type Updates } from '../../src/interview/open-actions.js';
import type { ChoiceAnswer, ChoiceRequest, LineRequest, Presenter } from '../../src/interview/presenter.js';
import { countedText } from '../../src/render/treatment/meeting-lines.js';
import { aStyle } from '../helpers/printing/styles.js';
import { REFUNDS, STAFFING, salonAudit } from '../helpers/records/salon-with-plan.js';

const progress = { title: 'Lviv', right: '', short: '', done: 0, spent: 0, left: undefined };

/** One who chooses this; what was shown is kept. */
function choosing(answer: ChoiceAnswer, columns = 80) {
  const shown: ChoiceRequest[] = [];
  const presenter: Presenter = {
    columns,
    choice: (request) => {
      shown.push(request);
      return Promise.resolve(answer);
    },
    line: () => Promise.reject(new Error('no line is asked for here')),
    score: () => Promise.reject(new Error('no score is asked for here')),
    close: () => {},
  };
  return { presenter, shown };
}

describe('counted', () => {
  test.each([
    ['279 of 280', 279, 280],
    ['279/280', 279, 280],
    [' 279 / 280 ', 279, 280],
    ['279 из 280', 279, 280],
    ['279 ИЗ 280', 279, 280],
    ['279:280', 279, 280],
    ['0 of 1', 0, 1],
    ['10 of 10', 10, 10],
  ])('%s', (text, ok, of) => expect(parseCounted(text)).toEqual({ ok, of }));

  test.each([
    '',
    '280',
    '281 of 280',
    '0 of 0',
    '-1 of 5',
    '2.5 of 5',
    '279 of',
    'all of 280',
    '279 280',
    '1234567 of 1234568',
  ])('%j is not understood', (text) => expect(parseCounted(text)).toBeUndefined());

  test('the miss is the headline, and the interval is shown beside it', () => {
    expect(countedText({ ok: 279, of: 280 }, aStyle())).toBe(
      '1 of 280 missed; at this sample size, 98.0–99.9% are well',
    );
    expect(countedText({ ok: 279, of: 280 }, aStyle({ language: 'ru' }))).toMatchInlineSnapshot(
      `"сбоев 1 из 280; при таком подсчёте хорошо — 98,0–99,9%"`,
    );
    expect(countedText({ ok: 10, of: 10 }, aStyle())).toMatchInlineSnapshot(
      `"none of 10 missed; at this sample size, 72.2–100.0% are well"`,
    );
    expect(countedText({ ok: 10, of: 10 }, aStyle({ language: 'ru' }))).toMatchInlineSnapshot(
      `"сбоев нет, проверено 10; при таком подсчёте хорошо — 72,2–100,0%"`,
    );
  });

  test('with a miss it is never 100%', () => {
    const counts = fc
      .integer({ min: 1, max: 999_999 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of - 1 }), fc.constant(of)));
    fc.assert(
      fc.property(counts, ([ok, of]) => {
        for (const language of ['en', 'ru'] as const) {
          expect(countedText({ ok, of }, aStyle({ language }))).not.toMatch(/\b100([.,]0)?\s?%/);
        }
      }),
    );
  });
});

describe('who is there', () => {
  const put = (present: string[], answer: ChoiceAnswer, typed?: string, halfTyped = false) => {
    const { presenter, shown } = choosing(answer);
    const input = { circle: ['Ivan', 'Olena'], present, progress, halfTyped, ask: () => Promise.resolve(typed) };
    return editPresent(presenter, input, undefined, aStyle()).then((edit) => ({ edit, shown }));
  };

  test('is ticked and unticked', async () => {
    expect((await put([], { value: 'Olena' })).edit).toEqual({ changed: ['Olena'], cursor: 2 });
    expect((await put(['Olena'], { value: 'Olena' })).edit).toEqual({ changed: [], cursor: 2 });
    expect((await put(['Olena', 'Ivan'], { value: '' })).edit).toEqual({ accepted: ['Ivan', 'Olena'] });
    expect((await put([], { value: '', command: 'leave' })).edit).toBe('leave');
  });

  test('another one is named, once; one of the circle by however the name is typed', async () => {
    const [, , somebody] = (await put([], { value: '' })).shown[0]?.items ?? [];
    expect(somebody?.label).toBe('somebody else');
    const other = { value: somebody?.value ?? '' };
    expect((await put([], other, 'Petro')).edit).toMatchObject({ changed: ['Petro'] });
    expect((await put(['Petro'], other, 'petro')).edit).toMatchObject({ changed: ['Petro'] });
    expect((await put([], other, ' ivan ')).edit).toMatchObject({ changed: ['Ivan'] });
    expect((await put([], other, '')).edit).toMatchObject({ changed: [] });
    expect((await put([], other, undefined)).edit).toMatchObject({ changed: [] });
  });

  test('several are named at once, with “;” between them', async () => {
    const other = { value: (await put([], { value: '' })).shown[0]?.items[2]?.value ?? '' };
    const { edit } = await put(['Olena'], other, 'Anna; ivan;; OLENA; Petro ');
    expect(edit).toEqual({ changed: ['Olena', 'Anna', 'Ivan', 'Petro'], cursor: 4 });
  });

  test('who has named nobody else comes to the line that goes on', async () => {
    const other = { value: (await put([], { value: '' })).shown[0]?.items[2]?.value ?? '' };
    expect((await put(['Petro'], other, '')).edit).toEqual({ changed: ['Petro'], cursor: 4 });
  });

  test('a half-typed name is finished first', async () => {
    const { edit, shown } = await put([], { value: '' }, 'Petro', true);
    expect([edit, shown]).toEqual([{ changed: ['Petro'], cursor: 3 }, []]);
  });
});

const WIDE = [
  '! still open  Print the refund rule.               Ivan Petrenko     13 Nov | Print the refund rule.',
  '  still open  Float one master.                    Anna Bondar        4 Dec | Float one master.',
  'Go on | ',
];
/** Who answers for it stands below, with the whole text. */
const NARROW = [
  '! still open  Print the re…  13 Nov | Print the refund rule. (Ivan Petrenko)',
  '  still open  Float one ma…   4 Dec | Float one master. (Anna Bondar)',
  'Go on | ',
];

describe('what is open', () => {
  const open = actionsOf([salonAudit.record()]);
  const put = async (
    answer: ChoiceAnswer,
    {
      updates = {},
      texts = [],
      halfTyped,
      columns = 80,
    }: { updates?: Updates; texts?: (string | undefined)[]; halfTyped?: string; columns?: number } = {},
  ) => {
    const { presenter, shown } = choosing(answer, columns);
    const asked: [string, LineRequest][] = [];
    const input = {
      ...{ open, updates, progress, halfTyped, date: '2026-11-21' },
      titleOf: (key: string) => key,
      workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'] as const,
      ask: (name: string, request: LineRequest) => {
        asked.push([name, request]);
        return Promise.resolve(texts[asked.length - 1]);
      },
    };
    return { edit: await editActions(presenter, input, undefined, aStyle({ columns })), shown, asked };
  };
  const changed = (updates: Updates, cursor: number) => ({ changed: updates, cursor });

  test('done, started, open again; what is as it was is not spoken of', async () => {
    expect((await put({ value: REFUNDS })).edit).toEqual(changed({ [REFUNDS]: { status: 'done' } }, 1));
    expect((await put({ value: REFUNDS, command: 'started' })).edit).toEqual(
      changed({ [REFUNDS]: { status: 'started' } }, 1),
    );
    const updates = { [REFUNDS]: { status: 'done' } } as const;
    expect((await put({ value: REFUNDS }, { updates })).edit).toEqual(changed({}, 1));
    expect((await put({ value: '' }, { updates })).edit).toEqual({ accepted: updates });
  });

  test('a new date, on a working day, and why', async () => {
    const { edit, asked } = await put(
      { value: STAFFING, command: 'due' },
      { texts: ['2026-12-12', 'The till is late.'] },
    );
    expect(edit).toEqual(
      changed({ [STAFFING]: { status: 'open', due: '2026-12-14', reason: 'The till is late.' } }, 2),
    );
    expect(asked.map(([name, { more }]) => [name, more])).toEqual([
      [`due/${STAFFING}`, ['Float one master.']],
      [`reason@2026-12-14/${STAFFING}`, ['Float one master.']],
    ]);
    expect(asked[0]?.[1].refuse?.('yesterday')).toContain('date');
    expect((await put({ value: STAFFING, command: 'due' }, { texts: ['2026-12-11', undefined] })).edit).toEqual(
      changed({}, 1),
    );
  });

  test('a half-typed reason is finished first, and keeps the date that was given', async () => {
    const { edit, shown } = await put(
      { value: '' },
      { halfTyped: `reason@2026-12-14/${STAFFING}`, texts: ['The till.'] },
    );
    expect(edit).toEqual(changed({ [STAFFING]: { status: 'open', due: '2026-12-14', reason: 'The till.' } }, 2));
    expect(shown).toEqual([]);
  });

  test('a half-typed text for an action that no longer exists is forgotten', async () => {
    const { shown } = await put({ value: '' }, { halfTyped: 'note/2026-01-01.audit/gone-1' });
    expect(shown).toHaveLength(1);
  });

  test('dropped, and why; a note keeps what was said', async () => {
    expect((await put({ value: REFUNDS, command: 'dropped' }, { texts: [''] })).edit).toEqual(
      changed({ [REFUNDS]: { status: 'dropped' } }, 1),
    );
    expect((await put({ value: REFUNDS, command: 'dropped' }, { texts: [undefined] })).edit).toEqual(changed({}, 0));
    const updates = { [REFUNDS]: { status: 'done' } } as const;
    expect((await put({ value: REFUNDS, command: 'note' }, { updates, texts: ['It hangs.'] })).edit).toEqual(
      changed({ [REFUNDS]: { status: 'done', note: 'It hangs.' } }, 1),
    );
  });

  test.each([80, 40])('at %d columns, late actions are marked, and the date is shown whole', async (columns) => {
    const { shown } = await put({ value: '' }, { columns });
    const lines = shown[0]?.items.map(({ label, detail = '' }) => `${label} | ${detail}`) ?? [];
    expect(lines).toEqual(columns === 80 ? WIDE : NARROW);
  });
});
