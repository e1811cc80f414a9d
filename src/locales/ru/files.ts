/** The texts in the files that `init` writes. */
import type { SettingsHead } from '../en/files.js';

export const settingsHead = ({
  timeZone,
  template,
  language,
  languages,
  sagging,
  target,
  circle,
}: SettingsHead) => `# yaml-language-server: $schema=.service-audit/schema/config-1.json
# Настройки этого проекта service-audit. Строки, которые начинаются с #, отключены.
format: config/1
language: ${language} # ${languages.join(' или ')}
time-zone: ${timeZone} # по каким часам наступает «сегодня»
template: ${template} # анкета, по которой спрашивает «run»
sagging: ${sagging} # эта оценка и ниже — просадка: задаются шесть вопросов
target: ${target} # цель: до какой оценки поднимать критерий
audit-every: 90d # о более давнем последнем аудите напоминают
${circle}working-days: [mon, tue, wed, thu, fri]

# Контроль: что находит «service-audit check». Порог — N (провал), { warn: N, fail: N } или off.
# Подробнее о каждом правиле: service-audit rule NAME`;

export const circle = 'постоянный круг: перед кем отчитываются каждую неделю';

export const criteriaExample = [
  '  # criteria: # строже или мягче для отдельного критерия',
  '  #   refunds: { min-score: 7 }',
];

/** The reasons for a proposed threshold. */
export const why = {
  lowest: (score: number) =>
    `Когда это записали, самой низкой оценкой было ${score}: она проходит, но ниже нельзя. Поднимайте порог вместе с ней.`,
  drops: (steps: number, usual: number) =>
    `Сравнений между соседними аудитами здесь ${steps}; в девяти случаях из десяти оценка падала не больше чем на ${usual}.`,
  slide: (points: number) =>
    `Когда это записали, один из критериев был на ${points} ниже своей лучшей оценки: дальше нельзя.`,
  age: (days: number) => `Между аудитами здесь обычно дней: ${days}.`,
};

export const ci = {
  intro: 'Контроль клиентского сервиса; записано командой «service-audit init», меняйте как нужно.',
  history: 'вся история: контроль сравнивает с другим коммитом',
  weekly: 'по понедельникам',
  change: 'провал — только то, что изменение ухудшило',
  calendar: 'все правила, и календарные тоже',
  schedule: 'все правила; нужно расписание: Build → Pipeline schedules',
  followUp: {
    intro: [
      'По понедельникам встреча по плану каждой точки, где что-то открыто, открывается как pull request: его заполняют и сливают.',
      'GitHub должен это разрешать: Settings → Actions → General → Workflow permissions, последний флажок.',
    ],
    title: 'Встреча по плану',
    body: 'Измените то, что изменилось (status: open на done), впишите, кто был, и слейте: это и есть встреча. Файл, которого никто не коснулся, не считается.',
    waiting: 'Прошла ещё неделя, а эту встречу по плану всё ещё не заполнили и не слили.',
  },
  preCommit: 'См. https://pre-commit.com',
};

export const ignoreComment = '# service-audit: черновики незаконченных аудитов, кэш';
export const attributesComment = '# service-audit: везде одинаковые концы строк';
