import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../context.js';
import { titleIn } from '../../domain/questionnaire/template.js';
import { nearest } from '../../domain/text/suggest.js';
import { fail } from '../../errors.js';
import { wrap } from '../../render/kit/layout.js';
import { styleOf } from '../../render/kit/style.js';
import { Project } from '../../storage/project.js';
import { SHIPPED_TEMPLATES } from '../../storage/templates.js';
import { run } from '../audit/run.js';
import { check } from '../gate/check.js';
import { show } from '../view/show.js';
import { init } from './init.js';

/** `service-audit demo` runs the whole loop on a shipped example. The exit code is 0, although its gate fails on purpose. */
export async function demo(context: Context, options: { template?: string } = {}): Promise<number> {
  const { stdout, messages, language, columns } = context;
  const { demo: words } = messages;
  const { paint } = styleOf(context);
  const template = chosen(options.template ?? 'base');
  const folder = mkdtempSync(join(tmpdir(), 'service-audit-demo-'));
  const examples = join(SHIPPED_TEMPLATES, 'examples', template);
  const [first = '', second = ''] = examplesIn(examples, language);
  const today = second.slice(0, 10);
  const world = { ...context, cwd: folder, today, quiet: true };
  const print = (...lines: string[]) => stdout.write(`${lines.flatMap((line) => wrap(line, columns)).join('\n')}\n`);
  const heading = (text: string, command: string) => print('', paint.bold(`— ${text}`), paint.dim(`$ ${command}`), '');

  const shown = new Project(folder).shelf.load(template);
  const programme = shown.programme ? template : undefined;
  print(template === 'base' ? words.intro : words.introOf(titleIn(shown.title, language, template)));
  heading(words.step.first, `service-audit init; service-audit run --answers ${first}`);
  await init(world, { yes: true });
  await run({ ...world, today: first.slice(0, 10) }, undefined, { answers: join(examples, first) });
  heading(words.step.second, `service-audit run --answers ${second}`);
  await run(world, undefined, { answers: join(examples, second) });
  heading(words.step.upright, 'service-audit show --upright');
  show(world, undefined, { upright: true, programme });
  heading(words.step.check, 'service-audit check');
  const code = await check(world, [], {});
  print(
    '',
    code === 0 ? words.passed : words.gate,
    '',
    words.kept(folder),
    '',
    `${words.next}: ${paint.bold('service-audit run')}`,
  );
  return 0;
}

/** The file names of the two audits of an example, in English if it is not written in the language. */
function examplesIn(folder: string, language: string): string[] {
  const written = (code: string) => readdirSync(folder).filter((name) => name.endsWith(`.${code}.yaml`));
  const own = written(language);
  return (own.length > 0 ? own : written('en')).sort();
}

/** The name of a shipped template with an example; throws `template-not-found` for any other. */
function chosen(name: string): string {
  const known = readdirSync(join(SHIPPED_TEMPLATES, 'examples')).sort();
  if (!known.includes(name)) throw fail('template-not-found', { key: name, suggestion: nearest(name, known), known });
  return name;
}
