import type { Contract } from '../contract/contract.ts';
import { type Column, type ColumnId, findTable } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { sameType, type TypeChange, type TypeReference } from '../schema/types.ts';
import { keptInStep } from './kept-in-step.ts';
import type { RuleContext } from './rule.ts';
import { columnOf, inTarget, meant, subjectOf } from './subject.ts';

export interface Retyped {
  readonly label: string;
  readonly id: ColumnId;
  readonly from: TypeReference;
  readonly to: TypeReference;
  readonly how: TypeChange;
  /** Servers made for the old type. */
  readonly servers: readonly Contract[];
  /** The column that takes its name was kept in step with it: an exchange that the servers were made ready for. */
  readonly exchanged: boolean;
}

/**
 * How the type of a released column differs once the whole release has run; undefined for new columns, and for all but the
 * statement that makes it so. A column dropped and added again under its name counts as retyped.
 */
export function retyped(
  change: ChangeOf<'set-column-type' | 'redefine-column' | 'drop-column'>,
  context: RuleContext,
): Retyped | undefined {
  const { table, column, label, released } = subjectOf(context, change.table, change.column);
  if (!table || !column || !released.table || !released.column) return undefined;
  let end: Column | undefined = inTarget(context, table, column);
  let exchanged = false;
  if (change.kind === 'drop-column') {
    const heir = columnOf(context.target, meant(context, released.table, released.column));
    end = heir?.id === column.id ? undefined : heir;
    const twin = released.table.columns.find(({ id }) => id === end?.id);
    exchanged = twin !== undefined && keptInStep(context, released.table, column.name, twin.name);
  }
  if (!end) return undefined;
  const { dialect } = context;
  const how = dialect.compareTypes(released.column.type, end.type, context.target);
  // Of several steps, the one that makes the type what it is in the end is blamed, so that there is one finding.
  if (dialect.compareTypes(released.column.type, column.type, context.before) === how) return undefined;
  const after = findTable(context.after, change.table)?.columns.find((c) => c.id === column.id);
  if (after && dialect.compareTypes(released.column.type, after.type, context.after) !== how) return undefined;
  const from = released.column.type;
  const servers = context.servers.filter(({ catalog }) => {
    const own = catalog.relations.get(table.id);
    const known = own?.kind === 'table' ? own.columns.find((c) => c.id === column.id) : undefined;
    return known !== undefined && sameType(known.type, from);
  });
  return servers.length > 0
    ? { label, id: { relation: table.id, column: column.id }, from, to: end.type, how, servers, exchanged }
    : undefined;
}

/** An enum that the release makes in place of another is exchanged as a whole. */
export const recipeOf = (
  change: ChangeOf<'set-column-type' | 'redefine-column' | 'drop-column'>,
  { release }: RuleContext,
): { readonly recipe?: string } =>
  change.kind === 'set-column-type' &&
  release.some(({ change: other }) => other.kind === 'create-enum' && other.type.name === change.type.name)
    ? { recipe: 'remove-enum-value' }
    : {};
