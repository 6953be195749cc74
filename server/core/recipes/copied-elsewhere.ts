import { apply } from '../schema/apply.ts';
import { findRelation, type Table } from '../schema/catalog.ts';
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
    const into = filling(change);
    if (into) {
      const own = findRelation(catalog, into.table)?.id === table.id;
      const { reads, stars } = resolve(into.query, catalog);
      const read =
        reads.some(
          (each) => each.relation === table.id && (column === undefined || each.column === column || each.column === 0),
        ) || stars.some((star) => star.relation === table.id);
      if (read && !own) return showName(into.table);
    }
    catalog = apply(catalog, change).catalog;
  }
  return undefined;
}

const filling = (change: Change): { readonly table: Name; readonly query: Query } | undefined =>
  change.kind === 'insert-rows' || change.kind === 'update-rows' || change.kind === 'merge-rows'
    ? { table: change.table, query: change.query }
    : change.kind === 'create-table' && change.query
      ? { table: change.table, query: change.query }
      : undefined;
