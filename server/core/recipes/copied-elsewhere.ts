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
export function copiedBy(change: Change, before: Catalog, table: number, column?: number): Name | undefined {
  const into = filling(change);
  if (!into || findRelation(before, into.table)?.id === table) return undefined;
  const { reads, stars } = resolve(into.query, before);
  const read = reads.some(
    (each) => each.relation === table && (column === undefined || each.column === column || each.column === 0),
  );
  return read || stars.some((star) => star.relation === table) ? into.table : undefined;
}

const filling = (change: Change): { readonly table: Name; readonly query: Query } | undefined =>
  change.kind === 'insert-rows' || change.kind === 'update-rows' || change.kind === 'merge-rows'
    ? { table: change.table, query: change.query }
    : change.kind === 'create-table' && change.query
      ? { table: change.table, query: change.query }
      : undefined;
