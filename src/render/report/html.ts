/**
 * The page as one HTML file that loads nothing and runs no script. Every text is passed through `escapeHtml`; the content
 * security policy allows only the style sheet, by its hash, and pictures inside the page.
 */
import { createHash } from 'node:crypto';
import {
  type Block,
  type Column,
  type Inline,
  inlines,
  type Page,
  type Section,
  type TableRow,
  type Text,
} from './blocks.js';
import { withSoftHyphens } from './hyphens.js';
import { escapeHtml } from './markup.js';
import { styleSheet } from './style-sheet.js';

export function renderHtml(page: Page): string[] {
  const css = styleSheet(page);
  const hash = createHash('sha256').update(css).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const { brand } = page;
  const { contact, name } = brand;
  return [
    '<!doctype html>',
    `<html lang="${page.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<meta name="generator" content="service-audit ${escapeHtml(page.version)}">`,
    `<title>${escapeHtml(page.running)}</title>`,
    `<style>${css}</style>`,
    '</head>',
    '<body>',
    HATCHING,
    '<header class="cover">',
    ...(brand.logo || name
      ? [
          `<p class="brand">${brand.logo ? `<img src="${escapeHtml(brand.logo)}" alt="${escapeHtml(name ? '' : page.logoOf(undefined))}">` : ''}${name ? `<span>${content(name)}</span>` : ''}</p>`,
        ]
      : []),
    `<p class="kind">${escapeHtml(page.kind)}</p>`,
    `<h1>${content(page.title)}</h1>`,
    ...page.headline.map(
      (sentence, index) => `<p class="${index === 0 ? 'verdict' : 'moves'}">${content(sentence)}</p>`,
    ),
    '<dl class="facts">',
    ...page.facts.map(([label, value]) => `<div><dt>${escapeHtml(label)}</dt><dd>${content(value)}</dd></div>`),
    '</dl>',
    '</header>',
    `<nav aria-label="${escapeHtml(page.contents)}"><ul>`,
    ...page.sections.map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`),
    '</ul></nav>',
    '<main>',
    ...page.sections.flatMap(section),
    '</main>',
    '<footer>',
    ...(contact ? [`<address>${content([name, contact].filter(Boolean).join('\n'))}</address>`] : []),
    ...page.footer.map((line) => `<p>${escapeHtml(line)}</p>`),
    '</footer>',
    '</body>',
    '</html>',
  ];
}

/** The pattern with which all pictures fill the missing points. */
const HATCHING =
  '<svg class="defs" aria-hidden="true" width="0" height="0"><defs><pattern id="lack" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="lack-ground" width="6" height="6"/><line class="lack-line" x1="0" y1="0" x2="0" y2="6"/></pattern></defs></svg>';

function section({ id, title, newPage, blocks }: Section): string[] {
  return [
    `<section id="${id}" aria-labelledby="${id}-title"${newPage ? ' class="new-page"' : ''}>`,
    `<h2 id="${id}-title">${escapeHtml(title)}</h2>`,
    ...blocks.flatMap(block),
    '</section>',
  ];
}

function block(one: Block): string[] {
  switch (one.kind) {
    case 'paragraph':
      return [`<p${one.tone ? ` class="${one.tone}"` : ''}>${inline(one.text)}</p>`];
    case 'list':
      return ['<ul class="list">', ...one.items.map((item) => `<li>${inline(item)}</li>`), '</ul>'];
    case 'table':
      return table(one.caption, one.columns, one.heads, one.groups);
    case 'numbers':
      return [
        '<dl class="numbers">',
        ...one.items.map(
          ({ value, label, note, bad }) =>
            `<div${bad ? ' class="bad"' : ''}><dt>${escapeHtml(label)}</dt><dd><b>${escapeHtml(value)}</b>${note ? ` <small>${escapeHtml(note)}</small>` : ''}</dd></div>`,
        ),
        '</dl>',
      ];
    case 'figure':
      return [
        '<figure>',
        `<div class="wide">${one.wide.map(({ svg }) => svg).join('')}</div>`,
        `<div class="narrow">${one.narrow.map(({ svg }) => svg).join('')}</div>`,
        `<figcaption>${escapeHtml(one.caption)}</figcaption>`,
        '</figure>',
      ];
    case 'charts':
      return [
        '<div class="charts">',
        ...one.items.map(({ title, picture }) => `<figure><h3>${content(title)}</h3>${picture.svg}</figure>`),
        '</div>',
        `<p class="small">${escapeHtml(one.caption)}</p>`,
      ];
    case 'article':
      return [
        '<article>',
        `<h3><span class="badge" aria-hidden="true">${escapeHtml(one.badge)}</span><span>${content(one.title)}<small>${escapeHtml(one.note)}</small></span></h3>`,
        ...one.blocks.flatMap(block),
        '</article>',
      ];
    case 'terms':
      return [
        '<dl class="terms">',
        ...one.items.map(([term, text]) => `<div><dt>${escapeHtml(term)}</dt><dd>${content(text)}</dd></div>`),
        '</dl>',
      ];
    case 'details':
      return ['<details>', `<summary>${escapeHtml(one.title)}</summary>`, ...one.blocks.flatMap(block), '</details>'];
  }
}

function inline(text: Text): string {
  return inlines(text)
    .map((part: Inline) => {
      if (typeof part === 'string') return content(part);
      if ('strong' in part) return `<strong>${content(part.strong)}</strong>`;
      if ('quiet' in part) return `<span class="quiet">${content(part.quiet)}</span>`;
      // A text of another direction turns nothing round beside it.
      const typed = content(part.typed.trim());
      // A cell without content has no label on a phone.
      return typed && `<bdi>${typed}</bdi>`;
    })
    .join('');
}

/** Only what is longer than words are, such as a link, may be broken anywhere; a column is as wide as its longest word. */
const LONG_RUN = /(\S{21,})/u;
/** A word, perhaps with marks around it. */
const WORD = /^[^\p{L}\s]{0,3}[\p{L}\p{M}\u00ad'’-]{1,40}[^\p{L}\s]{0,3}$/u;

/** Escaped text; its line breaks are shown as they are, see `white-space` in the style sheet. */
function content(text: string): string {
  const span = (run: string) => `<span class="long">${escapeHtml(run)}</span>`;
  return text
    .split(LONG_RUN)
    .map((part, index) => (index % 2 === 1 && !WORD.test(part) ? span(part) : escapeHtml(withSoftHyphens(part))))
    .join('');
}

/** The roles keep it a table for screen readers when a narrow screen shows the cells as blocks. */
function table(
  caption: string,
  columns: readonly Column[],
  heads: number,
  groups: readonly { title?: string; rows: readonly TableRow[] }[],
): string[] {
  const kind = (column: Column | undefined) => (column?.as ? ` class="${column.as}"` : '');
  const row = ({ cells, bad, quiet }: TableRow) => {
    const state = bad ? ' class="bad"' : quiet ? ' class="quiet"' : '';
    const each = cells.map((cell, index) => {
      const column = columns[index];
      const label = ` data-label="${escapeHtml(column?.title ?? '')}"`;
      return index === heads
        ? `<th scope="row" role="rowheader"${kind(column)}>${inline(cell)}</th>`
        : `<td role="cell"${kind(column)}${label}>${inline(cell)}</td>`;
    });
    return `<tr role="row"${state}>${each.join('')}</tr>`;
  };
  return [
    '<table role="table">',
    `<caption>${escapeHtml(caption)}</caption>`,
    '<thead role="rowgroup">',
    `<tr role="row">${columns.map((column) => `<th scope="col" role="columnheader"${kind(column)}>${content(column.title)}</th>`).join('')}</tr>`,
    '</thead>',
    ...groups.flatMap(({ title, rows }) => [
      '<tbody role="rowgroup">',
      ...(title
        ? [
            `<tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="${columns.length}">${content(title)}</th></tr>`,
          ]
        : []),
      ...rows.map(row),
      '</tbody>',
    ]),
    '</table>',
  ];
}
