import type { CodeFile } from './code-file.ts';
import { Classes, distinctColumns, type PlacedClass, type Settled } from './model-classes.ts';
import type { MappedColumn, MappedTable, ModelLink } from './source.ts';

/** Classes inherit this deep at most; half-typed code may go round in circles. */
const deepest = 20;

/**
 * Models of Django, SQLAlchemy, Peewee and Tortoise. Columns of abstract bases and mixins are copied; a model that inherits from a model with a
 * table uses that table as well. What inherits from a class nobody knows is open: more columns may come from there.
 */
export function settlePython(placed: readonly PlacedClass[], files: readonly CodeFile[]): Settled {
  if (placed.length === 0) return { tables: [], links: [] };
  return new Settling(placed, files).settled();
}

class Settling {
  private readonly classes: Classes;
  private readonly labels: ReadonlyMap<string, string>;
  private readonly known = new Map<PlacedClass, Traits>();

  constructor(
    private readonly placed: readonly PlacedClass[],
    files: readonly CodeFile[],
  ) {
    this.classes = new Classes(placed);
    this.labels = appLabels(placed, files);
  }

  settled(): Settled {
    const tables: { table: MappedTable; path: string }[] = [];
    const links: { link: ModelLink; path: string }[] = [];
    for (const each of this.placed) {
      const { by } = this.traits(each);
      if (by === undefined) continue;
      for (const table of this.tablesOf(each, 0)) tables.push({ table, path: each.path });
      if (each.own.abstract) continue;
      for (const owner of [each, ...this.lineage(each)])
        for (const relation of owner.own.relations ?? []) {
          const { field, target, fields, line, text } = relation;
          const self = target.name === 'self';
          const found = self ? [each] : this.targets(target, owner, by);
          for (const to of found)
            links.push({
              path: owner.path,
              link: { by, model: typeOf(each), field, target: typeOf(to), list: false, fields, line, text },
            });
          if (relation.join && found.length > 0)
            for (const to of found.slice(0, 1)) tables.push({ path: owner.path, table: this.join(each, relation, to) });
        }
    }
    return { tables, links };
  }

  private targets(
    { name, from }: { readonly name: string; readonly from?: string },
    owner: PlacedClass,
    by: string,
  ): readonly PlacedClass[] {
    const all = this.classes.find(name, undefined, owner.path).filter((each) => this.traits(each).by === by);
    if (all.length < 2) return all;
    // `"shop.Order"` names the application.
    const exact = all.filter((each) => this.labelOf(each) === from || each.path === owner.path);
    const near = exact.length > 0 ? exact : this.classes.find(name, from, owner.path);
    return near.length > 0 ? near : all;
  }

  /** A model's own table, and those of the models it inherits from. */
  private tablesOf(each: PlacedClass, depth: number): MappedTable[] {
    const { own } = each;
    const { by, open, dynamic } = this.traits(each);
    if (own.abstract || by === undefined || depth > deepest) return [];
    const parents = copies(by)
      ? []
      : this.parents(each).filter((parent) => !parent.own.abstract && this.hasTable(parent));
    const type = typeOf(each);
    const base = { by, model: own.name, type, home: each.home, line: own.line, text: own.text };
    const inherited = parents.flatMap((parent) =>
      this.tablesOf(parent, depth + 1).map((table) => ({ ...table, model: own.name, type, home: each.home })),
    );
    const shared = own.proxy || (by === 'SQLAlchemy' && !own.table && !own.dynamic && parents.length > 0);
    if (shared)
      return inherited.map((table) => ({
        ...table,
        columns: distinctColumns([...table.columns, ...this.columnsOf(each, 0)]),
      }));
    const { name, ruled } = this.nameOf(each);
    if (name === undefined && !dynamic) return [];
    let columns = this.columnsOf(each, 0);
    if (by === 'Django') {
      for (const parent of parents) {
        const key = `${parent.own.name.toLowerCase()}_ptr_id`;
        columns = [...columns, { key, name: key, required: true, line: own.line, text: own.text }];
      }
      const keyed =
        parents.length > 0 ||
        columns.some((column) => /\bprimary_key\s*=\s*True/.test(column.text) || column.key === 'id');
      if (!keyed)
        columns = [
          { key: 'id', name: 'id', required: true, default: 'database', line: own.line, text: own.text },
          ...columns,
        ];
    }
    const table: MappedTable = {
      ...base,
      table: name ?? { name: own.name },
      columns,
      ...(open ? { open: true as const } : {}),
      ...(name === undefined ? { guessed: true as const } : {}),
      ...(ruled ? { ruled: true as const } : {}),
    };
    return [table, ...inherited];
  }

  private hasTable(each: PlacedClass): boolean {
    const { by } = this.traits(each);
    return by === 'Django' || each.own.table !== undefined || this.nameOf(each).name !== undefined;
  }

  private nameOf(each: PlacedClass): { name?: MappedTable['table']; ruled?: boolean } {
    const { own } = each;
    const { by, owner, dynamic } = this.traits(each);
    if (own.table) return { name: own.table };
    if (own.dynamic || dynamic) return {};
    if (by === 'Django') return { name: { name: `${this.labelOf(each)}_${own.name.toLowerCase()}` }, ruled: true };
    if (copies(by) && owner !== 'flask') return { name: { name: own.name.toLowerCase() }, ruled: true };
    if (owner === 'flask') return { name: { name: snake(own.name) }, ruled: true };
    return owner === 'sqlmodel' || owner === 'lower' ? { name: { name: own.name.toLowerCase() }, ruled: true } : {};
  }

  private join(
    each: PlacedClass,
    relation: NonNullable<PlacedClass['own']['relations']>[number],
    to: PlacedClass,
  ): MappedTable {
    const { own } = each;
    const { line, text, field } = relation;
    const mine = this.nameOf(each).name ?? { name: own.name };
    const { by } = this.traits(each);
    const theirs = this.nameOf(to).name?.name ?? to.own.name;
    const derived =
      by === 'Peewee'
        ? `${[mine.name, theirs].sort().join('_')}_through`
        : by === 'Tortoise'
          ? `${mine.name}_${theirs}`
          : `${mine.name}_${field}`;
    const table = relation.join?.table === undefined ? { ...mine, name: derived } : { name: relation.join.table };
    const self = to === each;
    const [left, right] = [own.name.toLowerCase(), to.own.name.toLowerCase()];
    const said = relation.join?.keys ?? [];
    const keys = self ? [`from_${left}_id`, `to_${left}_id`] : [said[0] ?? `${left}_id`, said[1] ?? `${right}_id`];
    const columns = ['id', ...keys].map(
      (name): MappedColumn => ({
        key: name,
        name,
        required: true,
        default: 'database',
        line,
        text,
        ...(copies(by) ? { optional: true as const } : {}),
      }),
    );
    return {
      by: by ?? 'Django',
      ...(copies(by) ? { open: true as const } : {}),
      model: own.name,
      type: `${typeOf(each)}.${field}`,
      home: each.home,
      table,
      line,
      text,
      columns,
    };
  }

  private columnsOf(each: PlacedClass, depth: number): MappedColumn[] {
    if (depth > deepest) return [];
    const all = copies(this.traits(each).by);
    const bases = this.parents(each).filter((parent) => all || parent.own.abstract || !this.hasTable(parent));
    // What the first base says goes over what the others say.
    const above = bases.reverse().flatMap((base) => this.columnsOf(base, depth + 1));
    return distinctColumns([
      ...above,
      ...each.own.columns.map((column) => ({ ...column, file: column.file ?? each.path })),
    ]);
  }

  private parents(each: PlacedClass): PlacedClass[] {
    return each.own.bases.flatMap(({ name, from }) => {
      const found = this.classes.find(name, from, each.path).filter((base) => base !== each);
      return found.slice(0, 1);
    });
  }

  private lineage(each: PlacedClass, depth = 0): PlacedClass[] {
    if (depth > deepest) return [];
    return this.parents(each).flatMap((parent) =>
      parent.own.abstract ? [parent, ...this.lineage(parent, depth + 1)] : [],
    );
  }

  /** What a class has from the classes it inherits from. */
  private traits(each: PlacedClass, depth = 0): Traits {
    const known = this.known.get(each);
    if (known) return known;
    if (depth > deepest) return {};
    const { own } = each;
    const parents = this.parents(each);
    const above = parents.map((parent) => this.traits(parent, depth + 1));
    const by = own.by ?? above.find((traits) => traits.by !== undefined)?.by;
    const strange = own.bases.some(
      ({ name, from }) => !closed.test(name) && this.classes.find(name, from, each.path).length === 0,
    );
    const owner =
      (own.by === 'Django' ? undefined : own.owner) ?? above.find((traits) => traits.owner !== undefined)?.owner;
    const dynamic = own.dynamic || (!own.table && above.some((traits) => traits.dynamic));
    const made: Traits = {
      ...(by === undefined || isConfig(each) ? {} : { by }),
      ...(own.open || above.some((traits) => traits.open) || (strange && !own.root) ? { open: true as const } : {}),
      ...(owner === undefined ? {} : { owner }),
      ...(dynamic ? { dynamic: true as const } : {}),
    };
    this.known.set(each, made);
    return made;
  }

  /** The label of the application whose folder the model is in: said by the model, by the application, or the folder's name. */
  private labelOf({ own, path }: PlacedClass): string {
    if (own.owner !== undefined && own.by === 'Django') return own.owner;
    const folders = path.split('/').slice(0, -1);
    for (let length = folders.length; length > 0; length--) {
      const label = this.labels.get(folders.slice(0, length).join('/'));
      if (label !== undefined) return label;
    }
    const models = folders.lastIndexOf('models');
    return (models > 0 ? folders[models - 1] : folders.at(-1)) ?? 'models';
  }
}

interface Traits {
  readonly by?: NonNullable<PlacedClass['own']['by']>;
  readonly open?: true;
  readonly owner?: string;
  readonly dynamic?: true;
}

/** Their models copy the columns of all that they inherit from, whether that has a table of its own or not. */
const copies = (by: Traits['by']): boolean => by === 'Peewee' || by === 'Tortoise';

/** Classes of libraries that bring no columns. */
const closed =
  /^(?:Model|Base|object|Generic|ABC|Enum|DeclarativeBase|DeclarativeBaseNoMeta|MappedAsDataclass|AsyncAttrs|SQLModel|Protocol)$/;

const isConfig = ({ own }: PlacedClass): boolean => own.bases.some(({ name }) => name === 'AppConfig');

const typeOf = ({ own, home }: PlacedClass): string => `${home}.${own.name}`;

/** Folders of Django's applications, with their labels. */
function appLabels(placed: readonly PlacedClass[], files: readonly CodeFile[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { path } of files) {
    const folder = /^(.*?)\/?(?:models|apps)\.py$/.exec(path)?.[1] ?? /^(.*?)\/?models\/__init__\.py$/.exec(path)?.[1];
    if (folder) labels.set(folder, folder.split('/').at(-1) as string);
  }
  for (const each of placed) {
    if (!isConfig(each) || each.own.owner === undefined) continue;
    labels.set(each.path.split('/').slice(0, -1).join('/'), each.own.owner);
  }
  return labels;
}

/** Flask-SQLAlchemy's `camel_to_snake_case`. */
const snake = (name: string): string => name.replace(/((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))/g, '_$1').toLowerCase();
