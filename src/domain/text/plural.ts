/** Forms of a word for a number: `one`, `few` and `many` as the language's rules choose among them. */
export interface Forms {
  one: string;
  few?: string;
  many: string;
}

const rules = new Map<string, Intl.PluralRules>();

/** The form for the number, without the number. */
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
