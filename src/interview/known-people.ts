/** Lists the people who may be meant if a name is asked for: a number takes the name. */
import type { Style } from '../render/kit/style.js';
import { oneLine } from '../render/kit/visible.js';
import type { LineRequest } from './presenter.js';

export interface KnownPeople {
  /** The request with the list of names; the text that is typed may hold numbers from it. */
  listed(request: LineRequest): LineRequest;
  /** The text with names instead of numbers. Several are separated by `;`. */
  read(text: string): string;
}

export function knownPeople(people: readonly string[], { messages }: Pick<Style, 'messages'>): KnownPeople {
  const words = messages.interview.people;
  const numbersIn = (text: string) => text.split(';').filter((part) => isNumber(part));
  const read = (text: string) => {
    if (numbersIn(text).length === 0) return text;
    const parts = text.split(';').map((part) => (isNumber(part) ? (people[Number(part) - 1] ?? part) : part));
    return parts.map((part) => part.trim()).join('; ');
  };
  if (people.length === 0) return { listed: (request) => request, read: (text) => text };
  const list = people.map((name, at) => `${at + 1}\u00a0${oneLine(name).replaceAll(' ', '\u00a0')}`).join(' · ');
  return {
    read,
    listed: (request) => ({
      ...request,
      more: [...(request.more ?? []), words.list(list)],
      refuse: (text) =>
        numbersIn(text).some((part) => people[Number(part) - 1] === undefined)
          ? words.number(people.length)
          : request.refuse?.(read(text)),
      meaning: (text) => (numbersIn(text).length > 0 ? read(text) : request.meaning?.(text)),
    }),
  };
}

function isNumber(part: string): boolean {
  return /^\s*\d+\s*$/.test(part);
}
