/** A questionnaire of one's own and its second version: one criterion means something else, two have other keys. */

import type { Outcome } from '../processes/binary.js';
import { serviceAudit } from '../processes/in-process.js';
import { folderWith } from './folder.js';

interface Asked {
  key: string;
  title: string;
  /** What its 1 looks like; the rest follows from it. */
  sees: string;
  more?: string;
}

const criterion = ({ key, title, sees, more = '' }: Asked) =>
  `      ${key}:
        title: {en: ${title}, ru: «${title}»}
        question: {en: 'How often: ${sees}?', ru: 'Как часто: ${sees}?'}
${more}        anchors:
          1: {en: '${sees}, never', ru: '${sees}, никогда'}
          4: {en: '${sees}, at times', ru: '${sees}, иногда'}
          7: {en: '${sees}, mostly', ru: '${sees}, обычно'}
          10: {en: '${sees}, always', ru: '${sees}, всегда'}
`;

export function questionnaire(version: number, asked: readonly Asked[], { name = 'tea', head = '' } = {}): string {
  return `format: template/1
name: ${name}
version: ${version}
${head}title: {en: Tea house, ru: Чайная}
components:
  hall:
    title: {en: Hall, ru: Зал}
    criteria:
${asked.map(criterion).join('')}`;
}

export const BEFORE = questionnaire(1, [
  { key: 'brewing', title: 'Brewing', sees: 'loose leaf' },
  { key: 'serving', title: 'Serving', sees: 'a tray' },
  { key: 'greeting', title: 'Greeting', sees: 'a nod' },
]);
export const SINCE = questionnaire(2, [
  { key: 'brewing', title: 'Brewing', sees: 'a timer', more: '        changed-in: 2\n' },
  { key: 'pouring', title: 'Serving', sees: 'a tray', more: '        renamed-from: [serving]\n' },
  { key: 'welcome', title: 'Greeting', sees: 'a nod', more: '        renamed-from: [hello, greeting]\n' },
]);

/** A folder with a questionnaire, and `run` in it by scores. */
export class TeaHouse {
  constructor(readonly folder = folderWith({ 'templates/tea.yaml': BEFORE })) {}

  run(date: string, scores: string, { site = 'market', template = 'tea' } = {}): Promise<Outcome> {
    const input = `format: answers/1\nsite: ${site}\ntemplate: ${template}\ndate: ${date}\nassessors: [{name: Olena}]\nscores:\n  ${scores.trim()}\n`;
    return serviceAudit(this.folder, ['run', '--answers', '-'], { input });
  }

  call(...args: string[]): Promise<Outcome> {
    return serviceAudit(this.folder, args);
  }
}
