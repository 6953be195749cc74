import type { Catalog, Table, View } from '../schema/catalog.ts';
import type { FromItem, Query } from '../schema/query.ts';

/** Tables whose rows are rows of this one, and those whose rows these are: partitions, children, parents. */
export function kinOf(catalog: Catalog, { id }: Table | View): readonly Table[] {
  const tables = [...catalog.relations.values()].filter((each): each is Table => each.kind === 'table');
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
  add(id, (table) => tables.filter((each) => each.parents.includes(table.id)).map((each) => each.id));
  return [...kin];
}

/** Tables of the same name in other schemas: which one a bare name means is for the connection to say. */
export const namesakes = (catalog: Catalog, { id, name }: Table | View): readonly (Table | View)[] =>
  [...catalog.relations.values()].filter(
    (each): each is Table | View =>
      (each.kind === 'table' || each.kind === 'view') && each.id !== id && each.name === name,
  );

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
  const insert = new RegExp(
    `\\binsert\\s+into\\s+(?:[\\w"\`]+\\s*\\.\\s*)?["\`]?${table.replace(/[^\w]/g, '\\$&')}["\`]?\\s+(?:as\\s+\\w+\\s+)?(?:values|select|table)\\b`,
    'i',
  );
  for (const overloads of catalog.functions.values())
    for (const routine of overloads)
      if (!apart.includes(routine.name) && insert.test(routine.body)) return `the database function ${routine.name}`;
  for (const relation of catalog.relations.values())
    if (relation.kind === 'table')
      for (const trigger of relation.triggers)
        if (trigger.text !== undefined && !apart.includes(trigger.name) && insert.test(trigger.text))
          return `the trigger ${trigger.name} on ${relation.name}`;
  return undefined;
}
