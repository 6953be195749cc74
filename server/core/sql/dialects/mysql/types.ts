import type { Name } from '../../../schema/names.ts';
import { sameType, type TypeChange, type TypeReference } from '../../../schema/types.ts';
import { type Cursor, stringValue } from './cursor.ts';
import { type Node, node, nodes, text } from './parser.ts';

/**
 * Names of one type in MySQL's manual, under information_schema's data_type. BOOL and SERIAL stand for more than a name
 * and are seen to in `finish`.
 */
const synonyms: Readonly<Record<string, string>> = {
  INTEGER: 'int',
  INT1: 'tinyint',
  INT2: 'smallint',
  INT3: 'mediumint',
  MIDDLEINT: 'mediumint',
  INT4: 'int',
  INT8: 'bigint',
  DEC: 'decimal',
  NUMERIC: 'decimal',
  FIXED: 'decimal',
  NUMBER: 'decimal',
  REAL: 'double',
  FLOAT4: 'float',
  FLOAT8: 'double',
  CHARACTER: 'char',
  NCHAR: 'char',
  NVARCHAR: 'varchar',
  VARCHARACTER: 'varchar',
  VARCHAR2: 'varchar',
  LONG: 'mediumtext',
  GEOMETRYCOLLECTION: 'geomcollection',
};

const integers = ['tinyint', 'smallint', 'mediumint', 'int', 'bigint'];

/** Every type of either server, those of MariaDB's plugins included; anything else is not a type, or not yet typed out. */
const names = new Set(
  `bit bool boolean tinyint smallint mediumint int bigint decimal float double date time datetime timestamp year char varchar
  binary varbinary tinyblob blob mediumblob longblob tinytext text mediumtext longtext enum set json geometry point linestring
  polygon multipoint multilinestring multipolygon geomcollection uuid inet4 inet6 vector xmltype clob raw`.split(/\s+/),
);

export interface ReadType {
  readonly type: TypeReference;
  /** A collation, or a character set alone where no collation is given; the two never share a name but for `binary`. */
  readonly collation?: Name;
  /** SERIAL: NOT NULL, AUTO_INCREMENT and UNIQUE besides. */
  readonly serial?: boolean;
}

/** What a type is called and what stands in its parentheses, before synonyms and defaults. */
interface Written {
  readonly word: string;
  readonly modifiers: readonly number[];
  readonly members?: readonly string[] | undefined;
  readonly unsigned: boolean;
  readonly charset?: string | undefined;
  readonly collate?: string | undefined;
}

/** The type of a column in node-sql-parser's tree, without its collation; undefined for a name that is no type. */
export function typeOf(column: Node): ReadType | undefined {
  const definition = node(column.definition);
  const name = text(definition?.dataType)?.toUpperCase();
  if (!definition || name === undefined) return undefined;
  const numbers = [definition.length, definition.scale].flatMap((n) => (typeof n === 'number' ? [n] : []));
  // INT8, which is BIGINT, comes as INT of length 8, told apart only by its missing parentheses.
  const inName = numbers.length > 0 && definition.parentheses !== true;
  const suffix = Array.isArray(definition.suffix) ? definition.suffix : [];
  const list = node(definition.expr);
  return finish({
    word: inName ? `${name}${numbers[0]}` : name,
    modifiers: inName ? [] : numbers,
    members: list && nodes(list.value).map(stringOf),
    unsigned: suffix.some((word) => /^(UNSIGNED|ZEROFILL)$/i.test(String(word))),
  });
}

/** The value of a string in the tree, which holds it as written between its quotes. */
export function stringOf(literal: Node): string {
  const quote = literal.type === 'double_quote_string' ? '"' : "'";
  return stringValue(quote + (text(literal) ?? '') + quote);
}

/**
 * Reads a data type from its words, with what belongs to it (UNSIGNED, CHARACTER SET, BINARY): in routines, which
 * node-sql-parser rejects, and where it rejects the type. Display widths of integers are left out.
 */
export function readType(cursor: Cursor): ReadType | undefined {
  const token = cursor.peek();
  if (token?.kind !== 'word') return undefined;
  cursor.index++;
  let word = token.word;
  if (word === 'NATIONAL' && cursor.peek()?.kind === 'word') word = cursor.tokens[cursor.index++]?.word ?? word;
  if (word === 'DOUBLE') cursor.take('PRECISION');
  if (word === 'LONG') word = cursor.take('VARBINARY') ? 'MEDIUMBLOB' : 'LONG';
  if (/^(N?CHAR|CHARACTER|LONG)$/.test(word) && cursor.takeAny('VARYING', 'VARCHAR', 'VARCHARACTER')) {
    word = word === 'LONG' ? 'LONG' : 'VARCHAR';
  }
  const items = cursor.group()?.list() ?? [];
  const members = /^(ENUM|SET)$/.test(word) ? items.flatMap((i) => (i.done ? [] : [stringValue(i.rest)])) : undefined;
  const modifiers = members ? [] : items.map((i) => Number(i.rest)).filter((n) => Number.isFinite(n));
  let unsigned = false;
  let charset: string | undefined;
  let collate: string | undefined;
  for (;;) {
    const more = cursor.takeAny('UNSIGNED', 'SIGNED', 'ZEROFILL', 'BINARY', 'ASCII', 'UNICODE', 'BYTE');
    if (more === 'UNSIGNED' || more === 'ZEROFILL') unsigned = true;
    else if (more === 'ASCII') charset = 'latin1';
    else if (more === 'UNICODE') charset = 'ucs2';
    else if (more === undefined && cursor.takeAny('CHARACTER SET', 'CHAR SET', 'CHARSET')) {
      cursor.take('=');
      charset = readWord(cursor);
    } else if (more === undefined && cursor.take('COLLATE')) collate = readWord(cursor);
    else if (more === undefined) break;
    if (more === 'BINARY') collate = 'binary-attribute';
  }
  // VARCHAR(20) BINARY asks for the binary collation of the column's own character set, whichever that is.
  if (collate === 'binary-attribute') collate = `${charset ?? 'default'}_bin`;
  return finish({ word, modifiers, members, unsigned, charset, collate });
}

/** Under the name that information_schema gives it, with the lengths a server adds by itself. */
function finish(written: Written): ReadType | undefined {
  let name = synonyms[written.word] ?? written.word.toLowerCase();
  let { modifiers } = written;
  if (name === 'bool' || name === 'boolean') [name, modifiers] = ['tinyint', [1]];
  const serial = name === 'serial';
  if (!serial && !names.has(name)) return undefined;
  if (serial) name = 'bigint';
  if (integers.includes(name) && !(name === 'tinyint' && modifiers[0] === 1)) modifiers = [];
  if (name === 'decimal' && modifiers.length < 2) modifiers = [modifiers[0] ?? 10, 0];
  if ((name === 'char' || name === 'binary' || name === 'bit') && modifiers.length === 0) modifiers = [1];
  const collation = written.collate ?? written.charset;
  const { members } = written;
  const unsigned = serial || written.unsigned;
  const type = { name, modifiers, dimensions: 0, ...(members ? { members } : {}), ...(unsigned ? { unsigned } : {}) };
  return { type, ...(collation ? { collation: { name: collation } } : {}), ...(serial ? { serial } : {}) };
}

export function readWord(cursor: Cursor): string | undefined {
  const token = cursor.peek();
  if (!token) return undefined;
  cursor.index++;
  return (token.kind === 'string' ? stringValue(token.text) : token.text.replaceAll('`', '')).toLowerCase();
}

export function printType(type: TypeReference): string {
  const inner = type.members
    ? type.members.map((m) => `'${m.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(',')
    : type.modifiers.join(',');
  return type.name + (inner === '' ? '' : `(${inner})`) + (type.unsigned ? ' unsigned' : '');
}

/** CHARACTER SET or COLLATE: names of collations begin with their character set and an underscore. */
export function printCollation(collation: Name): string {
  if (collation.name === 'default_bin') return 'binary';
  const isCollation = collation.name.includes('_') || collation.name === 'binary';
  return `${isCollation ? 'collate' : 'character set'} ${collation.name}`;
}

const texts = ['tinytext', 'text', 'mediumtext', 'longtext'];
const blobs = ['tinyblob', 'blob', 'mediumblob', 'longblob'];
const temporal = ['time', 'datetime', 'timestamp'];

/**
 * How values of one type fit another, by the ranges in "Data Types" of MySQL's reference manual, strict mode taken for
 * granted. Kinds a driver hands over as something else (int → varchar, datetime → timestamp) differ.
 */
export function compareTypes(from: TypeReference, to: TypeReference): TypeChange {
  if (sameType(from, to)) return 'same';
  const [a = 0, b = 0] = from.modifiers;
  const [c = 0, d = 0] = to.modifiers;
  const rank = (list: readonly string[]): TypeChange | undefined => {
    const [i, j] = [list.indexOf(from.name), list.indexOf(to.name)];
    return i < 0 || j < 0 ? undefined : j >= i ? 'widens' : 'narrows';
  };
  const size = rank(integers);
  if (size !== undefined) {
    if (from.name === to.name && Boolean(from.unsigned) === Boolean(to.unsigned)) {
      // tinyint(1) is what drivers hand over as a boolean, tinyint as a number; the values are the same.
      return a === c ? 'same' : 'differs';
    }
    if (Boolean(from.unsigned) === Boolean(to.unsigned)) return a === 1 && from.name === 'tinyint' ? 'differs' : size;
    return from.unsigned && integers.indexOf(to.name) > integers.indexOf(from.name) ? 'widens' : 'narrows';
  }
  if (from.name === 'decimal' && to.name === 'decimal') {
    if (from.unsigned !== to.unsigned && to.unsigned) return 'narrows';
    return c - d >= a - b && d >= b ? 'widens' : 'narrows';
  }
  if (from.name === 'float' && to.name === 'double') return 'widens';
  if (from.name === 'double' && to.name === 'float') return 'narrows';
  if (/^(float|double)$/.test(from.name) && from.name === to.name) {
    if (to.unsigned && !from.unsigned) return 'narrows';
    return to.modifiers.length === 0 || (from.modifiers.length > 0 && c - d >= a - b && d >= b) ? 'widens' : 'narrows';
  }
  const lengths = (short: string, long: string, big: readonly string[]): TypeChange | undefined => {
    const bytes = (t: TypeReference): number | undefined => {
      if (t.name === short || t.name === long) return t.modifiers[0] ?? 1;
      const i = big.indexOf(t.name);
      // In characters, at four bytes each, so that a text type is never taken for wider than it is.
      return i < 0 ? undefined : ([255, 65_535, 16_777_215, 4_294_967_295][i] ?? 0) / (big === texts ? 4 : 1);
    };
    const [x, y] = [bytes(from), bytes(to)];
    if (x === undefined || y === undefined) return undefined;
    // CHAR gives values back without trailing blanks and BINARY pads them: not the same kind of value as the others.
    if ((from.name === short) !== (to.name === short))
      return from.name === short && short === 'char' && y >= x ? 'widens' : 'differs';
    return y >= x ? 'widens' : 'narrows';
  };
  const string = lengths('char', 'varchar', texts) ?? lengths('binary', 'varbinary', blobs);
  if (string !== undefined) return string;
  if (from.name === to.name && temporal.includes(from.name)) return c >= a ? 'widens' : 'narrows';
  if (from.name === 'date' && to.name === 'datetime') return 'differs';
  if (from.name === 'bit' && to.name === 'bit') return c >= a ? 'widens' : 'narrows';
  if (from.name === to.name && from.members && to.members) {
    const kept = from.members.every((m) => to.members?.includes(m));
    return kept ? 'widens' : 'narrows';
  }
  return 'differs';
}
