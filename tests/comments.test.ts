/** Comments in src/ are sentences that a native reader understands at once (CONTRIBUTING.md, "English"). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** Words that are not used, each with the plain one. */
const AVOIDED: { pattern: RegExp; instead: string }[] = [
  {
    pattern: /^(Of|Those|That|What|Who|Whose|Whom|Whether|Where|As(?! (long|soon|far|many|in)\b)) /,
    instead: 'noun or sentence',
  },
  { pattern: /(?<=[.;] )(Of|Those|Where) /, instead: 'noun or sentence; “If …”' },
  { pattern: /(?<!\bthere )\bis no (?!longer|more|\w+ any more)\w+/i, instead: 'is not a …' },
  { pattern: /\bso many\b/, instead: 'this many' },
  { pattern: /\b(held|holds?) against\b/, instead: 'compared with' },
  {
    pattern: /\b(is|are|be|been|was|were) told\b|\btold (by|of|with|in|as|to|at)\b|\btells? (of|no)\b/,
    instead: 'reported, shown',
  },
  { pattern: /(?<!there )\b(is|are|was|were) none\b|\bthat is no\b/, instead: 'does not exist, there is no …' },
  { pattern: /\b(stands?|stood)\b(?! for\b)/, instead: 'is, applies, remains' },
  { pattern: /\b(be|is) had\b/, instead: 'available' },
  { pattern: /\blies\b/, instead: 'is' },
  { pattern: /\b(that|what) is there\b|\bis there (is|may)\b/, instead: 'exists' },
  { pattern: /\basks? of\b/, instead: 'asks for, needs' },
  { pattern: /\b(becomes?|comes?) of\b/, instead: 'comes from, depends on' },
];

interface Comment {
  file: string;
  line: number;
  text: string;
}

/** The comments of a file. Formatted code begins a comment on a line of its own or ends a line with `// …`. */
function commentsOf(file: string): Comment[] {
  const source = readFileSync(join(SRC, file), 'utf8');
  const block = /^[ \t]*\/\*\*?([\s\S]*?)\*\//;
  const lines = /^[ \t]*\/\/(.*(?:\n[ \t]*\/\/.*)*)/;
  const end = /[;,{)(\]] \/\/ (.*)$/;
  const found = source.matchAll(new RegExp([block, lines, end].map((pattern) => pattern.source).join('|'), 'gm'));
  return [...found].map(([whole, ...texts]) => ({
    file,
    line: source.slice(0, source.indexOf(whole)).split('\n').length,
    text: texts
      .join('')
      .replaceAll(/\s*\n\s*(?:\*|\/\/)? ?/g, ' ')
      .trim(),
  }));
}

const comments = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('locales'))
  .sort()
  .flatMap(commentsOf);

test('comments in src/ use plain words', () => {
  const found = comments.flatMap(({ file, line, text }) =>
    AVOIDED.filter(({ pattern }) => pattern.test(text)).map(
      ({ pattern, instead }) => `src/${file}:${line}: “${pattern.exec(text)?.[0].trim()}” (${instead}): ${text}`,
    ),
  );
  expect(comments.length).toBeGreaterThan(500);
  expect(found).toEqual([]);
});
