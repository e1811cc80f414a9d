/** The screen on which one criterion is scored: its question, the ladder of anchors, the keys. */
import { ANCHOR_LEVELS, type Criterion, inLanguage, titleIn } from '../domain/questionnaire/template.js';
import type { Progress } from '../interview/presenter.js';
import { alignRight, cut, wrap } from '../render/kit/layout.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import { hints, indentedParagraph, progressLines } from './prompts/frame.js';
import { hint } from './prompts/legend.js';

export interface ScoreView {
  criterion: Criterion;
  progress: Progress;
  /** The score of the criterion before this one, and how it moved. */
  last?: string | undefined;
  noted?: string | undefined;
  /** True if it may be left unmeasured. */
  skip?: boolean | undefined;
  /** False if the answers are not on the disk. */
  saved?: boolean | undefined;
  cursor: number | undefined;
  /** A 1 was typed, which may become a 10. */
  isOneTyped: boolean;
  /** Anchors are shown whole, not cut to a line each. */
  full: boolean;
  columns: number;
  rows: number;
}

/** Title, question and ladder; `below` is the number of lines that follow them. */
export function ladderLines(
  view: Pick<ScoreView, 'criterion' | 'progress' | 'cursor' | 'columns' | 'rows'> & { full?: boolean; below?: number },
  style: Style,
): string[] {
  const { criterion, columns, rows } = view;
  const text = (texts: Parameters<typeof inLanguage>[0]) => oneLine(inLanguage(texts, style.language) ?? '');
  const lines = [
    ...progressLines(view.progress, style, columns),
    ...indentedParagraph(
      oneLine(titleIn(criterion.title, style.language, criterion.key).toUpperCase()),
      columns,
      style.paint.bold,
    ),
    ...indentedParagraph(text(criterion.question), columns),
    '',
  ];
  const room = rows - lines.length - 1 - (view.below ?? 5);
  // A low window shows only the levels with an anchor and the one under the cursor, and cuts anchors to a line each.
  const whole = ladder(view, style, true, true);
  const all = ladder(view, style, false, false);
  const chosen =
    view.full && whole.length <= room
      ? whole
      : !view.full && all.length <= room
        ? all
        : ladder(view, style, true, false);
  return [...lines, ...chosen, ''];
}

function ladder(
  { criterion, cursor, columns }: Pick<ScoreView, 'criterion' | 'cursor' | 'columns'>,
  style: Style,
  anchorsOnly: boolean,
  whole: boolean,
): string[] {
  const pointer = style.ascii ? '>' : '►';
  const lines: string[] = [];
  for (let level = 10; level >= 1; level--) {
    const anchors = ANCHOR_LEVELS.find((anchor) => anchor === level);
    if (anchorsOnly && !anchors && cursor !== level) continue;
    const anchor = anchors && inLanguage(criterion.anchors[`${anchors}`], style.language);
    const text = oneLine(anchor ?? (cursor === level ? style.messages.interview.between : ''));
    const start = ` ${cursor === level ? pointer : ' '} ${alignRight(String(level), 2)}  `;
    const shown = whole ? wrap(text, columns - 9, ' '.repeat(7)) : [cut(text, columns - 9)];
    const each = shown.map((line, index) => (index === 0 ? start + line : line).trimEnd());
    lines.push(...(cursor === level ? each.map((line) => style.paint.accent(line)) : each));
  }
  return lines;
}

export function scoreScreen(view: ScoreView, style: Style): string[] {
  const { keys, typedOne } = style.messages.interview;
  const status = view.isOneTyped ? typedOne : view.noted ? oneLine(view.noted) : (view.last ?? '');
  const letter = (key: string, text: string) => hint(key, text, style.language);
  const below = hints(
    [
      keys.score,
      ...(view.skip ? [letter('s', keys.skip)] : []),
      letter('n', keys.note),
      letter('a', keys.spot),
      letter('c', keys.counted),
      letter('x', keys.na),
      letter('u', keys.notSeen),
      letter('b', keys.back),
      letter('?', keys.anchors),
      letter('g', keys.go),
      letter('q', view.saved === false ? keys.leaveUnsaved : keys.leave),
    ],
    style,
    view.columns,
  );
  return [
    ...ladderLines({ ...view, below: below.length + 3 }, style),
    ` ${cut(status, view.columns - 2)}`,
    '',
    ...below,
  ];
}
