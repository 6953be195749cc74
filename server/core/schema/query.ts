import type { Span } from '../text/span.ts';
import type { Name, NameAt } from './names.ts';

/**
 * What a SELECT, INSERT, UPDATE, DELETE or MERGE names, scope by scope, free of any parser's tree. A Query is resolved
 * against a catalog to learn which columns it reads and writes, and whether it still works after a change.
 * Spans are offsets in the text that was read.
 */
export interface Query {
  readonly verb: 'select' | 'insert' | 'update' | 'delete' | 'merge' | 'truncate' | 'copy' | 'lock';
  /** The relation written to. */
  readonly target?: RelationItem;
  /** INSERT and COPY: the column list; absent when the statement is positional. */
  readonly insertColumns?: readonly NameAt[];
  /** INSERT: how many values a row has, where it can be counted; tells which columns a positional INSERT fills. */
  readonly insertWidth?: number;
  /** INSERT: for each column, in order, whether the value is a literal NULL or DEFAULT (of the first row). */
  readonly insertValues?: readonly ('null' | 'default' | 'value')[];
  readonly overriding?: 'system' | 'user';
  /** UPDATE … SET (also of ON CONFLICT DO UPDATE and MERGE). */
  readonly assignments?: readonly Assignment[];
  readonly conflict?: ConflictTarget;
  readonly with: readonly CommonTable[];
  readonly from: readonly FromItem[];
  /** Columns read in this scope: select list, WHERE, ON, GROUP BY, ORDER BY, RETURNING, right-hand sides. */
  readonly references: readonly ColumnReference[];
  /** Result columns: of SELECT, or RETURNING of a write. Empty where there are `branches`: the first one's count. */
  readonly outputs: readonly Output[];
  /** Sub-selects inside expressions: they also see the columns of this scope. */
  readonly nested: readonly Query[];
  /** UNION, INTERSECT, EXCEPT: the branches, each a scope of its own. */
  readonly branches: readonly Query[];
  /** Its rows are compared as a whole: SELECT DISTINCT, or a UNION without ALL. */
  readonly distinct?: true;
  /** MySQL: indexes that hints name, wherever in the statement. */
  readonly indexHints?: readonly NameAt[];
  /** MERGE … THEN DELETE. */
  readonly deletes?: true;
  /** PREPARE: planned once and run often, with a result that may not change. */
  readonly prepared?: true;
  /** INSERT … SELECT. */
  readonly source?: Query;
  readonly calls: readonly FunctionCall[];
  /** Types named by casts; a dropped or renamed type breaks the query. */
  readonly types: readonly { readonly name: Name; readonly at: Span }[];
}

export interface Assignment extends NameAt {
  readonly value: 'null' | 'default' | 'value';
}

export interface ConflictTarget {
  readonly at: Span;
  readonly columns: readonly NameAt[];
  /** How many expressions stand among the columns: `ON CONFLICT (lower(mail))`. Absent: not told. */
  readonly expressions?: number;
  readonly constraint?: NameAt;
  /** `ON CONFLICT (a) WHERE …`: a partial index may serve. */
  readonly filtered?: true;
  readonly update: boolean;
}

export interface CommonTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly recursive: boolean;
  readonly query: Query;
}

export interface RelationItem {
  readonly kind: 'relation';
  readonly name: Name;
  readonly at: Span;
  readonly alias?: string;
  readonly columnAliases: readonly string[];
}

export type FromItem =
  | RelationItem
  | {
      readonly kind: 'query';
      readonly query: Query;
      readonly alias?: string;
      readonly columnAliases: readonly string[];
      readonly lateral: boolean;
    }
  | {
      readonly kind: 'function';
      readonly call: FunctionCall;
      readonly alias?: string;
      readonly columnAliases: readonly string[];
    }
  | {
      readonly kind: 'join';
      readonly left: FromItem;
      readonly right: FromItem;
      readonly natural: boolean;
      readonly using: readonly NameAt[];
      readonly alias?: string;
    };

/** `a`, `t.a`, `s.t.a`; with `star`, `*` or `t.*`. */
export interface ColumnReference {
  readonly qualifier: readonly string[];
  readonly name: string;
  readonly star: boolean;
  readonly at: Span;
  /** It stands alone in ORDER BY or GROUP BY, where it may mean a result column by its alias. */
  readonly clause?: 'order' | 'group';
}

/**
 * A result column. `reference` when it is a plain column or a star; `name` as the server would name it. Neither: several
 * columns that can't be told (`(f(x)).*`).
 */
export interface Output {
  readonly name?: string;
  readonly reference?: ColumnReference;
}

export interface FunctionCall {
  readonly name: Name;
  readonly arguments: number;
  /** Names given to arguments: `f(a => 1)`. */
  readonly named?: readonly string[];
  /** String literals among the arguments: a table may be named by one (`nextval('seq')`, dynamic SQL). */
  readonly literals: readonly string[];
  readonly at: Span;
}
