/**
 * A journal alone, to be killed: goes on with the draft, or begins one with this header, and keeps answers without an
 * end, these texts again and again. The number of each, from 0 on, is said once `append` has returned.
 */
import { writeSync } from 'node:fs';

const [, , root, folder, given] = process.argv;
const { header, texts } = JSON.parse(given);
const { Journal, readDraft } = await import(`${root}/dist/storage/journal.js`);
const draft = readDraft(folder, 'audit', header.site);
const journal = draft
  ? Journal.resume(folder, 'audit', header.site, draft.bytes)
  : Journal.begin(folder, 'audit', header);
for (let number = draft?.events.length ?? 0; ; number++) {
  journal.append({ set: `note/criterion-${number}`, value: texts[number % texts.length] }, number);
  writeSync(1, `${number}\n`);
}
