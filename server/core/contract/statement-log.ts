import Papa from 'papaparse';
import type { Dialect } from '../sql/dialect.ts';
import { Lines } from '../text/lines.ts';
import type { CodeFile, FileStatement } from './code-file.ts';
import { isQuery } from './statement.ts';
import { Words } from './words.ts';

/** What a database calls the text of a statement in its own records. */
const textColumn = /^(query|statement|sql_text|digest_text|query_text|sql)$/i;

/**
 * Statements a database recorded while servers ran: an export of `pg_stat_statements` or of MySQL's statement digests, as
 * CSV, TSV or JSON. What it has was used; what it lacks may be used tomorrow, so nothing is ever unused because of it, and a
 * statement that can't be read (they are cut off at a length) is no doubt either.
 */
export function readStatementLog(
  path: string,
  text: string,
  dialect: Dialect,
): CodeFile | { readonly problem: string } {
  const rows = /^\s*[[{]/.test(text) ? rowsOfJson(text) : rowsOfTable(text);
  if ('problem' in rows) return { problem: `The log ${path} can't be used: ${rows.problem}.` };
  const statements = rows.rows.flatMap(({ line, sql }): FileStatement[] => {
    if (!isQuery(sql)) return [];
    const read = dialect.readQuery(sql);
    return 'queries' in read ? [{ line, text: sql, queries: read.queries }] : [];
  });
  const words = Words.none;
  const found = { statements };
  const file = { path, kind: 'data', source: 'statement log', found, words, outside: words, named: words } as const;
  return { ...file, builder: false, seen: true };
}

type Rows =
  | { readonly rows: readonly { readonly line: number; readonly sql: string }[] }
  | { readonly problem: string };

function rowsOfTable(text: string): Rows {
  const lines = new Lines(text);
  const rows: { line: number; sql: string }[] = [];
  let column = -1;
  let from = 0;
  Papa.parse<string[]>(text, {
    skipEmptyLines: true,
    step({ data, meta }) {
      if (column < 0) column = data.findIndex((name) => textColumn.test(name.trim()));
      else if (data[column]) rows.push({ line: lines.position(from).line + 1, sql: data[column] as string });
      from = meta.cursor;
    },
  });
  return column < 0 ? { problem: 'none of its columns is called query' } : { rows };
}

/** An array of objects, or an object a line. Every statement is on the line its text first stands on. */
function rowsOfJson(text: string): Rows {
  let objects: unknown[];
  try {
    const whole: unknown = JSON.parse(text);
    objects = Array.isArray(whole) ? whole : [whole];
  } catch {
    try {
      objects = text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as unknown);
    } catch {
      return { problem: 'it is neither CSV nor JSON' };
    }
  }
  const lines = new Lines(text);
  let from = 0;
  const rows = objects.flatMap((object) => {
    const [, sql] = Object.entries(object ?? {}).find(([name]) => textColumn.test(name)) ?? [];
    if (typeof sql !== 'string') return [];
    const at = text.indexOf(JSON.stringify(sql), from);
    from = at < 0 ? from : at + 1;
    return [{ line: lines.position(Math.max(0, at)).line + 1, sql }];
  });
  return rows.length === 0 && objects.length > 0 ? { problem: 'none of its objects has a query' } : { rows };
}
