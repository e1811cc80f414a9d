import type { Context } from '../../context.js';
import type { Template } from '../../domain/questionnaire/template.js';
import { textFor } from '../../domain/text/text-for.js';
import { recover } from '../../errors.js';
import { isLanguage } from '../../language.js';
import { loadMessages } from '../../locales/index.js';
import type { Project } from '../../storage/project.js';
import { templatesInSchemas, writeSchemas } from '../../storage/schemas.js';

/**
 * Writes the JSON Schemas for editors into the project, with the criteria of the questionnaires that it uses, and `used`,
 * which it is about to use. Returns the paths of the files that have changed.
 */
export async function keepSchemas(context: Context, project: Project, used?: Template): Promise<string[]> {
  const { shelf, settings } = project;
  const names = new Set([settings.template, ...templatesInSchemas(project.root), ...shelf.ownNames()]);
  const templates = [...names].flatMap((name) => {
    if (name === used?.name) return [];
    try {
      return shelf.find(name) ?? [];
    } catch (error) {
      // A broken questionnaire is reported when it is used, and by `validate`.
      recover(error);
      return [];
    }
  });
  const language = isLanguage(settings.language) ? settings.language : context.language;
  const { schema: words, rules } = await loadMessages(language);
  return writeSchemas(project.root, {
    templates: [...templates, ...(used ? [used] : [])].sort((a, b) => (a.name < b.name ? -1 : 1)),
    template: settings.template,
    language,
    word: (description) => textFor(words, description) ?? description,
    ruleText: (rule) => rules[rule].schema,
  });
}
