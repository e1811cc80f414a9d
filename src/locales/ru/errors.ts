import type { RecordKind } from '../../domain/record/kinds.js';
import { counted, form } from '../../domain/text/plural.js';
import { textFor } from '../../domain/text/text-for.js';
import type { ErrorMessages, WriteFault, YamlFault } from '../en/errors.js';

const list = (words: readonly string[]) => words.join(', ');
const meant = (suggestion: string | undefined, otherwise?: string) =>
  suggestion ? `Может быть, «${suggestion}»?` : otherwise;

const YAML: Record<YamlFault, string> = {
  BAD_INDENT: 'Отступ этой строки не подходит ни к чему выше.',
  TAB_AS_INDENT: 'Отступ сделан табуляцией; в YAML годятся только пробелы.',
  MISSING_CHAR: 'Не хватает закрывающей кавычки, скобки или двоеточия.',
  UNEXPECTED_TOKEN: 'Этого здесь быть не должно.',
  BLOCK_AS_IMPLICIT_KEY:
    'В этой строке есть второе «: »; текст с двоеточием нужно взять в кавычки или записать блоком «|».',
  BLOCK_IN_FLOW: 'Внутри { } или [ ] не может стоять список или набор ключей, записанный построчно.',
  MULTILINE_IMPLICIT_KEY: 'Ключ занимает несколько строк; вероятно, пропущено «:».',
  BAD_SCALAR_START: 'С этого знака текст начинаться не может; возьмите его в кавычки.',
  BAD_DQ_ESCAPE: 'Такого сочетания с обратной чертой нет; сама обратная черта пишется как \\\\.',
  MULTIPLE_DOCS: 'В файле есть второй документ («---»).',
  KEY_OVER_1024_CHARS: 'Ключ слишком длинный; вероятно, пропущен перенос строки.',
};

const REASONS: Record<WriteFault, string> = {
  ENOSPC: 'на диске нет места',
  EDQUOT: 'ваша доля диска исчерпана',
  EROFS: 'диск доступен только для чтения',
  EACCES: 'нет права на запись',
  EPERM: 'нет права на запись',
  EIO: 'диск сообщает об ошибке',
  ENOTDIR: 'часть пути — не папка',
  EISDIR: 'это папка',
  EEXIST: 'часть пути — не папка',
  ENAMETOOLONG: 'имя слишком длинное',
};

const KINDS: Readonly<Record<RecordKind, string>> = { audit: 'аудит', 'follow-up': 'встреча по плану' };

export const errors: ErrorMessages = {
  'file-missing': ({ file }) => ({ what: `Файла ${file} нет.`, next: 'Посмотрите, верны ли имя и папка.' }),
  'not-a-file': ({ file }) => ({ what: `${file} — не обычный файл.`, next: 'Укажите файл YAML.' }),
  'file-unreadable': ({ file, reason }) => ({
    what: `Не удалось прочитать ${file} (${reason}).`,
    next: 'Посмотрите, есть ли право на чтение.',
  }),
  'file-too-large': ({ size, limit }) => ({
    what: `Размер файла — ${counted('ru', size, { one: 'байт', few: 'байта', many: 'байт' })}; читается не больше ${counted('ru', limit, { one: 'байта', many: 'байт' })}.`,
    next: 'Запись такого размера — ошибка; посмотрите, что в ней.',
  }),
  'file-empty': () => ({ what: 'Файл пуст.', next: 'Восстановите его из git или удалите.' }),
  'not-utf8': () => ({ what: 'Это не текст в UTF-8.', next: 'Сохраните файл в редакторе как UTF-8.' }),
  'nul-byte': () => ({ what: 'В тексте есть нулевой байт (NUL).', next: 'Восстановите файл из git.' }),
  'merge-conflict': ({ file, kind, other }) => ({
    what: 'Здесь начинается конфликт слияния.',
    next:
      other !== undefined
        ? `Сохраните обе: git show :3:./${file} > ${other} && git checkout --ours ${file} && git add ${file} ${other}`
        : kind !== undefined
          ? `На точке бывает одна такая запись в день (${KINDS[kind]}). Оставьте одну: git checkout --ours ${file} (или --theirs), затем git add ${file}. Второй нужна другая дата.`
          : 'Оставьте одну из двух сторон, удалите строки с <<<<<<<, ======= и >>>>>>> и повторите команду.',
  }),
  'too-deep': ({ limit }) => ({
    what: `Вложенность здесь больше ${counted('ru', limit, { one: 'уровня', many: 'уровней' })}.`,
    next: 'Такого нет ни в одном формате service-audit; посмотрите, что в файле.',
  }),
  'yaml-syntax': ({ yaml }) => ({
    what: textFor(YAML, yaml) ?? 'Это не YAML.',
    next: 'Сравните строку с соседними: отступы, двоеточия, кавычки.',
  }),
  'yaml-feature': ({ feature }) => ({
    what: {
      anchor: 'Якорь (&…) здесь не допускается.',
      alias: 'Текст, который начинается с *, в YAML — ссылка; здесь она не допускается.',
      tag: 'Текст, который начинается с !, в YAML — тег; здесь он не допускается.',
      directive: 'Директива (%…) здесь не допускается.',
    }[feature],
    next: 'Если это просто текст, возьмите его в кавычки.',
  }),
  'duplicate-key': ({ key }) => ({ what: `«${key}» стоит здесь дважды.`, next: 'Оставьте что-то одно.' }),
  'number-literal': ({ source }) => ({
    what: `«${source}» записано не как простое целое число.`,
    next: 'Пишите только цифры, без нулей впереди: 7. Текст, похожий на число, возьмите в кавычки.',
  }),
  'comment-after-text': ({ key }) => ({
    what: `Всё после # в YAML — комментарий, и остаток «${key}» пропал бы.`,
    next: `Запишите текст блоком: «${key}: |», а сам текст — на следующей строке с отступом.`,
  }),
  'empty-value': ({ key }) => ({
    what: `У «${key}» нет значения.`,
    next: 'Впишите его или удалите строку: чего не знают, того не пишут.',
  }),
  'unknown-key': ({ key, suggestion, known }) => ({
    what: `Ключа «${key}» здесь не бывает.`,
    next: meant(suggestion, known.length > 0 ? `Здесь бывают: ${list(known)}.` : undefined) ?? 'Удалите строку.',
  }),
  'missing-key': ({ key }) => ({ what: `Не хватает «${key}».`, next: `Добавьте строку «${key.split(':')[0]}: …».` }),
  'wrong-type': ({ key, expected, value }) => ({
    what: `${key ? `В «${key}»` : 'В файле'} стоит «${value}», а нужно другое: ${
      { text: 'текст', number: 'целое число', map: 'ключи со значениями', list: 'список', 'yes-no': 'true или false' }[
        expected
      ]
    }.`,
    next:
      expected === 'text'
        ? 'Если это просто текст, возьмите его в кавычки.'
        : 'Посмотрите, как это записано в другом таком файле.',
  }),
  'not-one-of': ({ key, value, allowed }) => ({
    what: `В «${key}» стоит «${value}», а такого значения нет.`,
    next: `Напишите что-то одно: ${list(allowed)}.`,
  }),
  'score-range': ({ value }) => ({
    what: `Оценка — целое число от 1 до 10, а не ${value.replace(/^"(.*)"$/s, '«$1»')}.`,
    next: 'Напишите от 1 до 10 без кавычек. Если не применимо — «na: почему», если не видели — «not-seen: почему».',
  }),
  'number-range': ({ key, value, min, max }) => ({
    what: `В «${key}» стоит «${value}», а нужно ${max === undefined ? `${min} или больше` : `от ${min} до ${max}`}.`,
    next: 'Исправьте число.',
  }),
  'bad-date': ({ value }) => ({
    what: `В календаре нет дня «${value}».`,
    next: 'Пишите дату так: 2026-11-20.',
  }),
  'bad-partial-date': ({ value }) => ({
    what: `${value} — не дата.`,
    next: 'Напишите день, месяц или год: 2026-11-20, 2026-11 или "2026".',
  }),
  'bad-days': ({ value }) => ({ what: `${value} — не число дней.`, next: 'Пишите так: 90d.' }),
  'bad-threshold': ({ key, value, unit }) => ({
    what: `В «${key}» стоит «${value}», а это не порог.`,
    next:
      unit === 'days'
        ? `Напишите «${key}: 30d», «${key}: {warn: 30d, fail: 60d}» или «${key}: off».`
        : `Напишите «${key}: 5», «${key}: {warn: 6, fail: 5}» или «${key}: off».`,
  }),
  'bad-time-zone': ({ value }) => ({
    what: `${value} — не часовой пояс.`,
    next: 'Пишите так: Europe/Kyiv или America/New_York.',
  }),
  'bad-colour': ({ value }) => ({
    what: `${value} — не цвет в виде #rrggbb.`,
    next: 'Напишите шесть шестнадцатеричных цифр после «#», всё в кавычках: accent: "#1d5c63". Без кавычек для YAML это комментарий.',
  }),
  'bad-logo': ({ logo, why }) => ({
    what: {
      missing: `Рядом с этим файлом нет файла ${logo}.`,
      size: `Логотип ${logo} больше 150 000 байт.`,
      kind: `Логотип ${logo} — не картинка, которую можно вставить в страницу.`,
    }[why],
    next: {
      missing: 'Напишите путь к нему от папки этого файла.',
      size: 'Уменьшите его: для логотипа достаточно ширины в 440 пикселей.',
      kind: 'Укажите файл PNG, JPEG, GIF, WebP или SVG либо адрес «data:image/png;base64,…».',
    }[why],
  }),
  'bad-key': ({ key }) => ({
    what: `«${key}» здесь не годится: нужно имя другого вида.`,
    next: 'Годятся строчные латинские буквы, цифры и «-» между ними; первой стоит буква.',
  }),
  'bad-language': ({ key }) => ({
    what: `«${key}» — так язык здесь не обозначают.`,
    next: 'Нужен код языка из двух или трёх строчных букв: en, ru, uk.',
  }),
  'bad-action-id': ({ key }) => ({
    what: `«${key}» не указывает на действие.`,
    next: 'Действия называются CRITERION-1, а в следующих записях — 2026-11-20.audit/CRITERION-1.',
  }),
  'too-long': ({ key, limit }) => ({
    what:
      limit > 1
        ? `«${key}» длиннее ${counted('ru', limit, { one: 'символа', many: 'символов' })}.`
        : `«${key}» должно умещаться в одну строку.`,
    next: 'Сократите; подробностям место в заметке.',
  }),
  'entry-one-of': () => ({
    what: 'У критерия должно стоять ровно одно из «score», «na» и «not-seen».',
    next: 'Оставьте то, что верно.',
  }),
  'entry-cause-without-score': () => ({
    what: 'Причина указана там, где нет оценки.',
    next: 'Поставьте оценку или удалите причину.',
  }),
  'counted-order': () => ({ what: 'В «ok» больше, чем всего посчитано.', next: 'Пишите так: {ok: 279, of: 280}.' }),
  'one-of-two': ({ keys }) => ({
    what: `Здесь должно стоять ровно одно: «${keys[0]}» или «${keys[1]}».`,
    next: 'Оставьте то, что верно.',
  }),
  'guess-three': ({ count }) => ({
    what: `Здесь ${counted('ru', count, { one: 'значение', few: 'значения', many: 'значений' })}, а это слишком много.`,
    next: 'Назовите не больше трёх.',
  }),
  'wrong-format': ({ format, expected }) => ({
    what: `Файл называет себя «${format}», а здесь нужен «${expected}».`,
    next: 'Укажите другой файл или исправьте строку «format:».',
  }),
  'newer-format': ({ format, known }) => ({
    what: `Формат файла, «${format}», новее этой программы (ей известен ${known}).`,
    next: 'Установите новую версию: npm install service-audit@latest. Файл не тронут.',
  }),
  'bad-file-name': ({ name }) => ({
    what: `«${name}» — не имя записи.`,
    next: 'Записи называются 2026-11-20.audit.yaml или 2026-11-27.follow-up.yaml. Переименуйте файл через git mv или уберите его отсюда.',
  }),
  'date-not-name': ({ date, name }) => ({
    what: `Дата — ${date}, а файл называется ${name}.`,
    next: 'Исправьте то, что неверно; часто это копия файла, которую не довели до конца.',
  }),
  'future-date': ({ date, today }) => ({
    what: `День ${date} ещё не наступил; сегодня ${today}.`,
    next: 'Исправьте дату. Если неверно «сегодня», задайте «time-zone» в service-audit.yaml.',
  }),
  'early-promise': ({ date, today }) => ({
    what: `Обещание — на ${date}, а дано оно ${today}: обещают самое раннее на завтра.`,
    next: 'Исправьте «due». То, что сделают в тот же день, пишут в «today:».',
  }),
  'unknown-criterion': ({ key, suggestion, template }) => ({
    what: `В анкете «${template}» нет критерия «${key}».`,
    next: meant(suggestion, 'Исправьте ключ или удалите ответ.') ?? '',
  }),
  'missing-criterion': ({ key, title }) => ({
    what: `Нет ответа для «${key}» (${title}).`,
    next: 'Поставьте оценку либо напишите «na: почему» или «not-seen: почему».',
  }),
  'wrong-component': ({ key, component, right }) => ({
    what: `«${key}» стоит в «${component}», а относится к «${right}».`,
    next: `Перенесите в «${right}».`,
  }),
  'twice-answered': ({ key }) => ({ what: `На «${key}» отвечено дважды.`, next: 'Оставьте что-то одно.' }),
  'not-in-plan': ({ key }) => ({
    what: `Действие относится к критерию «${key}», которого в этом аудите нет.`,
    next: 'Исправьте критерий действия.',
  }),
  'unknown-action': ({ id }) => ({
    what: `Ни в одной прежней записи этой точки нет действия «${id}».`,
    next: 'Действие называется по записи, в плане которой оно стоит: 2026-11-20.audit/refunds-1.',
  }),
  'unknown-check-criterion': ({ key, suggestion }) => ({
    what: `Ни в одной анкете здесь нет критерия «${key}», поэтому эта строка ничего не проверяет.`,
    next: meant(suggestion, 'Исправьте ключ или удалите строку.') ?? '',
  }),
  'template-unknown': ({ name }) => ({
    what: `Анкета «${name}» не найдена; вместо названий показаны ключи.`,
    next: `Верните её на место: templates/${name}.yaml.`,
  }),
  'older-template': ({ name, version, latest }) => ({
    what: `В аудите указана версия ${version} анкеты «${name}», а раньше здесь уже была версия ${latest}.`,
    next: 'Проведите аудит по новой версии анкеты или исправьте номер версии.',
  }),
  'template-lost': ({ name }) => ({
    what: `Анкеты «${name}» нет, и нельзя сказать, полон ли этот аудит.`,
    next: `Верните её: templates/${name}.yaml.`,
  }),
  'broken-at-ref': ({ site, ref }) => ({
    what: `Записи точки «${site}» на ${ref} не читаются: сравнить с ними нельзя.`,
    next: 'Всё, что найдено у этой точки, считается новым.',
  }),
  'digest-differs': ({ name, version }) => ({
    what: `Анкету «${name}» после этого аудита изменили, а версия прежняя: ${version}.`,
    next: 'Если изменился смысл, дайте анкете новую версию и поставьте «changed-in» там, где он изменился; если нет, всё в порядке.',
  }),
  'title-too-long': ({ key, width, language }) => ({
    what: `Название «${key}» (${language}) занимает ${counted('ru', width, { one: 'знак', few: 'знака', many: 'знаков' })}; в диаграмме помещается 30.`,
    next: 'Сократите его, иначе оно будет обрезано.',
  }),
  'missing-language': ({ count, of, language }) => ({
    what:
      count === of
        ? `В анкете нет текстов на языке «${language}»; показан будет другой язык.`
        : count === 1
          ? `Один текст не переведён на язык «${language}».`
          : `Не переведено на язык «${language}»: ${count} из ${of}; первый текст — здесь.`,
    next: `Добавьте рядом «${language}: …», иначе будет показан другой язык.`,
  }),
  'missing-anchors': ({ key, levels }) => ({
    what: `У «${key}» не описано, как ${levels.length === 1 ? 'выглядит' : 'выглядят'} ${levels.join(', ')}.`,
    next: 'Напишите в «anchors», что посетитель может увидеть или посчитать: только тогда двое оценят одинаково.',
  }),
  'missing-question': ({ key }) => ({
    what: `«${key}» ни о чём не спрашивает.`,
    next: 'Добавьте «question»: насколько, как часто, какая часть — но не «да или нет».',
  }),
  'anchor-repeated': ({ text, before }) => ({
    what: `Описание «${text}» стоит дважды: ещё в ${before}.`,
    next: 'Напишите, что видно именно здесь.',
  }),
  'unstable-key': ({ key }) => ({
    what: `Ключ «${key}» говорит о месте критерия в списке, а не о том, что оценивают.`,
    next: 'Назовите его по смыслу, например «fitting-rooms», до первого аудита: ключ остаётся навсегда.',
  }),
  'changed-in-future': ({ changedIn, version }) => ({
    what: `«changed-in: ${changedIn}» — такой версии у анкеты ещё нет: сейчас версия ${version}.`,
    next: `Поднимите «version» до ${changedIn} или укажите версию не выше ${version}.`,
  }),
  'not-inherited': ({ key, parent }) => ({
    what:
      parent === undefined
        ? `«${key}» не унаследован: исходной анкеты нет.`
        : `В исходной анкете «${parent}» нет критерия «${key}».`,
    next: 'Здесь указывают только критерии исходной анкеты; у своего критерия есть собственный «changed-in».',
  }),
  'renamed-still-there': ({ key, old }) => ({
    what: `«${key}» раньше назывался «${old}», но критерий с таким ключом ещё есть.`,
    next: 'Оценки под одним ключом не могут принадлежать двум критериям: уберите его или строку в «renamed-from».',
  }),
  'meaning-changed': ({ key, ref, version, isOwn }) => ({
    what: `«${key}» спрашивает не о том, о чём в ${ref}, а версия прежняя.`,
    next: isOwn
      ? `Поставьте «version: ${version}», а если оценки больше нельзя сравнивать — ещё «changed-in: ${version}» у критерия.`
      : `Поставьте «version: ${version}», а если оценки больше нельзя сравнивать — ещё «changed-in: {${key}: ${version}}» наверху.`,
  }),
  'meaning-not-dated': ({ key, ref, version, isOwn }) => ({
    what: `«${key}» спрашивает не о том, о чём в ${ref}, а оценки всё равно будут сравниваться.`,
    next: isOwn
      ? `Если изменился смысл, добавьте «changed-in: ${version}» у критерия; если поправлены только слова, всё в порядке.`
      : `Если изменился смысл, добавьте «changed-in: {${key}: ${version}}» наверху; если поправлены только слова, всё в порядке.`,
  }),
  'dated-for-nothing': ({ key, ref, changedIn }) => ({
    what: `«${key}» спрашивает о том же, о чём в ${ref}, но из-за «changed-in: ${changedIn}» его оценки не сравниваются.`,
    next: 'Верните прежний «changed-in» или напишите в вопросе либо описаниях оценок, что теперь иначе.',
  }),
  'renamed-silently': ({ key, old, ref }) => ({
    what: `«${key}» в ${ref} назывался «${old}»: его история оборвётся.`,
    next: `Добавьте ему «renamed-from: [${old}]».`,
  }),
  'criteria-changed': ({ added, gone, ref, version }) => ({
    what: `По сравнению с ${ref} критерии изменились, а версия прежняя: ${[...added.map((key) => `+${key}`), ...gone.map((key) => `-${key}`)].join(', ')}.`,
    next: `Поставьте «version: ${version}», иначе прежние аудиты окажутся неполными.`,
  }),
  'version-went-back': ({ version, was, ref }) => ({
    what: `Сейчас это версия ${version}, а в ${ref} была версия ${was}.`,
    next: `Поставьте «version: ${was}» или выше, иначе аудиты версии ${was} не прочесть.`,
  }),
  'weekly-needs-github': () => ({
    what: '«--weekly» открывает pull request, а это делается только на GitHub.',
    next: 'Напишите: service-audit init --ci github --weekly. В другом месте пусть еженедельное задание выполняет: service-audit follow-up --draft',
  }),
  'says-nothing': () => ({
    what: 'В этой встрече по плану ничего не записано: ни одно действие не изменилось, и не указано, кто был.',
    next: 'Измените то, что изменилось, или впишите в present, кто был.',
  }),
  'nothing-scored': ({ site, date }) => ({
    what: `Ничего не оценено: в аудите «${site}» от ${date} нет ни одной оценки.`,
    next: `Поставьте в нём оценки (service-audit edit ${site}) или проведите новый аудит: service-audit run ${site}`,
  }),
  'no-audits': ({ site, date }) => ({
    what:
      site && date
        ? `У точки «${site}» нет аудитов до ${date} включительно.`
        : site
          ? `У точки «${site}» ещё нет аудитов.`
          : 'Аудитов здесь ещё нет.',
    next: date
      ? 'Укажите день встречи: --date ГГГГ-ММ-ДД или «date:» в файле.'
      : site
        ? `Начните так: service-audit run ${site}`
        : 'Начните так: service-audit run. В другой папке: -C FOLDER.',
  }),
  'unknown-site': ({ key, suggestion, sites }) => ({
    what: `Точки «${key}» нет.`,
    next: meant(suggestion, sites.length > 0 ? `Точки здесь: ${list(sites)}.` : 'Начните так: service-audit run'),
  }),
  'which-site': ({ command, sites }) => ({
    what: 'Точек здесь несколько.',
    next: `Укажите, какая нужна: service-audit ${command} ${sites[0]}. Точки здесь: ${list(sites)}.`,
  }),
  'site-needed': () => ({ what: 'Точка не указана.', next: 'Укажите её: service-audit run my-salon' }),
  'bad-site-key': ({ key }) => ({
    what: `«${key}» не годится как ключ точки.`,
    next: 'Годятся строчные латинские буквы, цифры и «-» между ними, не больше 64 знаков: lviv-center.',
  }),
  'no-audit-on': ({ site, date, dates }) => ({
    what: `У точки «${site}» нет аудита за ${date}.`,
    next: `Есть аудиты за: ${list(dates)}.`,
  }),
  'one-audit-only': ({ site }) => ({
    what: `У точки «${site}» всего один аудит, сравнивать не с чем.`,
    next: `Посмотрите его: service-audit show ${site}`,
  }),
  'audit-exists': ({ file, site }) => ({
    what: `Аудит за этот день уже есть: ${file}.`,
    next: `На точку — один аудит в день: исправьте этот файл или укажите другую дату, --date. Посмотрите его: service-audit show ${site}`,
  }),
  'not-sagging': ({ key, score }) => ({
    what: score === undefined ? `У «${key}» ещё нет оценки.` : `У «${key}» оценка ${score} — просадки нет.`,
    next: 'Шесть вопросов задают о том, что просело. Диаграмма: service-audit show',
  }),
  'not-in-project': ({ file }) => ({
    what: `${file} не лежит ни в одном проекте, поэтому исправить его здесь нельзя.`,
    next: 'Записи лежат в audits/SITE/. Назовите запись: service-audit edit SITE@2026-11-20',
  }),
  'not-an-audit': ({ file, kind }) => ({
    what: `${file} — это ${KINDS[kind]}, а не аудит.`,
    next: 'Укажите аудит.',
  }),
  'template-not-found': ({ key, suggestion, known }) => ({
    what: `Анкеты «${key}» нет.`,
    next: meant(suggestion, `Анкеты здесь: ${list(known)}.`) ?? '',
  }),
  'template-clash': ({ name, file, other }) => ({
    what: `Две анкеты называются «${name}»: ${file} и ${other}.`,
    next: 'Переименуйте свою: и файл, и «name» в нём.',
  }),
  'template-other': ({ file, other }) => ({
    what: `${file} и ${other} называются одинаково, а содержат разное.`,
    next: 'Дайте своей анкете другое имя (и файлу, и «name» в нём) или уберите --template, чтобы взять ту, что уже есть.',
  }),
  'template-differs': ({ option, file }) => ({
    what: `В --template указано «${option}», а в ${file} уже стоит другое.`,
    next: 'Укажите в обоих местах одну и ту же анкету или уберите --template.',
  }),
  'template-name': ({ name, file }) => ({
    what: `Анкета в файле ${file} называет себя «${name}».`,
    next: 'Имя файла и «name» в нём должны совпадать.',
  }),
  'twice-asked': ({ key }) => ({
    what: `Критерий «${key}» уже есть — здесь или в анкете, которую эта дополняет.`,
    next: 'Один ключ — один критерий: дайте этому другой ключ или уберите его.',
  }),
  'template-parent': ({ name }) => ({
    what: `Анкета «${name}» расширяет анкету, которая сама расширяет её.`,
    next: 'Уберите один из «extends».',
  }),
  'looser-than-project': ({ rule, criterion }) => ({
    what: `У точки правило «${rule}»${criterion ? ` для «${criterion}»` : ''} мягче, чем в проекте.`,
    next: 'Точка может быть только строже. Чтобы смягчить правило на время, добавьте временное исключение («waivers») с «until» и «reason».',
  }),
  'draft-broken': ({ file, kept }) => ({
    what: `Последняя строка черновика ${file} обрывается.`,
    next: `До неё ${form('ru', kept, { one: 'сохранён', few: 'сохранены', many: 'сохранено' })} ${counted('ru', kept, { one: 'ответ', few: 'ответа', many: 'ответов' })}.`,
  }),
  'unknown-command': ({ key, suggestion }) => ({
    what: `Команды «${key}» нет.`,
    next: meant(suggestion, 'Все команды: service-audit --help') ?? '',
  }),
  'unknown-option': ({ key, suggestion }) => ({
    what: `Параметра «${key}» здесь нет.`,
    next: meant(suggestion, 'Все параметры покажет --help.') ?? '',
  }),
  conflict: ({ options }) => ({
    what: `${options.join(' и ')} противоречат друг другу.`,
    next: 'Оставьте что-то одно.',
  }),
  'missing-argument': ({ name }) => ({ what: `Не хватает «${name}».`, next: 'Как этим пользоваться, покажет --help.' }),
  'missing-value': ({ option }) => ({ what: `Для «${option}» нужно значение.`, next: 'Все параметры покажет --help.' }),
  'excess-arguments': ({ given }) => ({
    what: `Это лишнее: ${list(given)}.`,
    next: 'Как этим пользоваться, покажет --help. Название с пробелами возьмите в кавычки.',
  }),
  'bad-choice': ({ option, value, allowed }) => ({
    what: `У ${option} нет значения «${value}».`,
    next: `Выберите что-то одно: ${list(allowed)}.`,
  }),
  'bad-assessor': ({ value }) => ({
    what: `Из «${value}» не понять, кто оценивал.`,
    next: 'Пишите так: "Олена Ковальчук, консультант"; роли: владелец, управляющий, сотрудник, консультант, тайный покупатель, клиент.',
  }),
  'only-with': ({ option, needed }) => ({
    what: `${option} работает только вместе с ${needed}.`,
    next: `Добавьте ${needed} или уберите ${option}.`,
  }),
  'past-date': ({ date, today }) => ({
    what: `${date} уже прошло; сегодня ${today}.`,
    next: 'Назовите день, который ещё впереди, например 2026-11-20.',
  }),
  'unknown-rule': ({ key, suggestion, known }) => ({
    what: `Правила «${key}» нет.`,
    next: meant(suggestion, `Правила: ${list(known)}.`) ?? '',
  }),
  'criterion-never-asked': ({ key, suggestion, known }) => ({
    what: `Ни в одной записи здесь нет критерия «${key}».`,
    next: meant(suggestion, `Критерии: ${list(known)}.`) ?? '',
  }),
  'unknown-component': ({ key, suggestion, known }) => ({
    what: `В аудите нет составляющей «${key}».`,
    next: meant(suggestion, `Составляющие: ${list(known)}.`) ?? '',
  }),
  'answers-site': ({ option, file }) => ({
    what: `В командной строке указана точка «${option}», а в ответах — «${file}».`,
    next: 'Укажите одну и ту же точку или не указывайте её в командной строке.',
  }),
  'no-answers': ({ command }) => ({
    what: 'Из стандартного ввода читать нечего.',
    next: `Подайте ответы на ввод: service-audit ${command} --answers - < answers.yaml`,
  }),
  'no-terminal': ({ command }) => ({
    what: `«${command}» задаёт вопросы, а терминала, где их задать, нет.`,
    next: {
      run: 'Запустите в терминале или дайте ответы в файле: service-audit run --answers FILE',
      why: 'Запустите в терминале или впишите ответы в «causes» файла встречи: service-audit follow-up --draft',
      edit: 'Запустите в терминале или исправьте файл в редакторе, затем: service-audit validate',
    }[command],
  }),
  'no-terminal-follow-up': ({ site }) => ({
    what: '«follow-up» задаёт вопросы, а терминала, чтобы их задать, нет.',
    next: `Запишите её файлом, который можно заполнить: service-audit follow-up ${site} --draft; или дайте готовую: --answers FILE`,
  }),
  'no-terminal-template': ({ name }) => ({
    what: '«template new» задаёт вопросы, а терминала, чтобы их задать, нет.',
    next: `Скопируйте анкету и измените файл: service-audit template new ${name} --copy base`,
  }),
  'template-taken': ({ name }) => ({
    what: `Анкета «${name}» поставляется вместе с service-audit.`,
    next: 'Возьмите другое имя; ваша анкета может её расширять.',
  }),
  'end-of-input': () => ({ what: 'Ввод закончился раньше, чем вопросы.' }),
  'git-missing': () => ({
    what: 'На этой машине нет git, а --against сравнивает с коммитом.',
    next: 'Установите git или запустите без --against.',
  }),
  'git-no-repository': ({ folder }) => ({
    what: `Папка ${folder} не лежит в репозитории git: сравнивать не с чем.`,
    next: 'Запустите в клоне репозитория или без --against.',
  }),
  'git-refused': ({ said }) => ({
    what: `git завершился с ошибкой: ${said || 'причину не сообщил'}.`,
    next: 'Попробуйте то же самим git: git log -1. В контейнере: git config --global --add safe.directory "$PWD"',
  }),
  'git-shallow': ({ ref }) => ({
    what: `Этот клон неполный (shallow): того, что нужно знать о «${ref}», в нём нет.`,
    next: 'Скачайте всю историю: git fetch --unshallow origin. В GitHub Actions: «fetch-depth: 0» у actions/checkout; в GitLab CI: «GIT_DEPTH: 0».',
  }),
  'git-unknown-ref': ({ ref }) => ({
    what: `git не знает коммита «${ref}».`,
    next: 'Назовите ветку, метку или коммит, например origin/main. Если он есть только на сервере: git fetch origin',
  }),
  'git-no-audits': ({ ref }) => ({
    what: `В этой папке на ${ref} аудитов нет: сравнить не с чем.`,
    next: 'Первые аудиты проверяйте командой «service-audit check» без --against. Если проект переехал, перенесите его отдельным коммитом.',
  }),
  'readme-markers': ({ begin, end }) => ({
    what: `service-audit обновляет часть между ${begin} и ${end}, а здесь этих строк не по одной или они стоят в другом порядке.`,
    next: 'Исправьте эти две строки или удалите файл: он будет записан заново. До тех пор он не меняется.',
  }),
  'site-template': ({ name }) => ({
    what: `Анкета этой точки теперь «${name}», но в этом файле не удалось поменять её, не задев остального.`,
    next: `Впишите в него строку: template: ${name}`,
  }),
  'draft-in-use': ({ process }) => ({
    what: `Этот черновик пишет другая программа service-audit (процесс ${process}).`,
    next: 'Продолжите там или сначала завершите её.',
  }),
  'edit-other-template': ({ name }) => ({
    what: `Анкета «${name}» изменилась после этого аудита: экраны спросили бы о другом.`,
    next: 'Исправьте сам файл в редакторе, затем запустите: service-audit validate',
  }),
  'settings-name': ({ name }) => ({
    what: `«${name}» не читается: файл настроек называется service-audit.yaml.`,
    next: 'Переименуйте его: git mv.',
  }),
  'not-a-site': ({ name }) => ({
    what: `«${name}» в audits/ — не папка, поэтому оттуда ничего не читается.`,
    next: 'У каждой точки должна быть настоящая папка; всё остальное, и ссылки тоже, уберите из audits/.',
  }),
  'linked-audits': () => ({
    what: '«audits» здесь — ссылка, и записи за ней не входят в то, что сливает git.',
    next: 'Замените её настоящей папкой, чтобы git видел записи.',
  }),
  'other-series': ({ template, programme }) => ({
    what: programme
      ? programme === template
        ? `По имени файла это программа «${programme}», но эта анкета — не программа.`
        : `По имени файла это программа «${programme}», а анкета — «${template}».`
      : `«${template}» — программа, но имя файла об этом не говорит.`,
    next: 'Запись программы называется DATE.PROGRAMME.audit.yaml, остальные — DATE.audit.yaml. Переименуйте через git mv.',
  }),
  'newer-template': ({ name, version, known }) => ({
    what: `В аудите указана версия ${version} анкеты «${name}», а здесь версия ${known}.`,
    next: 'Исправьте версию или добавьте в проект новую анкету.',
  }),
  'no-criteria': ({ name }) => ({
    what: `Анкета «${name}» ни о чём не спрашивает.`,
    next: 'Добавьте хотя бы один критерий.',
  }),
  'waiver-value': ({ rule, unit }) => ({
    what:
      unit === 'yes-no'
        ? `У правила «${rule}» нет порога, поэтому и у исключения из него нет значения.`
        : 'Исключению из этого правила нужно значение — порог, который действует вместо обычного.',
    next: {
      points: 'Добавьте «value: 3» — порог, который действует, пока не кончится исключение.',
      days: 'Добавьте «value: 30d» — порог, который действует, пока не кончится исключение.',
      'yes-no': 'Удалите строку «value:».',
    }[unit],
  }),
  'waiver-criterion': ({ rule, about }) => ({
    what:
      about === 'criterion'
        ? `Исключение из «${rule}» должно назвать критерий, для которого оно сделано.`
        : `Правило «${rule}» относится ко всей точке, поэтому в исключении не указывают критерий.`,
    next: about === 'criterion' ? 'Добавьте строку «criterion: refunds».' : 'Удалите строку «criterion:».',
  }),
  'sagging-target': ({ sagging, target }) => ({
    what: `«sagging» (${sagging}) должно быть меньше, чем «target» (${target}).`,
    next: 'Увеличьте «target» или уменьшите «sagging».',
  }),
  'cannot-open': ({ file, program }) => ({
    what: `Не удалось открыть браузер (${program}).`,
    next: `Страница записана; откройте её сами: ${file}`,
  }),
  'no-browser': () => ({
    what: 'PDF печатает установленный Chrome, Chromium или Edge, но здесь их не нашлось.',
    next: 'Установите один из них или укажите его программу в переменной CHROME_PATH. Или напечатайте из любого браузера эту страницу: service-audit report -o page.html',
  }),
  'bad-browser': ({ variable, path }) => ({
    what: `В переменной ${variable} указано «${path}», но это не программа.`,
    next: `Исправьте ${variable}; без неё берётся установленный Chrome, Chromium или Edge.`,
  }),
  'cannot-print': ({ program, said, seconds }) => ({
    what:
      seconds === undefined
        ? `Программа ${program} не напечатала страницу: ${said || 'причина не названа'}.`
        : `Программа ${program} не напечатала страницу за ${seconds} с.`,
    next: 'Ничего не записано. Укажите другой браузер в переменной CHROME_PATH или напечатайте из любого браузера эту страницу: service-audit report -o page.html',
  }),
  'no-folder': ({ folder }) => ({ what: `Папки ${folder} нет.`, next: 'Проверьте имя после -C.' }),
  'file-exists': ({ file }) => ({ what: `${file} уже есть.`, next: 'Назовите другой файл или удалите этот.' }),
  'cannot-write': ({ file, reason }) => ({
    what: `Не удалось записать ${file}: ${textFor(REASONS, reason) ?? reason}.`,
    next: 'Ничего не изменено. Освободите место или дайте право на запись и повторите команду.',
  }),
  'changed-meanwhile': ({ file }) => ({
    what: `Файл ${file} тем временем изменил кто-то другой.`,
    next: 'Ничего не записано; повторите команду.',
  }),
};

export const reporting = {
  line: (line: number) => `строка ${line}`,
  error: 'ошибка',
  warning: 'предупреждение',
  bug: 'Это ошибка в самой программе service-audit, а не в том, что сделали вы.',
  report: 'Пожалуйста, сообщите о ней тем, кто ведёт service-audit: приложите строки ниже и то, что вы набрали.',
};
