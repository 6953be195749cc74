import { apply } from '../schema/apply.ts';
import { type Catalog, findRelation, type Table } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import { type Name, showName } from '../schema/names.ts';
import type { Query } from '../schema/query.ts';
import { resolve } from '../schema/resolve.ts';
import type { RecipeContext } from './recipe.ts';

/**
 * The other table that the migration fills from this one, or from one of its columns: what the previous server writes to it from then
 * on would not get there. Undefined where there is none.
 */
export function copiedElsewhere(
  table: Table,
  column: number | undefined,
  { migration, start }: Pick<RecipeContext, 'migration' | 'start'>,
): string | undefined {
  let catalog = start;
  for (const change of migration) {
    const into = copiedBy(change, catalog, table.id, column);
    if (into) return showName(into);
    catalog = apply(catalog, change).catalog;
  }
  return undefined;
}

/** The other table that a change fills from this one, or from one of its columns. */
function copiedBy(change: Change, before: Catalog, table: number, column?: number): Name | undefined {
  const copy = copiedIn(change, before).find((each) => each.table === table);
  if (!copy) return undefined;
  return column === undefined || copy.columns === 'all' || copy.columns.includes(column) ? copy.into : undefined;
}

/** The tables that a change fills another one from, with the ids of what it reads of each. */
export function copiedIn(
  change: Change,
  before: Catalog,
): { readonly table: number; readonly columns: 'all' | readonly number[]; readonly into: Name }[] {
  const into = filling(change);
  if (!into) return [];
  const filled = findRelation(before, into.table)?.id;
  const { reads, stars } = resolve(into.query, before);
  const tables = new Set([...reads, ...stars].map(({ relation }) => relation));
  return [...tables].flatMap((table) => {
    if (table === filled) return [];
    const own = reads.filter(({ relation }) => relation === table).map(({ column }) => column);
    const all = own.includes(0) || stars.some(({ relation }) => relation === table);
    return [{ table, columns: all ? ('all' as const) : own, into: into.table }];
  });
}

const filling = (change: Change): { readonly table: Name; readonly query: Query } | undefined =>
  change.kind === 'insert-rows' || change.kind === 'update-rows' || change.kind === 'merge-rows'
    ? { table: change.table, query: change.query }
    : change.kind === 'create-table' && change.query
      ? { table: change.table, query: change.query }
      : undefined;
