import type { Catalog, Table } from '../schema/catalog.ts';
import type { Change } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import type { Query } from '../schema/query.ts';
import type { TypeChange, TypeReference } from '../schema/types.ts';
import type { Span } from '../text/span.ts';
import type { SqlFlavour } from './lex.ts';
import type { LockMode } from './lock-modes.ts';

export type DialectId = 'postgresql' | 'mysql';

/** A database engine as the manifest names it: `postgresql 16`, `mariadb 10.11`. */
export interface Engine {
  readonly dialect: DialectId;
  readonly product: 'postgresql' | 'mysql' | 'mariadb';
  /** Major version, with the minor one for MySQL and MariaDB: 16, 8.4, 10.11. */
  readonly version: number;
  /** All its numbers, where more than a major version is named: [8, 0, 29], [14, 10]. See `atLeast`. */
  readonly exact?: readonly number[];
  /** Nobody said the version: a common one is taken. */
  readonly assumed?: true;
}

/**
 * Whether a version is known to be another one or later: [8, 0, 29] is at least 8.0.12. Undefined where too few numbers are
 * known to tell: 8.0 may be 8.0.12. Not for a version that is only a number, as 10.10 is 10.1 then.
 */
export function atLeast(exact: readonly number[], since: readonly number[]): boolean | undefined {
  for (const [i, wanted] of since.entries()) {
    const known = exact[i];
    if (known === undefined) return since.slice(i).every((n) => n === 0) ? true : undefined;
    if (known !== wanted) return known > wanted;
  }
  return true;
}

/**
 * One SQL dialect: reads statements into Changes, prints Changes, and knows the facts of its database. Nothing outside the
 * dialect's folder sees its parser. No method throws for any input.
 */
export interface Dialect {
  readonly id: DialectId;
  readonly title: string;
  readonly flavour: SqlFlavour;
  /** Schema of unqualified names. */
  readonly defaultSchema: string;
  /** Longest identifier, in bytes of UTF-8; longer ones are cut off by the server. */
  readonly maxIdentifier: number;
  /** Reads one statement (no terminator needed). Pure and without state: the result may be cached by text. */
  read(statement: string): ReadStatement;
  /** Reads one query of an application, placeholders (`$1`, `?`, `:name`, `@name`, `%s`, `sqlc.arg(x)`) included. */
  readQuery(text: string): ReadQuery;
  /** One statement per Change, without the semicolon. Reading it back gives the same Changes, spans apart. */
  print(change: Change): string;
  quote(identifier: string): string;
  literal(value: string): string;
  /** What a Change does to a running database, given the catalog before it. `statement`: all Changes it is carried out with. */
  facts(change: Change, before: Catalog, version: number, statement?: readonly Change[]): Facts;
  /** What a Change needs that a server of this version does not have yet, as words to go on from: `MERGE comes with … 15`. */
  unsupported?(change: Change, before: Catalog, version: number): string | undefined;
  compareTypes(from: TypeReference, to: TypeReference, catalog: Catalog): TypeChange;
  /** Changes that keep columns of one table in step while old and new servers write side by side; see recipes/. */
  dualWrite(request: DualWrite): DualWriteChanges;
  /** The same for columns of a row in one table and those of a row in another; undefined where that is not proven. */
  tablesInStep?(request: TablesInStep): TablesInStepChanges | undefined;
  /** SQL of a batched, resumable backfill of `assignments` where `outOfStep`; runs outside a transaction. */
  backfill(request: Backfill): string;
  /** SQL that fails with the message where the query finds a row. */
  guard(query: string, message: string): string;
  /** CHECKs that spare ATTACH PARTITION the reading of rows; undefined where none is known to. Only where tables are attached. */
  partitionChecks?(parent: Table, bound: string): PartitionChecks | undefined;
  /** Session setting that bounds the wait for locks: `SET lock_timeout = '2s'`. `local`: for the transaction only. */
  lockTimeout(milliseconds: number, local: boolean): string;
}

export interface ReadStatement {
  /** At least one; `opaque` when the statement could not be read. */
  readonly changes: readonly Change[];
  /** Why it could not be read, and where in the statement. */
  readonly error?: { readonly message: string; readonly at: Span };
}

export type ReadQuery = { readonly queries: readonly Query[] } | { readonly error: string };

/** What a Change does to a running database. Relations are named as `schema.name`, or `name` in the default schema. */
export interface Facts {
  /** Strongest lock per relation that existed before, ACCESS SHARE left out. */
  readonly locks: Readonly<Record<string, LockMode>>;
  /** Tables whose rows are all written again. */
  readonly rewrite: readonly string[];
  /** Tables read in full while the lock is held. */
  readonly scan: readonly string[];
  /** Tables an index is built on. */
  readonly indexBuild: readonly string[];
  readonly blocks: 'reads and writes' | 'writes' | 'nothing';
  readonly transaction: 'allowed' | 'forbidden';
  /** MySQL and MariaDB: the least invasive ALGORITHM the server accepts for it; a statement's is that of its worst Change. */
  readonly algorithm?: Algorithm;
  /** MySQL and MariaDB: the part of it that needs this algorithm, as algorithms.ts names it. */
  readonly operation?: string;
  /** What the facts take for granted because it can't be seen: data, session settings, the server's version. */
  readonly assumes: readonly string[];
}

/**
 * How MySQL and MariaDB alter a table: in the data dictionary alone, building no more than indexes (MariaDB only; INPLACE with
 * MySQL), inside the engine with perhaps all rows written anew, or by copying every row while writes wait.
 */
export type Algorithm = 'INSTANT' | 'NOCOPY' | 'INPLACE' | 'COPY';

export const noFacts: Facts = {
  locks: {},
  rewrite: [],
  scan: [],
  indexBuild: [],
  blocks: 'nothing',
  transaction: 'allowed',
  assumes: [],
};

/** A value as SQL, given how a column is named where it stands: `NEW.name`, `"name"`. Of columns of one row only. */
export type ValueOf = (of: (column: string) => string) => string;

/**
 * Columns of one table that old servers use, and those that take their place. Two single columns without a `value` hold the same.
 * What is computed forward must not fail for any value, as old servers write it; the way back may: then a new server is refused.
 */
export interface DualWrite {
  readonly table: Name;
  /** `value`: from the columns of `to`; absent beside a `to` that has one: no server writes to the new columns. */
  readonly from: readonly { readonly column: string; readonly value?: ValueOf }[];
  /** `value`: from the columns of `from`. `type`: absent, that of the one old column. `required`: no server writes NULL to it. */
  readonly to: readonly {
    readonly column: string;
    readonly value?: ValueOf;
    readonly type?: TypeReference;
    readonly required?: boolean;
    /** Columns that a `value` is computed from which may fail: where it would, the new column is NULL. */
    readonly guarded?: readonly string[];
  }[];
  readonly catalog: Catalog;
}

export interface DualWriteChanges {
  readonly create: readonly Change[];
  readonly drop: readonly Change[];
  /** SQL condition of rows that are out of step, for the backfill and its gate. Where both ways may lose, neither agrees. */
  readonly outOfStep: string;
  /** What the backfill computes. */
  readonly assignments: Backfill['assignments'];
  /** Why they can't be kept in step; the rest is empty then. */
  readonly refused?: string;
}

/**
 * Columns of a table that old servers use, and those of another table that take their place: for each row at most one of the other
 * table, which refers to it by a unique column.
 */
export interface TablesInStep {
  /** Has the old table. */
  readonly catalog: Catalog;
  readonly from: ColumnsOfRow;
  /**
   * `columns`: in the order of the old ones. `number`: the one old column is an array, and each of its elements has a row of the
   * other table, with this column to say which one it is, from 1 on.
   */
  readonly to: ColumnsOfRow & { readonly number?: string };
  /**
   * Where rows of the other table come from. `made`: old servers don't know it, and a row is made for every one that has a value.
   * `removed`: goes again when its values do. `theirs`: old servers make them too, and never for the columns' sake.
   */
  readonly rows: 'made' | 'removed' | 'theirs';
  /** The backfill makes rows of NULLs as well. */
  readonly all?: boolean;
  /** An array without elements is not NULL. */
  readonly empty?: boolean;
  /** With `theirs`: a server may overwrite a row by an INSERT, and give it NULL so. */
  readonly overwrites?: boolean;
}

/** `key`: of the old table, its key; of the other, the column that refers to that. */
export interface ColumnsOfRow {
  readonly table: Name;
  readonly key: string;
  readonly columns: readonly string[];
}

export interface TablesInStepChanges {
  readonly create: readonly Change[];
  readonly drop: readonly Change[];
  /** Where DDL has no transaction: the same in the order for when servers write to the other table; made before `back` runs. */
  readonly later?: { readonly create: readonly Change[]; readonly drop: readonly Change[] };
  /** SQL of a batched, resumable backfill; runs outside a transaction. */
  readonly backfill: string;
  /** Query that finds rows that are out of step: for the gate, and as a guard. */
  readonly outOfStep: string;
  /** Puts all values back into the old columns, which must be there: the triggers must not, but where they are made `later`. */
  readonly back: string;
}

export interface Backfill {
  readonly table: Name;
  /** A unique, not null column to walk along; absent: one UPDATE, said in a comment. */
  readonly key?: string;
  readonly assignments: readonly { readonly column: string; readonly value: string }[];
  readonly where: string;
  readonly batch: number;
  /** In place of `assignments` and `where`: the statement for the rows a condition selects; `{row}` stands before its columns. */
  readonly write?: (within: string) => string;
}

export interface PartitionChecks {
  /** Of the rows that belong into the partition. */
  readonly inside: string;
  /** Of the rows of the default partition, when none of them does. */
  readonly outside: string;
}
