/** `follow-up --draft`: a file to be filled in, which is the record of the meeting afterwards. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printRecord } from '../../../src/storage/print.js';
import { TODAY } from '../../helpers/processes/binary.js';
import { serviceAudit } from '../../helpers/processes/in-process.js';
import { LanguageServer } from '../../helpers/processes/language-server.js';
import { folderWith, readIn } from '../../helpers/projects/folder.js';
import { anAudit } from '../../helpers/records/builders.js';
import { AUDIT_FILE, FOLLOW_UP_FILE, levelAudit, REFUNDS, salonFiles } from '../../helpers/records/salon-with-plan.js';

const records = (folder: string, site = 'lviv-center') => readdirSync(join(folder, 'audits', site)).sort();

describe('--draft', () => {
  test('in English: the whole file', async () => {
    const folder = folderWith(salonFiles());
    const { code, stdout, stderr } = await serviceAudit(folder, ['follow-up', '--draft']);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toBe(
      `Written: ${FOLLOW_UP_FILE}\n\nChange in it what has changed, then: service-audit validate ${FOLLOW_UP_FILE}\n`,
    );
    expect(readIn(folder, FOLLOW_UP_FILE)).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../.service-audit/schema/follow-up-1.json
      # A meeting on the plan. Change what has changed, and save: that is the follow-up. The file is valid even without changes.
      # Lines that begin with # are not used yet: remove the # where you have something to add.
      format: follow-up/1
      date: 2026-11-21

      # Who was there:
      #present:
      #  - Ivan Petrenko
      #  - Olena Kovalchuk

      # What was open. status: open, started, done or dropped.
      # due: a new date; reason: why, or what came of it.
      actions:
        # Getting a refund: Print the refund rule – Ivan Petrenko, 13 Nov 2026
        2026-11-01.audit/refunds-1:
          status: open
          #due: 2026-11-13
          #reason: |
          #  why, or what came of it
        # Enough people, no queues: Float one master – Anna Bondar, 4 Dec 2026
        2026-11-01.audit/staffing-level-1:
          status: open
          #due: 2026-12-04
          #reason: |
          #  why, or what came of it

      # Scores now, for the criteria that are being treated. You need not score any.
      #scores:
      #  # Enough people, no queues. How far are there enough people in every hour?
      #  # 10  In no hour is the wait longer than our own norm
      #  #  7  A short queue now and then, at peaks only
      #  #  4  A queue at every peak, staff rush about
      #  #  1  Queues daily, clients leave unserved
      #  staffing-level:
      #    score: 1 to 10
      #    note: |
      #      what you saw
      #    counted: {ok: 279, of: 280} # how many were well, of how many counted
      #  # Getting a refund. How easily does a client get money back?
      #  # 10  At once, by whoever serves the client
      #  #  7  Without a dispute, but through the manager
      #  #  4  Only after a dispute
      #  #  1  Refused or dodged
      #  refunds:
      #    score: 1 to 10
      #    note: |
      #      what you saw
      #    counted: {ok: 279, of: 280} # how many were well, of how many counted

      # A conversation with somebody in an adjacent business:
      #peers:
      #  - criterion: staffing-level
      #    business: the car wash next door
      #    organised: |
      #      how it is organised there
      #    undertaken: |
      #      what they did
      #    obstacles: |
      #      which obstacles they overcame
      #    try: |
      #      which of these will be tried here

      # New actions:
      #added:
      #  staffing-level-1:
      #    criterion: staffing-level
      #    kind: countermeasure
      #    text: |
      #      what is to be done
      #    owner: Ivan Petrenko
      #    due: 2026-12-04
      "
    `);
  });

  test('in Russian, in the project’s language whatever the person’s is', async () => {
    const folder = folderWith(salonFiles('ru'));
    expect((await serviceAudit(folder, ['--lang', 'en', 'follow-up', '--draft'])).code).toBe(0);
    expect(readIn(folder, FOLLOW_UP_FILE)).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../.service-audit/schema/follow-up-1.json
      # Встреча по плану. Измените то, что изменилось, и сохраните: это и есть встреча. Файл годится и в таком виде.
      # Строки, которые начинаются с #, отключены: уберите #, если есть что записать.
      format: follow-up/1
      date: 2026-11-21

      # Кто был:
      #present:
      #  - Ivan Petrenko
      #  - Olena Kovalchuk

      # Что было открыто. status: open — открыто, started — начато, done — выполнено, dropped — отменено.
      # due — новый срок; reason — почему или что из этого вышло.
      actions:
        # Возврат средств: Print the refund rule — Ivan Petrenko, 13.11.2026
        2026-11-01.audit/refunds-1:
          status: open
          #due: 2026-11-13
          #reason: |
          #  почему или что из этого вышло
        # Людей хватает, нет очередей: Float one master — Anna Bondar, 04.12.2026
        2026-11-01.audit/staffing-level-1:
          status: open
          #due: 2026-12-04
          #reason: |
          #  почему или что из этого вышло

      # Нынешние оценки того, над чем работают. Оценивать необязательно.
      #scores:
      #  # Людей хватает, нет очередей. Насколько хватает сотрудников в каждый час работы?
      #  # 10  Ни в один час не ждут дольше принятой нормы
      #  #  7  Короткая очередь изредка и только в час пик
      #  #  4  Очередь в каждый час пик, сотрудники мечутся
      #  #  1  Очередь каждый день, клиенты уходят, не дождавшись
      #  staffing-level:
      #    score: от 1 до 10
      #    note: |
      #      что вы видели
      #    counted: {ok: 279, of: 280} # в скольких случаях всё хорошо и сколько проверили
      #  # Возврат средств. Насколько легко клиенту вернуть деньги?
      #  # 10  Возвращает сразу тот, кто обслуживает
      #  #  7  Возвращают без спора, но через руководителя
      #  #  4  Возвращают только после спора
      #  #  1  Отказывают или уклоняются
      #  refunds:
      #    score: от 1 до 10
      #    note: |
      #      что вы видели
      #    counted: {ok: 279, of: 280} # в скольких случаях всё хорошо и сколько проверили

      # Разговор с коллегой по смежному бизнесу:
      #peers:
      #  - criterion: staffing-level
      #    business: мойка по соседству
      #    organised: |
      #      как это у них организовано
      #    undertaken: |
      #      что они предпринимали
      #    obstacles: |
      #      какие препятствия преодолели
      #    try: |
      #      что из этого попробуем

      # Новые действия:
      #added:
      #  staffing-level-1:
      #    criterion: staffing-level
      #    kind: countermeasure
      #    text: |
      #      что нужно сделать
      #    owner: Ivan Petrenko
      #    due: 2026-12-04
      "
    `);
  });

  /** The file with the lines from `first` on switched on, as long as they are off. */
  function switchedOn(text: string, first: RegExp): string {
    const lines = text.split('\n');
    const at = lines.findIndex((line) => first.test(line));
    expect(at, String(first)).toBeGreaterThan(0);
    for (let index = at; /^ *#(?! \S)/.test(lines[index] ?? ''); index++) {
      lines[index] = (lines[index] as string).replace('#', '');
    }
    return lines.join('\n');
  }

  test.each(['en', 'ru'])('%s: valid as it stands, and with each part switched on', async (language) => {
    const folder = folderWith(salonFiles(language));
    await serviceAudit(folder, ['follow-up', '--draft']);
    const text = readIn(folder, FOLLOW_UP_FILE);
    const validated = (content: string) => {
      writeFileSync(join(folder, FOLLOW_UP_FILE), content);
      return serviceAudit(folder, ['validate', FOLLOW_UP_FILE]);
    };
    expect((await validated(text)).code).toBe(0);
    for (const part of [/^#present/, /^ {4}#due/, /^#peers/, /^#added/]) {
      const { code, stdout } = await validated(switchedOn(text, part));
      expect([String(part), code, stdout]).toEqual([String(part), 0, expect.any(String)]);
    }
    // A score is no placeholder: until one is given it is asked for.
    const scored = switchedOn(text, /^#scores/);
    const { code, stdout } = await validated(scored);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/1.*10/)]);
    expect((await validated(scored.replaceAll(/score: .*/g, 'score: 6'))).code).toBe(0);
    // All of it at once.
    const all = ['present', ' due', 'scores', 'peers', 'added'].reduce(
      (now, part) => switchedOn(now, part === ' due' ? /^ {4}#due/ : new RegExp(`^#${part}`)),
      text,
    );
    expect((await validated(all.replaceAll(/score: .*/g, 'score: 6'))).code).toBe(0);
  });

  test('an editor underlines nothing of it', async () => {
    const folder = folderWith(salonFiles());
    await serviceAudit(folder, ['follow-up', '--draft']);
    const server = await LanguageServer.open(folder);
    try {
      const text = readIn(folder, FOLLOW_UP_FILE);
      expect(await server.underlined(FOLLOW_UP_FILE)).toEqual([]);
      expect(await server.underlined(FOLLOW_UP_FILE, text.replace('status: open\n', 'status: don\n'))).toHaveLength(1);
    } finally {
      server.close();
    }
  });

  test('filled in it is the follow-up; untouched it is none', async () => {
    const folder = folderWith(salonFiles());
    const silence = async () => (await serviceAudit(folder, ['plan'])).stdout;
    await serviceAudit(folder, ['follow-up', '--draft']);
    expect(await silence()).not.toContain('Last follow-up');
    const text = readIn(folder, FOLLOW_UP_FILE);
    writeFileSync(join(folder, FOLLOW_UP_FILE), text.replace('status: open\n', 'status: done\n'));
    expect(await silence()).toContain('Last follow-up 21 Nov');
    expect(await silence()).toContain('1 done');
  });

  test('the same one is not written twice; where the first was filled in, the next one stands beside it', async () => {
    const folder = folderWith(salonFiles());
    await serviceAudit(folder, ['follow-up', '--draft']);
    expect((await serviceAudit(folder, ['follow-up', '--draft'])).stderr).toContain(`Already there: ${FOLLOW_UP_FILE}`);
    expect(records(folder)).toHaveLength(2);
    const filled = readIn(folder, FOLLOW_UP_FILE).replace('status: open\n', 'status: done\n');
    writeFileSync(join(folder, FOLLOW_UP_FILE), filled);
    await serviceAudit(folder, ['follow-up', '--draft']);
    expect(records(folder)).toEqual(['2026-11-01.audit.yaml', `${TODAY}.follow-up-2.yaml`, `${TODAY}.follow-up.yaml`]);
    expect(readIn(folder, FOLLOW_UP_FILE)).toBe(filled);
    expect(readIn(folder, FOLLOW_UP_FILE.replace('.yaml', '-2.yaml'))).not.toContain(`${REFUNDS}:`);
  });

  test('of several sites: one for each with something open, and those that have nothing are named', async () => {
    const folder = folderWith({
      ...salonFiles(),
      'audits/kyiv/2026-11-01.audit.yaml': levelAudit,
      'audits/odesa/2026-11-01.audit.yaml': salonFiles()[AUDIT_FILE] as string,
      'audits/new/site.yaml': 'format: site/1\ntitle: New\n',
    });
    const { code, stderr } = await serviceAudit(folder, ['follow-up', '--draft']);
    expect(code).toBe(0);
    expect(stderr).toMatchInlineSnapshot(`
      "kyiv: nothing is open.
      Written: audits/lviv-center/2026-11-21.follow-up.yaml
      Written: audits/odesa/2026-11-21.follow-up.yaml

      Change in them what has changed, then: service-audit validate
      "
    `);
    expect(records(folder, 'kyiv')).toHaveLength(1);
    expect(records(folder, 'odesa')).toHaveLength(2);
  });

  test('a programme has its own', async () => {
    const programme = printRecord(
      'audit',
      anAudit('2026-11-01')
        .having({ template: { name: 'service-tiers', version: 1, digest: 'sha256-0000000000000000' } })
        .build(),
      { schema: 'x', title: () => undefined },
    );
    const folder = folderWith({ ...salonFiles(), 'audits/lviv-center/2026-11-01.service-tiers.audit.yaml': programme });
    const { code, stderr } = await serviceAudit(folder, ['follow-up', '--draft', '--programme', 'service-tiers']);
    expect([code, stderr]).toEqual([0, 'lviv-center: nothing is open.\n']);
  });
});
