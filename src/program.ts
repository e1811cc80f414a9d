/** Commands, options and help; a command is imported when it is called. */
import { Argument, Command, CommanderError, Help, Option } from 'commander';
import { choicesOf, extensionsOf, type FormatCommand } from './commands/shared/output-formats.js';
import type { Context } from './context.js';
import { isCalendarDate } from './domain/text/date.js';
import { nearest } from './domain/text/suggest.js';
import { fail, type UserError } from './errors.js';
import { LANGUAGES } from './language.js';
import type { Messages } from './locales/en/index.js';
import { paragraph, wrap } from './render/kit/layout.js';
import { VERSION } from './version.js';

interface GlobalOptions {
  lang?: string;
  color?: boolean;
  ascii?: boolean;
  quiet?: boolean;
  input?: boolean;
  today?: string;
}

/** Commander leaves a description of less than 40 columns as it is. */
const COLUMNS_FOR_TWO = 70;

/** Parses the command line and runs its command. Throws a UserError if the line is wrong. */
export async function parse(context: Context, args: readonly string[]): Promise<number> {
  let code = 0;
  const program = commandLine(context, (done) => {
    code = done;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw usageError(error, program, args);
  }
  return code;
}

/** The commands with their arguments, options and help; calls `finish` with the exit code of the command that ran. */
export function commandLine(context: Context, finish: (code: number) => void): Command {
  const { help } = context.messages;
  const { optionsText } = help;
  const program = new Command('service-audit');
  configure(program, context);
  program
    .description(help.program)
    .version(VERSION, '-V, --version', help.version)
    .option('-C, --directory <dir>', optionsText.directory)
    .addOption(new Option('--lang <language>', optionsText.lang).choices([...LANGUAGES]))
    .option('--color', optionsText.color)
    .option('--no-color', optionsText.noColor)
    .option('--ascii', optionsText.ascii)
    .option('-q, --quiet', optionsText.quiet)
    .option('--no-input', optionsText.noInput)
    .option('--today <date>', optionsText.today)
    .addHelpText('after', `\n${wrap(help.after, context.columns).join('\n')}`);

  addAuditCommands(builderOf(program, context, help.groups.audit, finish));
  addViewCommands(builderOf(program, context, help.groups.view, finish));
  addGateCommands(builderOf(program, context, help.groups.gate, finish));
  addSetupCommands(builderOf(program, context, help.groups.setUp, finish));

  const helpCommand = new Command('help').argument('[command]').description(help.helpCommand);
  configure(helpCommand, context);
  program.addHelpCommand(helpCommand.helpGroup(`${help.groups.setUp}:`));
  program.action(actionOf(context, finish, async () => (await import('./commands/home.js')).home));
  program.addArgument(new Argument('[command]'));
  return program;
}

/** The tools for building one group of commands: its commands, and the options that many commands share. */
interface Builder {
  help: Messages['help'];
  command(name: string, description: string): Command;
  subcommand(parent: Command, name: string, description: string): Command;
  format(command: FormatCommand): Option;
  output(command: FormatCommand): Option;
  programme(): Option;
  /** The action of a command. `load` imports the command, and is called only when the command runs. */
  act<A extends unknown[]>(load: () => Promise<Run<A>>): (this: Command) => Promise<void>;
}
type Run<A extends unknown[]> = (context: Context, ...args: A) => number | Promise<number>;

function builderOf(program: Command, context: Context, group: string, finish: (code: number) => void): Builder {
  const { help } = context.messages;
  const subcommand = (parent: Command, name: string, description: string) => {
    const added = parent.command(name, { isDefault: name === 'list' }).description(description);
    configure(added, context);
    return added;
  };
  return {
    help,
    command: (name, description) => subcommand(program, name, description).helpGroup(`${group}:`),
    subcommand,
    format: (command) => new Option('-f, --format <format>', help.optionsText.format).choices(choicesOf(command)),
    output: (command) => {
      const text = `${help.optionsText.output} (${extensionsOf(command).join(' | ')})`;
      return new Option('-o, --output <file>', text).argParser(repeatable);
    },
    programme: () => new Option('--programme <name>', help.optionsText.programme),
    act: (load) => actionOf(context, finish, load),
  };
}

/** The action of a command: loads it and runs it in the context that the global options have changed. */
function actionOf<A extends unknown[]>(
  context: Context,
  finish: (code: number) => void,
  load: () => Promise<Run<A>>,
): (this: Command) => Promise<void> {
  return async function (this: Command) {
    const changed = withOptions(context, this.optsWithGlobals<GlobalOptions>());
    const run = await load();
    // Commander's arguments are not typed; each command declares the types of what it takes.
    const args = [...this.processedArgs, this.opts()] as unknown as A;
    finish(await run(changed, ...args));
  };
}

/** Collects the values of an option that may be given several times. */
function repeatable(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}

function addAuditCommands({ help, ...add }: Builder): void {
  add
    .command('run', help.commandsText.run)
    .addArgument(new Argument('[site]', help.argumentsText.site))
    .option('--template <template>', help.optionsText.template)
    .option('--date <date>', help.optionsText.date)
    .option('--period <text>', help.optionsText.period)
    .addOption(new Option('--assessor <person>', help.optionsText.assessor).argParser(repeatable))
    .option('--answers <file>', help.optionsText.answers)
    .option('--draft <file>', help.optionsText.draft)
    .addOption(new Option('--resume', help.optionsText.resume).conflicts('restart'))
    .option('--restart', help.optionsText.restart)
    .option('--plain', help.optionsText.plain)
    .action(add.act(async () => (await import('./commands/audit/run.js')).run));
  add
    .command('why', help.commandsText.why)
    .addArgument(new Argument('[site]', help.argumentsText.site))
    .addArgument(new Argument('[criterion]', help.argumentsText.criterion))
    .addOption(new Option('--resume', help.optionsText.resume).conflicts('restart'))
    .option('--restart', help.optionsText.restart)
    .option('--plain', help.optionsText.plain)
    .addOption(add.programme())
    .action(add.act(async () => (await import('./commands/audit/why.js')).why));
  add
    .command('follow-up', help.commandsText.followUp)
    .addArgument(new Argument('[site]', help.argumentsText.site))
    .addOption(new Option('--answers <file>', help.optionsText.answersFollowUp).conflicts('draft'))
    .option('--draft', help.optionsText.draftFollowUp)
    .option('--date <date>', help.optionsText.dateFollowUp)
    .addOption(new Option('--assessor <person>', help.optionsText.assessor).argParser(repeatable))
    .addOption(new Option('--resume', help.optionsText.resume).conflicts('restart'))
    .option('--restart', help.optionsText.restart)
    .option('--plain', help.optionsText.plain)
    .addOption(add.programme())
    .action(add.act(async () => (await import('./commands/audit/follow-up.js')).followUp));
  add
    .command('edit', help.commandsText.edit)
    .addArgument(new Argument('[audit]', help.argumentsText.audit))
    .option('--plain', help.optionsText.plain)
    .addOption(add.programme())
    .action(add.act(async () => (await import('./commands/audit/edit.js')).edit));
}

function addViewCommands({ help, ...add }: Builder): void {
  add
    .command('show', help.commandsText.show)
    .addArgument(new Argument('[audit]', help.argumentsText.audit))
    .addOption(new Option('--sort <order>', help.optionsText.sort).choices(['template', 'score']))
    .option('--component <key>', help.optionsText.component)
    .option('--upright', help.optionsText.upright)
    .option('--causes', help.optionsText.causes)
    .addOption(add.programme())
    .addOption(add.format('show'))
    .addOption(add.output('show'))
    .action(add.act(async () => (await import('./commands/view/show.js')).show));
  add
    .command('diff', help.commandsText.diff)
    .addArgument(new Argument('[a]', help.argumentsText.audit))
    .addArgument(new Argument('[b]', help.argumentsText.audit))
    .option('--exit-code', help.optionsText.exitCode)
    .addOption(add.programme())
    .addOption(add.format('diff'))
    .addOption(add.output('diff'))
    .action(add.act(async () => (await import('./commands/view/diff.js')).diff));
  add
    .command('plan', help.commandsText.plan)
    .addArgument(new Argument('[site]', help.argumentsText.site))
    .addOption(add.programme())
    .addOption(add.format('plan'))
    .addOption(add.output('plan'))
    .action(add.act(async () => (await import('./commands/view/plan.js')).plan));
  add
    .command('trend', help.commandsText.trend)
    .addArgument(new Argument('[site]', help.argumentsText.site))
    .addOption(new Option('--criterion <key>', help.optionsText.criteria).argParser(repeatable))
    .option('--chart', help.optionsText.chart)
    .option('--since <date>', help.optionsText.since)
    .addOption(add.programme())
    .addOption(add.format('trend'))
    .addOption(add.output('trend'))
    .action(add.act(async () => (await import('./commands/view/trend.js')).trend));
  add
    .command('log', help.commandsText.log)
    .addArgument(new Argument('[site]', help.argumentsText.siteOrCriterion))
    .addArgument(new Argument('[criterion]', help.argumentsText.criterion))
    .addOption(add.programme())
    .addOption(add.format('log'))
    .addOption(add.output('log'))
    .action(add.act(async () => (await import('./commands/view/log.js')).log));
  add
    .command('report', help.commandsText.report)
    .addArgument(new Argument('[audit]', help.argumentsText.audit))
    .option('--brand <file>', help.optionsText.brand)
    .addOption(new Option('--hide <what>', help.optionsText.hide).argParser(repeatable))
    .option('--open', help.optionsText.open)
    .addOption(add.programme())
    .addOption(add.format('report'))
    .addOption(add.output('report'))
    .action(add.act(async () => (await import('./commands/view/report.js')).report));
}

function addGateCommands({ help, ...add }: Builder): void {
  add
    .command('check', help.commandsText.check)
    .addArgument(new Argument('[sites...]', help.argumentsText.sites))
    .addOption(new Option('--fail-on <level>', help.optionsText.failOn).choices(['fail', 'warn']))
    .option('--against <ref>', help.optionsText.against)
    .option('--explain', help.optionsText.explain)
    .option('--waive-existing', help.optionsText.waiveExisting)
    .option('--until <date>', help.optionsText.until)
    .option('--reason <text>', help.optionsText.reason)
    .addOption(add.programme())
    .addOption(add.format('check'))
    .addOption(add.output('check'))
    .action(add.act(async () => (await import('./commands/gate/check.js')).check));
  add
    .command('validate', help.commandsText.validate)
    .addArgument(new Argument('[paths...]', help.argumentsText.paths))
    .option('--against <ref>', help.optionsText.againstTemplates)
    .addOption(add.format('validate'))
    .addOption(add.output('validate'))
    .action(add.act(async () => (await import('./commands/gate/validate.js')).validate));
  add
    .command('rule', help.commandsText.rule)
    .addArgument(new Argument('[name]', help.argumentsText.rule))
    .action(add.act(async () => (await import('./commands/gate/rule.js')).rule));
}

function addSetupCommands({ help, ...add }: Builder): void {
  add
    .command('init', help.commandsText.init)
    .addOption(new Option('--ci <host>', help.optionsText.ci).choices(['github', 'gitlab']))
    .option('--weekly', help.optionsText.weekly)
    .option('--pre-commit', help.optionsText.preCommit)
    .option('-y, --yes', help.optionsText.yes)
    .action(add.act(async () => (await import('./commands/setup/init.js')).init));
  const template = add.command('template', help.commandsText.template).helpCommand(false);
  add
    .subcommand(template, 'list', help.commandsText.templateList)
    .addOption(add.format('template list'))
    .addOption(add.output('template list'))
    .action(add.act(async () => (await import('./commands/setup/template.js')).templateList));
  add
    .subcommand(template, 'show', help.commandsText.templateShow)
    .addArgument(new Argument('<name>', help.argumentsText.template))
    .addOption(add.format('template show'))
    .addOption(add.output('template show'))
    .action(add.act(async () => (await import('./commands/setup/template.js')).templateShow));
  add
    .subcommand(template, 'new', help.commandsText.templateNew)
    .addArgument(new Argument('<name>', help.argumentsText.template))
    .option('--copy <template>', help.optionsText.copy)
    .option('--plain', help.optionsText.plain)
    .action(add.act(async () => (await import('./commands/setup/template-new.js')).templateNew));
  add
    .command('demo', help.commandsText.demo)
    .option('--template <name>', help.optionsText.demoTemplate)
    .action(add.act(async () => (await import('./commands/setup/demo.js')).demo));
}

/** Sets up help in the user's language. Commander prints nothing but help; its errors become `usageError`. */
function configure(command: Command, context: Context): void {
  const { help } = context.messages;
  const titles: Record<string, string> = {
    'Usage:': `${help.usage}:`,
    'Options:': `${help.options}:`,
    'Global Options:': `${help.globalOptions}:`,
    'Arguments:': `${help.arguments}:`,
    'Commands:': `${help.commands}:`,
  };
  command
    .exitOverride()
    .helpOption('-h, --help', help.help)
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => context.columns,
      getErrHelpWidth: () => context.columns,
    })
    .configureHelp({
      showGlobalOptions: true,
      // Beside its term, a description needs room; in a narrow window it is below it.
      formatItem: (term, termColumns, description, helper) =>
        context.columns >= COLUMNS_FOR_TWO
          ? Help.prototype.formatItem.call(helper, term, termColumns, description, helper)
          : [`  ${term}`, ...(description ? paragraph(description, context.columns, '      ') : [])].join('\n'),
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: (option) => {
        const choices = option.argChoices ? ` (${option.argChoices.join(' | ')})` : '';
        return `${option.description}${choices}`;
      },
      commandUsage: (shown) => {
        const name = [shown.parent?.name(), shown.name()].filter(Boolean).join(' ');
        return [name, help.optionsWord, ...(shown.parent ? argumentsOf(shown) : [help.commandWord])].join(' ');
      },
      subcommandTerm: (listed) => [listed.name(), ...argumentsOf(listed)].join(' '),
      visibleArguments: (shown) => (shown.parent ? [...shown.registeredArguments] : []),
    });
}

/** The arguments of a command as help shows them: [site], or [sites…] for several. */
function argumentsOf(command: Command): string[] {
  return command.registeredArguments.map((argument) => `[${argument.name()}${argument.variadic ? '…' : ''}]`);
}

/** The context as the global options change it. Throws a UserError if `--today` is not a date. */
function withOptions(context: Context, options: GlobalOptions): Context {
  if (options.today !== undefined && !isCalendarDate(options.today)) throw fail('bad-date', { value: options.today });
  return {
    ...context,
    color: options.color ?? colorByEnvironment(context),
    ascii: options.ascii ?? context.ascii,
    quiet: options.quiet ?? context.quiet,
    noInput: options.input === false,
    languageNamed: options.lang !== undefined,
    today: options.today,
  };
}

/**
 * Is the output coloured if no option says so? NO_COLOR decides first, then FORCE_COLOR and CLICOLOR_FORCE, then
 * TERM=dumb. Otherwise only a terminal gets colours.
 */
function colorByEnvironment({ env, stdout }: Context): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== '0') return true;
  if (env.FORCE_COLOR === '0' || env.TERM === 'dumb') return false;
  return (stdout as { isTTY?: boolean }).isTTY === true;
}

/** Turns an error of commander into an error of this program. */
function usageError(error: CommanderError, program: Command, args: readonly string[]): UserError {
  const quoted = [.../'([^']*)'/g[Symbol.matchAll](error.message)].map(([, text]) => text ?? '');
  const first = quoted[0] ?? '';
  const current = program.commands.find((command) => args.includes(command.name())) ?? program;
  switch (error.code) {
    case 'commander.unknownOption': {
      const known = [...program.options, ...current.options].flatMap(({ long }) => (long ? [long] : []));
      return fail('unknown-option', { key: first, suggestion: nearest(first, [...known, '--help']) });
    }
    case 'commander.optionMissingArgument':
      return fail('missing-value', { option: first });
    case 'commander.missingArgument':
      return fail('missing-argument', { name: first });
    case 'commander.excessArguments':
      return fail('excess-arguments', { given: current.args.slice(current.registeredArguments.length) });
    case 'commander.invalidArgument': {
      const [option = '', value = ''] = quoted;
      const found = [...program.options, ...current.options].find(({ flags }) => flags === option);
      return fail('bad-choice', { option: found?.long ?? option, value, allowed: found?.argChoices ?? [] });
    }
    case 'commander.conflictingOption':
      return fail('conflict', { options: quoted.map((flags) => flags.split(/[ ,]/)[0] ?? flags) });
    default: {
      const names = program.commands.map((command) => command.name());
      const word = first || args[args.indexOf('help') + 1] || '';
      return fail('unknown-command', { key: word, suggestion: nearest(word, names) });
    }
  }
}
