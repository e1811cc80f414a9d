/** The page as Markdown, with the diagram as text. */
import { codeBlock, escaped, tableRow } from '../kit/markdown.js';
import { type Block, inlines, type Page, type Text } from './blocks.js';

export function renderMarkdown(page: Page): string[] {
  const { name, contact } = page.brand;
  return [
    `# ${escaped(page.title)}`,
    '',
    [page.kind, name]
      .filter((part) => part !== undefined)
      .map(escaped)
      .join(' · '),
    '',
    ...page.headline.flatMap((sentence) => [atStart(escaped(sentence)), '']),
    ...page.facts.map(([label, value]) => `- ${escaped(label)}: ${escaped(value)}`),
    ...page.sections.flatMap(({ title, blocks }) => ['', `## ${escaped(title)}`, '', ...blocks.flatMap(block)]),
    '',
    '---',
    '',
    ...[contact, ...page.footer].filter((line) => line !== undefined).flatMap((line) => [atStart(escaped(line)), '']),
  ].filter((line, index, all) => line !== '' || (all[index - 1] !== '' && index < all.length - 1));
}

function block(one: Block): string[] {
  switch (one.kind) {
    case 'paragraph':
      return [atStart(inline(one.text)), ''];
    case 'list':
      return [...one.items.map((item) => `- ${atStart(inline(item))}`), ''];
    case 'table': {
      const columns = one.columns.map(({ title }) => escaped(title));
      const rule = one.columns.map(({ as }) => (as === 'number' ? '---:' : '---'));
      const blank = columns.slice(1).map(() => '');
      const rows = one.groups.flatMap(({ title, rows: each }) => [
        ...(title ? [tableRow([`**${escaped(title)}**`, ...blank])] : []),
        ...each.map(({ cells }) => tableRow(cells.map(inline))),
      ]);
      return [escaped(one.caption), '', tableRow(columns), `|${rule.join('|')}|`, ...rows, ''];
    }
    case 'numbers':
      // The text diagram ends with the same numbers.
      return [];
    case 'figure':
      return [...codeBlock(one.lines), ''];
    case 'charts':
      // The table below the charts has the same figures.
      return [];
    case 'article':
      return [`### ${escaped(`${one.title}: ${one.badge}`)}`, '', escaped(one.note), '', ...one.blocks.flatMap(block)];
    case 'terms':
      return [...one.items.map(([term, text]) => `- **${escaped(term)}.** ${escaped(text)}`), ''];
    case 'details':
      return one.blocks.flatMap(block);
  }
}

function inline(text: Text): string {
  return inlines(text)
    .map((part) => {
      if (typeof part === 'string') return escaped(part);
      if ('strong' in part) return bold(part.strong);
      return escaped('quiet' in part ? part.quiet : part.typed);
    })
    .join('');
}

/** Escapes the beginning of a line that would otherwise begin a list, a quotation or a rule. */
function atStart(text: string): string {
  return text.replace(/^([->=])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Spaces at the ends are put outside the stars, because Markdown takes no emphasis with spaces inside. */
function bold(text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return inner === '' ? text : `${before}**${escaped(inner)}**${after}`;
}
