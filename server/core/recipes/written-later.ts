import { childrenOf, findTable, type Table } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { RecipeContext } from './recipe.ts';

/**
 * A statement further down in the release that writes rows of the table, or of those above and below it, with a value for one of the
 * columns; an INSERT also where it leaves them out. What waits for the next release is not there yet when it runs.
 */
export function writtenLater(
  table: Table,
  columns: readonly string[],
  { later, before }: RecipeContext,
): Change | undefined {
  const family = new Set([table.id, ...table.parents, ...childrenOf(before, table.id).map(({ id }) => id)]);
  return later.find((change) => {
    if (change.kind === 'copy-rows') return change.direction === 'from' && of(change.table);
    if (change.kind === 'update-rows')
      return of(change.table) && (change.query.assignments ?? []).some(({ name }) => columns.includes(name));
    return (change.kind === 'insert-rows' || change.kind === 'merge-rows') && of(change.table);
  });

  function of(name: Parameters<typeof findTable>[1]): boolean {
    const found = findTable(before, name);
    return found !== undefined && family.has(found.id);
  }
}
