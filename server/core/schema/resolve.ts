import type { Span } from '../text/span.ts';
import type { Catalog, ColumnId } from './catalog.ts';
import type { Name } from './names.ts';
import type { Query } from './query.ts';
import { Resolver } from './resolve/resolver.ts';
import type { TypeReference } from './types.ts';

export interface ResolvedColumn extends ColumnId {
  /** `column` is 0 for a whole-row reference. */
  readonly at: Span;
  /**
   * Named without a table inside a sub-select, and found only in the query around it. When the inner table once had such a
   * column, or gets one, the statement silently means something else.
   */
  readonly outer?: true;
  /** Read through `*`: the statement itself survives without it, the code behind it perhaps not. */
  readonly star?: true;
  /** Written through a view that passes it on: the statement names the view's column, not this one. */
  readonly beneath?: true;
}

/** An insert into a view is listed for the view and for the table beneath. */
export interface ResolvedInsert {
  readonly relation: number;
  /** Columns that get a value, or an explicit DEFAULT or NULL. */
  readonly columns: readonly number[];
  /** No column list: adding or dropping a column shifts the values. */
  readonly positional: boolean;
  /** Columns given a literal NULL. */
  readonly nulls: readonly number[];
  /** Columns given DEFAULT. */
  readonly defaults: readonly number[];
  readonly at: Span;
  /** Names of the columns an INSERT … SELECT without a list takes its values from. */
  readonly from?: readonly string[];
  /** What the insert into a view does to the table beneath. */
  readonly beneath?: true;
}

export type ResolutionProblemKind =
  | 'no-relation'
  | 'no-column'
  | 'ambiguous-column'
  /** ON CONFLICT without a unique index that fits. */
  | 'no-unique'
  | 'no-constraint'
  /** MySQL: USE INDEX of one that is not there. */
  | 'no-index'
  /** A positional INSERT whose values don't fit the columns. */
  | 'column-count'
  /** A write to a computed column, an identity column that is always generated, or a view column that is none. */
  | 'not-writable'
  /** Branches of a UNION with different numbers of columns. */
  | 'branch-width'
  /** DISTINCT over a type that can't be compared. */
  | 'not-comparable';

export interface ResolutionProblem {
  readonly kind: ResolutionProblemKind;
  readonly name: string;
  readonly message: string;
  readonly at: Span;
}

/** A result column. `source` when it passes on a column unchanged. */
export interface ResolvedOutput {
  readonly name: string;
  readonly type?: TypeReference;
  readonly source?: ColumnId;
}

/** What a query does to the relations of a catalog, by ids, and where it would fail. */
export interface Resolution {
  readonly reads: readonly ResolvedColumn[];
  /** Assignments, those of ON CONFLICT DO UPDATE included. `value` as in `Assignment`. */
  readonly writes: readonly (ResolvedColumn & { readonly value: 'null' | 'default' | 'value' })[];
  readonly inserts: readonly ResolvedInsert[];
  readonly stars: readonly { readonly relation: number; readonly at: Span }[];
  /** NATURAL JOINs, and the columns they join by. */
  readonly naturalJoins: readonly { readonly at: Span; readonly columns: readonly string[] }[];
  readonly relations: readonly {
    readonly relation: number;
    readonly use: 'read' | 'write' | 'insert' | 'delete' | 'truncate' | 'lock';
    readonly at: Span;
  }[];
  readonly upserts: readonly {
    readonly relation: number;
    readonly columns: readonly number[];
    readonly constraint?: string;
    /** It names no key: any that a row violates counts. */
    readonly any?: true;
    readonly at: Span;
  }[];
  readonly calls: readonly {
    readonly function: Name;
    readonly arguments: number;
    readonly named?: readonly string[];
    readonly at: Span;
  }[];
  /** It names indexes (MySQL: USE INDEX), so that it also depends on those. */
  readonly namesIndexes?: true;
  readonly types: readonly { readonly name: Name; readonly at: Span }[];
  /** Result columns, stars expanded. */
  readonly outputs: readonly ResolvedOutput[];
  /** Some result columns could not be learnt: a star over a function or a relation that is not known. */
  readonly open: boolean;
  /** What would fail. */
  readonly problems: readonly ResolutionProblem[];
  /** Names that may belong to a source whose columns are not known (a function's result): neither found nor missing. */
  readonly uncertain: readonly { readonly name: string; readonly at: Span }[];
}

/**
 * Resolves a query against a catalog, as the server would when it is prepared: search path, aliases, common tables,
 * sub-selects and all. Never throws.
 */
export function resolve(query: Query, catalog: Catalog): Resolution {
  return new Resolver(catalog).run(query);
}
