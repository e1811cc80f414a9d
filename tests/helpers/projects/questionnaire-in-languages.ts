/** One questionnaire of one criterion, in any of three languages. */

/** The texts of the questionnaire, in the order in which they appear. */
export const WORDS = {
  en: ['Tea house', 'Hall', 'Brewing', 'How often is there a timer?', 'Never', 'At times', 'Mostly', 'Always'],
  ru: ['Чайная', 'Зал', 'Заваривание', 'Как часто есть таймер?', 'Никогда', 'Иногда', 'Обычно', 'Всегда'],
  uk: ['Чайна', 'Зала', 'Заварювання', 'Як часто є таймер?', 'Ніколи', 'Інколи', 'Зазвичай', 'Завжди'],
} as const;

type Language = keyof typeof WORDS;

/** The questionnaire with its texts in these languages only. */
export function questionnaireIn(...languages: readonly Language[]): string {
  const text = (index: number) => `{${languages.map((one) => `${one}: '${WORDS[one][index]}'`).join(', ')}}`;
  return `format: template/1
name: tea
version: 1
title: ${text(0)}
components:
  hall:
    title: ${text(1)}
    criteria:
      brewing:
        title: ${text(2)}
        question: ${text(3)}
        anchors:
          1: ${text(4)}
          4: ${text(5)}
          7: ${text(6)}
          10: ${text(7)}
`;
}

/** An answers file for it. */
export const ANSWERS =
  'format: answers/1\nsite: market\ntemplate: tea\nassessors: [{name: Olena}]\nscores: {brewing: 7}\n';
