import type { Catalog } from '../schema/catalog.ts';
import type { FromItem, FunctionCall, Query } from '../schema/query.ts';

/** Functions of the servers that take strings as values: what those say names nothing. */
const plain =
  /^(?:jsonb?_(?:build_(?:object|array)|object|extract_path(?:_text)?|set|insert|exists|query\w*|path\w*|value|extract|contains|unquote|search)|json_agg|to_char|to_date|to_timestamp|to_number|to_tsvector|to_tsquery|\w*to_tsquery|date_(?:trunc|part|format|add|sub|bin)|extract|timezone|coalesce|nullif|ifnull|isnull|if|iif|concat(?:_ws)?|lower|upper|initcap|btrim|[lr]?trim|[lr]pad|replace|translate|regexp_\w+|split_part|string_(?:agg|to_array)|array_\w+|group_concat|position|strpos|substr(?:ing)?|left|right|length|overlay|starts_with|greatest|least|count|sum|min|max|avg|abs|round|row|any|all|encode|decode|digest|crypt|hmac|md5|sha\d*|gen_salt|pg_notify|pg_(?:try_)?advisory\w*|hashtext\w*|strftime|datetime|date|time|now|interval|age|make_\w+|generate_series|field|find_in_set|elt|char|convert|cast|unhex|hex|unnest|set_config|current_setting|similarity|word_similarity|st_\w+)$/i;

/** Functions of the server that need the table to be there, and put no row into it. */
export const onlyLooks = (how: string): boolean =>
  /^hands to (?:pg_get_\w+|to_reg\w+|(?:curr|next|set|last)val|pg_\w*_size|pg_stat_\w+|(?:obj|col|shobj)_description|has_\w+_privilege|format_type|pg_relation_\w+|pg_table_is_visible)$/i.test(
    how,
  );

/** What a query hands to functions as strings, where those may name tables and columns: `create_partition('orders')`. */
export function handedCalls(query: Query): readonly FunctionCall[] {
  const found: FunctionCall[] = [];
  const from = (item: FromItem): void => {
    if (item.kind === 'function') take(item.call);
    else if (item.kind === 'query') walk(item.query);
    else if (item.kind === 'join') {
      from(item.left);
      from(item.right);
    }
  };
  const take = (call: FunctionCall): void => {
    if (call.literals.length > 0 && !plain.test(call.name.name)) found.push(call);
  };
  const walk = (each: Query): void => {
    for (const call of each.calls) take(call);
    for (const item of each.from) from(item);
    for (const { query: inner } of each.with) walk(inner);
    for (const inner of [...each.nested, ...each.branches]) walk(inner);
    if (each.source) walk(each.source);
  };
  walk(query);
  return found;
}

/** Strings that are cast to an object's identifier: `'orders'::regclass`, `CAST('orders' AS regclass)`. */
export const castNames = (sql: string): readonly string[] =>
  Array.from(
    sql.matchAll(/'([^']{1,130})'\s*(?:::\s*(?:pg_catalog\s*\.\s*)?reg(?:class|type)|\bas\s+reg(?:class|type))\b/gi),
    (match) => match[1] as string,
  );

/** Whether a string may stand for a table: its name, with its schema or in a query, or a sequence or index called after it. */
export function mayStandFor(literal: string, table: string): boolean {
  const said = literal.replaceAll('"', '').trim().toLowerCase();
  const name = table.toLowerCase();
  if (/\s/.test(said)) return said.split(/[^\p{L}\p{N}_$]+/u).includes(name);
  const last = said.slice(said.lastIndexOf('.') + 1);
  return last === name || (last.startsWith(`${name}_`) && belonging.test(last));
}

/** Whether a string is a column's name, or a query that has it. */
export function mayName(literal: string, column: string): boolean {
  const said = literal.replaceAll('"', '').trim().toLowerCase();
  return (
    said === column || (/\s/.test(said) && (said.includes('*') || said.split(/[^\p{L}\p{N}_$]+/u).includes(column)))
  );
}

const belonging = /_(?:seq|pkey|key|idx|index|fkey|check|excl|default|p?\d[\d_p]*)$/;

/** Whether a function of the database speaks of a table, so that it may be told a column of it. */
export const functionNames = (catalog: Catalog, name: string, table: string): boolean =>
  [...catalog.functions.values()].some((overloads) =>
    overloads.some((routine) => routine.name === name && routine.words.includes(table.toLowerCase())),
  );
