import type { Span } from '../text/span.ts';
import type { Name, NameAt } from './names.ts';
import type { FunctionCall, Query } from './query.ts';
import type { TypeReference } from './types.ts';

/**
 * One thing a statement does to a database: the vocabulary between dialects and everything else. A dialect reads SQL into
 * Changes and prints Changes as SQL; nobody else sees SQL syntax. All names are as written, case folded by the dialect.
 *
 * `at` is the span, within the statement, of the name a person would point to (the column, the index, the type); the whole
 * statement where there is none. `inside` tells that the statement only runs as part of another one.
 */
export type Change = ChangeBase & ChangeBody;
export type ChangeKind = ChangeBody['kind'];
export type ChangeOf<K extends ChangeKind> = ChangeBase & BodyOf<K, ChangeBody>;
/** Also for a kind that shares its variant with others (`grant`, `begin`, `insert-rows`). */
type BodyOf<K, Body> = Body extends { readonly kind: infer Kind }
  ? K extends Kind
    ? Body & { readonly kind: K }
    : never
  : never;

interface ChangeBase {
  readonly at: Span;
  /** `do`: in a DO block, perhaps under a condition. */
  readonly inside?: 'do';
  /** ALTER TABLE ONLY, and TRUNCATE or LOCK of nothing but ONLY tables: those that inherit from them are left alone. */
  readonly only?: boolean;
  /** ALTER … IF EXISTS: where the table, view, index or sequence is missing, nothing happens. */
  readonly ifPresent?: boolean;
}

type ChangeBody =
  | TableChange
  | ColumnChange
  | ConstraintChange
  | IndexChange
  | StatisticsChange
  | SequenceChange
  | TypeChanges
  | ViewChange
  | RoutineChange
  | AccessChange
  | DataChange
  | SessionChange
  | {
      readonly kind: 'comment';
      readonly on: string;
      readonly object: Name;
      readonly column?: string;
      /** Of a constraint, trigger, policy or rule. */
      readonly table?: Name;
      readonly text: string | null;
    }
  /** Understood, and without effect on tables: ALTER VIEW, SECURITY LABEL, … `what` is the command, in lower case. */
  | ({
      readonly kind: 'other';
      readonly what: string;
      readonly object?: Name;
      /** The tables it is about. */
      readonly tables?: readonly Name[];
    } & Said)
  /** Could not be read. Counted and shown, never passed in silence. `names`: identifiers in it, for caution. */
  | { readonly kind: 'opaque'; readonly reason: string; readonly names: readonly string[] };

/** What ALTER VIEW, INDEX, FUNCTION, TYPE, … say of their object, as far as the catalog keeps it. */
export interface Said {
  /** SET (…) and RESET (…). */
  readonly settings?: Settings;
  readonly tablespace?: string;
  /** OWNER TO; the empty name for CURRENT_USER and its like. */
  readonly owner?: string;
  /** ALTER INDEX … ALTER COLUMN number SET STATISTICS; -1 for the default. */
  readonly element?: { readonly number: number; readonly statistics: number };
  /** Of a function. */
  readonly arguments?: readonly TypeReference[];
  /** CREATE and ALTER PUBLICATION, whose `tables` come along; of no use where all tables are published. */
  readonly published?: readonly Published[];
  readonly action?: 'add' | 'set' | 'drop';
  /** RENAME TO, of a publication. */
  readonly to?: string;
}

/** A table of a publication; without a list of columns, all of them. */
export interface Published {
  readonly table: Name;
  readonly columns?: readonly string[];
  readonly where?: Expression;
}

/** Options in brackets by their names; null where one is reset. */
export type Settings = Readonly<Record<string, string | null>>;
/** The same, of a thing that is made. */
export type Options = Readonly<Record<string, string>>;

// ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────────────

type TableChange =
  | {
      readonly kind: 'create-table';
      readonly table: Name;
      readonly columns: readonly ColumnDefinition[];
      readonly constraints: readonly ConstraintDefinition[];
      readonly ifNotExists: boolean;
      readonly persistence: 'permanent' | 'temporary' | 'unlogged';
      readonly inherits: readonly Name[];
      readonly partitionBy?: PartitionKey;
      readonly partitionOf?: { readonly parent: Name; readonly bound: string };
      /** `position`: how many of `columns` stand before it; absent: all stand after. */
      readonly like: readonly {
        readonly table: Name;
        readonly including: readonly string[];
        readonly position?: number;
      }[];
      /** CREATE TABLE AS, SELECT INTO. */
      readonly query?: Query;
      readonly foreign?: boolean;
      /** MySQL: the storage engine, the character set or collation of columns that name none, the row format; in lower case. */
      readonly engine?: string;
      readonly charset?: string;
      readonly rowFormat?: string;
      /** WITH (…), ON COMMIT, TABLESPACE; MySQL: ENGINE, CHARSET and the like, then the SELECT of CREATE TABLE AS: as written, for printing. */
      readonly tail?: string;
    }
  | {
      readonly kind: 'drop-table';
      readonly table: Name;
      readonly ifExists: boolean;
      readonly cascade: boolean;
      readonly foreign?: boolean;
    }
  | { readonly kind: 'rename-table'; readonly table: Name; readonly to: string }
  | { readonly kind: 'set-table-schema'; readonly table: Name; readonly schema: string }
  | { readonly kind: 'attach-partition'; readonly table: Name; readonly partition: Name; readonly bound: string }
  | {
      readonly kind: 'detach-partition';
      readonly table: Name;
      readonly partition: Name;
      readonly concurrently: boolean;
    }
  | { readonly kind: 'inherit'; readonly table: Name; readonly parent: Name; readonly add: boolean }
  | { readonly kind: 'set-table-option'; readonly table: Name; readonly option: TableOption; readonly value: string }
  | { readonly kind: 'set-row-security'; readonly table: Name; readonly enabled?: boolean; readonly forced?: boolean };

export type TableOption =
  | 'logged'
  | 'unlogged'
  | 'tablespace'
  | 'access-method'
  | 'storage-parameters'
  | 'replica-identity'
  | 'owner'
  | 'cluster-on'
  | 'engine'
  | 'character-set'
  | 'row-format'
  | 'auto-increment'
  | 'other';

export interface PartitionKey {
  readonly strategy: 'range' | 'list' | 'hash' | 'key';
  readonly columns: readonly string[];
  readonly text: string;
}

export interface ColumnDefinition extends NameAt {
  readonly type: TypeReference;
  readonly notNull: boolean;
  readonly default?: Expression;
  readonly generated?: { readonly expression: Expression; readonly stored: boolean };
  readonly identity?: 'always' | 'by default';
  /** serial and its sizes, AUTO_INCREMENT: the type is the integer beneath, and a sequence of the column's own feeds it. */
  readonly serial?: boolean;
  readonly collation?: Name;
  /** Inline constraints other than NOT NULL; their `columns` name this column. */
  readonly constraints: readonly ConstraintDefinition[];
  /** MySQL: FIRST, or AFTER a column. */
  readonly position?: 'first' | { readonly after: string };
  readonly storage?: string;
  readonly compression?: string;
  /** MySQL: a column's comment is part of its definition, and lost by a MODIFY that doesn't repeat it. */
  readonly comment?: string;
}

/** A scalar expression as written, with what a rule may need to know of it. */
export interface Expression {
  readonly text: string;
  readonly form: 'null' | 'constant' | 'expression';
  readonly columns: readonly string[];
  readonly calls: readonly FunctionCall[];
}

// ── columns ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type ColumnChange =
  | {
      readonly kind: 'add-column';
      readonly table: Name;
      readonly column: ColumnDefinition;
      readonly ifNotExists: boolean;
    }
  | OnColumn<'drop-column', { readonly ifExists: boolean; readonly cascade: boolean }>
  | OnColumn<'rename-column', { readonly to: string }>
  | OnColumn<
      'set-column-type',
      { readonly type: TypeReference; readonly using?: Expression; readonly collation?: Name }
    >
  | OnColumn<'set-not-null'>
  | OnColumn<'drop-not-null'>
  | OnColumn<'set-default', { readonly default: Expression }>
  | OnColumn<'drop-default'>
  | OnColumn<'add-identity', { readonly identity: 'always' | 'by default' }>
  | OnColumn<'set-identity', { readonly identity?: 'always' | 'by default' }>
  | OnColumn<'drop-identity', { readonly ifExists: boolean }>
  | OnColumn<'set-generated', { readonly expression: Expression }>
  | OnColumn<'drop-generated', { readonly ifExists: boolean }>
  | OnColumn<
      'set-column-option',
      {
        readonly option: 'statistics' | 'storage' | 'compression' | 'options';
        readonly value: string;
        /** SET (…) and RESET (…), in place of a value. */
        readonly settings?: Settings;
      }
    >
  /** MySQL MODIFY and CHANGE: the column gets a whole new definition, perhaps a new name. */
  | OnColumn<'redefine-column', { readonly definition: ColumnDefinition }>;

type OnColumn<K extends string, More = unknown> = {
  readonly kind: K;
  readonly table: Name;
  readonly column: string;
} & More;

// ── constraints and indexes ─────────────────────────────────────────────────────────────────────────────────────────

export type ConstraintDefinition = {
  readonly name?: string;
  readonly at: Span;
  readonly notValid?: boolean;
  readonly notEnforced?: boolean;
  readonly deferrable?: boolean;
  /** Checked at COMMIT unless told otherwise; only together with `deferrable`. */
  readonly initiallyDeferred?: boolean;
  readonly noInherit?: boolean;
} & (
  | {
      readonly type: 'primary-key';
      readonly columns: readonly string[];
      readonly include?: readonly string[];
      readonly usingIndex?: string;
      /** The last column is one WITHOUT OVERLAPS. */
      readonly withoutOverlaps?: boolean;
      /** Of the index beneath. */
      readonly storage?: Options;
      readonly tablespace?: string;
    }
  | {
      readonly type: 'unique';
      readonly columns: readonly string[];
      readonly include?: readonly string[];
      readonly withoutOverlaps?: boolean;
      readonly nullsNotDistinct?: boolean;
      readonly usingIndex?: string;
      readonly storage?: Options;
      readonly tablespace?: string;
    }
  | {
      readonly type: 'foreign-key';
      readonly columns: readonly string[];
      readonly references: Name;
      /** Empty: the referenced table's primary key. */
      readonly referencedColumns: readonly string[];
      readonly onDelete: ForeignKeyAction;
      readonly onUpdate: ForeignKeyAction;
      /** MATCH FULL. */
      readonly match?: 'full';
      /** ON DELETE SET NULL (…) or SET DEFAULT (…): which of the columns; absent for all. */
      readonly setColumns?: readonly string[];
      /** The last column of either side is a PERIOD. */
      readonly period?: boolean;
    }
  | { readonly type: 'check'; readonly expression: Expression }
  | { readonly type: 'not-null'; readonly column: string }
  | { readonly type: 'exclude'; readonly text: string; readonly columns: readonly string[] }
);

export type ForeignKeyAction = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';

type ConstraintChange =
  | { readonly kind: 'add-constraint'; readonly table: Name; readonly constraint: ConstraintDefinition }
  | {
      readonly kind: 'drop-constraint';
      readonly table: Name;
      readonly constraint: string;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | { readonly kind: 'validate-constraint'; readonly table: Name; readonly constraint: string }
  | { readonly kind: 'rename-constraint'; readonly table: Name; readonly constraint: string; readonly to: string }
  | {
      readonly kind: 'alter-constraint';
      readonly table: Name;
      readonly constraint: string;
      /** [NOT] ENFORCED: a CHECK on MySQL, a foreign key on PostgreSQL 18. */
      readonly enforced?: boolean;
      /** [NOT] DEFERRABLE and INITIALLY …: both of them, where one is said. */
      readonly deferrable?: boolean;
      readonly initiallyDeferred?: boolean;
      /** NO INHERIT and INHERIT of a NOT NULL. */
      readonly noInherit?: boolean;
    };

export interface IndexElement {
  /** Absent for an expression. */
  readonly column?: string;
  readonly expression?: Expression;
  readonly descending?: boolean;
  readonly operatorClass?: string;
  /** As written, for printing. */
  readonly text: string;
}

type IndexChange =
  | {
      readonly kind: 'create-index';
      /** Absent: the server makes one up. */
      readonly index?: string;
      readonly table: Name;
      readonly elements: readonly IndexElement[];
      readonly include: readonly string[];
      readonly unique: boolean;
      readonly method?: string;
      readonly where?: Expression;
      readonly nullsNotDistinct?: boolean;
      readonly concurrently: boolean;
      readonly ifNotExists: boolean;
      /** ON ONLY: a partitioned table's own, invalid until every partition's index is attached. */
      readonly only: boolean;
      readonly storage?: Options;
      readonly tablespace?: string;
      /** MySQL: its options as written, for printing. */
      readonly tail?: string;
    }
  | {
      readonly kind: 'drop-index';
      readonly index: Name;
      /** MySQL: an index's name belongs to its table. */
      readonly table?: Name;
      readonly concurrently: boolean;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | { readonly kind: 'rename-index'; readonly index: Name; readonly table?: Name; readonly to: string }
  | { readonly kind: 'attach-index'; readonly index: Name; readonly partition: Name }
  | {
      readonly kind: 'reindex';
      readonly what: 'index' | 'table' | 'schema' | 'database' | 'system';
      readonly name?: Name;
      readonly concurrently: boolean;
      /** Where the indexes go. */
      readonly tablespace?: string;
    };

/** Extended statistics: what the planner knows of columns together. */
type StatisticsChange =
  | {
      readonly kind: 'create-statistics';
      /** Absent: the server makes one up. */
      readonly statistics?: Name;
      readonly table: Name;
      readonly elements: readonly IndexElement[];
      /** `ndistinct`, `dependencies`, `mcv`; none for all. */
      readonly kinds: readonly string[];
      readonly ifNotExists: boolean;
    }
  | {
      readonly kind: 'alter-statistics';
      readonly statistics: Name;
      /** SET STATISTICS; -1 for the default. */
      readonly target?: number;
      /** RENAME TO, SET SCHEMA, OWNER TO. */
      readonly to?: string;
      readonly schema?: string;
      readonly owner?: string;
    }
  | { readonly kind: 'drop-statistics'; readonly statistics: Name; readonly ifExists: boolean };

// ── sequences, types, views ─────────────────────────────────────────────────────────────────────────────────────────

type SequenceChange =
  | {
      readonly kind: 'create-sequence';
      readonly sequence: Name;
      readonly ifNotExists: boolean;
      readonly ownedBy?: ColumnName;
      readonly temporary?: boolean;
    }
  | { readonly kind: 'alter-sequence'; readonly sequence: Name; readonly ownedBy?: ColumnName | 'none' }
  | { readonly kind: 'drop-sequence'; readonly sequence: Name; readonly ifExists: boolean; readonly cascade: boolean }
  | { readonly kind: 'rename-sequence'; readonly sequence: Name; readonly to: string };

export interface ColumnName {
  readonly table: Name;
  readonly column: string;
}

type TypeChanges =
  | { readonly kind: 'create-enum'; readonly type: Name; readonly values: readonly string[] }
  | {
      readonly kind: 'add-enum-value';
      readonly type: Name;
      readonly value: string;
      readonly ifNotExists: boolean;
      readonly before?: string;
      readonly after?: string;
    }
  | { readonly kind: 'rename-enum-value'; readonly type: Name; readonly value: string; readonly to: string }
  | {
      readonly kind: 'create-domain';
      readonly type: Name;
      readonly base: TypeReference;
      readonly notNull: boolean;
      readonly default?: Expression;
      readonly checks: readonly ConstraintDefinition[];
    }
  | {
      readonly kind: 'alter-domain';
      readonly type: Name;
      readonly action:
        | 'set-default'
        | 'drop-default'
        | 'set-not-null'
        | 'drop-not-null'
        | 'add-constraint'
        | 'drop-constraint'
        | 'validate-constraint'
        | 'rename-constraint';
      readonly default?: Expression;
      readonly constraint?: ConstraintDefinition;
      readonly constraintName?: string;
      /** RENAME CONSTRAINT. */
      readonly to?: string;
    }
  | {
      readonly kind: 'create-type';
      readonly type: Name;
      readonly form: 'composite' | 'range' | 'base' | 'shell';
      readonly attributes: readonly { readonly name: string; readonly type: TypeReference }[];
    }
  | {
      readonly kind: 'alter-composite';
      readonly type: Name;
      readonly action: 'add' | 'drop' | 'retype' | 'rename';
      readonly attribute: string;
      readonly attributeType?: TypeReference;
      readonly to?: string;
      readonly ifExists?: boolean;
    }
  | { readonly kind: 'rename-type'; readonly type: Name; readonly to: string }
  | {
      readonly kind: 'drop-type';
      readonly type: Name;
      readonly domain: boolean;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    };

type ViewChange =
  | {
      readonly kind: 'create-view';
      readonly view: Name;
      readonly materialized: boolean;
      readonly replace: boolean;
      readonly ifNotExists: boolean;
      readonly temporary: boolean;
      readonly columns: readonly string[];
      readonly query: Query;
      /** The SELECT as written, for printing. */
      readonly text: string;
      readonly withData: boolean;
      /** WITH (…) options, by name. */
      readonly options: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'drop-view';
      readonly view: Name;
      readonly materialized: boolean;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | { readonly kind: 'rename-view'; readonly view: Name; readonly materialized: boolean; readonly to: string }
  | {
      readonly kind: 'rename-view-column';
      readonly view: Name;
      readonly materialized: boolean;
      readonly column: string;
      readonly to: string;
    }
  | { readonly kind: 'refresh-view'; readonly view: Name; readonly concurrently: boolean; readonly withData: boolean };

// ── routines, triggers, schemas, access ─────────────────────────────────────────────────────────────────────────────

export interface RoutineArgument {
  readonly name?: string;
  readonly mode: 'in' | 'out' | 'inout' | 'variadic' | 'table';
  readonly type: TypeReference;
  readonly default?: Expression;
}

type RoutineChange =
  | {
      readonly kind: 'create-function';
      readonly function: Name;
      readonly procedure: boolean;
      readonly replace: boolean;
      readonly arguments: readonly RoutineArgument[];
      /** Absent for a procedure. */
      readonly returns?: TypeReference;
      readonly returnsSet: boolean;
      readonly language: string;
      readonly volatility: 'immutable' | 'stable' | 'volatile';
      /** The body as written, without its quotes. */
      readonly body: string;
      /** Everything between `)` and the body, and after it, as written, for printing. */
      readonly text: string;
      /** What the body does when it is called, as far as it can be read: statements of SQL and PL/pgSQL bodies. */
      readonly queries: readonly Query[];
      /** DDL in the body: it runs when the function is called, not now. */
      readonly changes: readonly Change[];
      /** Words of the body, lower case: names it may use in dynamic SQL or as NEW.column. */
      readonly words: readonly string[];
    }
  | {
      readonly kind: 'drop-function';
      readonly function: Name;
      readonly arguments?: readonly TypeReference[];
      readonly procedure: boolean;
      readonly aggregate?: boolean;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'rename-function';
      readonly function: Name;
      readonly arguments?: readonly TypeReference[];
      readonly to: string;
    }
  | {
      readonly kind: 'create-trigger';
      readonly trigger: string;
      readonly table: Name;
      readonly replace: boolean;
      readonly timing: 'before' | 'after' | 'instead of';
      readonly events: readonly ('insert' | 'update' | 'delete' | 'truncate')[];
      /** UPDATE OF … */
      readonly columns: readonly string[];
      readonly row: boolean;
      readonly when?: Expression;
      readonly function?: Name;
      /** The statement as written, for printing. */
      readonly text: string;
      /** MySQL: the body's statements. */
      readonly words: readonly string[];
    }
  | {
      readonly kind: 'drop-trigger';
      readonly trigger: string;
      readonly table?: Name;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | { readonly kind: 'rename-trigger'; readonly trigger: string; readonly table: Name; readonly to: string }
  | { readonly kind: 'enable-trigger'; readonly table: Name; readonly trigger: string; readonly enabled: boolean }
  | { readonly kind: 'create-rule'; readonly rule: string; readonly table: Name; readonly replace: boolean }
  | { readonly kind: 'drop-rule'; readonly rule: string; readonly table: Name; readonly ifExists: boolean };

type AccessChange =
  | { readonly kind: 'create-schema'; readonly schema: string; readonly ifNotExists: boolean }
  | { readonly kind: 'drop-schema'; readonly schema: string; readonly ifExists: boolean; readonly cascade: boolean }
  | { readonly kind: 'rename-schema'; readonly schema: string; readonly to: string }
  /** ALTER VIEW, TYPE, FUNCTION, SEQUENCE … SET SCHEMA; tables have `set-table-schema`. */
  | {
      readonly kind: 'set-object-schema';
      readonly what: 'view' | 'type' | 'function' | 'sequence' | 'index';
      readonly object: Name;
      readonly schema: string;
    }
  | {
      readonly kind: 'create-extension';
      readonly extension: string;
      readonly schema?: string;
      readonly ifNotExists: boolean;
    }
  | {
      readonly kind: 'drop-extension';
      readonly extension: string;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'create-policy';
      readonly policy: string;
      readonly table: Name;
      readonly command: string;
      /** AS RESTRICTIVE. */
      readonly restrictive?: true;
      readonly expressions: readonly Expression[];
      /** TO …; absent: everybody. */
      readonly roles?: readonly string[];
    }
  | {
      readonly kind: 'alter-policy';
      readonly policy: string;
      readonly table: Name;
      readonly expressions: readonly Expression[];
      /** TO …, `public` for everybody; absent: as before. */
      readonly roles?: readonly string[];
      /** RENAME TO. */
      readonly to?: string;
    }
  | { readonly kind: 'drop-policy'; readonly policy: string; readonly table: Name; readonly ifExists: boolean }
  | {
      readonly kind: 'grant' | 'revoke';
      /** `select`, and `select(mail)` on a column alone. */
      readonly privileges: readonly string[];
      readonly on: string;
      readonly objects: readonly Name[];
      readonly roles: readonly string[];
    };

// ── data and session ────────────────────────────────────────────────────────────────────────────────────────────────

type DataChange =
  | {
      readonly kind: 'insert-rows' | 'update-rows' | 'delete-rows' | 'merge-rows';
      readonly table: Name;
      readonly query: Query /** Has a WHERE. */;
      readonly filtered: boolean;
    }
  | {
      readonly kind: 'copy-rows';
      readonly table: Name;
      readonly columns: readonly string[];
      readonly direction: 'from' | 'to';
    }
  | { readonly kind: 'truncate'; readonly tables: readonly Name[]; readonly cascade: boolean }
  /** `locking`: FOR UPDATE, SHARE and the like; the names after OF, none for all that is read. */
  | { readonly kind: 'select'; readonly query: Query; readonly locking?: readonly string[] };

type SessionChange =
  | { readonly kind: 'begin' | 'commit' | 'rollback' | 'savepoint' }
  /** SET, RESET and set_config; `value` null for RESET and DEFAULT. search_path comes as a comma list of folded names. */
  | { readonly kind: 'set'; readonly setting: string; readonly value: string | null; readonly local: boolean }
  | { readonly kind: 'lock-table'; readonly tables: readonly Name[]; readonly mode: string }
  | {
      readonly kind: 'vacuum' | 'analyze' | 'cluster';
      readonly table?: Name;
      readonly full: boolean;
      /** CLUSTER … USING. */
      readonly index?: string;
    }
  | { readonly kind: 'call'; readonly call: FunctionCall }
  /** psql meta-commands: understood by the tool that runs the file, not by the server. */
  | { readonly kind: 'meta'; readonly command: string };
