import { type Column, indexesOf, type Table } from '../../../schema/catalog.ts';
import type { ChangeOf, ColumnDefinition } from '../../../schema/change.ts';
import type { TypeReference } from '../../../schema/types.ts';
import type { Operation, Server } from './algorithms.ts';
import type { Operations, Scene } from './operations.ts';

/** What the server has to do for a column that is added. */
export function addColumn(column: ColumnDefinition, { table, server, before }: Scene): Operations {
  const assumes: string[] = [];
  const operations: Operation[] = [];
  if (column.generated) operations.push(column.generated.stored ? 'add-stored-column' : 'add-virtual-column');
  else if (column.serial) operations.push('add-auto-increment');
  else if (isComputed(column, server)) {
    operations.push('add-column-expression-default');
    assumes.push(`The default of ${column.name} is evaluated for every row.`);
  } else operations.push(column.position ? 'add-column-anywhere' : 'add-column-last');
  const virtual = column.generated && !column.generated.stored;
  if (column.position && !virtual && table?.columns.some((c) => c.generated && !c.generated.stored)) {
    operations.push('place-among-virtual');
  }
  for (const constraint of column.constraints) {
    if (constraint.type === 'check' && !constraint.notEnforced) operations.push('add-column-check');
    if (constraint.type === 'unique') operations.push('add-column-and-index');
    if (constraint.type === 'primary-key') operations.push('add-primary-key');
    if (constraint.type === 'foreign-key') {
      operations.push(before.uncheckedKeys ? 'add-column-and-index' : 'inline-foreign-key');
    }
  }
  return { operations, assumes };
}

/** CURRENT_TIMESTAMP is taken once for the whole statement. MySQL computes whatever stands in parentheses row by row. */
function isComputed({ default: value }: ColumnDefinition, server: Server): boolean {
  if (value?.form !== 'expression' && !(server.product === 'mysql' && /^\(/.test(value?.text ?? ''))) return false;
  const text = value?.text ?? '';
  if (server.product === 'mariadb' && value?.calls.length === 0 && value.columns.length === 0) return false;
  return !(
    server.product === 'mysql' ? once : /^(\(\s*)?(current_timestamp|now|localtime|localtimestamp|null\b)/i
  ).test(text);
}

const once = /^(current_timestamp|now|localtime|localtimestamp|null\b)/i;

/** What the server has to do for MODIFY and CHANGE: whatever differs between the column and its new definition. */
export function redefine(change: ChangeOf<'redefine-column'>, scene: Scene): Operations {
  const { table, server } = scene;
  const { definition } = change;
  const column = columnOf(table, change.column);
  if (!table || !column) {
    return {
      operations: ['change-type'],
      assumes: [`Nothing is known of ${change.column} before: its type may change.`],
    };
  }
  const assumes: string[] = [];
  const operations: Operation[] = [];
  if (definition.name !== column.name) operations.push('rename-column');
  const type = changeOfType(column, definition, scene, assumes);
  if (type) operations.push(type);
  const primary = table.constraints.some((c) => c.type === 'primary-key' && c.columns.includes(column.id));
  const notNull = definition.notNull || definition.serial === true;
  if (notNull !== column.notNull && !primary) operations.push(notNull ? 'set-not-null' : 'drop-not-null');
  const collation = changeOfCollation(column, definition, scene, assumes);
  if (collation) operations.push(collation);
  const [was, becomes] = [column.generated, definition.generated];
  if (Boolean(was) !== Boolean(becomes) || was?.stored !== becomes?.stored) operations.push('change-generated');
  else if (packed(was?.expression.text) !== packed(becomes?.expression.text)) {
    operations.push(was?.stored ? 'change-generated' : 'change-virtual-expression');
  }
  if (definition.serial && column.identity === undefined) operations.push('number-column');
  if (!definition.serial && column.identity && server.product === 'mysql') operations.push('change-type');
  if (definition.position && moves(table, column, definition.position)) operations.push('reorder-column');
  if (definition.constraints.some((c) => c.type === 'unique')) operations.push('add-index');
  if (definition.constraints.some((c) => c.type === 'primary-key')) operations.push('add-primary-key');
  if (server.product === 'mysql' && definition.constraints.some((c) => c.type === 'check'))
    operations.push('add-check');
  if (operations.length === 0) operations.push('metadata');
  return { operations, assumes };
}

const packed = (text: string | undefined): string | undefined => text?.replace(/\s+/g, '');

export const columnOf = (table: Table | undefined, name: string): Column | undefined =>
  table?.columns.find((c) => c.name.toLowerCase() === name.toLowerCase());

/** FIRST and AFTER may well name the place where the column is already. */
function moves(table: Table, column: Column, position: NonNullable<ColumnDefinition['position']>): boolean {
  const at = table.columns.indexOf(column);
  const before = position === 'first' ? undefined : columnOf(table, position.after);
  return position === 'first' ? at !== 0 : !before || table.columns.indexOf(before) !== at - 1;
}

// ── types ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Bytes a character takes at most, by the character set; MySQL keeps 1 or 2 bytes of length by it. */
const widths: Readonly<Record<string, number>> = {
  utf8mb4: 4,
  utf8mb3: 3,
  utf8: 3,
  latin1: 1,
  latin2: 1,
  ascii: 1,
  binary: 1,
  cp1251: 1,
  ucs2: 2,
  gbk: 2,
  utf16: 4,
  utf32: 4,
};

/** The character set of a collation, or of a character set: the first word of either. */
const charsetOf = (name: string | undefined): string | undefined => {
  const word = name?.toLowerCase().split('_')[0];
  return word === 'utf8' ? 'utf8mb3' : word;
};

/** BINARY after a type means the binary collation of the table's own character set. */
function named(definition: Pick<Column, 'collation'>, table: Table | undefined): string | undefined {
  const own = definition.collation?.name;
  if (own !== 'default_bin') return own ?? table?.charset;
  const charset = charsetOf(table?.charset);
  return charset === undefined ? own : `${charset}_bin`;
}

function changeOfType(
  column: Column,
  definition: ColumnDefinition,
  { table, server }: Scene,
  assumes: string[],
): Operation | undefined {
  const [from, to] = [column.type, definition.type];
  if (from.name === to.name && from.members && to.members) return changeOfMembers(from.members, to.members, from.name);
  if (sameStorage(from, to)) return undefined;
  const [a = 0, b = 0] = [from.modifiers[0], to.modifiers[0]];
  const variable = from.name === to.name && (to.name === 'varchar' || to.name === 'varbinary');
  if (!variable || b < a) return 'change-type';
  const known =
    to.name === 'varbinary' ? 1 : widths[charsetOf(named(definition, table) ?? column.collation?.name) ?? ''];
  const old = server.product === 'mysql' && (server.numbers[0] ?? 0) < 8;
  if (known === undefined) assumes.push(`${definition.name} holds utf8mb4 or utf8mb3${old ? ', or latin1' : ''}.`);
  const possible = known !== undefined ? [known] : old ? [1, 3, 4] : [3, 4];
  const crosses = possible.some((width) => a * width <= 255 && b * width > 255);
  if (!crosses) return 'widen-varchar';
  return known === 1 && to.name === 'varchar' ? 'widen-varchar-one-byte' : 'change-type';
}

const integer = /^(tinyint|smallint|mediumint|int|bigint)$/;

/** The width in `int(11)` is for display alone. */
const sameStorage = (from: TypeReference, to: TypeReference): boolean =>
  from.name === to.name &&
  (integer.test(from.name) || from.modifiers.join() === to.modifiers.join()) &&
  Boolean(from.unsigned) === Boolean(to.unsigned);

/** An enum takes 1 byte up to 255 values, a set one for every 8 members (3, 4, then 8): the rows change with it. */
function changeOfMembers(from: readonly string[], to: readonly string[], type: string): Operation | undefined {
  if (to.length < from.length || from.some((member, i) => to[i] !== member)) return 'change-type';
  if (from.length === to.length) return undefined;
  const size = (n: number): number =>
    type === 'enum' ? (n > 255 ? 2 : 1) : Math.ceil(n / 8) > 4 ? 8 : Math.ceil(n / 8);
  return size(from.length) === size(to.length) ? 'append-member' : 'change-type';
}

// ── character sets and collations ───────────────────────────────────────────────────────────────────────────────────

const textual = /^(char|varchar|text|tinytext|mediumtext|longtext|enum|set)$/;

function changeOfCollation(
  column: Column,
  definition: ColumnDefinition,
  { table, before, server }: Scene,
  assumes: string[],
): Operation | undefined {
  if (!textual.test(definition.type.name) || !textual.test(column.type.name)) return undefined;
  const [from, to] = [named(column, table)?.toLowerCase(), named(definition, table)?.toLowerCase()];
  if (from === to) return undefined;
  const indexed = table && indexesOf(before, table.id).some((index) => index.reads.includes(column.id));
  const recollated = indexed ? 'change-indexed-collation' : 'change-collation';
  // The table's own character set is not known, and neither leaves it.
  if ([from, to].includes('default_bin') && [from, to].includes(undefined)) return recollated;
  if (from === undefined || to === undefined) {
    assumes.push(`The table's own character set is not that of ${column.name}.`);
    return 'change-character-set';
  }
  const [was, becomes] = [charsetOf(from), charsetOf(to)];
  const packed = column.type.name !== 'char' && !column.type.members;
  if (was === 'utf8mb3' && becomes === 'utf8mb4' && packed) {
    return indexed ? 'widen-indexed-character-set' : 'widen-character-set';
  }
  if (was !== becomes) return 'change-character-set';
  // `CHARACTER SET utf8mb4` and its default collation, which differs between versions: taken for the same.
  if (!from.includes('_') && !to.includes('_')) return undefined;
  if (column.type.members) return server.product === 'mysql' ? undefined : 'change-character-set';
  return recollated;
}
