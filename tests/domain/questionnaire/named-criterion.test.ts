/** A criterion is found by its key or by its title: keys are English, and half of the people read only Russian. */
import { describe, expect, test } from 'vitest';
import { criterionNamed } from '../../../src/domain/questionnaire/named-criterion.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { folderWith } from '../../helpers/projects/folder.js';
import { salonFiles } from '../../helpers/records/salon-with-plan.js';

const titles = new Map([
  ['deadlines', { en: 'Deadlines', ru: 'Сроки' }],
  ['reply', { en: 'Reply on time', ru: 'Ответ в срок' }],
  ['phone', { en: 'Reply on the phone', ru: 'Приём звонков' }],
]);

test.each([
  ['reply', 'reply'],
  ['Сроки', 'deadlines'],
  ['ответ  В СРОК', 'reply'],
  ['прием', 'phone'],
  ['reply on time', 'reply'],
  ['reply on', undefined],
  ['срок', undefined],
  ['цена', undefined],
  ['', undefined],
])('%j is %j', (said, key) => {
  expect(criterionNamed(said, [...titles.keys()], titles)).toBe(key);
});

describe.each([
  ['en', 'refund', 'Getting a refund (refunds)'],
  ['ru', 'возврат', 'Возврат средств (refunds)'],
] as const)('in %s', (language, said, listed) => {
  test.each([['log'], ['trend', '--criterion']])('%s %s finds it, and lists titles if it does not', async (...args) => {
    const folder = folderWith(salonFiles(language));
    const called = (name: string) => serviceAudit(folder, ['--lang', language, ...args, name]);
    expect(await called(said)).toEqual(await called('refunds'));
    const { code, stderr } = await called('qqqqqqqqqq');
    expect(code).toBe(2);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(listed);
  });
});
