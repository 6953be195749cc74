import { type Column, findColumn, findRelation, type Table } from '../../../../schema/catalog.ts';
import type { ChangeOf, ColumnDefinition } from '../../../../schema/change.ts';
import { domainsOf, findType, isConstrained } from './domains.ts';
import { dropped } from './drops.ts';
import { type Effects, nothing, onTable, onTree, type Tellers } from './effects.ts';
import { isNotNull, provesNotNull } from './proofs.ts';
import { setColumnType } from './retype.ts';
import { isVolatile } from './volatility.ts';

type Kinds =
  | 'add-column'
  | 'drop-column'
  | 'rename-column'
  | 'set-column-type'
  | 'set-not-null'
  | 'drop-not-null'
  | 'set-default'
  | 'drop-default'
  | 'add-identity'
  | 'set-identity'
  | 'drop-identity'
  | 'set-generated'
  | 'drop-generated'
  | 'set-column-option'
  | 'redefine-column';

/** Lock levels: `AlterTableGetLockLevel` in tablecmds.c, as "ALTER TABLE" documents them; measured on 10–18. */
export const columns: Tellers<Kinds> = {
  'add-column': addColumn,
  'drop-column'(effects, change) {
    onTree('ACCESS EXCLUSIVE')(effects, change);
    dropped(effects, { ...change, cascade: true });
  },
  'rename-column'(effects, change) {
    onTree('ACCESS EXCLUSIVE')(effects, { table: change.table });
  },
  'set-column-type': setColumnType,
  'set-not-null'(effects, change) {
    const table = effects.table(change.table);
    for (const member of effects.tree(table, change.only)) {
      effects.lock('ACCESS EXCLUSIVE', member);
      requireNotNull(effects, member, change.column);
    }
  },
  /** Since 18 there is a constraint to drop, and to be inherited, only where the column is NOT NULL. */
  'drop-not-null'(effects, change) {
    const column = findColumn(effects.table(change.table), change.column) as Column | undefined;
    const alone = effects.version >= 18 && column?.notNull === false;
    onTree('ACCESS EXCLUSIVE')(effects, { table: change.table, only: alone || change.only === true });
  },
  'set-default': onTree('ACCESS EXCLUSIVE'),
  'drop-default': onTree('ACCESS EXCLUSIVE'),
  'add-identity': onIdentity,
  'set-identity'(effects, change) {
    onIdentity(effects, change);
    const table = effects.table(change.table);
    const column = findColumn(table, change.column);
    const own = effects.sequences(table).filter((s) => s.ownedBy?.column === column?.id);
    effects.lock('SHARE ROW EXCLUSIVE', ...own);
  },
  'drop-identity'(effects, change) {
    onIdentity(effects, change);
    dropped(effects, change);
  },
  /** PostgreSQL 17: a stored column is computed anew for every row, a virtual one (18) never was stored. */
  'set-generated'(effects, change) {
    for (const table of effects.tree(effects.table(change.table), change.only)) {
      effects.lock('ACCESS EXCLUSIVE', table);
      const column = findColumn(table, change.column) as Column | undefined;
      if (column?.generated?.stored !== false) effects.rewrite(table);
      else if (table.constraints.some((c) => c.columns.includes(column.id))) effects.scan(table);
    }
  },
  'drop-generated': onTree('ACCESS EXCLUSIVE'),
  'set-column-option'(effects, change) {
    if (change.option === 'options') onTable('SHARE UPDATE EXCLUSIVE')(effects, change);
    else onTree(change.option === 'statistics' ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE')(effects, change);
  },
  /** MySQL only. */
  'redefine-column': nothing,
};

/** Partitions have their parent's identity since 17. */
function onIdentity(
  effects: Effects,
  change: ChangeOf<'add-identity'> | ChangeOf<'set-identity'> | ChangeOf<'drop-identity'>,
): void {
  const table = effects.table(change.table);
  effects.lock('ACCESS EXCLUSIVE', ...(effects.version >= 17 ? effects.partitions(table) : [table]));
}

/** Reads the table for NULLs unless it is known that there are none. */
export function requireNotNull(effects: Effects, table: Table, name: string): void {
  const column = findColumn(table, name) as Column | undefined;
  if (!column || !(isNotNull(table, column) || provesNotNull(table, column, effects.version))) effects.scan(table);
}

function addColumn(effects: Effects, change: ChangeOf<'add-column'>): void {
  const table = effects.table(change.table);
  const { column } = change;
  const tree = effects.tree(table);
  effects.lock('ACCESS EXCLUSIVE', ...(findColumn(table, column.name) ? [table] : tree));
  if (findColumn(table, column.name)) return;
  const value = initialValue(effects, column);
  const keys = column.constraints.filter(
    (c) => c.type === 'primary-key' || c.type === 'unique' || c.type === 'exclude',
  );
  const checks = column.constraints.some((c) => c.type === 'check' && !c.notValid && !c.notEnforced);
  const required = column.notNull || column.constraints.some((c) => c.type === 'not-null' || c.type === 'primary-key');
  if (value === 'each') drawFrom(effects, column);
  for (const member of tree) {
    if (value === 'each') effects.rewrite(member);
    if (checks) effects.scan(member);
  }
  for (const member of keys.length > 0 ? effects.partitions(table) : []) effects.build(member);
  if (required && value === 'none') {
    effects.scan(...tree);
    effects.assume(`${table.name} is empty: with rows in it, a new NOT NULL column without a default is refused.`);
  }
  for (const constraint of column.constraints) {
    if (constraint.type !== 'foreign-key') continue;
    const own =
      constraint.references.name === table.name && findRelation(effects.catalog, constraint.references) === table;
    const other = own ? table : effects.table(constraint.references);
    if (!own) effects.lock('SHARE ROW EXCLUSIVE', ...effects.partitions(other));
    // A column that is NULL in every row refers to nothing: then nothing is verified.
    if (value !== 'none' && !constraint.notValid && !constraint.notEnforced) {
      effects.scan(...effects.partitions(table), ...effects.partitions(other));
    }
  }
}

/**
 * What existing rows get. `each`: a value of their own, so that the table is written again: generated and stored columns,
 * serial and identity, volatile defaults, constrained domains (until 19), and up to 10 any default at all. `one`: a constant
 * kept in the catalog since 11. `none`: NULL ("ALTER TABLE", Notes; measured on 10–18).
 */
function initialValue(effects: Effects, column: ColumnDefinition): 'each' | 'one' | 'none' {
  if (column.generated) return column.generated.stored ? 'each' : 'one';
  if (column.serial || column.identity) return 'each';
  const domains = domainsOf(effects.catalog, column.type);
  if (isConstrained(domains)) return 'each';
  if (domains.length === 0) warnOfUnknown(effects, column);
  const value = column.default ?? domains.find((domain) => domain.default)?.default;
  if (!value || value.form === 'null') return 'none';
  return effects.version <= 10 || isVolatile(value, effects) ? 'each' : 'one';
}

/** A sequence that a default names gives each row a number. */
function drawFrom(effects: Effects, column: ColumnDefinition): void {
  for (const call of column.default?.calls ?? []) {
    if (call.name.name !== 'nextval') continue;
    const [name, schema] = (call.literals[0] ?? '').replaceAll('"', '').split('.').reverse();
    const found = findRelation(effects.catalog, { name: name ?? '', ...(schema !== undefined && { schema }) });
    if (found) effects.lock('ROW EXCLUSIVE', found);
  }
}

/** A type that stands in another schema, or nowhere: it may be a domain. Types of PostgreSQL itself have no schema here. */
function warnOfUnknown(effects: Effects, { type }: ColumnDefinition): void {
  if (type.schema === undefined || type.dimensions > 0 || findType(effects.catalog, type)) return;
  effects.assume(`${type.schema}.${type.name} is not a domain with constraints: nothing is known of it.`);
}
