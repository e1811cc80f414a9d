/** Escapes text for HTML, SVG and CSS. */
import { visible } from '../kit/visible.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for content and for quoted attributes; invisible characters become visible. */
export function escapeHtml(text: string): string {
  return visible(text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** A string of CSS; all characters except letters, digits and spaces are written as codes, so that none can end it. */
export function cssString(text: string): string {
  return `"${visible(text).replaceAll(/[^\p{L}\p{N} ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
