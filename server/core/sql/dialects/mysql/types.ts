import type { Name } from '../../../schema/names.ts';
import { sameType, type TypeChange, type TypeReference } from '../../../schema/types.ts';
import { type Cursor, stringValue } from './cursor.ts';

/**
 * Names of one type in MySQL's manual, under information_schema's data_type. BOOL and SERIAL stand for more than a name
 * and are read in `readType`.
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

/** Reads a data type with what belongs to it (UNSIGNED, CHARACTER SET, BINARY). Display widths of integers are left out. */
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
  let name = synonyms[word] ?? word.toLowerCase();
  let modifiers: number[] = [];
  let members: string[] | undefined;
  const inner = cursor.group();
  if (inner) {
    const items = inner.list();
    if (name === 'enum' || name === 'set') members = items.flatMap((i) => (i.done ? [] : [stringValue(i.rest)]));
    else modifiers = items.map((i) => Number(i.rest)).filter((n) => Number.isFinite(n));
  }
  if (name === 'bool' || name === 'boolean') [name, modifiers] = ['tinyint', [1]];
  const serial = name === 'serial';
  if (!serial && !names.has(name)) return undefined;
  if (serial) name = 'bigint';
  if (integers.includes(name) && !(name === 'tinyint' && modifiers[0] === 1)) modifiers = [];
  if (name === 'decimal' && modifiers.length === 0) modifiers = [10, 0];
  if (name === 'decimal' && modifiers.length === 1) modifiers = [modifiers[0] ?? 10, 0];
  if ((name === 'char' || name === 'binary' || name === 'bit') && modifiers.length === 0) modifiers = [1];
  let unsigned = serial;
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
  const collation = collate ?? charset;
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
