import { type Catalog, type Column, childrenOf, displayName, findTable, type Table } from '../schema/catalog.ts';
import type { ChangeOf, ColumnDefinition } from '../schema/change.ts';
import type { DualWriteChanges } from '../sql/dialect.ts';
import { list } from '../text/words.ts';
import { type Attached, attachedTo, descendants } from './attached.ts';
import type { RecipeContext, Refusal } from './recipe.ts';

/** The rename, with all that was asked of the catalog about it. */
export interface Rename {
  readonly change: ChangeOf<'rename-column'>;
  readonly table: Table;
  /** The table's name for people. */
  readonly label: string;
  readonly column: Column;
  readonly attached: Attached;
  readonly dualWrite: DualWriteChanges;
  /** The new column as it is added: nullable and without a default until the contract step. */
  readonly copy: ColumnDefinition;
}

/** What the plan needs to know, or why there is none. */
export function subjectOf(
  change: ChangeOf<'rename-column'>,
  { before, dialect, version }: RecipeContext,
): Rename | Refusal {
  const refuse = (refused: string): Refusal => ({ refused });
  const table = findTable(before, change.table);
  const column = table?.columns.find((c) => c.name === change.column);
  if (!table || !column)
    return refuse(`${change.table.name}.${change.column} is not a column of a table that is known here.`);
  const label = displayName(before, table);
  const name = `${label}.${column.name}`;
  if (table.columns.some((c) => c.name === change.to)) return refuse(`${label} already has a column ${change.to}.`);
  if (table.foreign) return refuse(`${label} is a foreign table: a column added here is not added where its rows are.`);
  if (table.persistence === 'temporary')
    return refuse(`${label} is a temporary table: no other server sees it, so rename at once.`);
  if (column.generated)
    return refuse(
      `${name} is computed, so it can't be written to. Add ${change.to} computed in the same way instead, and drop ${column.name} in the next release.`,
    );
  if (column.identity) return refuse(`${name} is an identity column: two columns can't be fed from one identity.`);
  if (column.inherited) return refuse(`${name} is inherited; rename it in the parent.`);
  const key = [table, ...descendants(before, table)].find((each) => keyOfPartitions(each, column.name));
  if (key)
    return refuse(
      `${displayName(before, key)} is partitioned by ${column.name}, and a trigger may not move a row to another partition.`,
    );
  if (!table.partitionBy && childrenOf(before, table.id).length > 0)
    return refuse(`Other tables inherit from ${label}, and its triggers don't fire for their rows.`);
  if (table.rules.length > 0)
    return refuse(`${label} has rules, which rewrite the statements of the servers before any trigger sees them.`);
  if (dialect.id === 'postgresql' && version < (table.partitionBy ? 13 : 11))
    return refuse(
      `PostgreSQL ${version} lacks what keeps two columns in step: BEFORE triggers on partitioned tables came with 13, COMMIT in a DO block with 11.`,
    );
  const attached = attachedTo(before, table, column);
  if (attached.triggers.length > 0)
    return refuse(
      `${list(attached.triggers)} fires on UPDATE OF ${column.name}, and would miss what a new server writes to ${change.to}. Let it fire on every UPDATE first.`,
    );
  const copying = attached.rowCopies;
  if (copying.length > 0)
    return refuse(
      `${list(copying)} copies whole rows of ${label} with NEW.* or OLD.*, which fails when they have one column more. Let it name the columns first.`,
    );
  const unique = attached.indexes.filter((index) => index.unique);
  if (table.partitionBy && unique.length > 0)
    return refuse(
      `${unique[0]?.name} makes ${name} unique, and a partitioned table takes no unique index CONCURRENTLY for ${change.to}.`,
    );
  const dualWrite = dialect.dualWrite({
    table: change.table,
    from: [{ column: column.name }],
    to: [{ column: change.to }],
    catalog: before,
  });
  if (dualWrite.refused) return refuse(dualWrite.refused);
  const copy: ColumnDefinition = {
    name: change.to,
    at: change.at,
    // A domain may forbid NULL, or have a default, which the copy must not have before the contract step.
    type: beneath(column.type, before),
    notNull: false,
    ...(column.collation ? { collation: column.collation } : {}),
    constraints: [],
  };
  return { change, table, label, column, attached, dualWrite, copy };
}

/** By name, or perhaps in an expression. */
const keyOfPartitions = ({ partitionBy }: Table, column: string): boolean =>
  partitionBy !== undefined &&
  (partitionBy.columns.includes(column) || partitionBy.text.toLowerCase().includes(column.toLowerCase()));

function beneath(type: Column['type'], catalog: Catalog): Column['type'] {
  for (const schema of type.schema ? [type.schema] : catalog.searchPath) {
    const object = catalog.types.get(`${schema}.${type.name}`);
    if (object?.kind === 'domain' && type.dimensions === 0) return beneath(object.base, catalog);
    if (object) return type;
  }
  return type;
}

/** The table, as SQL names it. */
export const nameOf = ({ change }: Rename, { dialect }: RecipeContext): string =>
  [...Object.values(schemaOf(change)), change.table.name].map((part) => dialect.quote(part)).join('.');

export const schemaOf = ({ table }: ChangeOf<'rename-column'>): { readonly schema?: string } =>
  table.schema === undefined ? {} : { schema: table.schema };
