/** A small questionnaire of a user's own, told by what matters in a test. */

/** The question of each criterion; its title is the key. */
export function miniTemplate(criteria: Readonly<Record<string, string>>, name = 'mini', version = 1): string {
  const asked = Object.entries(criteria).map(
    ([key, question]) => `      ${key}:
        title:
          en: ${key[0]?.toUpperCase()}${key.slice(1)}
        question:
          en: ${question}
        anchors:
          1:
            en: never
          4:
            en: about half the time
          7:
            en: nearly always
          10:
            en: always
`,
  );
  return `format: template/1
name: ${name}
version: ${version}
title:
  en: Mini
components:
  all:
    title:
      en: All of it
    criteria:
${asked.join('')}`;
}
