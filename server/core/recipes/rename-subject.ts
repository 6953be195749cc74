import { type Catalog, type Column, displayName, findTable, type Table } from '../schema/catalog.ts';
import type { ChangeOf, ColumnDefinition } from '../schema/change.ts';
import type { DualWriteChanges } from '../sql/dialect.ts';
import { type Attached, attachedTo } from './attached.ts';
import { inTheWayOfTriggers } from './beside.ts';
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
export function subjectOf(change: ChangeOf<'rename-column'>, context: RecipeContext): Rename | Refusal {
  const { before, dialect } = context;
  const refuse = (refused: string): Refusal => ({ refused });
  const table = findTable(before, change.table);
  const column = table?.columns.find((c) => c.name === change.column);
  if (!table || !column)
    return refuse(`${change.table.name}.${change.column} is not a column of a table that is known here.`);
  const label = displayName(before, table);
  const name = `${label}.${column.name}`;
  if (table.columns.some((c) => c.name === change.to)) return refuse(`${label} already has a column ${change.to}.`);
  const attached = attachedTo(before, table, column);
  const hindrance = inTheWayOfTriggers(
    table,
    column,
    attached,
    {
      verb: 'rename',
      fresh: change.to,
      computed: `Add ${change.to} computed in the same way instead, and drop ${column.name} in the next release.`,
    },
    context,
  );
  if (hindrance) return refuse(hindrance);
  const domain = column.default === undefined && refusesNull(column.type, before);
  if (domain && dialect.id === 'postgresql')
    return refuse(
      `${name} is of the domain ${domain}, which takes no NULL: it refuses a row that gives only ${change.to} before any trigger could fill ${column.name}.`,
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

/** The domain that refuses a row without a value before its triggers run; undefined where none does. */
export function refusesNull(type: Column['type'], catalog: Catalog): string | undefined {
  for (const schema of type.schema ? [type.schema] : catalog.searchPath) {
    const object = catalog.types.get(`${schema}.${type.name}`);
    if (object?.kind !== 'domain') {
      if (object) return undefined;
      continue;
    }
    if (type.dimensions > 0 || object.default) return undefined;
    const refuses = object.notNull || object.checks.some(({ expression }) => /\bnot\s+null\b/i.test(expression.text));
    return refuses ? object.name : refusesNull(object.base, catalog);
  }
  return undefined;
}

/** The type without its domain. */
export function beneath(type: Column['type'], catalog: Catalog): Column['type'] {
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

export const schemaOf = ({ table }: Pick<ChangeOf<'rename-column'>, 'table'>): { readonly schema?: string } =>
  table.schema === undefined ? {} : { schema: table.schema };
