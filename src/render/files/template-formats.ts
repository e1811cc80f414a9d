/** A questionnaire as text, and as a sheet of paper to score on. */
import { groupedTemplates } from '../../domain/questionnaire/groups.js';
import {
  ANCHOR_LEVELS,
  type Criterion,
  inLanguage,
  type Template,
  type Texts,
  titleIn,
} from '../../domain/questionnaire/template.js';
import { alignRight, cut, fill, paragraph, width, wrap } from '../kit/layout.js';
import { escaped } from '../kit/markdown.js';
import type { Style } from '../kit/style.js';
import { oneLine } from '../kit/visible.js';

function anchorsOf({ anchors }: Criterion, language: string): [level: number, text: string][] {
  return [...ANCHOR_LEVELS].reverse().flatMap((level) => {
    const text = inLanguage(anchors[`${level}`], language);
    return text === undefined ? [] : [[level, text] as [number, string]];
  });
}

export function renderTemplate(template: Template, style: Style): string[] {
  const { paint, language, columns, messages } = style;
  const text = (texts: Texts | undefined, otherwise: string) => oneLine(titleIn(texts, language, otherwise));
  const heading = (said: string) => wrap(said, columns).map((line) => paint.bold(line));
  const lines = heading(`${text(template.title, template.name)} (${template.name} ${template.version})`);
  for (const component of template.components) {
    lines.push('', ...heading(text(component.title, component.key)));
    for (const criterion of component.criteria) {
      const tier = criterion.tier === 'base' ? '' : `, ${messages.tiers[criterion.tier]}`;
      const title = text(criterion.title, criterion.key);
      const key = `${criterion.key}${tier}`;
      const isWide = 2 + width(title) + 2 + width(key) > columns;
      lines.push(
        '',
        ...(isWide
          ? [`  ${paint.bold(cut(title, columns - 2))}`, `  ${paint.dim(cut(key, columns - 2))}`]
          : [`  ${paint.bold(title)}  ${paint.dim(key)}`]),
      );
      const question = text(criterion.question, '');
      if (question) lines.push(...paragraph(question, columns, '  '));
      for (const [level, anchor] of anchorsOf(criterion, language)) {
        const [first = '', ...rest] = wrap(oneLine(anchor), columns - 8, ' '.repeat(8));
        lines.push(`    ${alignRight(String(level), 2)}  ${first}`, ...rest);
      }
    }
  }
  for (const { title, places, lines: known = [] } of template.prompts) {
    lines.push('', ...heading(text(title, '')));
    for (let place = 0; place < places; place++) {
      const [first = '', ...rest] = wrap(text(known[place], ''), columns - 8, ' '.repeat(8));
      lines.push(`    ${alignRight(String(place + 1), 2)}  ${first}`.trimEnd(), ...rest);
    }
  }
  return lines;
}

export function renderTemplates(templates: readonly ListedTemplate[], { paint, messages, columns }: Style): string[] {
  const names = Math.max(...templates.map(({ name }) => width(name)));
  const row = (one: ListedTemplate) => {
    const beside = names + 4;
    const [first = '', ...more] = wrap(detailsOf(one, messages), Math.max(8, columns - beside), ' '.repeat(beside));
    return [`  ${fill(one.name, names)}  ${first}`, ...more];
  };
  return grouped(templates, messages)
    .flatMap(({ heading, members }) => ['', paint.bold(heading), ...members.flatMap(row)])
    .slice(1);
}

export function renderTemplatesMarkdown(templates: readonly ListedTemplate[], { messages }: Style): string[] {
  return grouped(templates, messages)
    .flatMap(({ heading, members }) => [
      '',
      `## ${heading}`,
      '',
      ...members.map((one) => `- \`${one.name}\` ${escaped(detailsOf(one, messages))}`),
    ])
    .slice(1);
}

function grouped(templates: readonly ListedTemplate[], { interview }: Style['messages']) {
  const own = new Set(templates.flatMap(({ name, isOwn }) => (isOwn ? [name] : [])));
  return groupedTemplates(templates, (name) => own.has(name)).map(({ group, templates: members }) => ({
    heading: interview.templateGroups[group],
    members,
  }));
}

/** The title and the number of criteria. In the group of the project's own, a programme says that it is one. */
function detailsOf({ title, criteria, isOwn, programme }: ListedTemplate, messages: Style['messages']): string {
  const kind = isOwn && programme ? [messages.templates.programme] : [];
  return [title, messages.count.criteria(criteria), ...kind].join(', ');
}

export interface ListedTemplate {
  name: string;
  title: string;
  criteria: number;
  programme: boolean;
  /** The questionnaire belongs to the project and was not shipped. */
  isOwn: boolean;
}

/** Markdown for printing: a heading for each component, and a table with space for score and note for each criterion. */
export function renderScoringSheet(template: Template, { language, messages }: Style): string[] {
  const { sheet, markdown } = messages;
  const text = (texts: Texts | undefined, otherwise: string) => escaped(titleIn(texts, language, otherwise));
  const lines = [`# ${text(template.title, template.name)}`, '', sheet.fields, '', sheet.how];
  for (const component of template.components) {
    lines.push('', `## ${text(component.title, component.key)}`);
    for (const criterion of component.criteria) {
      lines.push('', `### ${text(criterion.title, criterion.key)}`, '', text(criterion.question, ''), '');
      lines.push(`| ${markdown.score} | ${sheet.looksLike} |`, '|---:|---|');
      for (const [level, anchor] of anchorsOf(criterion, language)) lines.push(`| ${level} | ${escaped(anchor)} |`);
      lines.push('', sheet.line);
    }
  }
  for (const { title, places, lines: known = [] } of template.prompts) {
    lines.push('', `## ${text(title, '')}`, '');
    for (let place = 0; place < places; place++) lines.push(`${place + 1}. ${text(known[place], '') || sheet.open}`);
  }
  return lines;
}
