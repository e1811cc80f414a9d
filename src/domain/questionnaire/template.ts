/** Questionnaires: what is asked, with observable anchors for 1, 4, 7 and 10 (METHOD.md, "The questionnaire"). */

/** A text by language (`en`, `ru`, …). */
export type Texts = Readonly<Record<string, string>>;

export const TIERS = ['base', 'premium', 'brilliant'] as const;
export type Tier = (typeof TIERS)[number];

export const ANCHOR_LEVELS = [1, 4, 7, 10] as const;
export type AnchorLevel = (typeof ANCHOR_LEVELS)[number];
export type Anchors = Readonly<Partial<Record<`${AnchorLevel}`, Texts>>>;

export interface CriterionSource {
  title: Texts;
  question?: Texts | undefined;
  anchors?: Anchors | undefined;
  tier?: Tier | undefined;
  'changed-in'?: number | undefined;
  'renamed-from'?: string[] | undefined;
}

export interface ComponentSource {
  title?: Texts | undefined;
  criteria: Record<string, CriterionSource>;
}

/** A template as its file has it (`template/1`), before its parent is looked up. */
export interface TemplateSource {
  format: 'template/1';
  name: string;
  version: number;
  extends?: string | undefined;
  programme?: boolean | undefined;
  title: Texts;
  components: Record<string, ComponentSource>;
  /** Criteria of the parent whose meaning changed, and the version of this template that took the change over. */
  'changed-in'?: Record<string, number> | undefined;
  /** Open lists that a business fills in for itself. */
  prompts?: Record<string, PromptSource> | undefined;
}

/** An open list: what it is for, and so many places; what is known of it already. */
export interface PromptSource {
  title: Texts;
  places: number;
  lines?: Texts[] | undefined;
}

export interface Criterion {
  key: string;
  /** The key of its component. */
  component: string;
  title: Texts;
  question: Texts;
  anchors: Anchors;
  tier: Tier;
  /** The template version in which its meaning last changed. */
  changedIn: number;
  /** Keys that it once had. */
  renamedFrom: readonly string[];
}

export interface Component {
  key: string;
  title: Texts;
  criteria: Criterion[];
}

/** A template ready to be asked: with its parent's components and criteria in place, the parent's first. */
export interface Template {
  name: string;
  version: number;
  title: Texts;
  /** A programme forms its own series of audits; all other templates make up a site's main series. */
  programme: boolean;
  components: Component[];
  prompts: Prompt[];
}

export type Prompt = PromptSource & { key: string };

/** The parent is given where the source `extends` one. */
export function resolveTemplate(source: TemplateSource, parent?: Template): Template {
  const components = new Map<string, Component>();
  for (const component of parent?.components ?? []) {
    const criteria = component.criteria.map((criterion) => ({
      ...criterion,
      // The versions of the parent are not those of this template.
      changedIn: source['changed-in']?.[criterion.key] ?? 1,
    }));
    components.set(component.key, { ...component, criteria });
  }
  for (const [key, own] of Object.entries(source.components)) {
    const component = components.get(key) ?? { key, title: own.title ?? { en: key }, criteria: [] };
    for (const [criterion, asked] of Object.entries(own.criteria)) {
      component.criteria.push({
        key: criterion,
        component: key,
        title: asked.title,
        question: asked.question ?? {},
        anchors: asked.anchors ?? {},
        tier: asked.tier ?? 'base',
        changedIn: asked['changed-in'] ?? 1,
        renamedFrom: asked['renamed-from'] ?? [],
      });
    }
    components.set(key, component);
  }
  return {
    name: source.name,
    version: source.version,
    title: source.title,
    programme: source.programme === true,
    components: [...components.values()],
    prompts: [
      ...(parent?.prompts ?? []),
      ...Object.entries(source.prompts ?? {}).map(([key, prompt]) => ({ key, ...prompt })),
    ],
  };
}

/** A questionnaire that stands alone with all that `parent` asks, to be changed as one likes. */
export function copyOf(parent: Template, name: string): TemplateSource {
  return {
    format: 'template/1',
    name,
    version: 1,
    programme: parent.programme || undefined,
    title: Object.fromEntries(Object.entries(parent.title).map(([language, text]) => [language, `${text} (${name})`])),
    components: Object.fromEntries(
      parent.components.map(({ key, title, criteria }) => [
        key,
        {
          title,
          criteria: Object.fromEntries(
            criteria.map(({ key: criterion, title: named, question, anchors, tier, renamedFrom }) => [
              criterion,
              {
                title: named,
                question,
                anchors,
                tier: tier === 'base' ? undefined : tier,
                'renamed-from': renamedFrom.length > 0 ? [...renamedFrom] : undefined,
              },
            ]),
          ),
        },
      ]),
    ),
    prompts:
      parent.prompts.length > 0
        ? Object.fromEntries(parent.prompts.map(({ key, ...prompt }) => [key, prompt]))
        : undefined,
  };
}

export function criteriaOf(template: Template): Criterion[] {
  return template.components.flatMap((component) => component.criteria);
}

/** The text in `language`, else in English, else in whatever language there is; undefined where there is none. */
export function inLanguage(texts: Texts | undefined, language: string): string | undefined {
  if (!texts) return undefined;
  return texts[language] ?? texts.en ?? Object.values(texts)[0];
}

/** A title in the given language, or the key where there is no title. */
export function titleIn(title: Texts | undefined, language: string, key: string): string {
  return inLanguage(title, language) ?? key;
}
