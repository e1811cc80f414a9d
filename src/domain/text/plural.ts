/** The forms of a word beside a number. The plural rules of the language choose among them. */
export interface Forms {
  one: string;
  few?: string;
  many: string;
}

const rules = new Map<string, Intl.PluralRules>();

/** The form of the word for the number, without the number. */
export function form(language: string, count: number, forms: Forms): string {
  let rule = rules.get(language);
  if (!rule) {
    rule = new Intl.PluralRules(language);
    rules.set(language, rule);
  }
  const category = rule.select(Math.abs(count));
  if (category === 'one') return forms.one;
  return category === 'few' ? (forms.few ?? forms.many) : forms.many;
}

export function counted(language: string, count: number, forms: Forms): string {
  return `${count} ${form(language, count, forms)}`;
}
