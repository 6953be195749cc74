import type { Index, Table } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import { definitionOf, ofColumn } from './index-definition.ts';
import type { PlanStatement, RecipeContext } from './recipe.ts';
import { doing } from './statements.ts';

/**
 * MySQL: the index of a column over another one, under a name of its own; as a constraint where it is one, so that it stays one.
 * `table`: as it was when the index was made.
 */
export function indexOver(
  index: Index,
  table: Table,
  at: Name,
  columns: { readonly from: string; readonly to: string },
  as: string,
  { before, dialect }: RecipeContext,
): PlanStatement {
  const { elements, ...rest } = definitionOf(index, table, before, dialect);
  const over = elements.map((each) =>
    each.column === columns.from ? ofColumn(each, columns.to, dialect.quote) : each,
  );
  const constraint = table.constraints.some((c) => c.type === 'unique' && c.index === index.id);
  // A constraint names whole columns.
  if (!constraint || over.some((each) => each.text !== dialect.quote(each.column ?? '')))
    return doing({ ...rest, table: at, index: as, elements: over });
  return doing({
    kind: 'add-constraint',
    table: at,
    constraint: { name: as, at: { start: 0, end: 0 }, type: 'unique', columns: over.map((each) => each.column ?? '') },
  });
}
