import { type Catalog, findTable, type Table } from '../../../schema/catalog.ts';
import type { Change, ColumnDefinition, ConstraintDefinition, Expression } from '../../../schema/change.ts';
import type { Name } from '../../../schema/names.ts';

/**
 * What a Change needs that this major version does not have yet, as a sentence; undefined where it has all of it. The source are
 * the release notes of 11–18 ("Utility Commands", "Partitioning", "Constraints"), and measurements on 10, 11, 12, 14, 16 and 18.
 */
export function unsupported(change: Change, before: Catalog, version: number): string | undefined {
  const needed = needs(change, before).find(({ since }) => version < since);
  return needed && `${needed.what} comes with PostgreSQL ${needed.since}`;
}

interface Need {
  readonly what: string;
  /** Major version. */
  readonly since: number;
}

const need = (when: unknown, since: number, what: string): Need[] => (when ? [{ since, what }] : []);

function needs(change: Change, before: Catalog): readonly Need[] {
  switch (change.kind) {
    case 'create-table': {
      const { table, columns, partitionBy, partitionOf } = change;
      const constraints = [...columns.flatMap((column) => column.constraints), ...change.constraints];
      return [
        ...need(partitionBy?.strategy === 'hash', 11, 'PARTITION BY HASH'),
        ...need(isDefault(partitionOf?.bound), 11, 'a DEFAULT partition'),
        ...columns.flatMap((column) => columnNeeds(column, before)),
        ...constraints.flatMap((constraint) => [
          ...constraintNeeds(constraint, table, partitionBy),
          ...referenced(constraint, before),
        ]),
      ];
    }
    case 'attach-partition':
      return need(isDefault(change.bound), 11, 'a DEFAULT partition');
    case 'detach-partition':
      return need(change.concurrently, 14, 'DETACH PARTITION … CONCURRENTLY');
    case 'add-column': {
      const { column, table } = change;
      return [
        ...columnNeeds(column, before),
        ...column.constraints.flatMap((constraint) => [
          ...constraintNeeds(constraint, table, findTable(before, table)?.partitionBy),
          ...referenced(constraint, before),
        ]),
      ];
    }
    case 'add-constraint': {
      const table = findTable(before, change.table);
      const { constraint } = change;
      return [...constraintNeeds(constraint, change.table, table?.partitionBy), ...referenced(constraint, before)];
    }
    case 'create-index': {
      const table = findTable(before, change.table);
      return [
        ...need(change.only, 11, 'CREATE INDEX ON ONLY'),
        ...need(table?.partitionBy, 11, `an index of a partitioned table (${table?.name})`),
        ...need(change.include.length > 0, 11, 'INCLUDE of an index'),
        ...need(change.nullsNotDistinct, 15, 'NULLS NOT DISTINCT'),
      ];
    }
    case 'reindex':
      return need(change.concurrently, 12, 'REINDEX CONCURRENTLY');
    case 'set-default':
      return functionNeeds(change.default, before);
    case 'set-generated':
      return need(true, 17, 'ALTER COLUMN … SET EXPRESSION');
    case 'drop-generated':
      return need(true, 13, 'ALTER COLUMN … DROP EXPRESSION');
    case 'set-column-option':
      return need(change.option === 'compression', 14, 'ALTER COLUMN … SET COMPRESSION');
    case 'set-table-option':
      return need(change.option === 'access-method', 15, 'SET ACCESS METHOD');
    case 'create-function':
      return need(change.procedure, 11, 'CREATE PROCEDURE');
    case 'create-trigger':
      return need(change.replace, 14, 'CREATE OR REPLACE TRIGGER');
    case 'create-view':
      return need('security_invoker' in change.options, 15, 'security_invoker of a view');
    case 'merge-rows':
      return need(true, 15, 'MERGE');
    default:
      return [];
  }
}

const isDefault = (bound: string | undefined): boolean => bound !== undefined && /^\s*default\s*$/i.test(bound);

const columnNeeds = ({ generated, default: value }: ColumnDefinition, before: Catalog): Need[] => [
  ...need(generated?.stored, 12, 'a stored generated column'),
  ...need(generated && !generated.stored, 18, 'a virtual generated column'),
  ...functionNeeds(value, before),
];

/** Functions the server brings since; an extension, or whoever made the schema, may bring them to older ones. */
const functions: Readonly<Record<string, number>> = { gen_random_uuid: 13, uuidv4: 18, uuidv7: 18, any_value: 16 };

const functionNeeds = (value: Expression | undefined, before: Catalog): Need[] =>
  (value?.calls ?? []).flatMap(({ name: { schema, name } }) => {
    const since = functions[name];
    if (since === undefined || schema !== undefined || !before.extensions.isEmpty()) return [];
    return need(!before.functions.some((_, key) => key.endsWith(`.${name}`)), since, `${name}()`);
  });

function constraintNeeds(
  constraint: ConstraintDefinition,
  table: Name,
  partitioned: Table['partitionBy'] | undefined,
): Need[] {
  const { type } = constraint;
  const of = `of a partitioned table (${table.name})`;
  const key = type === 'primary-key' || type === 'unique';
  return [
    ...need(partitioned && type === 'foreign-key', 11, `a foreign key ${of}`),
    ...need(partitioned && type === 'foreign-key' && constraint.notValid, 18, `a NOT VALID foreign key ${of}`),
    ...need(partitioned && key, 11, `a ${type === 'unique' ? 'unique' : 'primary'} key ${of}`),
    ...need(type === 'not-null', 18, 'NOT NULL as a constraint with a name'),
    ...need(constraint.notEnforced, 18, 'NOT ENFORCED'),
    ...need(key && constraint.include?.length, 11, 'INCLUDE of a key'),
    ...need(type === 'unique' && constraint.nullsNotDistinct, 15, 'NULLS NOT DISTINCT'),
  ];
}

function referenced(constraint: ConstraintDefinition, before: Catalog): Need[] {
  const other = constraint.type === 'foreign-key' ? findTable(before, constraint.references) : undefined;
  return need(other?.partitionBy, 12, `a foreign key to a partitioned table (${other?.name})`);
}
