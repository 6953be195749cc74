import type { Catalog, Column, Table } from '../schema/catalog.ts';
import type { TypeReference } from '../schema/types.ts';
import type { ValueOf } from '../sql/dialect.ts';
import type { RecipeContext, Refusal } from './recipe.ts';

/** An expression over columns of one row that says the same whenever it is asked. */
export interface Formula {
  readonly text: string;
  /** The columns it is computed from. */
  readonly columns: readonly Column[];
  readonly value: ValueOf;
  /** It can't fail, whatever the values are. */
  readonly total: boolean;
  /** Its values are known to fit where they are put. */
  readonly fits?: true;
}

/** Reads an expression; `aliases`: what may stand before its columns. Refused where it is more than a value of one row. */
export function readFormula(
  text: string,
  table: Table,
  aliases: readonly string[],
  { dialect, before }: RecipeContext,
): Formula | Refusal {
  const refuse = (why: string): Refusal => ({ refused: `${text} ${why}` });
  const head = 'SELECT ';
  const read = dialect.readQuery(head + text);
  const [query, ...more] = 'error' in read ? [] : read.queries;
  if (!query || more.length > 0) return refuse('can not be read.');
  if (query.nested.length > 0 || query.from.length > 0 || query.branches.length > 0 || query.with.length > 0)
    return refuse('asks other rows, and a trigger would see them as they are just then.');
  const plain = withoutStrings(text);
  const clock = CLOCK.exec(plain)?.[0];
  const odd = clock ?? query.calls.find(({ name }) => !isSteady(name.name, before))?.name.name;
  if (odd !== undefined)
    return refuse(`may say something else each time it is asked, because of ${odd.toLowerCase()}.`);
  const columns: Column[] = [];
  const places: { start: number; end: number; name: string }[] = [];
  for (const { qualifier, name, star, at } of query.references) {
    const column = table.columns.find((c) => c.name === name);
    const known = qualifier.length === 0 || aliases.includes(qualifier.at(-1) ?? '');
    if (star || !column || !known)
      return refuse(`is not computed from columns of ${table.name} alone: ${[...qualifier, name].join('.')} is none.`);
    if (!columns.includes(column)) columns.push(column);
    const end = at.end - head.length;
    const start = at.start - head.length;
    places.push({ start: start - qualified(text.slice(0, start)), end, name });
  }
  places.sort((a, b) => a.start - b.start);
  const calls = query.calls.every(({ name, arguments: count }) => isTotal(name.name, count));
  const texts = columns.every((column) => isText(column.type));
  // The day of a time can always be told.
  const days = columns.every((column) => /^(date|timestamp with(out)? time zone)$/.test(column.type.name));
  const converts = CONVERTS.test(days ? plain.replace(/::\s*date\b/gi, '') : plain);
  return {
    text,
    columns,
    value(of) {
      let [out, at] = ['', 0];
      for (const place of places) {
        out += text.slice(at, place.start) + of(place.name);
        at = place.end;
      }
      return out + text.slice(at);
    },
    total: calls && !converts && !RISKY.test(plain) && (texts || !/[+-]/.test(plain.replace(/->>?/g, ''))),
  };
}

/** A column as it is. */
export const columnFormula = (column: Column, quote: (name: string) => string): Formula => ({
  text: quote(column.name),
  columns: [column],
  value: (of) => of(column.name),
  total: true,
});

/** How many characters before a name qualify it: `users.`, `"Users" . `. */
const qualified = (before: string): number =>
  /(?:(?:"(?:[^"]|"")*"|`[^`]*`|[\p{L}_][\p{L}\p{N}_$]*)\s*\.\s*)+$/u.exec(before)?.[0].length ?? 0;

/** Whether an expression may have a value where all that it is computed from is NULL. */
export function saysOfNull(text: string): boolean {
  // What a WHEN asks is no value.
  const plain = withoutStrings(text).replace(/\bis\s+not\s+null\b(?=[^;]*?\bthen\b)/gi, '');
  // Of nothing at all these make ''.
  if (/^\s*nullif\s*\(\s*(b?trim\s*\(|concat_ws\s*\(|if\s*\(\s*locate\s*\()[\s\S]*,\s*''\s*\)\s*$/i.test(plain))
    return false;
  if (/\bcase\b/i.test(plain) && /\belse\b(?!\s+null\b)/i.test(plain)) return true;
  return /\b(concat|concat_ws|coalesce|ifnull|if|array|format|greatest|least|jsonb?_build_\w+|to_jsonb?|num_n\w+|is\s+(not\s+)?(null|distinct))\b/i.test(
    plain,
  );
}

/** With the insides of strings and quoted names left out. */
export const withoutStrings = (text: string): string =>
  text.replace(/e'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`/gis, (token) => token[0] + token.slice(-1));

const CLOCK =
  /\b(current_(date|time|timestamp|user|role|schema|catalog)|localtime(stamp)?|session_user|user|default)\b/i;

/** A cast to anything but text may fail. */
const CONVERTS =
  /::\s*(?!(text|varchar|character varying)\b(?!\s*\[))|\bcast\s*\((?![^()]*\bas\s+(text|varchar|char|character varying)\s*\))|\b(date|time|timestamp|interval)\s*''/i;
const RISKY = /[*/%^]/;

const isText = ({ name, dimensions }: TypeReference): boolean =>
  dimensions === 0 && /^(text|character varying|varchar|char|bpchar|character|(tiny|medium|long)text)$/.test(name);

/** Functions that take any value of their type; `null`: whatever the number of arguments. */
const TOTAL: Readonly<Record<string, readonly number[] | null>> = {
  lower: [1],
  upper: [1],
  initcap: [1],
  trim: null,
  btrim: null,
  ltrim: null,
  rtrim: null,
  left: [2],
  right: [2],
  substr: [2],
  substring: [2],
  split_part: [3],
  substring_index: [3],
  concat: null,
  concat_ws: null,
  replace: [3],
  translate: [3],
  reverse: [1],
  strpos: [2],
  position: [2],
  locate: [2],
  instr: [2],
  length: [1],
  char_length: [1],
  character_length: [1],
  coalesce: null,
  nullif: null,
  ifnull: null,
  if: [3],
  greatest: null,
  least: null,
  string_to_array: null,
  array_to_string: null,
  cardinality: [1],
  regexp_replace: null,
  regexp_match: null,
  regexp_split_to_array: null,
  md5: [1],
  to_json: [1],
  to_jsonb: [1],
  date_trunc: [2],
  timezone: [2],
  extract: null,
  date_part: [2],
  floor: [1],
  ceil: [1],
  ceiling: [1],
  trunc: null,
  round: null,
  sign: [1],
};

/** Others that say the same for the same values, but may fail. */
const STEADY =
  /^(substr|substring|mid|abs|mod|power|sqrt|div|to_timestamp|from_unixtime|to_date|to_number|to_char|make_date|make_time|make_timestamp|make_interval|date|year|month|day|lpad|rpad|repeat|ascii|chr|overlay|encode|decode|convert_from|convert_to|jsonb?_\w+|array_\w+|regexp_\w+|format|age|int4|int8|float8|numeric|text|isfinite|justify_\w+|num_nulls|num_nonnulls|ifnull|cast|convert|char|hex|unhex|bit_length|octet_length|overlaps|date_format|str_to_date|unix_timestamp)$/;

const isTotal = (name: string, count: number): boolean => {
  const counts = TOTAL[name.toLowerCase()];
  return counts !== undefined && (counts === null || counts.includes(count));
};

/** A function of the team's own must say that it is IMMUTABLE. */
function isSteady(name: string, catalog: Catalog): boolean {
  const lower = name.toLowerCase();
  const own = catalog.searchPath.flatMap((schema) => catalog.functions.get(`${schema}.${name}`) ?? []);
  if (own.length > 0) return own.every((f) => f.volatility === 'immutable');
  return (lower in TOTAL && Object.hasOwn(TOTAL, lower)) || STEADY.test(lower);
}
