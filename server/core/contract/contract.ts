import type { Catalog, ColumnId } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import type { Query } from '../schema/query.ts';
import type { Resolution } from '../schema/resolve.ts';
import type { Answer, Evidence } from './answer.ts';

/** A server version that runs, ran, or will run. */
export interface Server {
  /** What people call it: `v1.3.0`, `HEAD`. */
  readonly version: string;
  /** The git ref its code is read at; absent where there is no git. */
  readonly ref?: string;
  readonly commit?: string;
  /** Which of several services it is a version of. */
  readonly service?: string;
  /** How it is replaced; absent: rolling. */
  readonly strategy?: 'rolling' | 'blue-green' | 'canary' | 'recreate';
}

/**
 * What one server version reads and writes, on the catalog it was built for. Questions are asked by id, so that they hold
 * through the renames of later migrations. Built by `buildContract`.
 */
export interface Contract {
  readonly server: Server;
  /** The schema this version was released with. */
  readonly catalog: Catalog;
  readonly searched: Searched;
  /** What it was read from: the same object for the same code, whatever the schema. */
  readonly code: object;
  /**
   * Any use of a column; or only writes of it; or only uses by its name, which a rename breaks: what goes through a view
   * follows the rename. `apart`: triggers and functions that may name it without being a use.
   */
  column(id: ColumnId, how?: 'write' | 'name', apart?: readonly string[]): Answer;
  /** Writes of a column that are known: what `column` asked for writes says where it says "used", and nothing else. */
  written(id: ColumnId): readonly Evidence[];
  /** Any use of a table or view, or only those by its name. `apart`: as of a column. */
  relation(id: number, how?: 'name', apart?: readonly string[]): Answer;
  /** Whether rows are inserted, and by which column lists. */
  inserts(id: number): { readonly answer: Answer; readonly statements: readonly InsertUse[] };
  /**
   * Whether a write may leave the column NULL: an INSERT that omits it (unless something else fills it then), or a NULL
   * written to it. When values are written and NULL can't be excluded: unknown, with the writes as evidence.
   */
  leavesNull(id: ColumnId, filled: boolean): Answer;
  /** Whether an INSERT leaves the column to its default, by omitting it or by DEFAULT. */
  omits(id: ColumnId): Answer;
  /** Rows are written to the table at all (inserted, updated). */
  writes(id: number): Answer;
  readonly statements: readonly ResolvedStatement[];
  /**
   * Whether its code may name something in a way that is not one of `statements`: a function, a sequence, a value. Never
   * `used`: `unknown` where a word of its code says the name, `unused` where none does.
   */
  named(name: string): Answer;
  /** Whether its queries name a table, or a column of it, that the migrations never create: something else made it. */
  unmade(name: Name, column?: string): Answer;
}

export interface InsertUse {
  readonly columns: readonly number[];
  readonly positional: boolean;
  /** Columns given a literal NULL. */
  readonly nulls: readonly number[];
  /** Columns given DEFAULT. */
  readonly defaults: readonly number[];
  /** A part of it is put together at run time: it may fill more columns. */
  readonly open?: true;
  /** Made by an ORM: of the columns it knows, these may be filled as well. No others are. */
  readonly may?: readonly number[];
  readonly evidence: Evidence;
}

export interface ResolvedStatement {
  readonly query: Query;
  /** The statement as the source has it. */
  readonly text: string;
  readonly evidence: Evidence;
  readonly resolution: Resolution;
  /** It stands in a function that nothing calls. */
  readonly idle: boolean;
}

/** What the manifest declares, by table: for servers whose code is not here. */
export type DeclaredUses = Readonly<
  Record<
    string,
    | 'all'
    | {
        readonly reads?: readonly string[] | undefined;
        readonly writes?: readonly string[] | undefined;
        readonly inserts?: readonly string[] | undefined;
      }
  >
>;

/** What was looked at, for "not used" to be worth something. */
export interface Searched {
  readonly files: number;
  readonly statements: number;
  readonly resolved: number;
  /** Sources that found something, by title. */
  readonly sources: readonly string[];
  /** Set when nothing can be concluded: no git, a missing ref, no source at all. */
  readonly failure?: string;
}
