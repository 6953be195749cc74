import { type Column, childrenOf, displayName, type Table } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { type Attached, descendants } from './attached.ts';
import type { RecipeContext } from './recipe.ts';

/** Words for why no other column can be kept in step with this one. */
export interface Intent {
  /** What is done to the column in the end: `rename`. */
  readonly verb: string;
  /** The column beside it. */
  readonly fresh: string;
  /** What to do about a computed column. */
  readonly computed: string;
}

/** Why triggers can't keep other columns in step with this one, if they can't. */
export function inTheWayOfTriggers(
  table: Table,
  column: Column,
  attached: Attached,
  { verb, fresh, computed }: Intent,
  { before, dialect, version }: RecipeContext,
): string | undefined {
  const label = displayName(before, table);
  const name = `${label}.${column.name}`;
  if (table.foreign) return `${label} is a foreign table: a column added here is not added where its rows are.`;
  if (table.persistence === 'temporary')
    return `${label} is a temporary table: no other server sees it, so ${verb} at once.`;
  if (column.generated) return `${name} is computed, so it can't be written to. ${computed}`;
  if (column.default && /\bON\s+UPDATE\b/i.test(column.default.text))
    return `${name} is set by the server with each UPDATE: a column beside it would be set at other moments.`;
  if (column.identity) return `${name} is an identity column: two columns can't be fed from one identity.`;
  if (column.inherited) return `${name} is inherited; ${verb} it in the parent.`;
  const key = [table, ...descendants(before, table)].find((each) => keyOfPartitions(each, column.name));
  if (key)
    return `${displayName(before, key)} is partitioned by ${column.name}, and a trigger may not move a row to another partition.`;
  if (!table.partitionBy && childrenOf(before, table.id).length > 0)
    return `Other tables inherit from ${label}, and its triggers don't fire for their rows.`;
  if (table.rules.length > 0)
    return `${label} has rules, which rewrite the statements of the servers before any trigger sees them.`;
  if (dialect.id === 'postgresql' && version < (table.partitionBy ? 13 : 11))
    return `PostgreSQL ${version} lacks what keeps two columns in step: BEFORE triggers on partitioned tables came with 13, COMMIT in a DO block with 11.`;
  if (attached.triggers.length > 0)
    return `${list(attached.triggers)} fires on UPDATE OF ${column.name}, and would miss what a new server writes to ${fresh}. Let it fire on every UPDATE first.`;
  if (attached.rowCopies.length > 0)
    return `${list(attached.rowCopies)} copies whole rows of ${label} with NEW.* or OLD.*, which fails when they have one column more. Let it name the columns first.`;
  return undefined;
}

/** By name, or perhaps in an expression. */
const keyOfPartitions = ({ partitionBy }: Table, column: string): boolean =>
  partitionBy !== undefined &&
  (partitionBy.columns.includes(column) || partitionBy.text.toLowerCase().includes(column.toLowerCase()));
