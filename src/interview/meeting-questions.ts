/** The questions that only a follow-up asks: who is present, and what a peer in an adjacent business said. */
import type { PeerAsk } from '../domain/interview/questions.js';
import { nameKey } from '../domain/record/person.js';
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import { type Item, type LineRequest, LONGEST_NAME_CHARACTERS, type Presenter, type Progress } from './presenter.js';

export interface PresentInput {
  /** Names of the people who may be here. */
  circle: readonly string[];
  present: readonly string[];
  progress: Progress;
  /** True if another name is half-typed. */
  halfTyped: boolean;
  /** Asks for a text; undefined if the person goes back. */
  ask(request: LineRequest): Promise<string | undefined>;
}

/** The line for somebody who is not on the list; no name is like it. */
const OTHER = '\n';

/** Shows the circle once, to be ticked; people outside it are named, several with `;` between them. */
export async function editPresent(
  presenter: Presenter,
  { circle, present, progress, halfTyped, ask }: PresentInput,
  cursor: number | undefined,
  style: Style,
): Promise<{ accepted: string[] } | { changed: readonly string[]; cursor: number } | 'back' | 'leave'> {
  const words = style.messages.interview;
  const names = [...circle, ...present.filter((name) => !circle.includes(name))];
  const another = async () => {
    const text = await ask({ question: words.presentOther, most: LONGEST_NAME_CHARACTERS });
    const here = [...present];
    for (const name of (text ?? '').split(';').map((part) => part.trim())) {
      if (name !== '' && !here.some((one) => nameKey(one) === nameKey(name))) here.push(inCircle(name, circle));
    }
    const added = here.filter((name) => !names.includes(name)).length;
    // Whoever has named somebody may name another one; whoever has not goes on.
    if (here.length === present.length) return { changed: present, cursor: names.length + 1 };
    return { changed: here, cursor: names.length + added };
  };
  if (halfTyped) return another();
  const items: Item[] = names.map((name) => {
    const isPresent = present.includes(name);
    return {
      value: name,
      label: `${isPresent ? '[x]' : '[ ]'} ${oneLine(name)}`,
      plain: `${oneLine(name)}: ${isPresent ? words.isPresent : words.isAbsent}`,
    };
  });
  items.push({ value: OTHER, label: words.presentAnother }, { value: '', label: style.paint.bold(words.goOn) });
  const answer = await presenter.choice({
    progress,
    question: words.present,
    filter: true,
    items,
    initial: Math.min(cursor ?? 0, items.length - 1),
  });
  if (answer.command === 'leave' || answer.command === 'back') return answer.command;
  const at = names.indexOf(answer.value);
  if (answer.value === OTHER) return another();
  if (answer.value === '') return { accepted: names.filter((name) => present.includes(name)) };
  const changed = present.includes(answer.value)
    ? present.filter((name) => name !== answer.value)
    : [...present, answer.value];
  return { changed, cursor: at + 1 };
}

/** The name as the circle has it, however it was typed. */
function inCircle(name: string, circle: readonly string[]): string {
  return circle.find((one) => nameKey(one) === nameKey(name)) ?? name;
}

type PeerWords = Style['messages']['interview']['peer'];

/** Each question about a peer; `index` counts the peers from 0. A question without a row does not compile. */
export const PEER_FORMS: Readonly<
  Record<Exclude<PeerAsk, 'peer-criterion'>, (words: PeerWords, index: number) => { question: string; help?: string }>
> = {
  'peer-business': (words, index) => ({
    question: index === 0 ? words.business : words.another,
    help: words.businessHelp,
  }),
  'peer-organised': ({ organised }) => ({ question: organised }),
  'peer-undertaken': ({ undertaken }) => ({ question: undertaken }),
  'peer-obstacles': ({ obstacles }) => ({ question: obstacles }),
  'peer-try': (words) => ({ question: words.try, help: words.tryHelp }),
};

/** Reads "279 of 280", "279/280" or "279 из 280"; undefined for anything else. */
export function parseCounted(text: string): { ok: number; of: number } | undefined {
  const [, ok, of] = /^\s*(\d{1,6})\s*(?:\/|of|из|:)\s*(\d{1,6})\s*$/iu.exec(text) ?? [];
  const counted = { ok: Number(ok), of: Number(of) };
  return ok !== undefined && counted.of >= 1 && counted.ok <= counted.of ? counted : undefined;
}
