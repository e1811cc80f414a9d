/** Escapes text for HTML, SVG and CSS. */
import { FILTERS } from '../kit/filters.js';
import { characterReference } from '../kit/markdown.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for content and for quoted attributes. */
export function escapeHtml(text: string): string {
  return FILTERS.html(text)
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(/[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, characterReference);
}

/** A string of CSS; all characters except letters, digits and spaces are written as codes, so that none can end it. */
export function cssString(text: string): string {
  return `"${FILTERS.html(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[^\p{L}\p{N} ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
