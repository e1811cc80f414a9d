/** One of several threads that publish each of these files at the same moment. Says for each file how it went. */
import { parentPort, workerData } from 'node:worker_threads';

const { root, paths, text, ready, threads } = workerData;
const { publish } = await import(`${root}/dist/storage/publish.js`);
const arrived = new Int32Array(ready);
const said = paths.map((path, race) => {
  Atomics.add(arrived, 0, 1);
  while (Atomics.load(arrived, 0) < threads * (race + 1));
  return publish(path, text, path);
});
parentPort.postMessage(said);
