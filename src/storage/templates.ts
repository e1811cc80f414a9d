/** Questionnaires: those of the project in its folder `templates/`, and those that ship with the program. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { meaningOf } from '../domain/questionnaire/meaning.js';
import { criteriaOf, resolveTemplate, type Template, type TemplateSource } from '../domain/questionnaire/template.js';
import { nearest } from '../domain/text/suggest.js';
import { fail, type Problem, problem, recover, UserError } from '../errors.js';
import { parseAs } from './parse.js';
import { readYaml } from './read.js';
import { templateSchema } from './schema/template.js';
import type { Source } from './source.js';
import { disk, type Tree } from './tree.js';

export const SHIPPED_TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url));
const MOST_ANCESTORS = 8;

export function readTemplateSource(
  path: string,
  shown: string,
  tree: Tree = disk,
): { template: TemplateSource; source: Source } {
  const source = readYaml(tree.text(path, shown), shown);
  return { template: parseAs(templateSchema, source, 'template/1'), source };
}

/** The names of the templates in a folder. */
function namesIn(tree: Tree, folder: string): string[] {
  try {
    return tree.list(folder, folder).flatMap(({ name }) => (name.endsWith('.yaml') ? [basename(name, '.yaml')] : []));
  } catch {
    return [];
  }
}

/** The templates that a project can use. Each is read once. */
export class Shelf {
  private readonly read = new Map<string, Template>();

  /** `root` is that of the project. Templates that ship are read from the disk, whatever the tree. */
  constructor(
    private readonly root: string,
    private readonly tree: Tree = disk,
  ) {}

  /** Adds a template that is not in the project yet. */
  put(template: Template): void {
    this.read.set(template.name, template);
  }

  get folder(): string {
    return join(this.root, 'templates');
  }

  names(): string[] {
    return [...new Set([...namesIn(disk, SHIPPED_TEMPLATES), ...namesIn(this.tree, this.folder)])].sort();
  }

  /** The names of the project's templates. */
  ownNames(): string[] {
    return namesIn(this.tree, this.folder).filter((name) => this.isOwn(name));
  }

  /** All templates, with `base` first. Broken ones go to `report` and are left out; without `report`, they throw. */
  all(report?: (problems: readonly Problem[]) => void): Template[] {
    const isBase = ({ name }: Template) => Number(name === 'base');
    const loaded = this.names().flatMap((name) => {
      try {
        return [this.load(name)];
      } catch (error) {
        if (!report) throw error;
        report(recover(error));
        return [];
      }
    });
    return loaded.sort((a, b) => isBase(b) - isBase(a));
  }

  has(name: string): boolean {
    return this.tree.has(join(this.folder, `${name}.yaml`)) || disk.has(join(SHIPPED_TEMPLATES, `${name}.yaml`));
  }

  /** Is this a template of the project, not one that ships? */
  isOwn(name: string): boolean {
    return !disk.has(join(SHIPPED_TEMPLATES, `${name}.yaml`));
  }

  /** Throws `template-not-found`, `template-clash`, or the problems of the file. `parents` counts who extends it. */
  load(name: string, parents = 0): Template {
    const known = this.read.get(name);
    if (known) return known;
    const shipped = join(SHIPPED_TEMPLATES, `${name}.yaml`);
    const own = join(this.folder, `${name}.yaml`);
    // In the repository of this package, both folders are the same.
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
    if (parents > MOST_ANCESTORS) throw fail('template-parent', { name }, read.place(['extends']));
    const template = this.resolve(source, read, parents);
    this.read.set(name, template);
    return template;
  }

  /** The template with its parent's criteria. `read` is the file that `source` was read from. */
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

  /** Does the same as `load`, but returns undefined if the template does not exist, so that records can still be read. */
  find(name: string): Template | undefined {
    try {
      return this.load(name);
    } catch (error) {
      // A missing parent is an error in the file that names it.
      const [first] = error instanceof UserError ? error.problems : [];
      if (first?.code === 'template-not-found' && !first.place) return undefined;
      throw error;
    }
  }
}

/** A hash of what a score was given for: keys, questions and anchors. Changes of titles and translations keep it. */
export function digestOf(template: Template): string {
  const meaning = template.components.map(({ key, criteria }) => [
    key,
    criteria.map((criterion) => [criterion.key, criterion.changedIn, meaningOf(criterion)]),
  ]);
  return `sha256-${createHash('sha256').update(JSON.stringify(meaning)).digest('hex').slice(0, 16)}`;
}

/** A hash of the question and anchors of each criterion, by key. */
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
