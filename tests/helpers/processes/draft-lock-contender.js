/** One of several that want the same draft, until each has had it so many times. Says how often it was not alone with it. */
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';

const [, , root, folder, times] = process.argv;
const { draftPath, Journal } = await import(`${root}/dist/storage/journal.js`);
const header = {
  format: 'draft/1',
  site: 'lviv-center',
  date: '2026-11-21',
  template: 'base',
  meanings: {},
  titles: {},
};
const path = draftPath(folder, 'audit', header.site);
let notAlone = 0;
for (let held = 0; held < Number(times); ) {
  try {
    const journal = Journal.begin(folder, 'audit', header);
    held++;
    closeSync(openSync(`${folder}/held`, 'wx'));
    journal.append({ set: 'review', value: true });
    rmSync(`${folder}/held`);
    journal.close();
    // No process has so high a number: somebody who was killed.
    if (held % 5 === 0) writeFileSync(`${path}.lock.99999999`, '');
  } catch (error) {
    // Whatever else goes wrong, another one has its hands in it.
    if (error.problems?.[0].code !== 'draft-in-use') notAlone++;
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random());
  }
}
process.stdout.write(String(notAlone));
