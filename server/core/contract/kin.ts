import type { Catalog, Table, View } from '../schema/catalog.ts';
import type { FromItem, Query } from '../schema/query.ts';

/** Tables whose rows are rows of this one, and those whose rows these are: partitions, children, parents. */
export function kinOf(catalog: Catalog, { id }: Table | View): readonly Table[] {
  const { children } = indexOf(catalog);
  const kin = new Set<Table>();
  const add = (of: number, next: (table: Table) => readonly number[]): void => {
    for (const each of next(catalog.relations.get(of) as Table)) {
      const table = catalog.relations.get(each);
      if (table?.kind !== 'table' || table.id === id || kin.has(table)) continue;
      kin.add(table);
      add(table.id, next);
    }
  };
  if (catalog.relations.get(id)?.kind !== 'table') return [];
  add(id, (table) => table.parents);
  add(id, (table) => children.get(table.id) ?? []);
  return [...kin];
}

/** Tables of the same name in other schemas: which one a bare name means is for the connection to say. */
export const namesakes = (catalog: Catalog, { id, name }: Table | View): readonly (Table | View)[] =>
  indexOf(catalog)
    .named.get(name)
    ?.filter((each) => each.id !== id) ?? [];

/** What is asked of a catalog once for each of its columns. */
interface Index {
  readonly named: Map<string, (Table | View)[]>;
  readonly children: Map<number, number[]>;
  /** Texts of its functions and triggers that insert rows. */
  readonly inserting: { readonly name: string; readonly label: string; readonly text: string }[];
}

const indexes = new WeakMap<Catalog, Index>();

function indexOf(catalog: Catalog): Index {
  const known = indexes.get(catalog);
  if (known) return known;
  const index: Index = { named: new Map(), children: new Map(), inserting: [] };
  const take = (name: string, label: string, text: string): void => {
    if (/\binsert\b/i.test(text)) index.inserting.push({ name, label, text });
  };
  for (const overloads of catalog.functions.values())
    for (const { name, body } of overloads) take(name, `the database function ${name}`, body);
  for (const relation of catalog.relations.values()) {
    if (relation.kind === 'table' || relation.kind === 'view') add(index.named, relation.name, relation);
    if (relation.kind !== 'table') continue;
    for (const parent of relation.parents) add(index.children, parent, relation.id);
    for (const { name, text } of relation.triggers)
      if (text !== undefined) take(name, `the trigger ${name} on ${relation.name}`, text);
  }
  indexes.set(catalog, index);
  return index;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Whether a query names a table without its schema. */
export function namesBare(query: Query, name: string): boolean {
  const item = (each: FromItem): boolean => {
    if (each.kind === 'relation') return each.name.name === name && each.name.schema === undefined;
    if (each.kind === 'join') return item(each.left) || item(each.right);
    return each.kind === 'query' && namesBare(each.query, name);
  };
  return (
    (query.target !== undefined && item(query.target)) ||
    query.from.some(item) ||
    [
      ...query.with.map((each) => each.query),
      ...query.nested,
      ...query.branches,
      ...(query.source ? [query.source] : []),
    ].some((each) => namesBare(each, name))
  );
}

/** The function or trigger of the database, but those of `apart`, that fills a table by the order of its columns. */
export function filledByPosition(catalog: Catalog, table: string, apart: readonly string[] = []): string | undefined {
  const { inserting } = indexOf(catalog);
  if (inserting.length === 0) return undefined;
  const insert = new RegExp(
    `\\binsert\\s+into\\s+(?:[\\w"\`]+\\s*\\.\\s*)?["\`]?${table.replace(/[^\w]/g, '\\$&')}["\`]?\\s+(?:as\\s+\\w+\\s+)?(?:values|select|table)\\b`,
    'i',
  );
  return inserting.find(({ name, text }) => !apart.includes(name) && insert.test(text))?.label;
}
