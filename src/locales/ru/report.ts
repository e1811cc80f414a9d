import type { ActionStatus, Question, Side } from '../../domain/record/audit.js';
import type { CalendarDate } from '../../domain/text/date.js';
import { counted, form } from '../../domain/text/plural.js';
import type { PromiseOutcome } from '../../domain/treatment/promise.js';
import type { SectionId } from '../../domain/view/report.js';
import type { TrendSpan } from '../en/report.js';
import { count, GENITIVE } from './words.js';

/** «7 сентября 2026 года», «сентября 2026 года» or «2026 года»: the genitive, as after «с»; a day also without it. */
function long(date: CalendarDate): string {
  const [year = '', month, day] = date.split('-');
  return [day && String(Number(day)), month && GENITIVE[Number(month) - 1], `${year} года`].filter(Boolean).join(' ');
}

const list = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} и ${words.at(-1)}`;
const quoted = (titles: readonly string[]) => list(titles.map((title) => `«${title}»`));
/** «1 критерия», «5 критериев»: the genitive, as after «у». */
const ofCriteria = (n: number) => counted('ru', n, { one: 'критерия', many: 'критериев' });
const points = (n: number) => counted('ru', n, { one: 'балл', few: 'балла', many: 'баллов' });

export const report = {
  kind: 'Аудит сервиса',
  contents: 'Содержание',
  facts: {
    date: 'Дата',
    assessors: 'Кто оценивал',
    period: 'Период',
    questionnaire: 'Анкета',
    compared: 'В сравнении с',
    asOf: 'По состоянию на',
  },
  long,
  headings: {
    diagram: 'Диаграмма',
    findings: 'Что просело и почему',
    plan: 'План',
    promises: 'Обещания',
    moved: 'Что изменилось',
    trend: 'Динамика составляющих',
    scores: 'Анкета',
    reading: 'Как это читать',
    method: 'О методе',
  } satisfies Record<SectionId, string>,
  headline: {
    sags: (n: number, of: number, titles: readonly string[], score: number) =>
      `${form('ru', n, { one: 'Просел', many: 'Просело' })} ${count.criteria(n)} из ${of}. Слабее всего ${quoted(titles)}: ${score} из 10.`,
    fair: (titles: readonly string[], score: number, target: number) =>
      `Просевших мест нет, но диаграмма ещё не ровная. Слабее всего ${quoted(titles)}: ${score} из 10 при цели ${target}.`,
    level: (target: number) => `Диаграмма ровная: каждый критерий на уровне цели ${target} или выше.`,
    nothing: 'Ни у одного критерия нет оценки.',
    moved: (date: string, up: number, down: number, same: number) => {
      const parts = [
        up > 0 && `выросла у ${ofCriteria(up)}`,
        down > 0 && `снизилась у ${up > 0 ? down : ofCriteria(down)}`,
        same > 0 && `не изменилась у ${up + down > 0 ? same : ofCriteria(same)}`,
      ].filter((part) => part !== false);
      return `С ${date} оценка ${list(parts)}.`;
    },
    first: 'Это первый аудит: сравнивать пока не с чем.',
  },
  tiles: {
    lowest: 'самая низкая оценка',
    sag: (of: number) => `просело из ${of}`,
    toTarget: (n: number) => `${form('ru', n, { one: 'балл', few: 'балла', many: 'баллов' })} до цели`,
    level: 'ровность, из 100',
    mean: 'среднее',
    was: (value: string) => `было ${value}`,
    same: 'как прежде',
  },
  diagram: {
    caption: (target: number, sagging: number) =>
      `Сплошная полоса — оценка. Штриховка — чего не хватает до цели ${target}. «!» — просадка: ${sagging} и ниже.`,
    target: (target: number) => `цель ${target}`,
    mean: (mean: string) => `среднее ${mean}`,
    alt: (component: string, mean: string | undefined, target: number, rows: readonly string[]) =>
      `Полосы: ${component}${mean ? `, среднее ${mean}` : ''}, цель ${target}. ${rows.join('; ')}.`,
    row: (title: string, score: number | undefined, sags: boolean) =>
      `${title}: ${score === undefined ? 'без оценки' : score}${sags ? ', просадка' : ''}`,
    continued: (component: string) => `${component} (продолжение)`,
  },
  finding: {
    score: (score: number, missing: number) => `${score} из 10, до цели ${points(missing)}`,
    was: (was: number, date: string) => `${date} было ${was}`,
    cause: 'Причина',
    seen: 'Что увидели',
    seenOn: (date: string) => `Что увидели ${date}`,
    looksLike: (score: number) => `Как выглядит ${score}`,
    unknown: 'Причина пока неизвестна: на шесть вопросов ещё не ответили.',
    sameAs: (title: string) => `Причина та же, что у критерия «${title}».`,
    since: {
      always: 'Так было всегда.',
      recent: 'Так стало недавно.',
      unknown: 'С каких пор так — неизвестно.',
    },
    recentSince: (date: string) => `Так стало недавно — с ${long(date)}.`,
    change: (text: string) => `Что тогда изменилось: ${text}`,
    factor: {
      internal: (text: string) => `Оценку снижает внутренний фактор: ${text}`,
      external: (text: string) => `Оценку снижает внешний фактор: ${text}`,
      both: (text: string) => `Оценку снижает фактор, который лежит и внутри бизнеса, и вне его: ${text}`,
    } satisfies Record<Side, unknown>,
    factors: 'Что снижает оценку, начиная с главного:',
    act: (text: string) => `Что с этим сделают: ${text}`,
    side: {
      internal: 'внутренний фактор',
      external: 'внешний фактор',
      both: 'и внутренний, и внешний',
    } satisfies Record<Side, string>,
    understood: {
      yes: 'Как это устроено, понятно.',
      partly: 'Как это устроено, понятно лишь отчасти.',
      no: 'Как это устроено, пока непонятно.',
    },
    basis: {
      observed: 'опирается на наблюдения',
      data: 'опирается на данные',
      told: 'судит с чужих слов',
      guess: 'пока лишь догадывается',
    },
    answered: (by: string | undefined, knows: boolean, basis: string) => {
      const field = knows ? 'в этом разбирается' : 'в этом не разбирается';
      return by
        ? `На вопросы отвечает ${by}: ${field}, ${basis}.`
        : `На вопросы отвечает человек, который ${field} и ${basis}.`;
    },
    responsible: (name: string | undefined) => (name ? `Ответственный — ${name}.` : 'Ответственный есть.'),
    nobody: 'Ответственного пока нет.',
    advisers: (names: readonly string[]) =>
      names.length === 0 ? 'Есть с кем посоветоваться.' : `С кем посоветоваться: ${names.join('; ')}.`,
    noAdvisers: 'Посоветоваться пока не с кем.',
    today: (by: string | undefined, date: string, text: string) =>
      `Первый шаг (${[date, by].filter(Boolean).join(', ')}): ${text}`,
    noToday: 'Первый шаг не назван.',
    promise: (target: number, due: string, said: string, by: string | undefined) =>
      `${by === undefined ? 'Обещано' : `Обещает ${by}`}: ${target} к ${due} («${said}»).`,
    standing: (outcome: PromiseOutcome, days: number) =>
      ({
        kept: 'Обещание выполнено.',
        late: 'Цель достигнута, но с опозданием.',
        broken: 'Обещание не выполнено.',
        pending:
          days > 0
            ? `До срока ${count.days(days)}.`
            : days === 0
              ? 'Срок сегодня.'
              : 'Срок прошёл; оценку ещё предстоит поставить.',
      })[outcome],
    again: (reasons: readonly string[]) =>
      `План пока не помог — ${reasons.join('; ')}. О факторах и о том, как это устроено, спросят снова.`,
    before: (levelled: string, from: number, to: number, days: number) =>
      `Здесь это уже выравнивали, к ${levelled}: с ${from} до ${to} за ${count.days(days)}.`,
    didHelp: (done: string) => `Что тогда сделали: ${done}`,
    open: (questions: readonly string[]) => `Ещё предстоит ответить: ${questions.join('; ')}.`,
    noSummary: 'Причину ещё предстоит назвать одним предложением.',
    questions: {
      since: 'с каких пор так',
      factors: 'какие факторы влияют',
      mechanism: 'насколько понятно, как это устроено',
      responsible: 'кто отвечает и с кем посоветоваться',
      today: 'что можно сделать сегодня',
      promise: 'к какому сроку место выровняется',
    } satisfies Record<Question, string>,
    onlyResponsible: 'кто отвечает за это',
    onlyAdvisers: 'с кем посоветоваться',
  },
  plan: {
    columns: {
      due: 'Срок',
      action: 'Действие',
      criterion: 'Критерий',
      owner: 'Ответственный',
      kind: 'Вид',
      status: 'Состояние',
      planned: 'Записано',
      closed: 'Закрыто',
      needs: 'Что нужно',
    },
    caption: (open: number, overdue: number, closed: number) =>
      [
        `открыто ${count.actions(open)}`,
        overdue > 0 ? `просрочено ${overdue}` : undefined,
        closed > 0 ? `закрыто ${closed}` : undefined,
      ]
        .filter(Boolean)
        .join(', '),
    needs: (text: string) => `Нужно: ${text}`,
    status: { open: 'открыто', started: 'начато', done: 'выполнено', dropped: 'отменено' } satisfies Record<
      ActionStatus,
      string
    >,
    groups: {
      overdue: (n: number) => `Просрочено: ${n}`,
      ahead: 'Впереди',
      closed: 'Закрыто на последнем аудите и после него',
    },
    overdue: (days: number) => `просрочено на ${count.days(days)}`,
    today: 'сегодня',
    ineffective: 'следующая оценка не выше',
    closed: (status: string, date: string) => `${status} ${date}`,
  },
  promises: {
    columns: {
      criterion: 'Критерий',
      made: 'Дано',
      promised: 'Обещано',
      who: 'Кто обещал',
      score: 'Оценка',
      standing: 'Что вышло',
    },
    caption: (pending: number, kept: number, late: number, broken: number) =>
      [
        pending > 0 && `срок не наступил: ${pending}`,
        kept > 0 && `выполнено: ${kept}`,
        late > 0 && `с опозданием: ${late}`,
        broken > 0 && `не выполнено: ${broken}`,
      ]
        .filter(Boolean)
        .join(', '),
    outcome: { kept: 'выполнено', late: 'выполнено с опозданием', broken: 'не выполнено' },
    left: (days: number) => (days > 0 ? `до срока ${count.days(days)}` : days === 0 ? 'срок сегодня' : 'пора оценить'),
  },
  moved: {
    caption: (from: string, to: string, days: number) => `${from} → ${to}, ${count.days(days)}`,
    columns: { criterion: 'Критерий', was: 'Было', now: 'Стало', change: 'Изменение', explains: 'Чем объясняется' },
    means: { component: 'Составляющая', mean: 'Среднее', lowest: 'Самая низкая оценка' },
    meansCaption: 'Среднее и самые низкие оценки',
    same: (n: number) => `Без изменений: ${count.criteria(n)}.`,
    notComparable: (titles: readonly string[]) => `Нельзя сравнить, вопрос изменился: ${titles.join('; ')}.`,
    notScored: (titles: readonly string[]) => `Без оценки в одном из двух аудитов: ${titles.join('; ')}.`,
    added: (titles: readonly string[]) => `Новое в этом аудите: ${titles.join('; ')}.`,
    gone: (titles: readonly string[]) => `Больше не оценивается: ${titles.join('; ')}.`,
    nothing: 'Ни одна оценка не изменилась.',
  },
  trend: {
    mean: 'среднее',
    lowest: 'самая низкая',
    legend: (target: number) =>
      `Сплошная линия — среднее составляющей. Пунктир — самая низкая оценка в ней: среднее её скрывает. Прямая на ${target} — цель.`,
    table: 'То же в цифрах',
    tableCaption: 'Среднее, в скобках самая низкая оценка',
    date: 'Аудит',
    alt: ({ component, from, to, mean, lowest }: TrendSpan) =>
      `${component}, ${from} — ${to}: среднее было ${mean[0]}, стало ${mean[1]}; самая низкая оценка была ${lowest[0]}, стала ${lowest[1]}.`,
    older: (n: number) => `Здесь не показано: ещё ${count.audits(n)} до этого.`,
  },
  scores: {
    columns: { criterion: 'Критерий', score: 'Оценка', note: 'Что увидели' },
    na: 'не применимо',
    notSeen: (since: string | undefined) =>
      since ? `в этот раз не видели; оценка от ${since}` : 'в этот раз не видели',
    counted: (ok: number, of: number) => (ok === of ? `Сбоев нет: ${of} из ${of}.` : `Сбоев ${of - ok} из ${of}.`),
    measured: (date: string, score: number | undefined, was: number | undefined) =>
      [date, score !== undefined && `: ${score}`, was !== undefined && ` (было ${was})`, '.'].filter(Boolean).join(''),
    sheet: 'Оценки',
    componentColumn: 'Составляющая',
    notesSheet: 'Что увидели',
    ok: 'В порядке',
    of: 'Проверено',
    causesSheet: 'Причины',
    question: 'Вопрос',
    answer: 'Ответ',
    planSheet: 'План',
  },
  reading: (target: number, sagging: number): readonly (readonly [term: string, text: string])[] => [
    [
      'Оценка',
      'У каждого критерия оценка от 1 до 10. Её ставят по тому, что увидели; как выглядят 1, 4, 7 и 10, сказано в анкете.',
    ],
    ['Цель', `Линия стоит на ${target}. Чего не хватает до неё, заштриховано: это и предстоит сделать.`],
    ['Просадка', `Оценка ${sagging} и ниже. О ней задают шесть вопросов, пока не станет известна причина.`],
    [
      'Среднее',
      'Стоит последним, потому что скрывает главное: одиннадцать девяток и одна двойка дают в среднем 8,4, а клиент попадает на двойку.',
    ],
    [
      'Ровность',
      'Насколько оценки близки друг к другу; самое большее — 100. Сама по себе ничего не говорит: одни двойки тоже ровные. Поэтому её читают вместе с самой низкой оценкой и средним.',
    ],
    ['Изменения', 'Изменение — это два балла и больше. Один балл бывает случайным.'],
    [
      'Обещание',
      'Какой станет оценка и к какому сроку — слова того, кто отвечает, или того, кто ответил за него. Выполнено, если к сроку или при первой оценке в течение недели после него она не ниже обещанной.',
    ],
  ],
  method:
    'Клиент ждёт трёх вещей: приятной обстановки, умелых людей и хорошего продукта. Каждая составляющая разбита на критерии, и каждый критерий получает оценку от 1 до 10. Диаграмма показывает просевшие места. Для каждого из них шесть вопросов ищут причину: всегда ли так было, какие факторы влияют, понятно ли, как это устроено, кто отвечает, что можно сделать сегодня и сколько времени потребуется. Из ответов складывается письменный план с ответственными и сроками. Дальше следят за изменениями, вносят в план коррективы и оценивают снова, пока диаграмма не выровняется, — а потом держат её ровной.',
  footer: {
    made: (date: string) => `Подготовлено ${date} в программе service-audit.`,
    logo: (name: string | undefined) => (name ? `Логотип: ${name}` : 'Логотип'),
  },
  noSandbox: (program: string) =>
    `${program} печатает без своей песочницы (sandbox), потому что запущен от имени root.`,
  written: (file: string) => `Записано: ${file}`,
  namesInText:
    'Имена убраны из полей и из текстов, где они написаны так же. Прежде чем отправить страницу, перечитайте тексты.',
};
