/** What only a follow-up asks: who is there, and what a peer in an adjacent business said. */
import type { Answers, Ask } from '../domain/interview/interview.js';
import { nameKey } from '../domain/record/person.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import { LONGEST_NAME } from './cause-questions.js';
import type { Item, LineRequest, Presenter, Progress } from './presenter.js';

export type PeerAsk = Extract<Ask, `peer-${string}`>;

export function isPeerAsk(ask: Ask): ask is PeerAsk {
  return ask.startsWith('peer-');
}

export interface PresentInput {
  circle: readonly string[];
  present: readonly string[];
  progress: Progress;
  /** Another name is being typed. */
  begun?: boolean;
  /** Asks for a text; undefined: one step back. */
  ask(request: LineRequest): Promise<string | undefined>;
}

/** The circle, to be ticked; others are named. */
export async function editPresent(
  presenter: Presenter,
  { circle, present, progress, begun, ask }: PresentInput,
  cursor: number | undefined,
  style: Style,
): Promise<{ accepted: string[] } | { changed: string[]; cursor: number } | 'back' | 'leave'> {
  const words = style.messages.interview;
  const names = [...circle, ...present.filter((name) => !circle.includes(name))];
  const another = async () => {
    const name = await ask({ question: words.presentOther, most: LONGEST_NAME });
    const isNew = name !== undefined && name !== '' && !present.some((one) => nameKey(one) === nameKey(name));
    return { changed: isNew ? [...present, inCircle(name, circle)] : [...present], cursor: names.length };
  };
  if (begun) return another();
  const items: Item[] = names.map((name) => {
    const isThere = present.includes(name);
    return {
      value: name,
      label: `${isThere ? '[x]' : '[ ]'} ${oneLine(name)}`,
      plain: `${oneLine(name)}: ${isThere ? words.isPresent : words.isAbsent}`,
    };
  });
  items.push({ value: '', label: style.paint.bold(words.goOn) });
  const answer = await presenter.choice({
    progress,
    question: words.present,
    items,
    initial: Math.min(cursor ?? 0, items.length - 1),
    commands: { n: { command: 'other', hint: words.keys.anotherName } },
    back: false,
  });
  if (answer.command === 'leave') return 'leave';
  const at = names.indexOf(answer.value);
  if (answer.command === 'other') return another();
  if (answer.value === '') return { accepted: names.filter((name) => present.includes(name)) };
  const changed = present.includes(answer.value)
    ? present.filter((name) => name !== answer.value)
    : [...present, answer.value];
  return { changed, cursor: at + 1 };
}

/** One of the circle, however the name was typed. */
function inCircle(name: string, circle: readonly string[]): string {
  return circle.find((one) => nameKey(one) === nameKey(name)) ?? name;
}

/** The form of a question about a peer. */
export function peerForm(
  ask: PeerAsk,
  index: number,
  { messages }: Style,
): { question: string; help?: string; take(text: string): Answers[PeerAsk] } {
  const words = messages.interview.peer;
  const take = (text: string) => text || null;
  switch (ask) {
    case 'peer-business':
      return { question: index === 0 ? words.business : words.another, help: words.businessHelp, take };
    case 'peer-organised':
      return { question: words.organised, take };
    case 'peer-undertaken':
      return { question: words.undertaken, take };
    case 'peer-obstacles':
      return { question: words.obstacles, take };
    default:
      return { question: words.try, help: words.tryHelp, take };
  }
}

/** "279 of 280", "279/280", "279 из 280". */
export function parseCounted(text: string): { ok: number; of: number } | undefined {
  const [, ok, of] = /^\s*(\d{1,6})\s*(?:\/|of|из|:)\s*(\d{1,6})\s*$/iu.exec(text) ?? [];
  const counted = { ok: Number(ok), of: Number(of) };
  return ok !== undefined && counted.of >= 1 && counted.ok <= counted.of ? counted : undefined;
}
