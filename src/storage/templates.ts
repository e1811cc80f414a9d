/** Questionnaires: the project's own in `templates/`, beside those that ship. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { meaningOf } from '../domain/questionnaire/meaning.js';
import { criteriaOf, resolveTemplate, type Template, type TemplateSource } from '../domain/questionnaire/template.js';
import { nearest } from '../domain/text/suggest.js';
import { fail, type Problem, problem, UserError } from '../errors.js';
import { parseAs } from './parse.js';
import { readYaml } from './read.js';
import { templateSchema } from './schema/template.js';
import type { Source } from './source.js';
import { disk, type Tree } from './tree.js';

export const SHIPPED_TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url));
const LONGEST_LINE_OF_PARENTS = 8;

export function readTemplateSource(
  path: string,
  shown: string,
  tree: Tree = disk,
): { template: TemplateSource; source: Source } {
  const source = readYaml(tree.text(path, shown), shown);
  return { template: parseAs(templateSchema, source, 'template/1'), source };
}

/** Names of the templates in a folder. */
function namesIn(tree: Tree, folder: string): string[] {
  try {
    return tree.list(folder, folder).flatMap(({ name }) => (name.endsWith('.yaml') ? [basename(name, '.yaml')] : []));
  } catch {
    return [];
  }
}

/** The templates that a project can use; each is read once. */
export class Shelf {
  private readonly read = new Map<string, Template>();

  /** `root`: of the project. Questionnaires that ship come from the disk, whatever the tree. */
  constructor(
    private readonly root: string,
    private readonly tree: Tree = disk,
  ) {}

  /** Takes a template that is not in the project yet. */
  put(template: Template): void {
    this.read.set(template.name, template);
  }

  get folder(): string {
    return join(this.root, 'templates');
  }

  names(): string[] {
    return [...new Set([...namesIn(disk, SHIPPED_TEMPLATES), ...namesIn(this.tree, this.folder)])].sort();
  }

  /** Those of the project. */
  ownNames(): string[] {
    return namesIn(this.tree, this.folder).filter((name) => this.isOwn(name));
  }

  /** Every one of them; the one for any business comes first. `tell`: of those that are broken, instead of throwing. */
  all(tell?: (problems: readonly Problem[]) => void): Template[] {
    const isBase = ({ name }: Template) => Number(name === 'base');
    const loaded = this.names().flatMap((name) => {
      try {
        return [this.load(name)];
      } catch (error) {
        if (!tell || !(error instanceof UserError)) throw error;
        tell(error.problems);
        return [];
      }
    });
    return loaded.sort((a, b) => isBase(b) - isBase(a));
  }

  has(name: string): boolean {
    return this.tree.has(join(this.folder, `${name}.yaml`)) || disk.has(join(SHIPPED_TEMPLATES, `${name}.yaml`));
  }

  /** Of the project, not shipped. */
  isOwn(name: string): boolean {
    return !disk.has(join(SHIPPED_TEMPLATES, `${name}.yaml`));
  }

  /** Throws `template-not-found`, `template-clash`, or what is wrong with the file. */
  load(name: string, parents = 0): Template {
    const known = this.read.get(name);
    if (known) return known;
    const shipped = join(SHIPPED_TEMPLATES, `${name}.yaml`);
    const own = join(this.folder, `${name}.yaml`);
    // Of this package itself the two folders are one.
    const isOwn = own !== shipped && this.tree.has(own);
    const ownShown = `${this.tree.label}templates/${name}.yaml`;
    if (!/^[a-z0-9-]+$/.test(name) || (!isOwn && !disk.has(shipped))) {
      throw fail('template-not-found', { key: name, suggestion: nearest(name, this.names()), known: this.names() });
    }
    if (isOwn && disk.has(shipped)) {
      throw fail('template-clash', { name, file: ownShown, other: shipped }, { file: ownShown });
    }
    const path = isOwn ? own : shipped;
    const { template: source, source: read } = readTemplateSource(
      path,
      isOwn ? ownShown : path,
      isOwn ? this.tree : disk,
    );
    if (source.name !== name) throw fail('template-name', { name: source.name, file: ownShown }, read.place(['name']));
    if (parents > LONGEST_LINE_OF_PARENTS) throw fail('template-parent', { name }, read.place(['extends']));
    const template = this.resolve(source, read, parents);
    this.read.set(name, template);
    return template;
  }

  /** With its parent's criteria in place. `read`: where the source was read from. */
  resolve(source: TemplateSource, read: Source, parents = 0): Template {
    const parent = source.extends === undefined ? undefined : this.parentOf(source.extends, read, parents);
    const known = new Set(parent ? criteriaOf(parent).map(({ key }) => key) : []);
    const twice: Problem[] = [];
    for (const [component, { criteria }] of Object.entries(source.components)) {
      for (const key of Object.keys(criteria)) {
        const place = () => read.place(['components', component, 'criteria', key], 'key');
        if (known.has(key)) twice.push(problem('twice-asked', { key }, place()));
        known.add(key);
      }
    }
    if (twice.length > 0) throw new UserError(twice);
    const template = resolveTemplate(source, parent);
    if (criteriaOf(template).length === 0) throw fail('no-criteria', { name: source.name }, read.place(['components']));
    return template;
  }

  private parentOf(name: string, read: Source, parents: number): Template {
    try {
      return this.load(name, parents + 1);
    } catch (error) {
      const [first] = error instanceof UserError ? error.problems : [];
      if (first?.code !== 'template-not-found' || first.place) throw error;
      throw new UserError([{ ...first, place: read.place(['extends']) }]);
    }
  }

  /** As `load`, but undefined where there is no such template: a missing one never blocks reading. */
  find(name: string): Template | undefined {
    try {
      return this.load(name);
    } catch (error) {
      // A parent that is missing is a fault of the file that names it.
      const [first] = error instanceof UserError ? error.problems : [];
      if (first?.code === 'template-not-found' && !first.place) return undefined;
      throw error;
    }
  }
}

/** Of keys, questions and anchors: what a score was given for. Titles and translations may be polished without changing it. */
export function digestOf(template: Template): string {
  const meaning = template.components.map(({ key, criteria }) => [
    key,
    criteria.map((criterion) => [criterion.key, criterion.changedIn, meaningOf(criterion)]),
  ]);
  return `sha256-${createHash('sha256').update(JSON.stringify(meaning)).digest('hex').slice(0, 16)}`;
}

/** What each criterion means: its question and anchors, hashed. */
export function meaningsOf(template: Template): Record<string, string> {
  return Object.fromEntries(
    criteriaOf(template).map(({ key, question, anchors, changedIn }) => [
      key,
      createHash('sha256')
        .update(JSON.stringify([changedIn, question, anchors]))
        .digest('hex')
        .slice(0, 12),
    ]),
  );
}
