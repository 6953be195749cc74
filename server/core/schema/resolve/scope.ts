import type { ColumnId } from '../catalog.ts';
import type { TypeReference } from '../types.ts';

/** Something in FROM, seen from the expressions: a table, a view, a sub-select, a function's result. */
export interface Source {
  /** The name that qualifies its columns: its alias, or its own name. */
  readonly name?: string;
  /** Only where there is no alias: `app.users.id` is then allowed. */
  readonly schema?: string;
  readonly columns: readonly SourceColumn[];
  /** It may have columns beyond those known. */
  readonly open: boolean;
  /** Set for tables and views; whole-row references and `*` count as uses of it. */
  readonly relation?: number;
  /** A relation of the server's own, whose columns nobody here has to know. */
  readonly system?: boolean;
  /** It has system columns: ctid, xmin, … */
  readonly table?: boolean;
  /** Inside `(a JOIN b ON …) AS j`: seen from its own ON only, which the query does not tell from other places. */
  readonly inner?: boolean;
  /** Hidden from unqualified names: `excluded`, the target of an INSERT seen from RETURNING is not. */
  readonly qualifiedOnly?: boolean;
}

export interface SourceColumn {
  readonly name: string;
  readonly type?: TypeReference;
  /** The table column it is, or passes on. */
  readonly source?: ColumnId;
  /** Whether naming it reads `source` here; a sub-select has read its columns itself. */
  readonly direct: boolean;
}

/** The names an expression sees, from the innermost query outwards. */
export interface Scope {
  readonly sources: readonly Source[];
  /** Columns joined by USING or NATURAL: one column to the outside, so not ambiguous. */
  readonly merged: ReadonlySet<string>;
  readonly outer?: Scope;
}

/** The columns of a query's result. */
export const add = (scope: Scope, source: Source): Scope => ({ ...scope, sources: [...scope.sources, source] });

export interface ResultColumns {
  readonly columns: readonly SourceColumn[];
  /** There are more, which can't be told. */
  readonly open: boolean;
}

/** Common tables by name, the nearest WITH first. */
export interface Commons {
  readonly tables: ReadonlyMap<string, ResultColumns>;
  readonly outer?: Commons;
}

export function findCommon(commons: Commons | undefined, name: string): ResultColumns | undefined {
  for (let at = commons; at; at = at.outer) {
    const found = at.tables.get(name);
    if (found) return found;
  }
  return undefined;
}

/** Columns every table has without declaring them. PostgreSQL: "System Columns"; `oid` up to 11. */
export const systemColumns: ReadonlySet<string> = new Set(['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid', 'oid']);

/** Names SQL gives without a table: some are parsed as columns by one dialect or another. */
export const pseudoColumns: ReadonlySet<string> = new Set([
  'current_user',
  'session_user',
  'user',
  'current_date',
  'current_time',
  'current_timestamp',
  'localtime',
  'localtimestamp',
  'current_role',
  'current_catalog',
  'current_schema',
]);

/**
 * Result columns of set-returning functions that most queries use in FROM; `[]` stands for one column named like the alias
 * or the function. Others are taken to have any column. PostgreSQL: "Set Returning Functions", "JSON Functions".
 */
export const functionColumns: Readonly<Record<string, readonly string[]>> = {
  generate_series: [],
  generate_subscripts: [],
  regexp_split_to_table: [],
  string_to_table: [],
  regexp_matches: [],
  json_object_keys: [],
  jsonb_object_keys: [],
  jsonb_path_query: [],
  jsonb_array_elements: ['value'],
  jsonb_array_elements_text: ['value'],
  json_array_elements: ['value'],
  json_array_elements_text: ['value'],
  jsonb_each: ['key', 'value'],
  jsonb_each_text: ['key', 'value'],
  json_each: ['key', 'value'],
  json_each_text: ['key', 'value'],
  now: [],
};

/** Schemas of the server's own relations, which no migration makes. */
export const systemSchemas: ReadonlySet<string> = new Set([
  'pg_catalog',
  'information_schema',
  'pg_toast',
  'mysql',
  'performance_schema',
  'sys',
]);
