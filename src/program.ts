/** Commands, options and help; a command is imported when it is called. */
import { Argument, Command, CommanderError, Option } from 'commander';
import { choicesOf, type FormatCommand } from './commands/shared/output-formats.js';
import type { Context } from './context.js';
import { isCalendarDate } from './domain/text/date.js';
import { nearest } from './domain/text/suggest.js';
import { fail, type UserError } from './errors.js';
import { LANGUAGES } from './language.js';
import { VERSION } from './version.js';

interface GlobalOptions {
  lang?: string;
  color?: boolean;
  ascii?: boolean;
  quiet?: boolean;
  input?: boolean;
  today?: string;
}

/** Parses the command line and runs its command. Throws a UserError where the line is wrong. */
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

/** The commands with their arguments, options and help; `finish` is given the exit code. */
export function commandLine(context: Context, finish: (code: number) => void): Command {
  const { help } = context.messages;
  const { optionsText: texts, commandsText, argumentsText } = help;
  const program = new Command('service-audit');
  configure(program, context);
  program
    .description(help.program)
    .version(VERSION, '-V, --version', help.version)
    .option('-C, --directory <dir>', texts.directory)
    .addOption(new Option('--lang <language>', texts.lang).choices([...LANGUAGES]))
    .option('--color', texts.color)
    .option('--no-color', texts.noColor)
    .option('--ascii', texts.ascii)
    .option('-q, --quiet', texts.quiet)
    .option('--no-input', texts.noInput)
    .option('--today <date>', texts.today)
    .addHelpText('after', `\n${help.after}`);

  const command = (name: string, group: string, description: string): Command => {
    const added = program.command(name).description(description).helpGroup(`${group}:`);
    configure(added, context);
    return added;
  };
  const list = (value: string, before: string[] = []) => [...before, value];
  const format = (of: FormatCommand) => new Option('-f, --format <format>', texts.format).choices(choicesOf(of));
  const output = () => new Option('-o, --output <file>', texts.output).argParser(list);
  const programme = () => new Option('--programme <name>', texts.programme);
  /** Runs a command in the world that the options make. */
  const act = <A extends unknown[]>(load: () => Promise<(context: Context, ...args: A) => number | Promise<number>>) =>
    async function (this: Command) {
      const world = withOptions(context, this.optsWithGlobals<GlobalOptions>());
      const call = await load();
      const args = [...this.processedArgs, this.opts()] as unknown as A;
      finish(await call(world, ...args));
    };

  command('run', help.groups.audit, commandsText.run)
    .addArgument(new Argument('[site]', argumentsText.site))
    .option('--template <template>', texts.template)
    .option('--date <date>', texts.date)
    .option('--period <text>', texts.period)
    .addOption(new Option('--assessor <person>', texts.assessor).argParser(list))
    .option('--answers <file>', texts.answers)
    .option('--draft <file>', texts.draft)
    .addOption(new Option('--resume', texts.resume).conflicts('restart'))
    .option('--restart', texts.restart)
    .option('--plain', texts.plain)
    .action(act(async () => (await import('./commands/audit/run.js')).run));
  command('why', help.groups.audit, commandsText.why)
    .addArgument(new Argument('[site]', argumentsText.site))
    .addArgument(new Argument('[criterion]', argumentsText.criterion))
    .addOption(new Option('--resume', texts.resume).conflicts('restart'))
    .option('--restart', texts.restart)
    .option('--plain', texts.plain)
    .addOption(programme())
    .action(act(async () => (await import('./commands/audit/why.js')).why));
  command('follow-up', help.groups.audit, commandsText.followUp)
    .addArgument(new Argument('[site]', argumentsText.site))
    .addOption(new Option('--answers <file>', texts.answersFollowUp).conflicts('draft'))
    .option('--draft', texts.draftFollowUp)
    .option('--date <date>', texts.dateFollowUp)
    .addOption(new Option('--assessor <person>', texts.assessor).argParser(list))
    .addOption(new Option('--resume', texts.resume).conflicts('restart'))
    .option('--restart', texts.restart)
    .option('--plain', texts.plain)
    .addOption(programme())
    .action(act(async () => (await import('./commands/audit/follow-up.js')).followUp));
  command('edit', help.groups.audit, commandsText.edit)
    .addArgument(new Argument('[audit]', argumentsText.audit))
    .option('--plain', texts.plain)
    .addOption(programme())
    .action(act(async () => (await import('./commands/audit/edit.js')).edit));
  command('show', help.groups.view, commandsText.show)
    .addArgument(new Argument('[audit]', argumentsText.audit))
    .addOption(new Option('--sort <order>', texts.sort).choices(['template', 'score']))
    .option('--component <key>', texts.component)
    .option('--upright', texts.upright)
    .option('--causes', texts.causes)
    .addOption(programme())
    .addOption(format('show'))
    .addOption(output())
    .action(act(async () => (await import('./commands/view/show.js')).show));
  command('diff', help.groups.view, commandsText.diff)
    .addArgument(new Argument('[a]', argumentsText.audit))
    .addArgument(new Argument('[b]', argumentsText.audit))
    .option('--exit-code', texts.exitCode)
    .addOption(programme())
    .addOption(format('diff'))
    .addOption(output())
    .action(act(async () => (await import('./commands/view/diff.js')).diff));
  command('plan', help.groups.view, commandsText.plan)
    .addArgument(new Argument('[site]', argumentsText.site))
    .addOption(programme())
    .addOption(format('plan'))
    .addOption(output())
    .action(act(async () => (await import('./commands/view/plan.js')).plan));
  command('trend', help.groups.view, commandsText.trend)
    .addArgument(new Argument('[site]', argumentsText.site))
    .addOption(new Option('--criterion <key>', texts.criteria).argParser(list))
    .option('--chart', texts.chart)
    .option('--since <date>', texts.since)
    .addOption(programme())
    .addOption(format('trend'))
    .addOption(output())
    .action(act(async () => (await import('./commands/view/trend.js')).trend));
  command('log', help.groups.view, commandsText.log)
    .addArgument(new Argument('[site]', argumentsText.siteOrCriterion))
    .addArgument(new Argument('[criterion]', argumentsText.criterion))
    .addOption(programme())
    .addOption(format('log'))
    .addOption(output())
    .action(act(async () => (await import('./commands/view/log.js')).log));
  command('report', help.groups.view, commandsText.report)
    .addArgument(new Argument('[audit]', argumentsText.audit))
    .option('--brand <file>', texts.brand)
    .addOption(new Option('--hide <what>', texts.hide).argParser(list))
    .option('--open', texts.open)
    .addOption(programme())
    .addOption(format('report'))
    .addOption(output())
    .action(act(async () => (await import('./commands/view/report.js')).report));
  command('check', help.groups.gate, commandsText.check)
    .addArgument(new Argument('[sites...]', argumentsText.sites))
    .addOption(new Option('--fail-on <level>', texts.failOn).choices(['fail', 'warn']))
    .option('--against <ref>', texts.against)
    .option('--explain', texts.explain)
    .option('--waive-existing', texts.waiveExisting)
    .option('--until <date>', texts.until)
    .option('--reason <text>', texts.reason)
    .addOption(programme())
    .addOption(format('check'))
    .addOption(output())
    .action(act(async () => (await import('./commands/gate/check.js')).check));
  command('validate', help.groups.gate, commandsText.validate)
    .addArgument(new Argument('[paths...]', argumentsText.paths))
    .option('--against <ref>', texts.againstTemplates)
    .addOption(format('validate'))
    .addOption(output())
    .action(act(async () => (await import('./commands/gate/validate.js')).validate));
  command('rule', help.groups.gate, commandsText.rule)
    .addArgument(new Argument('[name]', argumentsText.rule))
    .action(act(async () => (await import('./commands/gate/rule.js')).rule));
  command('init', help.groups.setUp, commandsText.init)
    .addOption(new Option('--ci <host>', texts.ci).choices(['github', 'gitlab']))
    .option('--weekly', texts.weekly)
    .option('--pre-commit', texts.preCommit)
    .action(act(async () => (await import('./commands/setup/init.js')).init));
  const template = command('template', help.groups.setUp, commandsText.template);
  template.helpCommand(false);
  const sub = (name: string, description: string): Command => {
    const added = template.command(name, { isDefault: name === 'list' }).description(description);
    configure(added, context);
    return added;
  };
  sub('list', commandsText.templateList)
    .addOption(format('template list'))
    .addOption(output())
    .action(act(async () => (await import('./commands/setup/template.js')).templateList));
  sub('show', commandsText.templateShow)
    .addArgument(new Argument('<name>', argumentsText.template))
    .addOption(format('template show'))
    .addOption(output())
    .action(act(async () => (await import('./commands/setup/template.js')).templateShow));
  sub('new', commandsText.templateNew)
    .addArgument(new Argument('<name>', argumentsText.template))
    .option('--copy <template>', texts.copy)
    .option('--plain', texts.plain)
    .action(act(async () => (await import('./commands/setup/template-new.js')).templateNew));
  command('demo', help.groups.setUp, commandsText.demo)
    .option('--template <name>', texts.demoTemplate)
    .action(act(async () => (await import('./commands/setup/demo.js')).demo));
  const helpCommand = new Command('help').argument('[command]').description(help.helpCommand);
  configure(helpCommand, context);
  program.addHelpCommand(helpCommand.helpGroup(`${help.groups.setUp}:`));
  program.action(act(async () => (await import('./commands/home.js')).home) as (this: Command) => Promise<void>);
  program.addArgument(new Argument('[command]'));
  return program;
}

/** Help in the person's language; nothing is printed by commander itself but help. */
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
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: (option) => {
        const choices = option.argChoices ? ` (${option.argChoices.join(' | ')})` : '';
        return `${option.description}${choices}`;
      },
      commandUsage: (one) => {
        const name = [one.parent?.name(), one.name()].filter(Boolean).join(' ');
        const args = one.registeredArguments.map((argument) => `[${argument.name()}${argument.variadic ? '…' : ''}]`);
        return [name, help.optionsWord, ...(one.parent ? args : [help.commandWord])].join(' ');
      },
      subcommandTerm: (one) => {
        const args = one.registeredArguments.map((argument) => `[${argument.name()}${argument.variadic ? '…' : ''}]`);
        return [one.name(), ...args].join(' ');
      },
      visibleArguments: (one) => (one.parent ? [...one.registeredArguments] : []),
    });
}

function withOptions(context: Context, options: GlobalOptions): Context {
  if (options.today !== undefined && !isCalendarDate(options.today)) throw fail('bad-date', { value: options.today });
  return {
    ...context,
    color: options.color ?? colorByEnvironment(context),
    ascii: options.ascii ?? context.ascii,
    quiet: options.quiet ?? context.quiet,
    noInput: options.input === false,
    ...(options.today !== undefined && { today: options.today }),
  };
}

/** NO_COLOR, then FORCE_COLOR and CLICOLOR_FORCE, then TERM=dumb, then whether the output is a terminal. */
function colorByEnvironment({ env, stdout }: Context): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== '0') return true;
  if (env.FORCE_COLOR === '0' || env.TERM === 'dumb') return false;
  return (stdout as { isTTY?: boolean }).isTTY === true;
}

/** An error of commander as an error of this program. */
function usageError(error: CommanderError, program: Command, args: readonly string[]): UserError {
  const quoted = [.../'([^']*)'/g[Symbol.matchAll](error.message)].map(([, text]) => text ?? '');
  const first = quoted[0] ?? '';
  const current = program.commands.find((one) => args.includes(one.name())) ?? program;
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
      const names = program.commands.map((one) => one.name());
      const word = first || args[args.indexOf('help') + 1] || '';
      return fail('unknown-command', { key: word, suggestion: nearest(word, names) });
    }
  }
}
