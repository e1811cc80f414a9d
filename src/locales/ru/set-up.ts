/** The questions that `init` asks in a terminal. */
import type { Messages } from '../en/index.js';

export const setUp: Messages['setUp'] = {
  intro: (folder) =>
    `Настройка папки ${folder}. На каждый вопрос уже предложен ответ: Enter его принимает. Esc или Ctrl-C — выйти, ничего не записав.`,
  existing: (file) => `${file} уже есть и не изменится. Спросим только о том, чего не хватает.`,
  left: 'Ничего не записано.',
  keys: {
    move: '↑ ↓ — листать',
    moveAmong: (options) => `↑ ↓ — листать, всего ${options}`,
    accept: 'Enter — принять',
    tick: 'пробел — отметить',
    leave: 'Esc — выйти',
  },
  no: 'нет',
  yes: 'да',
  none: 'никого',
  language: { label: 'Язык', question: 'Язык · Language', names: { en: 'English', ru: 'Русский' } },
  timeZone: {
    label: 'Часовой пояс',
    question: 'По какому часовому поясу считать, какой сегодня день? Например, Europe/Kyiv',
    unknown: (name, near) =>
      `Часового пояса «${name}» нет. ${near.length > 0 ? `Похожие: ${near.join(', ')}` : 'Названия такие: Europe/Kyiv, Asia/Almaty, America/New_York.'}`,
  },
  template: { label: 'Анкета', question: 'Какая анкета подходит?' },
  circle: {
    label: 'Постоянный круг',
    question: 'Перед кем вы отчитываетесь каждую неделю? Имена через запятую; Enter без имён — пока ни перед кем',
    known: 'Перед кем вы отчитываетесь каждую неделю?',
    others: { label: 'Ещё', question: 'Перед кем ещё? Имена через запятую; Enter без имён — больше ни перед кем' },
    tooLong: (characters) => `Имя — не длиннее ${characters} знаков.`,
  },
  thresholds: {
    label: 'Пороги',
    question: 'С какой оценки искать причину и когда контроль сообщает о провале?',
    summary: (sagging, target) => `цель — ${target}, шесть вопросов — при оценке ${sagging} и ниже`,
    gate: (fails, falls) =>
      [fails && `провал — оценка ниже ${fails}`, falls && `падение больше чем на ${falls}`]
        .filter(Boolean)
        .join(' или '),
    accept: 'как предложено',
    change: 'другие числа',
    sagging: { label: 'Просадка', question: 'При какой оценке и ниже задавать шесть вопросов?' },
    target: { label: 'Цель', question: 'Какая оценка — цель?' },
    fails: { label: 'Провал', question: 'Провал, если оценка ниже:' },
    warns: { label: 'Предупреждение', question: 'Предупреждение, если оценка ниже:' },
    falls: { label: 'Самое большое падение', question: 'Провал, если оценка упала больше чем на:' },
    range: (from, to) => `Целое число от ${from} до ${to}.`,
  },
  ci: {
    label: 'CI',
    question: 'Проверять каждое изменение в CI?',
    none: 'нет; потом — снова service-audit init',
    names: { github: 'GitHub Actions', gitlab: 'GitLab CI' },
  },
  weekly: {
    label: 'Еженедельные встречи',
    question: 'Каждый понедельник открывать файлы встреч по плану как pull request?',
  },
  preCommit: { label: 'pre-commit', question: 'Проверять файлы перед каждым коммитом (pre-commit)?' },
  files: {
    heading: 'Будет записано:',
    wrote: 'новый файл',
    added: 'добавятся строки',
    kept: 'без изменений',
    schemas: 'схемы для редактора',
    label: 'Файлы',
    question: 'Записать эти файлы?',
    write: 'записать',
    show: 'показать, что в них',
    again: 'ответить заново',
    leave: 'выйти, ничего не записав',
  },
};
