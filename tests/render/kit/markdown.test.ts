import { describe, expect, test } from 'vitest';
import { diagramOf } from '../../../src/domain/view/diagram.js';
import { escaped } from '../../../src/render/kit/markdown.js';
import { renderDiffMarkdown } from '../../../src/render/view/diff-markdown.js';
import { renderShowMarkdown } from '../../../src/render/view/show-markdown.js';
import { aStyle, screen } from '../../helpers/printing/styles.js';
import { aDiffView } from '../../helpers/printing/views.js';
import { anAudit, base, salon } from '../../helpers/records/builders.js';

describe('typed text does not become markup', () => {
  test.each([
    ['*bold* _it_', '\\*bold\\* \\_it\\_'],
    ['# heading', '\\# heading'],
    ['[link](http://x)', '\\[link\\]\\(http&#8203;://x\\)'],
    ['![image](x)', '\\!\\[image\\]\\(x\\)'],
    ['`code`', '\\`code\\`'],
    ['~~gone~~', '\\~\\~gone\\~\\~'],
    ['a | b', 'a \\| b'],
    ['<script>alert(1)</script>', '&lt;script>alert\\(1\\)&lt;/script>'],
    ['<img src=x onerror=y>', '&lt;img src=x onerror=y>'],
    ['AT&amp;T', 'AT&amp;amp;T'],
    ['@everyone', '\\@everyone'],
    ['https://evil.example', 'https&#8203;://evil.example'],
    ['WWW.evil.example', 'WWW&#8203;.evil.example'],
    ['back\\slash', 'back\\\\slash'],
    ['two\nlines', 'two<br>lines'],
    ['- one\n\n# two\n', '- one<br><br>\\# two'],
    ['❤️ 👨‍👩‍👧 1️⃣', '❤️ 👨‍👩‍👧 1️⃣'],
    ['\u2068Olena\u2069', '&#8296;Olena&#8297;'],
    ['\u001b[31mred\u202e', '\ufffd\\[31mred\\\\u\\{202e\\}'],
    ['Салон «Мария», 12', 'Салон «Мария», 12'],
  ])('%j', (text, expected) => {
    expect(escaped(text)).toBe(expected);
  });
});

describe('the diagram as Markdown', () => {
  const { before, between, now } = salon.records();
  const diagram = diagramOf([before, between, now], now, base, salon.today);

  test('a heading, the diagram in a code block, and a table of notes', () => {
    const lines = renderShowMarkdown(diagram, salon.title, {}, aStyle());
    expect(lines.slice(0, 4)).toEqual([
      '# Lviv Center, 21 Nov 2026',
      '',
      '```text',
      expect.stringMatching(/^Lviv Center, Base/),
    ]);
    const end = lines.lastIndexOf('```');
    expect(screen(lines.slice(end))).toMatchInlineSnapshot(`
      "
      \`\`\`

      | Criterion | Score | Note |
      |---|---|---|
      | Where clients are served | – | home visits only |
      | Enough people, no queues | 3 | Eight people waiting at 18:00 on Friday,<br>two of three chairs free. |
      "
    `);
  });

  test('without notes there is no table', () => {
    const record = anAudit().record();
    const lines = renderShowMarkdown(diagramOf([record], record, base, salon.today), salon.title, {}, aStyle());
    expect(lines.at(-1)).toBe('```');
  });

  test('typed text ends neither the code block nor a cell of the table', () => {
    const record = anAudit()
      .having({ period: '```\n# x' })
      .with('refunds', { score: 4, note: '```\na | b\n<script>' })
      .record();
    const lines = renderShowMarkdown(diagramOf([record], record, base, salon.today), '``` # salon', {}, aStyle());
    const fences = lines.filter((line) => /^ {0,3}`{3,}/.test(line));
    const longest = Math.max(
      ...lines
        .slice(3, lines.lastIndexOf(fences.at(-1) ?? ''))
        .map((line) => /^ {0,3}(`+)/.exec(line)?.[1]?.length ?? 0),
    );
    expect(fences[0]?.match(/`+/)?.[0].length).toBeGreaterThan(longest);
    expect(fences[0]).toBe(`${fences.at(-1)}text`);
    const cells = lines.filter((line) => line.startsWith('|'));
    expect(cells.map((line) => line.replaceAll('\\|', '').split('|').length)).toEqual(cells.map(() => 5));
    expect(lines.join('\n')).not.toContain('<script>');
  });
});

test('the diff as Markdown has both dates above it', () => {
  const { before, now } = salon.records();
  const lines = renderDiffMarkdown(aDiffView(before, now), aStyle({ language: 'ru' }));
  expect(lines.slice(0, 3)).toEqual(['# Lviv Center, 01.09.2026 → 21.11.2026', '', '```text']);
  expect(lines.at(-1)).toBe('```');
});
