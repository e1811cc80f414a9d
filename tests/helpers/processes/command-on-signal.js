/** One of two writers: a process that waits, warm, for the moment at which it runs one command of the program. */
const [, , root] = process.argv;
const { main } = await import(`${root}/dist/main.js`);
const { loadMessages } = await import(`${root}/dist/locales/index.js`);
const messages = await loadMessages('en');

process.on('message', async ({ cwd, args, at }) => {
  let said = '';
  const stream = {
    columns: 80,
    write(text) {
      said += text;
      return true;
    },
  };
  const context = {
    cwd,
    env: {},
    stdin: process.stdin,
    stdout: stream,
    stderr: stream,
    language: 'en',
    messages,
    columns: 80,
    color: false,
    ascii: false,
    quiet: false,
    interactive: false,
    noInput: true,
    now: () => new Date(),
  };
  while (Date.now() < at);
  const code = await main(context, args);
  process.send({ code, said });
});
process.send('ready');
