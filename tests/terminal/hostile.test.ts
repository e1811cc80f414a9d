/** Text that people typed or that a file holds: nothing in it reaches the terminal but what can be seen. */
import { describe, expect, test } from 'vitest';
import { PROGRESS, type Shown, SPEECH, shown } from '../helpers/terminal/prompts.js';

const HOSTILE = 'a\u001b]0;title\u0007b\u001b[2J\u202ec\u009bd\u200be';

/** Of the screen as it was written: what is neither text nor a colour nor a move that the prompt itself makes. */
function expectHarmless(prompt: Shown<unknown>): void {
  const raw = prompt.raw();
  expect(raw).toContain('e');
  for (const part of ['\u001b]0;', '\u0007', '\u001b[2J', '\u202e', '\u009b', '\u200b']) {
    expect(raw.includes(part), JSON.stringify(part)).toBe(false);
  }
}

describe('a questionnaire', () => {
  test('its title, question and anchors', async () => {
    const texts = { en: HOSTILE };
    const criterion = { ...SPEECH, title: texts, question: texts, anchors: { '1': texts, '10': texts } };
    expectHarmless(await shown({}, (presenter) => presenter.score({ criterion, progress: PROGRESS })));
  });
});

describe('what was answered before', () => {
  test('what an earlier record said', async () => {
    expectHarmless(await shown({}, (presenter) => presenter.line({ question: 'Who?', earlier: HOSTILE })));
    const items = [{ value: 'yes', label: 'yes' }];
    expectHarmless(await shown({}, (presenter) => presenter.choice({ question: 'Who?', items, earlier: HOSTILE })));
  });

  test('a text that one goes on with', async () => {
    expectHarmless(await shown({}, (presenter) => presenter.line({ question: 'Note', initial: HOSTILE })));
  });

  test('a proposal in brackets', async () => {
    expectHarmless(await shown({}, (presenter) => presenter.line({ question: 'Who answers?', fallback: HOSTILE })));
  });
});

test('the title of a site', async () => {
  const progress = { ...PROGRESS, title: HOSTILE };
  expectHarmless(await shown({}, (presenter) => presenter.score({ criterion: SPEECH, progress })));
});
