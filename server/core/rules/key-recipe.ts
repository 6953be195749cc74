import { dependentsOf, type Table } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { RuleContext } from './rule.ts';

/** Which recipe fits a change that adds a key, where it is not that of a unique constraint: see `Report.recipe`. */
export function keyRecipe(change: Change, table: Table, { base }: RuleContext): { readonly recipe?: string } {
  if (change.kind !== 'add-constraint' || change.constraint.type !== 'primary-key') return {};
  const released = base.relations.get(table.id);
  const had = released?.kind === 'table' && released.constraints.some((c) => c.type === 'primary-key');
  return { recipe: had ? 'change-primary-key' : 'add-primary-key' };
}

/** Which recipe fits a change of type: keys, and what refers to them, change together. */
export function typeRecipe(
  change: Change,
  table: Table | undefined,
  { before }: RuleContext,
): { readonly recipe?: string } {
  if (change.kind !== 'set-column-type') return {};
  const column = table?.columns.find((c) => c.name === change.column);
  if (!table || !column) return {};
  const isKey = [table, ...dependentsOf(before, table.id)].some((each) =>
    each.kind === 'sequence'
      ? each.ownedBy?.relation === table.id && each.ownedBy.column === column.id
      : each.kind === 'table' &&
        each.constraints.some(
          (c) =>
            (each === table &&
              (c.type === 'primary-key' || c.type === 'foreign-key') &&
              c.columns.includes(column.id)) ||
            (c.references?.table === table.id && c.references.columns.includes(column.id)),
        ),
  );
  return { recipe: isKey ? 'widen-primary-key' : 'change-column-type' };
}
