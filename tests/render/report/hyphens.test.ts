import { expect, test } from 'vitest';
import { renderHtml } from '../../../src/render/report/html.js';
import { withSoftHyphens } from '../../../src/render/report/hyphens.js';
import { aPage } from '../../helpers/printing/reports.js';
import { anAudit } from '../../helpers/records/builders.js';

test.each([
  ['достопримечательность', 'дос-топ-ри-ме-ча-тель-ность'],
  ['человеконенавистнический', 'че-ло-ве-ко-не-на-вист-ни-чес-кий'],
  ['internationalization', 'in-ter-na-tio-na-li-za-tion'],
  // Shorter words fit a phone, and what has no syllables is no word.
  ['Послепродажный', 'Послепродажный'],
  ['WWWWWWWWWWWWWWWWWWWW', 'WWWWWWWWWWWWWWWWWWWW'],
])('%s may be broken as %s', (word, broken) => {
  expect(withSoftHyphens(word).replaceAll('\u00ad', '-')).toBe(broken);
});

test('a long word gets hyphens on the page; a link gets none, and may be broken anywhere', () => {
  const link = 'https://example.com/internationalization/достопримечательность';
  const note = `«высококвалифицированный», ${link}`;
  const html = renderHtml(aPage([anAudit().with('refunds', { score: 3, note }).record()])).join('\n');
  expect(html).toContain('«вы&#173;со&#173;кок&#173;ва&#173;ли&#173;фи&#173;ци&#173;ро&#173;ван&#173;ный»,');
  expect(html).toContain(`<span class="long">${link}</span>`);
});
