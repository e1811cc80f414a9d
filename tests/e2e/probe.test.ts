import { test } from 'vitest';
import { CTRL_C, ENTER, openProgram, openTerminal } from '../helpers/terminal.js';
import { BINARY, folderWith, TODAY } from '../helpers/world.js';

test('ctrl-z', async () => {
  const folder = folderWith();
  const t = openProgram(folder, ['/usr/bin/dash', '-i'], { env: { PS1: 'sh> ' } });
  await t.see('sh>');
  await t.send(`stty -a | grep -o 'isig.*'; ${process.execPath} ${BINARY} --today ${TODAY} run lviv-center\n`);
  await t.see('Who scores?');
  await t.send('Olena');
  await t.see('> Olena');
  await t.send('\x1a');
  console.log(await t.see('Stopped'));
  await t.send(`stty -a\n`);
  console.log(await t.see('echoke'));
  await t.send(`fg\n`);
  console.log(await t.see('> Olena'));
  await t.send(' K');
  console.log(await t.see('> Olena K'));
  await t.send(CTRL_C);
  await t.see('Everything');
  await t.send('echo code=$?; stty -a\n');
  console.log(await t.see('code=130', 'echoke'));
});
