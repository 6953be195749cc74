import type { Name } from '../schema/names.ts';
import type { Query } from '../schema/query.ts';
import type { Dialect } from '../sql/dialect.ts';
import type { Span } from '../text/span.ts';

/**
 * One kind of place where a server version says what it uses: query files, SQL strings in code, … A source reads one file
 * at a time and keeps nothing, so that what it found is cached by the file's blob id. One file a source in sources/.
 */
export interface ContractSource {
  readonly id: string;
  readonly title: string;
  /** Whether the file, by its path, is of this kind. */
  takes(path: string): boolean;
  read(path: string, text: string, dialect: Dialect): Found;
}

/** What one file says. */
export interface Found {
  readonly statements: readonly FoundStatement[];
  /** Names in strings that are no query of their own, where they may be a table's. */
  readonly names?: readonly string[];
  /**
   * Whether it uses a library that makes queries out of the program's objects: then what its language does with a table can't
   * be followed. Libraries nobody knows may name a table by its last word; absent where the source rules that out.
   */
  readonly library?: boolean;
  /** Tables an object-relational mapper (ORM) knows by this file. */
  readonly mapped?: readonly MappedTable[];
  /** How its models refer to one another. */
  readonly links?: readonly ModelLink[];
  /** Queries that are made by calls on its models. */
  readonly calls?: readonly ModelCall[];
}

export type Orm = 'Prisma' | 'Drizzle';

/** A table or view as an ORM's schema file maps it. */
export interface MappedTable {
  readonly by: Orm;
  /** What calls name it by: `user` of `prisma.user`, the symbol of a Drizzle table. */
  readonly model: string;
  /** What other parts of the schema name it by: `User`. */
  readonly type: string;
  readonly table: Name;
  /** Something that is not read puts a prefix before the name. */
  readonly prefixed?: true;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly columns: readonly MappedColumn[];
  /** More columns are put together where this file doesn't tell. */
  readonly open?: true;
}

export interface MappedColumn {
  /** The field as code names it. */
  readonly key: string;
  /** The column; for `derived`, the key, which a casing option may turn into `snake_case`. */
  readonly name: string;
  readonly derived?: true;
  readonly line: number;
  readonly text: string;
  /** It may not be NULL. */
  readonly required: boolean;
  /** Who fills it in where an insert does not: the ORM itself, the database, or one of them. */
  readonly default?: 'client' | 'database' | 'either';
  /** The database computes it; nobody writes it. */
  readonly generated?: true;
  /** A type of the schema: an enum, or a model of perhaps another file. With a model it is no column. */
  readonly type?: string;
}

/** A relation field: `model` and `target` are the `type`s of mapped tables. */
export interface ModelLink {
  readonly by: Orm;
  readonly model: string;
  readonly field: string;
  readonly target: string;
  readonly list: boolean;
  readonly name?: string;
  /** Keys of the columns that hold the reference on this side. */
  readonly fields: readonly string[];
  readonly line: number;
  readonly text: string;
}

/** A query made by a call on a model. */
export interface ModelCall {
  readonly by: Orm;
  readonly model: string;
  readonly line: number;
  readonly text: string;
  readonly does: 'read' | 'insert' | 'update' | 'upsert' | 'delete';
  /** Rows come back: all mapped columns of them, where the arguments don't choose. */
  readonly rows: boolean;
  readonly args: Shape;
}

/** What an argument looks like in the code: an object by its keys, a constant, or something that only runs can tell. */
export type Shape =
  | 'true'
  | 'false'
  | 'null'
  | 'value'
  | 'code'
  | { readonly keys: Readonly<Record<string, Shape>>; readonly open: boolean };

export interface FoundStatement {
  /** Line of the file where the statement starts, counted from 1. */
  readonly line: number;
  /** The statement as the source has it. */
  readonly text: string;
  /** Where it stands in the file, when its text there is the statement's. */
  readonly at?: Span;
  /** The name the source gives it: sqlc's `-- name:`, the function around it. */
  readonly name?: string;
  /** Lines of the file for offsets in `text` can't always be told (escapes, holes); then `line` serves for all. */
  readonly lineOf?: (offset: number) => number;
  /** What it does; empty with `error` when it could not be read, or is put together at run time. */
  readonly queries: readonly Query[];
  /** A part of it that isn't a value is put together at run time: it may name anything. */
  readonly dynamic?: true;
  /** Why it can't be known whole: a syntax error, a dynamic part. Names in it are then unknown, never unused. */
  readonly error?: string;
}

export const nothingFound: Found = { statements: [] };
