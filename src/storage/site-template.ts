/** Keeps the questionnaire of the last audit in a site's `site.yaml`, and leaves everything else in it as it is. */
import { recover } from '../errors.js';
import { readYaml } from './read.js';
import { isMap } from './source.js';

/** The text with `template: NAME`. Undefined if this cannot be done without touching anything else. */
export function withTemplate(text: string, name: string): string | undefined {
  const was = valueIn(text);
  if (!was) return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : end;
  // A comment after the value stays.
  const now = Object.hasOwn(was, 'template')
    ? text.replace(/^(template:[ \t]+)("[^"\r\n]*"|'[^'\r\n]*'|[^\s#]+)/m, `$1${name}`)
    : `${text}${gap}template: ${name}${end}`;
  return JSON.stringify(valueIn(now)) === JSON.stringify({ ...was, template: name }) ? now : undefined;
}

function valueIn(text: string): object | undefined {
  try {
    const { value, problems } = readYaml(text, '');
    return problems.length === 0 && isMap(value) ? value : undefined;
  } catch (error) {
    recover(error);
    return undefined;
  }
}
