/** Text that stays text in HTML and SVG. */
import { visible } from '../kit/visible.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What people typed, for content and for quoted attributes alike: nothing in it is markup or invisible. */
export function escapeHtml(text: string): string {
  return visible(text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** A string of CSS: all but letters, digits and spaces is written by its code, so that nothing in it can end the string. */
export function cssString(text: string): string {
  return `"${visible(text).replaceAll(/[^\p{L}\p{N} ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
