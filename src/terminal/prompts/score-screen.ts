/** The screen on which one criterion is scored: its question, the ladder of anchors, what is known, the keys. */
import { ANCHOR_LEVELS, type Criterion, inLanguage, titleIn } from '../../domain/questionnaire/template.js';
import type { Progress, ScoreRequest } from '../../interview/presenter.js';
import { alignRight, packed } from '../../render/kit/layout.js';
import type { Style } from '../../render/kit/style.js';
import { oneLine } from '../../render/kit/visible.js';
import { hints, indentedParagraph, noticeLines, progressLines } from './frame.js';
import { hint } from './legend.js';
import type { Frame, Size } from './prompt.js';
import type { Scroll } from './scroll.js';
import { cut, wrap } from './text.js';

interface ScoreView extends ScoreRequest {
  cursor: number | undefined;
  /** A 1 was typed, which may become a 10. */
  isOneTyped: boolean;
}

interface LadderView {
  criterion: Criterion;
  progress: Progress;
  cursor?: number | undefined;
}

/** The lowest ladder: a line for each anchor, and one for the level under the cursor. */
const LOWEST_LADDER = ANCHOR_LEVELS.length + 1;

/** Title, question and ladder in the lines that are left above `below` others. */
export function ladderLines(view: LadderView, { columns, rows }: Size, style: Style, below: number): string[] {
  const lines = criterionLines(view, columns, style);
  const room = rows - lines.length - below - 1;
  // A low window shows only the levels with an anchor and the one under the cursor.
  const all = ladder(view, style, { columns, anchorsOnly: false });
  const chosen = all.length <= room ? all : ladder(view, style, { columns, anchorsOnly: true });
  return [...lines, ...chosen, ''];
}

function criterionLines({ criterion, progress }: LadderView, columns: number, style: Style): string[] {
  return [
    ...progressLines(progress, style, columns),
    ...indentedParagraph(
      oneLine(titleIn(criterion.title, style.language, criterion.key).toUpperCase()),
      columns,
      style.paint.bold,
    ),
    ...indentedParagraph(textIn(criterion.question, style), columns),
    '',
  ];
}

function textIn(texts: Parameters<typeof inLanguage>[0], style: Style): string {
  return oneLine(inLanguage(texts, style.language) ?? '');
}

function ladder(
  { criterion, cursor }: LadderView,
  style: Style,
  { columns, anchorsOnly }: { columns: number; anchorsOnly: boolean },
): string[] {
  const lines: string[] = [];
  for (let level = 10; level >= 1; level--) {
    const anchor = ANCHOR_LEVELS.find((one) => one === level);
    const isPointed = cursor === level;
    if (anchorsOnly && !anchor && !isPointed) continue;
    const between = isPointed ? style.messages.interview.between : '';
    const text = anchor ? textIn(criterion.anchors[`${anchor}`], style) : '';
    const pointer = isPointed ? (style.ascii ? '>' : '►') : ' ';
    const line = ` ${pointer} ${alignRight(String(level), 2)}  ${cut(text || between, columns - 9)}`.trimEnd();
    lines.push(isPointed ? style.paint.accent(line) : line);
  }
  return lines;
}

export function scoreFrame(view: ScoreView, size: Size, style: Style): Frame {
  const { columns, rows } = size;
  const known = [...knownLines(view, columns, style), ...noticeLines(view.notice, style, columns)];
  const above = criterionLines(view, columns, style).length + LOWEST_LADDER + 1;
  const keys = keyLines(view, rows - above - known.length - 1, columns, style);
  const below = [...known, ...(known.length > 0 ? [''] : []), ...keys];
  return { lines: [...ladderLines(view, size, style, below.length), ...below] };
}

/** The state of this criterion, and the criterion before it: each on lines of its own, which say what they are. */
function knownLines(view: ScoreView, columns: number, style: Style): string[] {
  const { typedOne, notesMissing, keys } = style.messages.interview;
  const { last, noted, notes } = view;
  // The score and how it moved stay whole, each on a line of its own if there is no room for both.
  const known = last ? packed(oneLine(last).split(/ {3}/), columns - 3) : [];
  const wanted = notes?.isLastWanted ? [hint('w', keys.noteOfLast, style.language)] : [];
  const missing = notes && notes.missing > 0 ? [notesMissing(notes.missing)] : [];
  if (view.isOneTyped) return indentedParagraph(typedOne, columns, style.paint.accent);
  return [
    ...(noted ? indentedParagraph(oneLine(noted), columns) : []),
    ...known.flatMap((text) => indentedParagraph(text, columns, style.paint.dim)),
    ...packed([...missing, ...wanted], columns - 2).map((line) => ` ${style.paint.accent(line)}`),
  ];
}

/** Every key with what it does; those that come later are needed less. If some are left out, `?` says where they are. */
function keyHints(view: ScoreRequest, style: Style, isWhole = true): string[] {
  const { keys } = style.messages.interview;
  const letter = (key: string, text: string) => hint(key, text, style.language);
  return [
    keys.score,
    ...(view.skip ? [letter('s', keys.skip)] : []),
    letter('n', keys.note),
    ...(view.undo ? [letter('z', keys.undo)] : []),
    letter('b', keys.back),
    letter('?', isWhole ? keys.anchors : keys.anchorsAndKeys),
    ...(view.history ? [letter('h', keys.history)] : []),
    letter('x', keys.na),
    letter('u', keys.notSeen),
    letter('a', keys.spot),
    letter('c', keys.counted),
    letter('g', keys.go),
    letter('/', keys.find),
    letter('q', view.saved === false ? keys.leaveUnsaved : keys.leave),
  ];
}

/** The legend in at most `room` lines; what has no room there is on the screen that `?` opens. */
function keyLines(view: ScoreRequest, room: number, columns: number, style: Style): string[] {
  const whole = hints(keyHints(view, style), style, columns);
  if (whole.length <= room) return whole;
  const all = keyHints(view, style, false);
  const leave = all.slice(-1);
  for (let kept = all.length - 2; ; kept--) {
    const lines = hints([...all.slice(0, kept), ...leave], style, columns);
    if (lines.length <= room || kept <= 1) return lines;
  }
}

/** All anchors whole, and all keys. */
export function anchorFrame(view: ScoreRequest, scroll: Scroll, size: Size, style: Style): Frame {
  const { columns } = size;
  const anchors = [...ANCHOR_LEVELS].reverse().flatMap((level) => {
    const text = textIn(view.criterion.anchors[`${level}`], style);
    const start = `   ${alignRight(String(level), 2)}  `;
    return wrap(text, columns - start.length - 2).map((line, index) => (index === 0 ? start : ' '.repeat(7)) + line);
  });
  return overFrame(view, [...anchors, '', ...hints(keyHints(view, style), style, columns)], scroll, size, style);
}

/** The words of last time about the criterion before this one, under the name of that one. */
export function historyFrame(view: ScoreRequest, scroll: Scroll, size: Size, style: Style): Frame {
  const { criterion = view.criterion, lines = [] } = view.history ?? {};
  const about = { ...view, criterion, progress: view.progress && { ...view.progress, right: '', short: '' } };
  const said = lines.flatMap((line) => indentedParagraph(oneLine(line), size.columns));
  return overFrame(about, said, scroll, size, style);
}

function overFrame(view: ScoreRequest, lines: string[], scroll: Scroll, { columns, rows }: Size, style: Style): Frame {
  const { keys } = style.messages.interview;
  const above = criterionLines(view, columns, style);
  const legend = (scrolls: boolean) =>
    hints([keys.score, ...(scrolls ? [keys.scroll, keys.pages] : []), keys.escClose], style, columns);
  const scrolls = lines.length > rows - above.length - legend(false).length - 1;
  const below = ['', ...legend(scrolls)];
  const room = Math.max(2, rows - above.length - below.length);
  return { lines: [...above, ...scroll.draw(lines, room, style), ...below] };
}
