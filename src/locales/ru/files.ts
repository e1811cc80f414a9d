/** Files that `init` writes. */
export const settingsFile = (timeZone: string) => `# yaml-language-server: $schema=.service-audit/schema/config-1.json
# Настройки этого проекта service-audit. Строки, которые начинаются с #, отключены.
format: config/1
language: ru                     # en или ru
time-zone: ${timeZone.padEnd(22)}# по каким часам наступает «сегодня»
template: base                   # анкета, по которой спрашивает «run»
sagging: 5                       # эта оценка и ниже — просадка: задаются шесть вопросов
target: 7                        # цель: до какой оценки поднимать критерий
audit-every: 90d                 # о более давнем последнем аудите напоминают
working-days: [mon, tue, wed, thu, fri]

# Контроль: что находит «service-audit check». N — провал; {warn: N, fail: N} — у предупреждения
# и провала свой порог; off — правило отключено.
check:
  min-score: {warn: 6, fail: 5}  # критерий ниже порога
  max-drop: {warn: 1, fail: 2}   # падение с прошлого аудита больше чем на столько баллов
  unexplained: warn              # просевший критерий без шести ответов
  # criteria:                    # строже или мягче для отдельного критерия
  #   refunds: {min-score: 7}
`;

export const ignoreComment = '# service-audit: черновики незаконченных аудитов, кэш';
export const attributesComment = '# service-audit: везде одинаковые концы строк';
