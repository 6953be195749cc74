import type { TypeReference } from '../schema/types.ts';

/** How a value of one type becomes one of another on MySQL and MariaDB, as MODIFY would make it. */
export interface Conversion {
  /** SQL that never fails, given the old value: NULL where it does not fit. Triggers of MySQL could not catch an error. */
  readonly value: (old: string) => string;
  /** Every value has one. */
  readonly fits: boolean;
  /** No two values become one. */
  readonly distinct: boolean;
}

export interface Typed {
  readonly type: TypeReference;
  /** The collation or character set, of the column or else of its table; absent: the database's own. */
  readonly charset?: string;
}

/**
 * By the ranges in "Data Types" of MySQL's reference manual. Undefined where it is not known, or depends on more than the value:
 * approximate numbers, moments before and after a change of clocks, blanks at the end of CHAR.
 */
export function conversionOnMysql(from: Typed, to: Typed, literal: (text: string) => string): Conversion | undefined {
  if (isText(from.type) && isText(to.type)) return betweenTexts(from, to);
  if (to.type.members) return toMember(from.type, to.type, literal);
  if (isText(to.type)) return intoText(from.type, to.type);
  if (isText(from.type)) return isExact(to.type) ? numberIn(to.type) : undefined;
  if (isExact(from.type) && isExact(to.type)) return betweenNumbers(from.type, to.type);
  return otherwise(from.type, to.type);
}

const TEXTS = ['tinytext', 'text', 'mediumtext', 'longtext'];
const BLOBS = ['tinyblob', 'blob', 'mediumblob', 'longblob'];
const BYTES = [255, 65_535, 16_777_215, 4_294_967_295];
const isText = ({ name }: TypeReference): boolean => /^(var)?char$/.test(name) || TEXTS.includes(name);

const asIs = (old: string): string => old;
const always = (value: Conversion['value'], distinct = true): Conversion => ({ value, fits: true, distinct });
const where = (condition: (old: string) => string, value: Conversion['value'], distinct = true): Conversion => ({
  value: (old) => `IF(${condition(old)}, ${value(old)}, NULL)`,
  fits: false,
  distinct,
});

// ── texts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function betweenTexts(from: Typed, to: Typed): Conversion | undefined {
  const [a, b] = [set(from.charset), set(to.charset)];
  if (charactersLost(from, to)) return undefined;
  // CHAR has no blanks at its end.
  if (to.type.name === 'char' && from.type.name !== 'char') return undefined;
  const distinct = from.charset === to.charset;
  const room = BYTES[TEXTS.indexOf(to.type.name)];
  const most = length(to.type);
  if (room === undefined)
    return length(from.type) <= most
      ? always(asIs, distinct)
      : where((old) => `CHAR_LENGTH(${old}) <= ${most}`, asIs, distinct);
  const had = BYTES[TEXTS.indexOf(from.type.name)];
  if (had === undefined ? length(from.type) * 4 <= room : had <= room && (a === b || room === BYTES[3]))
    return always(asIs, distinct);
  const bytes = (old: string): string => (a === b ? old : `CONVERT(${old} USING utf8mb4)`);
  return where((old) => `LENGTH(${bytes(old)}) <= ${room}`, asIs, distinct);
}

/** Whether texts may have characters that they can't keep. */
export const charactersLost = (from: Typed, to: Typed): boolean =>
  isText(from.type) && isText(to.type) && set(from.charset) !== set(to.charset) && set(to.charset) !== 'utf8mb4';

/** A collation begins with its character set. */
const set = (charset: string | undefined): string | undefined => charset?.toLowerCase().split('_')[0];

/** In characters; those of a text type are not known. */
const length = ({ name, modifiers }: TypeReference): number =>
  TEXTS.includes(name) ? Number.POSITIVE_INFINITY : (modifiers[0] ?? 1);

/** Anything whose text has so many characters at most. */
function intoText(from: TypeReference, to: TypeReference): Conversion | undefined {
  const longest = spelled(from);
  if (longest === undefined || to.name === 'char') return undefined;
  const text = (old: string): string => `CAST(${old} AS CHAR)`;
  const most = TEXTS.includes(to.name) ? (BYTES[TEXTS.indexOf(to.name)] ?? 0) / 4 : length(to);
  return longest <= most ? always(text) : where((old) => `CHAR_LENGTH(${text(old)}) <= ${most}`, text);
}

function spelled(type: TypeReference): number | undefined {
  const [a = 0] = type.modifiers;
  if (type.members) return type.name === 'enum' ? Math.max(0, ...type.members.map((each) => each.length)) : undefined;
  if (isWhole(type)) return digits(type) + 1;
  const fraction = a === 0 ? 0 : a + 1;
  return { decimal: a + 3, date: 10, time: 10 + fraction, datetime: 19 + fraction, year: 4, uuid: 36 }[type.name];
}

/** By its name, however its letters are written; of another set, none. */
function toMember(from: TypeReference, to: TypeReference, literal: (text: string) => string): Conversion | undefined {
  if (to.name !== 'enum' || !(isText(from) || from.name === 'enum')) return undefined;
  const members = (to.members ?? []).map(literal).join(', ');
  const text = (old: string): string => (from.members ? `CAST(${old} AS CHAR)` : old);
  return { value: (old) => `ELT(FIELD(${text(old)}, ${members}), ${members})`, fits: false, distinct: false };
}

// ── numbers ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const WHOLE = ['tinyint', 'smallint', 'mediumint', 'int', 'bigint'];
const BITS = [8, 16, 24, 32, 64];
const isWhole = ({ name }: TypeReference): boolean => WHOLE.includes(name);
const isExact = (type: TypeReference): boolean => isWhole(type) || type.name === 'decimal';

/** The least and the greatest value, and how many digits stand after the point. */
function rangeOf(type: TypeReference): { readonly least: bigint; readonly most: bigint; readonly scale: number } {
  const bits = BigInt(BITS[WHOLE.indexOf(type.name)] ?? 0);
  const [precision = 10, scale = 0] = type.modifiers;
  const most = !isWhole(type) ? 10n ** BigInt(precision - scale) - 1n : 2n ** (type.unsigned ? bits : bits - 1n) - 1n;
  const least = type.unsigned ? 0n : isWhole(type) ? -most - 1n : -most;
  return { least, most, scale: isWhole(type) ? 0 : scale };
}

const digits = (type: TypeReference): number => String(rangeOf(type).most).length;

function betweenNumbers(from: TypeReference, to: TypeReference): Conversion {
  const [a, b] = [rangeOf(from), rangeOf(to)];
  const rounds = a.scale > b.scale;
  const rounded = (old: string): string => (rounds ? `ROUND(${old}, ${b.scale})` : old);
  // What is rounded up may need one more.
  const more = rounds ? 1n : 0n;
  if (a.least - more >= b.least && a.most + more <= b.most) return always(rounded, !rounds);
  return where((old) => within(rounded(old), to), rounded, !rounds);
}

function within(value: string, type: TypeReference): string {
  const { least, most, scale } = rangeOf(type);
  const nines = scale > 0 ? `.${'9'.repeat(scale)}` : '';
  return `${value} BETWEEN ${least}${least < 0n ? nines : ''} AND ${most}${nines}`;
}

/** A number spelled plainly: nothing before or after it. */
function numberIn(to: TypeReference): Conversion {
  const { scale } = rangeOf(to);
  const point = scale > 0 ? `([.][0-9]{1,${scale}})?` : '';
  const number = (old: string): string => `CAST(${old} AS DECIMAL(${30 + scale}, ${scale}))`;
  return {
    value: (old) =>
      `IF(${old} REGEXP '^-?[0-9]{1,29}${point}$', IF(${within(number(old), to)}, ${number(old)}, NULL), NULL)`,
    fits: false,
    distinct: false,
  };
}

// ── moments, bits, bytes ────────────────────────────────────────────────────────────────────────────────────────────

function otherwise(from: TypeReference, to: TypeReference): Conversion | undefined {
  const [a = 0] = from.modifiers;
  const [b = 0] = to.modifiers;
  const moment = /^(datetime|timestamp)$/;
  if (from.name === 'date' && to.name === 'datetime') return always(asIs);
  if (moment.test(from.name) && to.name === 'date') return always((old) => `DATE(${old})`, false);
  if ((moment.test(from.name) && to.name === 'datetime') || (from.name === 'time' && to.name === 'time')) {
    const cast = (old: string): string => `CAST(${old} AS ${to.name.toUpperCase()}(${b}))`;
    // What is rounded up may be out of range.
    return b >= a ? always(from.name === to.name ? asIs : cast) : { value: cast, fits: false, distinct: false };
  }
  if (from.name === 'bit' && isWhole(to)) {
    const number = (old: string): string => `${old} + 0`;
    return 2n ** BigInt(a) - 1n <= rangeOf(to).most ? always(number) : where((old) => within(number(old), to), number);
  }
  if (isWhole(from) && to.name === 'bit') return where((old) => `${old} BETWEEN 0 AND ${2n ** BigInt(b) - 1n}`, asIs);
  if (isWhole(from) && digits(from) <= 10 && to.name === 'double' && to.modifiers.length === 0) return always(asIs);
  if (from.name === 'float' && to.name === 'double' && to.modifiers.length === 0 && !to.unsigned) return always(asIs);
  return betweenBytes(from, to);
}

function betweenBytes(from: TypeReference, to: TypeReference): Conversion | undefined {
  const room = (type: TypeReference): number | undefined =>
    type.name === 'varbinary' ? (type.modifiers[0] ?? 1) : BYTES[BLOBS.indexOf(type.name)];
  const [a, b] = [room(from), room(to)];
  if (a === undefined || b === undefined) return undefined;
  return a <= b ? always(asIs) : where((old) => `LENGTH(${old}) <= ${b}`, asIs);
}
