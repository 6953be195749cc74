import type { Dialect } from '../../sql/dialect.ts';
import type { FoundStatement } from '../source.ts';
import { queriedColumns } from './eloquent-calls.ts';
import { type EntityText, placeOf } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';
import { phpChain, phpShape, stringsIn } from './php-code.ts';

/**
 * Queries of Laravel's builder that name their table: `DB::table('users')->where('id', 1)->get()`. What they write out is read as
 * the SQL it becomes; the rest stays open, for a query may go on elsewhere. Facts: Laravel's documentation (Query Builder).
 */
export function laravelTables(text: EntityText, dialect: Dialect): FoundStatement[] {
  const { code } = text;
  const found: FoundStatement[] = [];
  const quote = dialect.id === 'mysql' ? '`' : '"';
  const quoted = (name: string): string => quote + name + quote;
  const around: number[] = [];
  for (const match of code.matchAll(/\bDB\s*::\s*(?:connection\s*\([^()]*\)\s*->\s*)?table\s*\(\s*(?=")/g)) {
    while ((around.at(-1) ?? code.length) < match.index) around.pop();
    // Nobody nests queries this deep: the code is half-typed.
    if (around.length > 8) continue;
    const open = match.index + match[0].trimEnd().length - 1;
    const said = text.strings.get(match.index + match[0].length);
    const [, schema, name, alias] = /^(?:(\w+)\.)?(\w+)(?:\s+(?:as\s+)?(\w+))?$/i.exec(said?.trim() ?? '') ?? [];
    if (name === undefined) continue;
    const table = (schema === undefined ? '' : `${quoted(schema)}.`) + quoted(name);
    const chain = phpChain(code, closing(code, open) + 1);
    const end = closing(code, chain.at(-1)?.at ?? open) + 1;
    around.push(end);
    const place = {
      ...placeOf(text, match.index),
      text: text.raw.slice(match.index, Math.min(end, match.index + 4_000)),
    };
    const unread = { ...place, dynamic: true as const, error: 'a part of it is put together at run time' };
    const joined = chain.filter(({ name: method }) => /[jJ]oin/.test(method));
    const columns = [...queriedColumns(text, { start: closing(code, open), end })];
    const queries = (sql: string) => {
      const read = dialect.readQuery(sql);
      return 'queries' in read ? read.queries : [];
    };
    // Names of two tables are told apart by what stands before them.
    if (joined.length > 0) {
      const strings = stringsIn(text, { start: closing(code, open), end }).map(([, string]) => string);
      const tables = new Map([[alias ?? name, table]]);
      for (const { at } of joined) {
        const [first] = parts(code, at + 1, closing(code, at));
        const [, other, short] =
          /^(\w+)(?:\s+(?:as\s+)?(\w+))?$/i.exec((first && text.strings.get(first.start)) ?? '') ?? [];
        if (other !== undefined) tables.set(short ?? other, quoted(other));
      }
      const named = strings.flatMap((string) =>
        [...string.matchAll(/\b(\w+)\.(\w+)\b/g)].filter(([, owner = '']) => tables.has(owner)),
      );
      for (const [short, other] of tables) {
        const own = named.filter(([, owner]) => owner === short).map(([, , column = '']) => quoted(column));
        found.push({ ...unread, queries: queries(`SELECT ${own.length > 0 ? own.join(', ') : '1'} FROM ${other}`) });
      }
      continue;
    }
    const list = columns.length > 0 ? columns.map(quoted).join(', ') : '1';
    found.push({ ...unread, queries: queries(`SELECT ${list} FROM ${table}`) });
    for (const { name: verb, at } of chain) {
      const [first] = parts(code, at + 1, closing(code, at));
      const shape = first ? phpShape(text, first) : 'code';
      if (verb === 'delete' || verb === 'truncate') found.push({ ...place, queries: queries(`DELETE FROM ${table}`) });
      if (!/^(?:insert|insertGetId|insertOrIgnore|upsert|update|updateOrInsert)$/.test(verb)) continue;
      const rows = Object.entries(typeof shape === 'object' ? shape.keys : {});
      const whole =
        typeof shape === 'object' &&
        !shape.open &&
        rows.every(([, value]) => value !== 'code' || !/^\[\s*\[/.test(code.slice(first?.start)));
      const value = (each: unknown): string => (each === 'null' ? 'NULL' : dialect.id === 'mysql' ? '?' : '$1');
      const names = rows.map(([key]) => quoted(key));
      const sql = /^update$/.test(verb)
        ? rows.length === 0
          ? `SELECT 1 FROM ${table}`
          : `UPDATE ${table} SET ${rows.map(([key, each]) => `${quoted(key)} = ${value(each)}`).join(', ')}`
        : rows.length === 0
          ? dialect.id === 'mysql'
            ? `INSERT INTO ${table} () VALUES ()`
            : `INSERT INTO ${table} DEFAULT VALUES`
          : `INSERT INTO ${table} (${names.join(', ')}) VALUES (${rows.map(([, each]) => value(each)).join(', ')})`;
      found.push({ ...(whole ? place : unread), queries: queries(sql) });
    }
  }
  return found;
}
