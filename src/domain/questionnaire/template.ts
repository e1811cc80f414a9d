/** Questionnaires: criteria with observable anchors for the scores 1, 4, 7 and 10 (METHOD.md, "The questionnaire"). */

/** A text by language (`en`, `ru`, …). */
export type Texts = Readonly<Record<string, string>>;

export const TIERS = ['base', 'premium', 'brilliant'] as const;
export type Tier = (typeof TIERS)[number];

export const ANCHOR_LEVELS = [1, 4, 7, 10] as const;
type AnchorLevel = (typeof ANCHOR_LEVELS)[number];
type Anchors = Readonly<Partial<Record<`${AnchorLevel}`, Texts>>>;

export interface CriterionSource {
  title: Texts;
  question?: Texts | undefined;
  anchors?: Anchors | undefined;
  tier?: Tier | undefined;
  'changed-in'?: number | undefined;
  'renamed-from'?: string[] | undefined;
}

interface ComponentSource {
  title?: Texts | undefined;
  criteria: Record<string, CriterionSource>;
}

/** The content of a template file (`template/1`), without the criteria of its parent. */
export interface TemplateSource {
  format: 'template/1';
  name: string;
  version: number;
  extends?: string | undefined;
  programme?: boolean | undefined;
  title: Texts;
  components: Record<string, ComponentSource>;
  /** For criteria of the parent whose meaning has changed: the version of this template that adopted the change. */
  'changed-in'?: Record<string, number> | undefined;
  /** Open lists that a business fills in. */
  prompts?: Record<string, PromptSource> | undefined;
}

/** An open list with a number of `places` to fill in, and the lines that are known already. */
interface PromptSource {
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
  /** Its former keys. */
  renamedFrom: readonly string[];
}

export interface Component {
  key: string;
  title: Texts;
  criteria: Criterion[];
}

/** A template with the components and criteria of its parent, which come first. */
export interface Template {
  name: string;
  version: number;
  title: Texts;
  /** A programme forms a series of audits by itself; the audits of all other templates form a site's main series. */
  programme: boolean;
  components: Component[];
  prompts: Prompt[];
}

type Prompt = PromptSource & { key: string };

/** `parent` is required if the source `extends` a template. */
export function resolveTemplate(source: TemplateSource, parent?: Template): Template {
  const components = new Map<string, Component>();
  for (const component of parent?.components ?? []) {
    const criteria = component.criteria.map((criterion) => ({
      ...criterion,
      // A version number of the parent means nothing in this template.
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

/** A template that does not extend `parent` but copies everything it asks, so that all of it can be changed. */
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
            criteria.map(({ key: criterion, title: criterionTitle, question, anchors, tier, renamedFrom }) => [
              criterion,
              {
                title: criterionTitle,
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

/** The text in `language`, else in English, else in any language; undefined if there are no texts. */
export function inLanguage(texts: Texts | undefined, language: string): string | undefined {
  if (!texts) return undefined;
  return texts[language] ?? texts.en ?? Object.values(texts)[0];
}

/** The title in `language`, or in another one if that is missing, or the key if there is no title. */
export function titleIn(title: Texts | undefined, language: string, key: string): string {
  return inLanguage(title, language) ?? key;
}
