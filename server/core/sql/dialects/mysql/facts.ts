import { type Catalog, type Column, findTable, type Table } from '../../../schema/catalog.ts';
import type { Change, ChangeOf, ColumnDefinition, ConstraintDefinition } from '../../../schema/change.ts';
import { type Name, showName } from '../../../schema/names.ts';
import { type Facts, noFacts } from '../../dialect.ts';
import { type Operation, type Way, wayOf } from './algorithms.ts';

/**
 * What a Change does to a running MySQL or MariaDB with InnoDB tables: the best ALGORITHM and LOCK the server has for it, by
 * the table in algorithms.ts. Where the catalog doesn't tell, the worse case is taken and `assumes` says so.
 *
 * `locks` is ACCESS EXCLUSIVE for every kind of DDL, as all of it takes the metadata lock exclusively, if only for an instant,
 * and queues everybody behind it while it waits for open transactions. `blocks` tells what is held up while it runs.
 */
export function facts(change: Change, before: Catalog, product: 'mysql' | 'mariadb', version: number): Facts {
  const server = { product, version };
  switch (change.kind) {
    case 'create-table': {
      const referenced = [...change.columns.flatMap((c) => c.constraints), ...change.constraints].flatMap((c) =>
        c.type === 'foreign-key' ? [c.references] : [],
      );
      return { ...noFacts, locks: locks(before, referenced) };
    }
    case 'drop-table':
      return exclusive(before, [change.table]);
    case 'truncate':
      return exclusive(before, change.tables);
    case 'lock-table':
      return {
        ...noFacts,
        locks: locks(before, change.tables),
        blocks: change.mode === 'write' ? 'reads and writes' : 'writes',
      };
    case 'insert-rows':
    case 'update-rows':
    case 'delete-rows':
    case 'merge-rows':
    case 'copy-rows':
      return { ...noFacts, locks: { [display(before, change.table)]: 'ROW EXCLUSIVE' } };
    case 'create-trigger':
      return online(before, change.table);
    case 'vacuum':
      return change.table ? worst(before, change.table, [wayOf('rebuild', server)], []) : noFacts;
    case 'drop-trigger': {
      const table = change.table ?? tableOfTrigger(before, change.trigger);
      return table ? online(before, table) : noFacts;
    }
    case 'rename-table':
    case 'set-table-schema':
      return online(before, change.table);
    default: {
      if (!('table' in change) || !change.table) return noFacts;
      const table = findTable(before, change.table);
      const { operations, assumes, also = [] } = operationsOf(change, table, server);
      if (operations.length === 0) return noFacts;
      return worst(
        before,
        change.table,
        operations.map((o) => wayOf(o, server)),
        assumes,
        also,
      );
    }
  }
}

/** DROP TRIGGER doesn't name the table. */
function tableOfTrigger(before: Catalog, trigger: string): Name | undefined {
  const owner = before.relations.find((r) => r.kind === 'table' && r.triggers.some((t) => t.name === trigger));
  return owner && { schema: owner.schema, name: owner.name };
}

interface Server {
  readonly product: 'mysql' | 'mariadb';
  readonly version: number;
}

interface Operations {
  readonly operations: readonly Operation[];
  readonly assumes: readonly string[];
  /** Other tables that are locked too. */
  readonly also?: readonly Name[];
}

const does = (...operations: Operation[]): Operations => ({ operations, assumes: [] });

function operationsOf(change: Change, table: Table | undefined, server: Server): Operations {
  switch (change.kind) {
    case 'add-column':
      return addColumn(change.column, table);
    case 'drop-column': {
      const column = columnOf(table, change.column);
      return does(column?.generated ? 'drop-virtual-column' : 'drop-column');
    }
    case 'rename-column':
      return does('rename-column');
    case 'set-default':
    case 'drop-default':
    case 'set-column-option':
    case 'comment':
      return does('metadata');
    case 'redefine-column':
      return redefine(change, table, server);
    case 'add-constraint':
      return addConstraint(change.constraint);
    case 'drop-constraint':
      return change.constraint === 'PRIMARY'
        ? { operations: ['drop-primary-key'], assumes: ['The same statement adds no other primary key.'] }
        : does('drop-constraint');
    case 'alter-constraint':
      return does('add-check');
    case 'create-index':
      return does(
        change.method === 'fulltext' ? 'add-fulltext' : change.method === 'spatial' ? 'add-spatial' : 'add-index',
      );
    case 'drop-index':
      return does('drop-index');
    case 'rename-index':
      return does('rename-index');
    case 'set-table-option':
      return setOption(change);
    default:
      return { operations: [], assumes: [] };
  }
}

// ── columns ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function addColumn(column: ColumnDefinition, table: Table | undefined): Operations {
  const assumes: string[] = [];
  const operations: Operation[] = [];
  if (column.generated) operations.push(column.generated.stored ? 'add-stored-column' : 'add-virtual-column');
  else if (column.serial) operations.push('add-auto-increment');
  else if (isExpressionDefault(column)) {
    operations.push('add-column-expression-default');
    assumes.push(`The default of ${column.name} is evaluated for every row.`);
  } else operations.push(column.position ? 'add-column-anywhere' : 'add-column-last');
  if (column.position && table?.columns.some((c) => c.generated && !c.generated.stored)) {
    operations.push('place-among-virtual');
  }
  for (const constraint of column.constraints) {
    if (constraint.type === 'check') operations.push('add-column-check');
    if (constraint.type === 'unique') operations.push('add-index');
    if (constraint.type === 'primary-key') operations.push('add-primary-key');
    if (constraint.type === 'foreign-key') operations.push('inline-foreign-key');
  }
  return { operations, assumes };
}

/** CURRENT_TIMESTAMP is taken once for the whole statement; anything else that is computed is computed row by row. */
const isExpressionDefault = ({ default: value }: ColumnDefinition): boolean =>
  value?.form === 'expression' && !/^(\(\s*)?(current_timestamp|now|localtime|localtimestamp|null\b)/i.test(value.text);

function redefine(change: ChangeOf<'redefine-column'>, table: Table | undefined, server: Server): Operations {
  const { definition } = change;
  const column = columnOf(table, change.column);
  if (!column) {
    return {
      operations: ['change-type'],
      assumes: [`Nothing is known of ${change.column} before: its type may change.`],
    };
  }
  const assumes: string[] = [];
  const operations: Operation[] = [];
  if (definition.name !== column.name) operations.push('rename-column');
  const type = changeOfType(column, definition, server, assumes);
  if (type) operations.push(type);
  const primary = table?.constraints.some((c) => c.type === 'primary-key' && c.columns.includes(column.id)) ?? false;
  if (definition.notNull !== column.notNull && !primary) operations.push('change-nullability');
  if (collationChanges(column, definition)) {
    operations.push('change-collation');
    if (!column.collation || !definition.collation) {
      assumes.push(`The table's own character set is not that of ${column.name}.`);
    }
  }
  if (
    Boolean(definition.generated) !== Boolean(column.generated) ||
    definition.generated?.expression.text !== column.generated?.expression.text
  ) {
    operations.push('change-generated');
  }
  const wasSerial = column.identity !== undefined;
  if (definition.serial && !wasSerial && !primary) operations.push('change-type');
  if (definition.position) operations.push('reorder-column');
  if (definition.constraints.some((c) => c.type === 'unique')) operations.push('add-index');
  if (definition.constraints.some((c) => c.type === 'primary-key')) operations.push('add-primary-key');
  if (operations.length === 0) operations.push('metadata');
  return { operations, assumes };
}

const columnOf = (table: Table | undefined, name: string): Column | undefined =>
  table?.columns.find((c) => c.name.toLowerCase() === name.toLowerCase());

const collationChanges = (column: Column, definition: ColumnDefinition): boolean =>
  column.collation?.name !== definition.collation?.name && /char|text|enum|set/.test(definition.type.name);

/** Bytes a character takes at most, by the first word of a collation's name; MySQL keeps 1 or 2 bytes of length by it. */
const widths: Readonly<Record<string, number>> = {
  utf8mb4: 4,
  utf8mb3: 3,
  utf8: 3,
  latin1: 1,
  ascii: 1,
  binary: 1,
  ucs2: 2,
  utf16: 4,
  utf32: 4,
};

function changeOfType(
  column: Column,
  definition: ColumnDefinition,
  server: Server,
  assumes: string[],
): Operation | undefined {
  const [from, to] = [column.type, definition.type];
  const [a = 0, b = 0] = [from.modifiers[0], to.modifiers[0]];
  if (from.name === to.name && from.members && to.members) {
    const [x, y] = [from.members, to.members];
    const appended = y.length >= x.length && x.every((member, i) => y[i] === member);
    if (!appended) return 'change-type';
    if (x.length === y.length) return undefined;
    // An enum takes 1 byte up to 255 values, a set one for every 8 members (3, 4, then 8): the rows change with it.
    const size = (n: number): number =>
      from.name === 'enum' ? (n > 255 ? 2 : 1) : Math.ceil(n / 8) > 4 ? 8 : Math.ceil(n / 8);
    return size(x.length) === size(y.length) ? 'append-member' : 'change-type';
  }
  const same =
    from.name === to.name &&
    from.modifiers.join() === to.modifiers.join() &&
    Boolean(from.unsigned) === Boolean(to.unsigned);
  if (same) return undefined;
  const variable = from.name === to.name && (to.name === 'varchar' || to.name === 'varbinary');
  if (!variable || b < a) return 'change-type';
  const known =
    to.name === 'varbinary' ? 1 : widths[(definition.collation ?? column.collation)?.name.split('_')[0] ?? ''];
  if (known === undefined)
    assumes.push(
      `${definition.name} holds utf8mb4 or utf8mb3${server.product === 'mysql' && server.version < 8 ? ', or latin1' : ''}.`,
    );
  const possible =
    known === undefined ? (server.product === 'mysql' && server.version < 8 ? [1, 3, 4] : [3, 4]) : [known];
  const crosses = possible.some((width) => a * width <= 255 && b * width > 255);
  if (!crosses) return 'widen-varchar';
  return known === 1 && to.name === 'varchar' ? 'widen-varchar-one-byte' : 'change-type';
}

// ── constraints and options ─────────────────────────────────────────────────────────────────────────────────────────

function addConstraint(constraint: ConstraintDefinition): Operations {
  switch (constraint.type) {
    case 'primary-key':
      return does('add-primary-key');
    case 'unique':
      return does('add-index');
    case 'foreign-key':
      return { operations: ['add-foreign-key'], assumes: ['foreign_key_checks is on.'], also: [constraint.references] };
    case 'check':
      return does(constraint.notEnforced ? 'metadata' : 'add-check');
    default:
      return does('add-check');
  }
}

function setOption({ option, value }: ChangeOf<'set-table-option'>): Operations {
  switch (option) {
    case 'engine':
      return /^innodb$/i.test(value)
        ? { operations: ['rebuild'], assumes: ['The table is an InnoDB table already.'] }
        : does('change-engine');
    case 'row-format':
      return does('rebuild');
    case 'auto-increment':
      return does('metadata');
    case 'character-set':
      return does(value.startsWith('convert') ? 'convert-character-set' : 'metadata');
    case 'tablespace':
      return does('rebuild');
    default:
      break;
  }
  const asserted = /^(ALGORITHM|LOCK)\s*=?\s*(\w+)/i.exec(value)?.[2]?.toUpperCase();
  if (asserted !== undefined) {
    if (asserted === 'COPY') return does('asked-copy');
    if (asserted === 'SHARED') return does('asked-shared');
    return asserted === 'EXCLUSIVE' ? does('asked-exclusive') : { operations: [], assumes: [] };
  }
  if (
    /^(COMMENT|STATS_\w+|AVG_ROW_LENGTH|MAX_ROWS|MIN_ROWS|PACK_KEYS|CHECKSUM|DELAY_KEY_WRITE|INSERT_METHOD|CONNECTION|ENGINE_ATTRIBUTE|WITH|WITHOUT|$)/i.test(
      value,
    )
  ) {
    return does('metadata');
  }
  if (/^(FORCE|KEY_BLOCK_SIZE|COMPRESSION|PAGE_COMPRESS\w*)/i.test(value)) return does('rebuild');
  if (/^(DROP|TRUNCATE|EXCHANGE|DISCARD|IMPORT|CHECK|ANALYZE)\s+PARTITION/i.test(value)) return does('metadata');
  if (/^ADD\s+PARTITION/i.test(value)) return does('add-partition');
  if (/PARTITION/i.test(value)) return does('partition');
  return { operations: ['change-engine'], assumes: [`${value.slice(0, 40)} copies the table.`] };
}

// ── putting it together ─────────────────────────────────────────────────────────────────────────────────────────────

/** `schema.name`, or the name alone in the default schema. */
function display(before: Catalog, table: Name): string {
  const found = findTable(before, table);
  return found && found.schema !== before.defaultSchema ? showName(found) : found ? found.name : showName(table);
}

const locks = (before: Catalog, tables: readonly Name[]): Facts['locks'] =>
  Object.fromEntries(tables.map((t) => [display(before, t), 'ACCESS EXCLUSIVE'] as const));

const exclusive = (before: Catalog, tables: readonly Name[]): Facts => ({
  ...noFacts,
  locks: locks(before, tables),
  blocks: 'reads and writes',
});

const online = (before: Catalog, table: Name): Facts => ({ ...noFacts, locks: locks(before, [table]) });

/** All operations of a Change in one: the server takes the worst of their ways for all of it. */
function worst(
  before: Catalog,
  table: Name,
  ways: readonly Way[],
  assumes: readonly string[],
  also: readonly Name[] = [],
): Facts {
  const own = display(before, table);
  const blocks = ways.some((w) => w.lock === 'exclusive')
    ? 'reads and writes'
    : ways.some((w) => w.lock === 'shared')
      ? 'writes'
      : 'nothing';
  return {
    locks: locks(before, [table, ...also]),
    rewrite: ways.some((w) => w.rewrite) ? [own] : [],
    scan: ways.some((w) => w.scan) ? [own] : [],
    indexBuild: ways.some((w) => w.indexBuild) ? [own] : [],
    blocks,
    transaction: 'allowed',
    assumes: [...new Set([...assumes, ...ways.flatMap((w) => w.assumes ?? [])])],
  };
}
