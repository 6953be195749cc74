import type { MappedColumn, MappedPart, MappedTable, Orm } from './source.ts';

interface Placed {
  readonly table: MappedTable;
  readonly path: string;
}

/** Classes are derived and embedded this deep at most; half-typed code may go round in circles. */
const deepest = 20;

/**
 * Puts tables together that take columns from base classes and embedded structs of other files. What is derived from an
 * unknown class stays as it is, and open: more columns may come from there. Fragments themselves are left out.
 */
export function composed(tables: readonly Placed[], constants: readonly Constants[] = []): readonly Placed[] {
  const named = tables.map(({ table, path }) => ({ table: withConstants(table, constants), path }));
  if (named.every(({ table }) => !table.fragment && !table.base && !table.parts)) return named;
  return new Composing(named).all();
}

type Constants = Readonly<Record<string, string>>;

/** Names that are constants of the program are what those say; those nobody finds may be any. */
function withConstants(table: MappedTable, constants: readonly Constants[]): MappedTable {
  if (table.constant === undefined && table.columns.every((column) => column.constant === undefined)) return table;
  const resolve = (name: string, depth = 0): string | undefined => {
    const found = constants.find((each) => Object.hasOwn(each, name))?.[name];
    return found?.startsWith('=') && depth < 5 ? resolve(found.slice(1), depth + 1) : found;
  };
  let open = table.open;
  const columns = table.columns.map((column): MappedColumn => {
    if (column.constant === undefined) return column;
    const name = resolve(column.constant);
    if (name === undefined) open = true;
    return { ...column, name: name ?? column.key, also: name === undefined ? [] : [name.toLowerCase()] };
  });
  const name = table.constant === undefined ? undefined : resolve(table.constant);
  const { also: _, ...rest } = table;
  return {
    ...(table.constant === undefined ? table : rest),
    ...(name === undefined ? {} : { table: { ...table.table, name }, also: [name.toLowerCase()] }),
    ...(table.constant !== undefined && name === undefined ? { guessed: true as const } : {}),
    columns,
    ...(open ? { open } : {}),
  };
}

interface Columns {
  readonly columns: readonly MappedColumn[];
  readonly open: boolean;
}

/** As many classes of one name as are looked at. */
const mostNamesakes = 20;

class Composing {
  private readonly byType = new Map<string, Placed[]>();
  private readonly derived = new Map<string, Placed[]>();
  private readonly known = new Map<Placed, Columns>();
  private readonly namesakes = new Map<string, readonly Placed[]>();

  constructor(private readonly tables: readonly Placed[]) {
    for (const each of tables) {
      const { by, type, base } = each.table;
      add(this.byType, key(by, type), each);
      if (base !== undefined) add(this.derived, key(by, base), each);
    }
  }

  all(): readonly Placed[] {
    return this.tables.flatMap((placed): Placed[] => {
      const { table, path } = placed;
      if (table.fragment) return [];
      const root = this.storedIn(placed);
      const own = this.columnsOf(placed);
      const added = root.table.inheritance === 'single' ? this.columnsOfDerived(placed) : [];
      const { name, schema, also, prefixed } = { ...root.table.table, ...root.table };
      return [
        {
          path,
          table: {
            ...table,
            table: { name, ...(schema === undefined ? {} : { schema }) },
            ...(also === undefined ? {} : { also }),
            ...(prefixed ? { prefixed } : {}),
            columns: distinct([...own.columns, ...added]),
            ...(own.open || table.open ? { open: true as const } : {}),
          },
        },
      ];
    });
  }

  /** The class whose table holds the rows: a base of the same table, or itself. */
  private storedIn(placed: Placed): Placed {
    let found = placed;
    let at: Placed | undefined = placed;
    for (let depth = 0; at && depth < deepest; depth++) {
      const base = this.baseOf(at);
      if (base && !base.table.fragment && this.inheritance(base) === 'single') found = base;
      at = base;
    }
    return found;
  }

  /** A class says how those derived from it are stored, or the class it is derived from does. */
  private inheritance(placed: Placed): MappedTable['inheritance'] {
    let at: Placed | undefined = placed;
    for (let depth = 0; at && depth < deepest; depth++) {
      if (at.table.inheritance) return at.table.inheritance;
      at = this.baseOf(at);
    }
    return undefined;
  }

  private baseOf({ table, path }: Placed): Placed | undefined {
    return table.base === undefined ? undefined : this.find(table.by, table.base, path)[0];
  }

  private columnsOf(placed: Placed): Columns {
    const known = this.known.get(placed);
    if (known) return known;
    // Classes that are made of themselves, or of others of the same name: what is found by then is all.
    this.known.set(placed, { columns: [], open: true });
    const found = this.collect(placed);
    this.known.set(placed, found);
    return found;
  }

  private collect(placed: Placed): Columns {
    const { table, path } = placed;
    const columns: MappedColumn[] = [];
    let open = table.open === true;
    const take = (part: MappedPart, found: readonly Placed[], from?: MappedColumn): void => {
      if (found.length === 0) open = true;
      for (const each of found) {
        const inner = this.columnsOf(each);
        open ||= inner.open;
        columns.push(...inner.columns.map((column) => within(part, column, from)));
      }
    };
    if (table.base !== undefined) {
      const bases = this.find(table.by, table.base, path);
      const joined = bases.some((base) => !base.table.fragment && this.inheritance(base) === 'joined');
      if (!joined) take({ type: table.base }, bases);
    }
    for (const column of table.columns) {
      const own = { ...column, file: path };
      const inner = column.type === undefined ? [] : this.find(table.by, column.type, path);
      // A field that holds a fragment is no column.
      if (inner.length > 0 && inner.every((each) => each.table.fragment))
        take(
          { type: column.type as string, ...(column.prefix === undefined ? {} : { prefix: column.prefix }) },
          inner,
          own,
        );
      else columns.push(own);
    }
    for (const part of table.parts ?? []) {
      const holder = part.field === undefined ? undefined : { ...nameless, key: part.field };
      take(part, this.find(table.by, part.type, path), holder);
    }
    return { columns: distinct(columns), open };
  }

  /** What the classes derived from one add to its table. */
  private columnsOfDerived({ table }: Placed, seen = new Set<string>()): MappedColumn[] {
    const name = key(table.by, table.type);
    if (seen.has(name)) return [];
    seen.add(name);
    const derived = this.derived.get(name) ?? [];
    return derived.flatMap((each) => [...this.columnsOf(each).columns, ...this.columnsOfDerived(each, seen)]);
  }

  /** Classes of a name: of the same file, of the same folder, else all there are. */
  private find(by: Orm, type: string, path: string): readonly Placed[] {
    const name = `${key(by, type)}\0${path}`;
    const found = this.namesakes.get(name) ?? this.lookUp(by, type, path);
    this.namesakes.set(name, found);
    return found;
  }

  private lookUp(by: Orm, type: string, path: string): readonly Placed[] {
    const all = this.byType.get(key(by, type)) ?? [];
    if (all.length < 2) return all;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const here = all.filter((each) => each.path === path);
    if (here.length > 0) return here.slice(0, mostNamesakes);
    const near = all.filter((each) => each.path.slice(0, each.path.lastIndexOf('/') + 1) === folder);
    return (near.length > 0 ? near : all).slice(0, mostNamesakes);
  }
}

const nameless: MappedColumn = { key: '', name: '', line: 1, text: '', required: true };

/** A column of a fragment, as it is called where that is put. */
function within({ prefix = '', names }: MappedPart, column: MappedColumn, from?: MappedColumn): MappedColumn {
  const { also, derived, ...rest } = column;
  const name = names?.[column.key];
  const others = [...(also ?? []), ...(derived ? [column.name] : []), ...(prefix === '' ? [] : [column.name])];
  return {
    ...rest,
    // An object may be missing with all it holds.
    required: column.required && (from === undefined || from.required),
    key: from === undefined ? prefix + column.key : `${from.key}.${column.key}`,
    name: name ?? prefix + column.name,
    ...(name === undefined && derived ? { derived } : {}),
    ...(name === undefined && others.length > 0 ? { also: others.flatMap((each) => joinedTo(prefix, each)) } : {}),
  };
}

/** A prefix goes before a name as it is, in camel case, or in snake case. */
const joinedTo = (prefix: string, name: string): string[] =>
  prefix === ''
    ? [name]
    : [prefix + name, prefix + name.slice(0, 1).toUpperCase() + name.slice(1), `${snake(prefix)}_${snake(name)}`];

const snake = (name: string): string =>
  name
    .replace(/_+$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** Columns by key, the last one of each: what a class says over what its base says. */
const distinct = (columns: readonly MappedColumn[]): MappedColumn[] => [
  ...new Map(columns.map((column) => [column.key, column])).values(),
];

const key = (by: Orm, type: string): string => `${by} ${type}`;

function add(map: Map<string, Placed[]>, name: string, placed: Placed): void {
  const known = map.get(name);
  if (known) known.push(placed);
  else map.set(name, [placed]);
}
