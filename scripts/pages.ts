/** Prints docs/commands.md and docs/rules.md from the program's own texts; `npm run docs` writes them. */
import type { Argument, Command, Help } from 'commander';
import { RULE_NAMES, RULES } from '../src/domain/gate/rules.js';
import type { Messages } from '../src/locales/en/index.js';
import { valuesOf } from '../src/render/gate/reasons.js';
import { wrap } from '../src/render/kit/layout.js';

const COLUMNS = 120;

/** The words of the pages that the program itself has no use for. */
const WORDS = {
  en: {
    commands: 'Commands',
    intro: [
      'This page is printed from the program: `service-audit --help` and `service-audit COMMAND --help` show the same.',
      'SITE is the key of a site, which is the name of its folder in `audits/`. AUDIT is `SITE` (its latest audit), `SITE@2026-09-01`, `@2026-09-01` if there is only one site, or a path. Exit codes are described in [the gate](gate.md#exit-codes).',
    ],
    argument: 'argument or option',
    meaning: 'meaning',
    rules: 'This page is printed from the program: `service-audit rule NAME` shows the same.',
    rule: 'rule',
    finds: 'what it finds',
  },
  ru: {
    commands: 'Команды',
    intro: [
      'Эту страницу печатает сама программа: то же покажут `service-audit --help` и `service-audit COMMAND --help`.',
      'SITE — ключ точки, то есть имя её папки в `audits/`. AUDIT — это `SITE` (последний аудит), `SITE@2026-09-01`, `@2026-09-01`, если точка одна, или путь к файлу. Коды выхода описаны на странице [Контроль](gate.md#коды-выхода).',
    ],
    argument: 'аргумент или параметр',
    meaning: 'что значит',
    rules: 'Эту страницу печатает сама программа: то же покажет `service-audit rule NAME`.',
    rule: 'правило',
    finds: 'что находит',
  },
};
export type PageLanguage = keyof typeof WORDS;

/** Every command by the groups of --help, with its arguments and options. `program` has its texts in the language. */
export function commandsPage(program: Command, messages: Messages, language: PageLanguage): string {
  const words = WORDS[language];
  const help = program.createHelp();
  const visible = help.visibleCommands(program).filter((command) => command.name() !== 'help');
  const groups = [...new Set(visible.map((command) => command.helpGroup()))];
  return page([
    `# ${words.commands}`,
    ...words.intro,
    ...groups.flatMap((group) => [
      `## ${group.replace(/:$/, '')}`,
      ...visible.filter((command) => command.helpGroup() === group).flatMap((command) => section(command, words)),
    ]),
    `## ${messages.help.globalOptions}`,
    ...table([words.argument, words.meaning], optionRows(help, help.visibleOptions(program))),
  ]);
}

function section(command: Command, words: (typeof WORDS)[PageLanguage]): string[] {
  const help = command.createHelp();
  const options = help.visibleOptions(command).filter(({ long }) => long !== '--help');
  const rows = [
    ...command.registeredArguments.map((argument) => [code(term(argument)), argument.description]),
    ...optionRows(help, options),
  ];
  const path = command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name();
  return [
    `### ${path}`,
    sentence(command.description()),
    ['```text', ['service-audit', path, ...command.registeredArguments.map(term)].join(' '), '```'].join('\n'),
    ...table([words.argument, words.meaning], rows),
    ...command.commands.flatMap((one) => section(one, words)),
  ];
}

/** SITE if it is required, [SITE] if it may be left out, [SITE…] if there may be several. */
function term(argument: Argument): string {
  const name = `${argument.name().toUpperCase()}${argument.variadic ? '…' : ''}`;
  return argument.required ? name : `[${name}]`;
}

function optionRows(help: Help, options: ReturnType<Help['visibleOptions']>): string[][] {
  return options.map((option) => [code(help.optionTerm(option)), help.optionDescription(option)]);
}

/** Every rule of the gate with its values and an example. */
export function rulesPage(messages: Messages, language: PageLanguage): string {
  const { rules, rulesPage: titles } = messages;
  const words = WORDS[language];
  return page([
    `# ${titles.heading}`,
    `${titles.where} ${words.rules}`,
    ...table(
      [words.rule, words.finds],
      RULE_NAMES.map((name) => [`[\`${name}\`](#${name})`, rules[name].title]),
    ),
    ...RULE_NAMES.flatMap((name) => {
      const { title, text } = rules[name];
      const [first = ''] = text;
      return [
        `## ${name}`,
        `**${title}.** ${first}`,
        ...text.slice(1),
        `${titles.values}:`,
        valuesOf(name, messages)
          .map((value) => `- ${code(...value.split(/ {2}(.*)/))}`)
          .join('\n'),
        `${titles.example}:`,
        ['```yaml', RULES[name].example, '```'].join('\n'),
      ];
    }),
  ]);
}

/** Paragraphs are wrapped; headings, tables, lists and examples have line ends of their own. */
function page(blocks: readonly string[]): string {
  const lines = blocks.map((block) => (/^[#|`-]/.test(block) ? block : wrap(block, COLUMNS).join('\n')));
  return `${lines.join('\n\n')}\n`;
}

const code = (text = '', after = '') => `\`${text}\`${after && `: ${after}`}`;
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`;

/** A table whose columns line up, so that the page can be read as text; nothing if there are no rows. */
function table(head: readonly string[], rows: readonly string[][]): string[] {
  if (rows.length === 0) return [];
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [first = [], ...rest] = cells;
  return [[line(first), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('\n')];
}
