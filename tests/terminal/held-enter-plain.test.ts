/** In plain lines on a terminal, a held Enter writes no file, and neither does one that was typed ahead. */
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import type { Context } from '../../src/context.js';
import type { ChoiceRequest } from '../../src/interview/presenter.js';
import { PlainPresenter } from '../../src/terminal/plain-presenter.js';
import { aStyle } from '../helpers/printing/styles.js';

const PLAN: ChoiceRequest = { question: 'The plan', items: [{ value: 'accept', label: 'Write it' }], initial: 0 };

/** The presenter on a terminal, or on a pipe; the timers end in their order when the test says so. */
function asking(isTTY: boolean) {
  let timers: (() => void)[] = [];
  const clock = {
    now: () => 0,
    after(_: number, then: () => void) {
      timers.push(then);
      return () => {
        timers = timers.filter((other) => other !== then);
      };
    },
  };
  const stdin = Object.assign(new PassThrough(), { isTTY, setRawMode: () => stdin });
  const stderr = new PassThrough();
  let said = '';
  stderr.on('data', (chunk) => {
    said += chunk;
  });
  const presenter = new PlainPresenter({ stdin, stderr } as unknown as Context, aStyle({ language: 'en' }), clock);
  onTestFinished(() => presenter.close());
  const turn = async () => {
    for (let turns = 0; turns < 5; turns++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    presenter,
    said: () => said,
    async enter(): Promise<void> {
      stdin.write('\n');
      await turn();
      // The wait for more of a block is over; the one for further lines goes on.
      timers.pop()?.();
      await turn();
    },
    async pass(): Promise<void> {
      for (let timer = timers.shift(); timer; timer = timers.shift()) {
        timer();
        await turn();
      }
    },
  };
}

test('a held Enter and one that was typed ahead answer nothing; a single one does', async () => {
  const { presenter, said, enter, pass } = asking(true);
  await enter();
  const answer = presenter.choice({ ...PLAN, fresh: true });
  await enter();
  await enter();
  await enter();
  await pass();
  expect(said()).toContain('A key is held down: its repeats do not count.');
  await enter();
  await pass();
  expect(await answer).toEqual({ value: 'accept' });
});

test('a pipe answers at once', async () => {
  const { presenter, enter } = asking(false);
  await enter();
  expect(await presenter.choice({ ...PLAN, fresh: true })).toEqual({ value: 'accept' });
});
