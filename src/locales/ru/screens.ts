import { counted, form } from '../../domain/text/plural.js';
import type { CheckCounts } from '../en/screens.js';
import { count } from './words.js';

/** «просел 1», «просело 3» */
const sag = (n: number) => `${form('ru', n, { one: 'просел', many: 'просело' })} ${n}`;

export const show = {
  baseUnknown: 'Достиг ли базовый уровень цели, неизвестно: основного аудита ещё нет.',
  onSand: (under: readonly string[]) =>
    `Сначала база, потом премиум-класс: в базовом уровне ниже цели — ${under.join(', ')}.`,
  comparedWith: (date: string) => `в сравнении с ${date}`,
  firstAudit: 'первый аудит',
  limits: (target: number, sagging: number) => `цель ${target}, просадка ${sagging} и ниже`,
  nothingScored: 'оценок ещё нет',
  sagging: 'Просевшие места',
  targetLine: (target: number) => `цель ${target}`,
  na: 'н/п',
  notApplicable: 'не применимо',
  nobody: 'никого нет',
  causeUnknown: 'причина неясна',
  promised: (target: number, date: string) => `до ${target} к ${date}`,
  until: (target: number, date: string) => `${target} к ${date}`,
  outcome: (outcome: 'kept' | 'late' | 'broken', date: string) =>
    ({ kept: `выполнено, срок ${date}`, late: `с опозданием, срок ${date}`, broken: `не выполнено к ${date}` })[
      outcome
    ],
  /** Abbreviated, because it must fit into 16 columns. */
  overdue: (days: number) => (days > 99 ? `просрочка ${days} д` : `просрочка ${days} дн.`),
  atTarget: 'цель достигнута',
  notSeen: (since: string | undefined) => (since ? `как ${since}` : 'не видели'),
  since: { always: 'всегда', recent: 'недавно', unknown: 'неизвестно' },
  side: { internal: 'внутренний', external: 'внешний', both: 'внутренний и внешний' },
  lowest: (score: number, was: number | undefined) =>
    `Самая низкая оценка ${score}${was === undefined ? '' : ` (была ${was})`}`,
  sag: (sagging: number, of: number) => `${sag(sagging)} из ${of}`,
  toTarget: (points: number) => `до цели ${counted('ru', points, { one: 'балл', few: 'балла', many: 'баллов' })}`,
  overCommon: (criteria: number) =>
    `по ${counted('ru', criteria, { one: 'критерию, общему', many: 'критериям, общим' })} для обоих аудитов`,
  level: (level: number, was: number | undefined) => `ровность ${level}${was === undefined ? '' : ` (была ${was})`}`,
  mean: (mean: string, change: string | undefined) => `среднее ${mean}${change ? ` (${change})` : ''}`,
  /** The overview: one line for each site. */
  sites: {
    heading: (project: string, sites: number) => `${project}: ${count.sites(sites)}`,
    // The impersonal form for 1 as well, so that the columns are aligned.
    sag: (sagging: number) => `просело ${sagging}`,
    level: (level: number) => `ровность ${level}`,
    lastAudit: (date: string, days: number) => `последний аудит ${date}, ${count.days(days)} назад`,
    noAudit: 'аудитов ещё нет',
    unreadable: 'не читается',
  },
};

export const cause = {
  summary: 'Причина',
  since: 'С каких пор',
  factors: 'Факторы',
  mechanism: 'Как это устроено',
  responsible: 'Ответственный',
  advisers: 'Кто посоветует',
  today: 'Сегодня',
  promise: 'Обещание',
  answeredBy: 'Кто отвечал',
  understood: { yes: 'понятно', partly: 'понятно отчасти', no: 'непонятно' },
  expertise: (knows: boolean) => (knows ? 'в этом разбирается' : 'в этом не разбирается'),
  basis: { observed: 'по наблюдениям', data: 'по данным', told: 'с чужих слов', guess: 'догадка' },
  nothing: 'пока ничего',
  promised: (target: number, date: string, said: string) => `${target} к ${date} («${said}»)`,
};

export const diff = {
  heading: (site: string, from: string, to: string, days: number) => `${site}, ${from} → ${to}, ${count.days(days)}`,
  headingSites: (a: string, from: string, b: string, to: string) => `${a} ${from} → ${b} ${to}`,
  sameTemplate: (template: string) => `анкета та же: ${template}`,
  otherTemplate: (was: string, now: string) => `анкеты: ${was} → ${now}`,
  was: 'было',
  now: 'стало',
  explains: 'чем объясняется',
  worse: 'Хуже',
  better: 'Лучше',
  same: 'Без изменений',
  notScored: 'Не оценено',
  added: 'Новые',
  gone: 'Больше не оцениваются',
  nothingComparable: 'Из того, что можно сравнить, ничего не изменилось.',
  nothingMoved: 'Ничего не изменилось.',
  sameCount: (n: number, sagging: readonly string[]) =>
    sagging.length === 0 ? String(n) : `${n}; из них ${sag(sagging.length)}: ${sagging.join(', ')}`,
  notComparable: 'Нельзя сравнить',
  notComparableOne: (title: string, was: number, now: number, why: string) => `${title} ${was} → ${now}: ${why}`,
  changedIn: (asked: string) => `вопрос изменился в ${asked}`,
  otherwiseIn: (was: string, now: string) => `в ${was} и ${now} об этом спрашивают по-разному`,
  notScoredOne: (title: string, was: string, now: string) =>
    was === now ? `${title}: ${now}, как и прежде` : `${title}: ${was} → ${now}`,
  onePointEach: (titles: string) => `${titles}: по +1 (возможно, случайно)`,
  actionDone: (action: string, date: string) => `выполнено ${date}: ${action}`,
  promise: {
    kept: (due: string) => `обещано к ${due}, выполнено`,
    late: (due: string) => `обещано к ${due}, с опозданием`,
  },
  noise: '(один балл бывает случайным)',
  nothingRecorded: 'без объяснения',
  mean: 'среднее',
  lowest: 'самая низкая оценка',
  level: 'ровность',
  all: 'В целом',
  meanStood: 'Среднее не изменилось, а самая низкая оценка упала. Смотрите на то, что слабее всего.',
  meanRose: 'Среднее выросло, а самая низкая оценка упала. Смотрите на то, что слабее всего.',
};

export const check = {
  level: { fail: 'провал', warn: 'внимание' },
  // Each label has seven columns at most.
  labels: { waived: 'исключ.', known: 'было', informs: 'сроки', base: 'основа', green: 'нужно' },
  waived: (what: string, until: string, reason: string) => `${what}, временно (по ${until}): «${reason}»`,
  moreOf: (n: number) => `и ещё ${n}`,
  knownAs: (ref: string) => `так уже было на ${ref}, здесь не стало хуже`,
  informs: 'зависит от календаря: для проверки по расписанию, не для этого изменения',
  notUsed: (what: readonly string[]) => `в этой ветке задано то, что не учитывается: ${what.join('; ')}`,
  setRule: (rule: string, value: string | undefined, criterion: string | undefined, site: string | undefined) =>
    `${value === undefined ? `без ${rule}` : `${rule} ${value}`}${criterion ? ` для ${criterion}` : ''}${site ? ` (${site})` : ''}`,
  setWaiver: (rule: string, criterion: string | undefined, site: string) =>
    `исключение из ${rule}${criterion ? ` для ${criterion}` : ''} (${site})`,
  setTemplate: (name: string) => `анкета ${name}`,
  failed: 'ПРОВАЛ',
  passed: 'ПРОЙДЕН',
  counts: ({ failing, sites, failures, warnings, unjudged, isAgainst }: CheckCounts) => {
    const found =
      failures + warnings === 0
        ? `${count.sites(sites)}: ${isAgainst ? 'хуже не стало' : 'замечаний нет'}`
        : `${failing} из ${counted('ru', sites, { one: 'точки', many: 'точек' })}: ${count.failures(failures)}, ${count.warnings(warnings)}`;
    return unjudged.length === 0 ? found : `${found}; не оценено: ${unjudged.join(', ')}`;
  },
  lacks: (subject: string, needs: readonly string[]) => `${subject} — ${needs.join(', ')}`,
  green: (needs: readonly string[], more: number) => `${needs.join('; ')}${more > 0 ? `; и ещё ${more}` : ''}`,
  /** In place of a list, if there are too many findings. */
  grouped: (n: number, sites: number) => `${n}, точек: ${sites}`,
  allOfThem: 'Все сразу: service-audit check SITE или --format json',
  explain: {
    site: 'точка',
    origin: {
      'site-criterion': 'site.yaml, для критерия',
      'project-criterion': 'настройки, для критерия',
      site: 'site.yaml точки',
      project: 'настройки',
      default: 'по умолчанию',
      unset: 'не задано',
    },
    waiver: (value: string | undefined, until: string) => `исключение${value ? `: ${value}` : ''} по ${until}`,
    off: 'откл.',
  },
  waiving: {
    wrote: (file: string, waivers: number) => `${file}: ${count.waivers(waivers)}`,
    nothing: 'Контроль пройден, исключать нечего.',
    left: (n: number) => `Исключить нельзя (${count.failures(n)}):`,
    next: 'Прочтите их и закоммитьте. О ненужных исключениях скажет service-audit check (stale-waiver).',
  },
  markdown: {
    site: 'Точка',
    criterion: 'Критерий',
    found: 'Что найдено',
    rule: 'Правило',
    where: 'Где',
    more: (n: number) => `… и ещё ${n}`,
  },
  moreFound: (n: number, level: 'fail' | 'warn') =>
    `и ещё ${level === 'fail' ? count.failures(n) : count.warnings(n)}; см. журнал`,
  notJudged: 'оценить нельзя',
};

export const validate = {
  ok: (files: number) => `${count.files(files)}: всё записано верно и согласовано`,
  found: (problems: number, warnings: number, files: number) =>
    `${count.files(files)}: ${count.problems(problems)}, ${count.warnings(warnings)}`,
};

export const initialised = {
  wrote: 'записано',
  added: 'добавлено в',
  kept: 'не тронуто',
  next: 'Дальше',
  nothing: 'Всё уже на месте; ничего не изменено.',
  add: (file: string) => `${file} уже есть; добавьте в него:`,
  propose: (file: string) => `В ${file} ещё нет контроля. Такие пороги подошли бы к тому, что есть; вставьте их:`,
};

export const demo = {
  intro:
    'В салоне красоты дважды, с перерывом в двенадцать недель, проводят аудит. Здесь весь цикл на готовом примере.',
  introOf: (template: string) =>
    `Два аудита с перерывом в двенадцать недель по анкете «${template}». Весь цикл на готовом примере.`,
  step: {
    first: 'Первый аудит: оценки, шесть вопросов, план',
    second: 'Двенадцать недель спустя: диаграмма и что с тех пор изменилось',
    upright: 'Та же диаграмма столбцами: её и предстоит выровнять',
    check: 'Контроль — так его запустит CI',
  },
  gate: 'Контроль не пройден, как и должно быть: код выхода 1.',
  passed: 'Контроль пройден: код выхода 0.',
  kept: (folder: string) => `Файлы лежат в ${folder}: посмотрите их, измените оценку и запустите команды там ещё раз.`,
  next: 'Ваш первый аудит',
};

export const markdown = { criterion: 'Критерий', score: 'Оценка', note: 'Пояснение' };

export const meeting = {
  measured: 'Оценили',
  counted: (ok: number, of: number, low: string, high: string) =>
    ok === of
      ? `сбоев нет, проверено ${of}; при таком подсчёте хорошо — ${low}–${high}%`
      : `сбоев ${of - ok} из ${of}; при таком подсчёте хорошо — ${low}–${high}%`,
};

export const templates = {
  programme: 'программа',
};

export const sheet = {
  open: '______________________________________________',
  fields: 'Точка: ______________________  Дата: ______________  Кто оценивает: ______________________',
  how: 'Поставьте каждому критерию оценку от 1 до 10. Запишите, что увидели. н/п — не применимо; – — не видели.',
  looksLike: 'Как это выглядит',
  line: 'Оценка: ______  Увидели: ______________________________________________________',
};

export const answersDraft = {
  intro: [
    'Поставьте все оценки, затем: service-audit run --answers FILE',
    'Если что-то не заполнено, программа скажет; пока не всё верно, ничего не записывается.',
  ],
  score: 'от 1 до 10',
  note: 'что увидели',
  naOr: 'или вместо оценки «na: |» либо «not-seen: |», а причина — на следующей строке',
  assessor: 'Кто оценивает',
  written: (file: string) => `Записано: ${file}`,
  next: (file: string) => `Заполните файл, затем: service-audit run --answers ${file}`,
};
