import type { Table } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { RuleContext } from './rule.ts';

/** Which recipe fits a change that adds a key, where it is not that of a unique constraint: see `Report.recipe`. */
export function keyRecipe(change: Change, table: Table, { base }: RuleContext): { readonly recipe?: string } {
  if (change.kind !== 'add-constraint' || change.constraint.type !== 'primary-key') return {};
  const released = base.relations.get(table.id);
  const had = released?.kind === 'table' && released.constraints.some((c) => c.type === 'primary-key');
  return { recipe: had ? 'change-primary-key' : 'add-primary-key' };
}
