/** Drafts written by version 0.1.0, one of each kind: a newer version resumes them and writes the same records. */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inProcess } from '../../helpers/in-process.js';
import { folderWith, readIn } from '../../helpers/world.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures/drafts/', import.meta.url));

test.each([
  ['run', 'hall', 'hall.audit', ['Ask the road authority.', '16'], '2026-11-21.audit'],
  ['why', 'yard', 'yard.why', ['l', ''], '2026-11-21.follow-up'],
  ['follow-up', 'hall', 'hall.follow-up', ['', 'Nobody.', '', '', ''], '2026-11-21.follow-up'],
])(
  '%s %s: a draft of the version before is resumed, and makes the same record',
  async (command, site, draft, lines, record) => {
    const folder = folderWith();
    for (const name of ['service-audit.yaml', 'templates', 'audits']) {
      cpSync(join(FIXTURES, name), join(folder, name), { recursive: true });
    }
    mkdirSync(join(folder, '.service-audit/drafts'), { recursive: true });
    cpSync(join(FIXTURES, 'drafts', `${draft}.jsonl`), join(folder, '.service-audit/drafts', `${draft}.jsonl`));
    const input = lines.map((line) => `${line}\n`).join('');
    const { code, stderr } = await inProcess(folder, [command, site, '--resume', '--plain'], { input });
    expect(stderr).not.toContain('The questionnaire has changed');
    expect(code).toBe(0);
    expect(readIn(folder, `audits/${site}/${record}.yaml`)).toBe(
      readFileSync(join(FIXTURES, 'expected', `${draft}.yaml`), 'utf8'),
    );
  },
);
