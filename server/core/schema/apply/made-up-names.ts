import type { Expression } from '../change.ts';
import type { Draft } from './draft.ts';

/** Names the server makes up for indexes, constraints and sequences that the statement leaves without one. */

/** PostgreSQL's NAMEDATALEN less the final zero byte. */
const maxBytes = 63;

const encoder = new TextEncoder();
const byteLength = (text: string): number => encoder.encode(text).length;

/** The longest start of the text that fits, cut between characters. */
function clip(text: string, bytes: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += byteLength(character);
    if (used > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/**
 * `first_second_label` in at most 63 bytes; the longer of the first two parts is shortened. As makeObjectName does
 * (PostgreSQL: src/backend/commands/indexcmds.c).
 */
export function makeObjectName(first: string, second: string | undefined, label: string): string {
  let a = byteLength(first);
  let b = second === undefined ? 0 : byteLength(second);
  const room = maxBytes - byteLength(label) - 1 - (second === undefined ? 0 : 1);
  while (a + b > room) {
    if (a > b) a--;
    else b--;
  }
  return [clip(first, a), ...(second === undefined ? [] : [clip(second, b)]), label].join('_');
}

/** The first of `label`, `label1`, `label2`, … whose name is free. */
function firstFree(first: string, second: string | undefined, label: string, taken: (name: string) => boolean): string {
  for (let number = 0; ; number++) {
    const name = makeObjectName(first, second, number === 0 ? label : `${label}${number}`);
    if (!taken(name)) return name;
  }
}

/** Column names joined as ChooseIndexNameAddition does: no more once there are 64 bytes. */
function joinNames(names: readonly string[]): string {
  let joined = '';
  for (const name of names) {
    joined += (joined === '' ? '' : '_') + name;
    if (byteLength(joined) > maxBytes) break;
  }
  return joined;
}

/** A free relation name: of an index (`idx`), a sequence (`seq`), or an index under a constraint (`pkey`, `key`, `excl`). */
export function relationName(
  draft: Draft,
  schema: string,
  table: string,
  columns: readonly string[] | undefined,
  label: 'idx' | 'seq' | 'pkey' | 'key' | 'excl',
): string {
  const constraint = label !== 'idx' && label !== 'seq';
  return firstFree(table, columns && joinNames(columns), label, (name) => {
    const key = `${schema}.${name}`;
    return draft.catalog.names.has(key) || (constraint && draft.catalog.constraintNames.has(key));
  });
}

/** A free name for a constraint without an index. `columns` absent: a check over several columns, or none. */
export function constraintName(
  draft: Draft,
  schema: string,
  table: string,
  columns: readonly string[] | undefined,
  label: 'fkey' | 'check' | 'not_null',
): string {
  return firstFree(table, columns && joinNames(columns), label, (name) =>
    draft.catalog.constraintNames.has(`${schema}.${name}`),
  );
}

/** A free name for extended statistics. */
export function statisticsName(
  draft: Draft,
  schema: string,
  table: string,
  elements: readonly { readonly column?: string }[],
): string {
  const taken = new Set(
    [...draft.catalog.relations.values()].flatMap((r) =>
      r.kind === 'table' ? (r.statistics ?? []).filter((s) => s.schema === schema).map((s) => s.name) : [],
    ),
  );
  return firstFree(table, joinNames(elements.map(({ column }) => column ?? 'expr')), 'stat', (name) => taken.has(name));
}

/** Names for an index's columns, made unique with a number, as ChooseIndexColumnNames does. */
export function indexColumnNames(
  elements: readonly { readonly column?: string; readonly expression?: Expression }[],
): string[] {
  const names: string[] = [];
  for (const element of elements) {
    const wish = element.column ?? (element.expression && figureName(element.expression.text)) ?? 'expr';
    let name = wish;
    for (let number = 1; names.includes(name); number++) {
      name = clip(wish, maxBytes - String(number).length) + number;
    }
    names.push(name);
  }
  return names;
}

/**
 * The name PostgreSQL gives an expression's column: the function's or column's name, through casts; undefined (so `expr`)
 * for operators. As FigureIndexColname does, told from the text.
 */
export function figureName(expression: string): string | undefined {
  let text = expression.trim();
  while (text.startsWith('(') && closing(text, 0) === text.length - 1) text = text.slice(1, -1).trim();
  const cast = /^(.*?)::\s*("?[a-z_][\w$ ]*"?)(\s*\([\d, ]*\))?(\[\])*$/is.exec(text);
  if (cast?.[1] !== undefined && balanced(cast[1])) {
    const inner = figureName(cast[1]);
    return inner ?? (hasOperator(cast[1]) ? undefined : internalType(cast[2] ?? ''));
  }
  const call = /^((?:"[^"]+"|[a-z_][\w$]*)(?:\s*\.\s*(?:"[^"]+"|[a-z_][\w$]*))*)\s*\(/is.exec(text);
  if (call?.[1] && closing(text, call[0].length - 1) === text.length - 1) return lastPart(call[1]);
  if (/^(?:"[^"]+"|[a-z_][\w$]*)(?:\.(?:"[^"]+"|[a-z_][\w$]*))*$/i.test(text)) return lastPart(text);
  return /^case\b.*\bend$/is.test(text) ? 'case' : undefined;
}

const hasOperator = (text: string): boolean => !/^\s*('(?:[^']|'')*'|[\d.]+)\s*$/.test(text);

const balanced = (text: string): boolean => text.split('(').length === text.split(')').length;

const lastPart = (text: string): string => {
  const last = /("[^"]+"|[\w$]+)\s*$/.exec(text)?.[1] ?? text;
  if (last.startsWith('"')) return last.slice(1, -1);
  const name = last.toLowerCase();
  // Keyword functions are known by another name inside the server.
  return name === 'substr' ? 'substr' : name;
};

/** The server's own name of a type, which a bare cast of a literal takes. */
const internalType = (type: string): string => {
  const name = type.trim().toLowerCase();
  const known: Readonly<Record<string, string>> = {
    integer: 'int4',
    int: 'int4',
    bigint: 'int8',
    smallint: 'int2',
    boolean: 'bool',
    'character varying': 'varchar',
    real: 'float4',
    'double precision': 'float8',
    decimal: 'numeric',
  };
  return known[name] ?? name.replaceAll('"', '');
};

/** Where the parenthesis at `open` closes; quotes are stepped over. */
export function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const c = text[i];
    if (c === "'" || c === '"') {
      const end = text.indexOf(c, i + 1);
      if (end < 0) return -1;
      i = end;
    } else if (c === '(') depth++;
    else if (c === ')' && --depth === 0) return i;
  }
  return -1;
}

/** MySQL: an unnamed index is called after its first column, then `_2`, `_3`. */
export function mysqlIndexName(first: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = number === 1 ? first : `${first}_${number}`;
    if (!used.has(name.toLowerCase())) return name;
  }
}

/** MySQL: `orders_ibfk_1` for foreign keys, `orders_chk_1` for checks; one more than the highest in use. */
export function mysqlConstraintName(table: string, label: 'ibfk' | 'chk', taken: readonly string[]): string {
  const prefix = `${table}_${label}_`;
  const numbers = taken.flatMap((name) => (name.startsWith(prefix) ? Number(name.slice(prefix.length)) || [] : []));
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}
