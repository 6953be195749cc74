import type { Dialect, ReadQuery, ReadStatement } from '../../dialect.ts';
import { condense } from './condense.ts';
import { tooDeep } from './depth.ts';
import { readPlaceholders } from './placeholders.ts';
import { readQueries } from './queries.ts';
import { Source } from './source.ts';
import { eachStatement, identifiers, lower } from './statements.ts';

export type PostgresqlReader = Pick<Dialect, 'read' | 'readQuery' | 'quote' | 'literal'>;

/** Reads PostgreSQL with PostgreSQL's own grammar. `initialiseLibpg` must have finished before anything is read. */
export function createPostgresqlReader(): PostgresqlReader {
  return { read, readQuery, quote, literal };
}

function read(statement: string): ReadStatement {
  try {
    return readStatement(statement);
  } catch {
    // Only the stack can fail here: trees nested thousands deep.
    return deep(statement, []);
  }
}

function deep(statement: string, names: readonly string[]): ReadStatement {
  const at = { start: 0, end: statement.length };
  const message = 'the statement is nested too deeply to be read';
  return { changes: [{ kind: 'opaque', reason: message, names, at }], error: { message, at } };
}

/** How much of a statement that is not read at all is searched for names. */
const GLANCE = 64 * 1024;

function readStatement(statement: string): ReadStatement {
  if (tooDeep(statement)) return deep(statement, identifiers(new Source(statement.slice(0, GLANCE))));
  const source = condense(statement);
  if (source.tokens[0]?.kind === 'meta') {
    return { changes: [{ kind: 'meta', command: source.raw(0).trim(), at: source.spanOf({ from: 0, to: 1 }) }] };
  }
  const statements = eachStatement(source);
  if ('error' in statements) {
    const offset = source.fromCodePoint(statements.cursor);
    const index = source.tokens.findIndex((token) => token.end > offset);
    const token = source.tokens[index];
    const at = token && token.start <= offset ? source.span(token.start, token.end) : source.span(offset, offset + 1);
    const clamped = { start: Math.min(at.start, statement.length), end: Math.min(at.end, statement.length) };
    const { error: message } = statements;
    return {
      changes: [{ kind: 'opaque', reason: message, names: identifiers(source), at: source.whole }],
      error: { message, at: clamped },
    };
  }
  const changes = statements.flatMap(({ node, source: own }) => lower(node, own));
  return { changes: changes.length > 0 ? changes : [{ kind: 'other', what: 'nothing', at: source.whole }] };
}

function readQuery(text: string): ReadQuery {
  try {
    const statements = eachStatement(readPlaceholders(text));
    if ('error' in statements) return { error: statements.error };
    return { queries: statements.flatMap(({ node, source }) => readQueries(node, source)) };
  } catch {
    return { error: 'the query is nested too deeply to be read' };
  }
}

/** Quotes a name only where the server would otherwise read it differently. */
function quote(identifier: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(identifier) && !RESERVED.has(identifier)
    ? identifier
    : `"${identifier.replaceAll('"', '""')}"`;
}

/** A string constant. Backslashes need no care: `standard_conforming_strings` is on by default since 9.1. */
const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Words that can't name a column or table bare: reserved, and those allowed for types and functions only (`kwlist.h` of PostgreSQL 18). */
const RESERVED = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast char character check ' +
    'coalesce collate collation column concurrently constraint create cross current_catalog current_date current_role current_schema ' +
    'current_time current_timestamp current_user dec decimal default deferrable desc distinct do else end except exists extract false ' +
    'fetch float for foreign freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect ' +
    'interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar ' +
    'json_serialize json_table json_value lateral leading least left like limit localtime localtimestamp merge_action national natural ' +
    'nchar none normalize not notnull null nullif numeric offset on only or order out outer overlaps overlay placing position precision ' +
    'primary real references returning right row select session_user setof similar smallint some substring symmetric system_user table ' +
    'tablesample then time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when where ' +
    'window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable'
  ).split(' '),
);
