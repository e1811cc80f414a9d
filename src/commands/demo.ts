import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../context.js';
import { wrap } from '../render/layout.js';
import { styleOf } from '../render/text/style.js';
import { SHIPPED_TEMPLATES } from '../storage/templates.js';
import { check } from './check.js';
import { init } from './init.js';
import { run } from './run.js';
import { show } from './show.js';

/** `service-audit demo`: the whole loop on a shipped example. 0, although its gate fails: that is what it shows. */
export async function demo(context: Context): Promise<number> {
  const { stdout, messages, language, columns } = context;
  const { demo: words } = messages;
  const { paint } = styleOf(context);
  const folder = mkdtempSync(join(tmpdir(), 'service-audit-demo-'));
  const examples = join(SHIPPED_TEMPLATES, 'examples', 'base');
  const [first = '', second = ''] = readdirSync(examples)
    .filter((name) => name.endsWith(`.${language}.yaml`))
    .sort();
  const today = second.slice(0, 10);
  const world = { ...context, cwd: folder, today, quiet: true };
  const print = (...lines: string[]) => stdout.write(`${lines.flatMap((line) => wrap(line, columns)).join('\n')}\n`);
  const heading = (text: string, command: string) => print('', paint.bold(`— ${text}`), paint.dim(`$ ${command}`), '');

  print(words.intro);
  heading(words.step.first, `service-audit init; service-audit run --answers ${first}`);
  init(world);
  await run({ ...world, today: first.slice(0, 10) }, undefined, { answers: join(examples, first) });
  heading(words.step.second, `service-audit run --answers ${second}`);
  await run(world, undefined, { answers: join(examples, second) });
  heading(words.step.upright, 'service-audit show --upright');
  show(world, undefined, { upright: true });
  heading(words.step.check, 'service-audit check');
  check(world, [], {});
  print('', words.gate, '', words.kept(folder), '', `${words.next}: ${paint.bold('service-audit run')}`);
  return 0;
}
