import { join } from 'node:path';
import type { Context } from '../../context.js';
import { copyOf, criteriaOf, type TemplateSource } from '../../domain/questionnaire/template.js';
import { fail } from '../../errors.js';
import { Ended, EXIT_CODES } from '../../interview/ending.js';
import { type Authored, TemplateAuthor } from '../../interview/template-author.js';
import { styleOf } from '../../render/kit/style.js';
import { isPresent } from '../../storage/language.js';
import { printTemplate } from '../../storage/print.js';
import { Project } from '../../storage/project.js';
import { checkWritable, publish } from '../../storage/publish.js';
import { isDevice } from '../../storage/record-name.js';
import { schemaBeside } from '../../storage/schemas.js';
import { type AskingOptions, checkCanAsk, presenterFor } from '../shared/asking.js';
import { keepSchemas } from '../shared/editor-schemas.js';
import { say } from '../shared/output.js';

interface NewOptions {
  copy?: string;
  plain?: boolean;
}

/** `service-audit template new NAME` asks for a questionnaire, or copies one as a start. The exit code is 0 if it is written. */
export async function templateNew(context: Context, name: string, options: NewOptions): Promise<number> {
  const project = new Project(context.cwd);
  const { shelf } = project;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 64 || isDevice(name))
    throw fail('bad-key', { key: name });
  const path = join(shelf.folder, `${name}.yaml`);
  if (isPresent(path)) throw fail('file-exists', { file: project.shown(path) });
  if (!shelf.isOwn(name)) throw fail('template-taken', { name });
  if (options.copy !== undefined) {
    return write(context, project, path, copyOf(shelf.load(options.copy), name));
  }
  checkCanAsk(context, options, fail('no-terminal-template', { name }));
  checkWritable(shelf.folder, project.shown(shelf.folder));
  const authored = await ask(context, project, name, options);
  if (typeof authored === 'number' || !authored || authored.criteria === 0) {
    say(context, context.messages.interview.notChanged);
    return typeof authored === 'number' ? authored : 0;
  }
  const code = await write(context, project, path, authored.source);
  return authored.ended === undefined || authored.ended === 'leave' ? code : EXIT_CODES[authored.ended];
}

/** The questionnaire that was asked for, or an exit code if the interview ended with nothing to keep. */
async function ask(
  context: Context,
  project: Project,
  name: string,
  options: AskingOptions,
): Promise<Authored | number | undefined> {
  const { shelf } = project;
  const all = shelf.names().flatMap((one) => shelf.find(one) ?? []);
  const known = new Set(all.flatMap((template) => criteriaOf(template).map(({ key }) => key)));
  const parents = all
    .filter(({ programme }) => !programme)
    .sort((a, b) => Number(b.name === 'base') - Number(a.name === 'base'));
  const presenter = presenterFor(context, options);
  try {
    return await new TemplateAuthor(presenter, styleOf(context), parents, (key) => known.has(key)).ask(name);
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    return EXIT_CODES[error.ending];
  } finally {
    presenter.close();
  }
}

async function write(context: Context, project: Project, path: string, source: TemplateSource): Promise<number> {
  const { author } = context.messages;
  const shown = project.shown(path);
  const text = printTemplate(source, schemaBeside(project.root, path, 'template-1'), author.comments);
  if (publish(path, text, shown) === 'exists') throw fail('file-exists', { file: shown });
  await keepSchemas(context, project);
  say(
    context,
    context.messages.interview.written(shown),
    '',
    `${context.messages.interview.next}: service-audit validate ${shown}`,
    `${' '.repeat(context.messages.interview.next.length + 1)} service-audit run --template ${source.name}`,
  );
  return 0;
}
