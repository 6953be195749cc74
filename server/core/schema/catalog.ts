import { Map as PersistentMap, Set as PersistentSet } from 'immutable';
import type {
  Change,
  ConstraintDefinition,
  Expression,
  ForeignKeyAction,
  IndexElement,
  Options,
  PartitionKey,
  RoutineArgument,
} from './change.ts';
import type { Name } from './names.ts';
import { showName } from './names.ts';
import type { Query } from './query.ts';
import type { TypeReference } from './types.ts';

/**
 * The schema as it stands after a change. Immutable: `apply` returns a new one that shares all it did not touch, so that a
 * snapshot per migration is cheap. Objects and columns carry an `id` that survives renames: comparing two catalogs by id
 * tells a rename from a drop and an add.
 */
export interface Catalog {
  readonly relations: PersistentMap<number, Relation>;
  /**
   * `schema.name` → id; tables, views, sequences and indexes share one name space, as in PostgreSQL. In the `mysql` family
   * indexes are not in here, since their names belong to their table: see `findIndex`.
   */
  readonly names: PersistentMap<string, number>;
  /**
   * For each relation, the relations that name it: its indexes, owned sequences, views over it, children and partitions,
   * tables with a foreign key to it. Kept in step by `apply`.
   */
  readonly dependents: PersistentMap<number, PersistentSet<number>>;
  /** `schema.name` of every constraint → how many bear it: names the server makes up avoid these. */
  readonly constraintNames: PersistentMap<string, number>;
  /** `schema.name` → type. */
  readonly types: PersistentMap<string, TypeObject>;
  /** `schema.name` → overloads. */
  readonly functions: PersistentMap<string, readonly FunctionObject[]>;
  readonly schemas: PersistentSet<string>;
  readonly extensions: PersistentSet<string>;
  /** Whose laws hold: how names are made up, where index names live, whether views hold on to what they read. */
  readonly family: Family;
  /** Schema of unqualified names when nothing was SET. */
  readonly defaultSchema: string;
  /** Where unqualified names are looked up, in order; set by SET search_path, reset at the end of a migration. */
  readonly searchPath: readonly string[];
  /** What SET TimeZone said, until the migration ends or, for SET LOCAL, the transaction; absent: the server's own setting. */
  readonly timeZone?: { readonly value: string; readonly local: boolean };
  /** MySQL: `SET foreign_key_checks = 0` holds, until it is set otherwise or the migration ends. */
  readonly uncheckedKeys?: true;
  readonly nextId: number;
  /**
   * How many statements so far could not be read, or named what this catalog doesn't have. Above 0 the catalog may lack
   * or wrongly keep something, and "does not exist" is no proof.
   */
  readonly gaps: number;
  /** The catalog at BEGIN, for ROLLBACK; absent outside a transaction, and where DDL is not transactional. */
  readonly atBegin?: Catalog;
  /** ALTER DEFAULT PRIVILEGES was run: new objects may come with grants. */
  readonly defaultPrivileges?: true;
  /** There are temporary relations, which go with the session. */
  readonly temporary?: true;
}

export type Family = 'postgresql' | 'mysql';

/** Where temporary relations live: they hide permanent ones of the same name until the session ends. */
export const temporarySchema = 'pg_temp';

export type Relation = Table | View | Sequence | Index;

interface RelationBase {
  readonly id: number;
  readonly schema: string;
  readonly name: string;
  readonly comment?: string;
  /** What the migrations granted on it and did not revoke: `app select`, `app select(mail)`. Owners need no grants, and are not known. */
  readonly grants?: readonly string[];
  /** Whom OWNER TO named; absent: who ran the migrations. */
  readonly owner?: string;
}

export interface Table extends RelationBase {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly triggers: readonly Trigger[];
  readonly policies: readonly Policy[];
  readonly rules: readonly string[];
  readonly persistence: 'permanent' | 'temporary' | 'unlogged';
  readonly foreign: boolean;
  /** Ids of the tables this one inherits from; for a partition, its parent. */
  readonly parents: readonly number[];
  readonly partitionBound?: string;
  readonly partitionBy?: PartitionKey;
  readonly rowSecurity: { readonly enabled: boolean; readonly forced: boolean };
  /** Extended statistics, which may be in another schema. */
  readonly statistics?: readonly Statistics[];
  /** The publications that name it. */
  readonly publications?: readonly Publication[];
  /** REPLICA IDENTITY, where it is not the primary key: a number is the id of an index. */
  readonly replicaIdentity?: 'full' | 'nothing' | number;
  /** It has columns this catalog could not learn (made from a query or table that is not known). */
  readonly open?: true;
  /** MySQL: the storage engine, where one is named, in lower case. */
  readonly engine?: string;
  /** MySQL: the character set or collation of columns that name none, in lower case; absent: the database's own. */
  readonly charset?: string;
  /** MySQL: the row format, where one is named, in lower case. */
  readonly rowFormat?: string;
  /** MySQL: how many versions of its rows there are, as each instant ADD or DROP COLUMN makes one; absent: none was seen. */
  readonly rowVersions?: number;
}

export interface Statistics {
  readonly schema: string;
  readonly name: string;
  readonly elements: readonly (IndexElement & { readonly columnId?: number })[];
  /** Ids of the columns it is about. */
  readonly reads: readonly number[];
  /** `ndistinct`, `dependencies`, `mcv`; none for all. */
  readonly kinds: readonly string[];
  readonly target?: number;
  readonly comment?: string;
  readonly owner?: string;
}

/** A publication's part of a table. */
export interface Publication {
  readonly name: string;
  /** Ids of the columns that are published; absent for all. */
  readonly columns?: readonly number[];
  /** The row filter, and the columns it reads. */
  readonly where?: Expression;
  readonly reads?: readonly number[];
}

export interface Column {
  readonly id: number;
  readonly name: string;
  readonly type: TypeReference;
  readonly notNull: boolean;
  readonly default?: Expression;
  readonly generated?: {
    readonly expression: Expression;
    readonly stored: boolean;
    /** Ids of the columns it is computed from. */
    readonly reads?: readonly number[];
  };
  /** AUTO_INCREMENT is `by default` too. */
  readonly identity?: 'always' | 'by default';
  readonly collation?: Name;
  readonly comment?: string;
  /** SET STATISTICS. */
  readonly statistics?: number;
  /** SET STORAGE, where it is not what the type has by itself: `plain`, `external`, `extended`, `main`. */
  readonly storage?: string;
  readonly compression?: string;
  /** SET (n_distinct = …) and the like. */
  readonly options?: Options;
  /** From a parent table: `only`, so it goes when the parent's goes; `also`, when the child declares it too. */
  readonly inherited?: 'only' | 'also';
}

/** A constraint with its columns as ids, so that a rename doesn't touch it. */
export interface Constraint {
  readonly name: string;
  readonly type: ConstraintDefinition['type'];
  readonly columns: readonly number[];
  readonly valid: boolean;
  readonly enforced: boolean;
  readonly noInherit: boolean;
  readonly deferrable?: true;
  readonly initiallyDeferred?: true;
  /** Primary key, unique, exclude: id of the index beneath. */
  readonly index?: number;
  /** Primary key, unique: the last column is one WITHOUT OVERLAPS. */
  readonly withoutOverlaps?: true;
  /** Exclude: the operator of each element of the index. */
  readonly operators?: readonly string[];
  readonly references?: {
    readonly table: number;
    readonly columns: readonly number[];
    readonly onDelete: ForeignKeyAction;
    readonly onUpdate: ForeignKeyAction;
    readonly match?: 'full';
    /** The columns that ON DELETE sets; absent for all. */
    readonly setColumns?: readonly number[];
    readonly period?: true;
  };
  readonly expression?: Expression;
  readonly comment?: string;
  /** From the constraint of this name on a parent table. */
  readonly inherited?: true;
}

export interface Trigger {
  readonly name: string;
  readonly timing: 'before' | 'after' | 'instead of';
  readonly events: readonly string[];
  readonly columns: readonly number[];
  /** Columns its WHEN reads. */
  readonly reads?: readonly number[];
  readonly enabled: boolean;
  readonly function?: Name;
  readonly words: readonly string[];
  /** MySQL, where it has no function: the statement that made it. */
  readonly text?: string;
  readonly row?: boolean;
}

export interface Policy {
  readonly name: string;
  readonly command: string;
  readonly columns: readonly number[];
  /** Functions its expressions call. */
  readonly calls?: readonly Name[];
  /** Every row passes: all its expressions are TRUE. */
  readonly always?: true;
  /** Whom it is for; absent: everybody. */
  readonly roles?: readonly string[];
  /** AS RESTRICTIVE: it takes rows away, and gives none. */
  readonly restrictive?: true;
}

export interface View extends RelationBase {
  readonly kind: 'view';
  readonly materialized: boolean;
  readonly temporary: boolean;
  /** `source`: the column it passes on unchanged. */
  readonly columns: readonly {
    readonly id: number;
    readonly name: string;
    readonly type?: TypeReference;
    readonly source?: ColumnId;
  }[];
  readonly query: Query;
  readonly text: string;
  /** Everything it reads; dropping one of these needs CASCADE, and then takes the view along. */
  readonly reads: readonly ColumnId[];
  /** Functions of this catalog that it calls. */
  readonly calls: readonly Name[];
  readonly triggers: readonly Trigger[];
  /** WITH (…) options it was made with, by name, where there are any. */
  readonly options?: Options;
  /** WITH CHECK OPTION: it takes no row that it would not show. */
  readonly checked?: true;
  /** It passes on columns this catalog could not learn. */
  readonly open?: true;
}

/** A column by ids; `column` 0 stands for the relation as a whole. */
export interface ColumnId {
  readonly relation: number;
  readonly column: number;
}

export interface Sequence extends RelationBase {
  readonly kind: 'sequence';
  readonly ownedBy?: ColumnId;
}

export interface Index extends RelationBase {
  readonly kind: 'index';
  readonly table: number;
  readonly unique: boolean;
  readonly method?: string;
  readonly elements: readonly (IndexElement & { readonly columnId?: number; readonly statistics?: number })[];
  readonly include: readonly number[];
  readonly where?: Expression;
  readonly valid: boolean;
  readonly nullsNotDistinct: boolean;
  /** WITH (…). */
  readonly storage?: Options;
  readonly tablespace?: string;
  /** CLUSTER goes by it. */
  readonly clustered?: true;
  /** Ids of every column it needs: elements, INCLUDE, expressions, WHERE. */
  readonly reads: readonly number[];
  /** Names of its own columns, which renames leave alone: LIKE … INCLUDING INDEXES makes up names from them. */
  readonly columnNames?: readonly string[];
  /** MySQL made it for a foreign key, and drops it when another index serves as well. */
  readonly implicit?: true;
  /** Index of the partitioned parent it is attached to. */
  readonly parent?: number;
}

export type TypeObject = {
  readonly id: number;
  readonly schema: string;
  readonly name: string;
  readonly owner?: string;
} & (
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | {
      readonly kind: 'domain';
      readonly base: TypeReference;
      readonly notNull: boolean;
      readonly default?: Expression;
      readonly checks: readonly { readonly name: string; readonly expression: Expression; readonly valid: boolean }[];
    }
  | {
      readonly kind: 'composite';
      readonly attributes: readonly { readonly name: string; readonly type: TypeReference }[];
    }
  | { readonly kind: 'other' }
);

export interface FunctionObject {
  readonly id: number;
  readonly schema: string;
  readonly name: string;
  readonly procedure: boolean;
  readonly arguments: readonly RoutineArgument[];
  readonly returns?: TypeReference;
  readonly returnsSet: boolean;
  readonly language: string;
  readonly volatility: 'immutable' | 'stable' | 'volatile';
  readonly body: string;
  /** What stands around the body, as written, for printing. */
  readonly text: string;
  readonly queries: readonly Query[];
  readonly words: readonly string[];
  /** DDL in the body, which a call carries out. */
  readonly changes?: readonly Change[];
  /** EXECUTE was revoked from PUBLIC, which has it of every function that is made. */
  readonly closed?: true;
  readonly owner?: string;
}

export function emptyCatalog(defaultSchema: string, family: Family = 'postgresql'): Catalog {
  return {
    relations: PersistentMap(),
    names: PersistentMap(),
    dependents: PersistentMap(),
    constraintNames: PersistentMap(),
    family,
    defaultSchema,
    types: PersistentMap(),
    functions: PersistentMap(),
    schemas: PersistentSet([defaultSchema]),
    extensions: PersistentSet(),
    searchPath: [defaultSchema],
    nextId: 1,
    gaps: 0,
  };
}

// Looked through at every key, for each change of a release: a list that is made once is quicker than `Object.keys`.
const fields = Object.keys({
  relations: true,
  names: true,
  dependents: true,
  constraintNames: true,
  types: true,
  functions: true,
  schemas: true,
  extensions: true,
  family: true,
  defaultSchema: true,
  searchPath: true,
  timeZone: true,
  uncheckedKeys: true,
  nextId: true,
  gaps: true,
  atBegin: true,
  defaultPrivileges: true,
  temporary: true,
} satisfies { readonly [K in keyof Catalog]-?: true }) as (keyof Catalog)[];

/**
 * Whether two catalogs hold the very same objects, however many statements could not be read on the way: half-typed ones come
 * and go.
 */
export function sameButGaps(a: Catalog, b: Catalog): boolean {
  if (a === b) return true;
  for (const field of fields) if (field !== 'gaps' && !sameField(a, b, field)) return false;
  return true;
}

const sameField = (a: Catalog, b: Catalog, field: keyof Catalog): boolean =>
  a[field] === b[field] ||
  (field === 'atBegin' && a.atBegin !== undefined && b.atBegin !== undefined && sameButGaps(a.atBegin, b.atBegin));

/** The fields in which two catalogs differ, to whoever asks whether there are gaps, and not how many. */
export function differences(a: Catalog, b: Catalog): ReadonlySet<keyof Catalog> {
  if (a === b) return none;
  let different: Set<keyof Catalog> | undefined;
  for (const field of fields) {
    const same = field === 'gaps' ? (a.gaps === 0) === (b.gaps === 0) : sameField(a, b, field);
    if (!same) different = (different ?? new Set()).add(field);
  }
  return different ?? none;
}

const none: ReadonlySet<keyof Catalog> = new Set();

/** Whether two catalogs are the same to whoever asks whether there are gaps, and not how many. */
export const sameSchema = (a: Catalog, b: Catalog): boolean => (a.gaps === 0) === (b.gaps === 0) && sameButGaps(a, b);

/** A catalog with something of it changed. One that is watched stays so: see `analysis/reads.ts`. */
export const derived = (catalog: Catalog, change: Partial<Catalog>): Catalog => {
  const own = (catalog as { [deriving]?: (change: Partial<Catalog>) => Catalog })[deriving];
  return own ? own(change) : { ...catalog, ...change };
};

export const deriving = Symbol('deriving');

/** The relation a name means: in its schema, or in the first schema of the search path that has it. */
export function findRelation(catalog: Catalog, name: Name): Relation | undefined {
  const { names, relations } = catalog;
  const found = (schema: string): number | undefined => names.get(`${schema}.${name.name}`);
  if (name.schema) {
    const id = found(name.schema);
    return id === undefined ? undefined : relations.get(id);
  }
  // Few catalogs have any: this is asked thousands of times at every key.
  const hidden = catalog.temporary ? found(temporarySchema) : undefined;
  if (hidden !== undefined) return relations.get(hidden);
  for (const schema of catalog.searchPath) {
    const id = found(schema);
    if (id !== undefined) return relations.get(id);
  }
  return undefined;
}

export function findTable(catalog: Catalog, name: Name): Table | undefined {
  const relation = findRelation(catalog, name);
  return relation?.kind === 'table' ? relation : undefined;
}

export function findColumn(
  table: Table | View | undefined,
  name: string,
): Table['columns'][number] | View['columns'][number] | undefined {
  return table?.columns.find((column) => column.name === name);
}

export const tableById = (catalog: Catalog, id: number): Table | undefined => {
  const relation = catalog.relations.get(id);
  return relation?.kind === 'table' ? relation : undefined;
};

/** The name people use for a relation: without its schema when that is first on the search path. */
export const displayName = (catalog: Catalog, relation: { readonly schema: string; readonly name: string }): string =>
  relation.schema === catalog.searchPath[0] ? relation.name : showName(relation);

/** The relations that name this one, oldest first: see `Catalog.dependents`. */
export const dependentsOf = (catalog: Catalog, id: number): Relation[] =>
  [...(catalog.dependents.get(id) ?? [])].sort((a, b) => a - b).flatMap((d) => catalog.relations.get(d) ?? []);

/** Indexes of a table or materialized view, oldest first. */
export const indexesOf = (catalog: Catalog, table: number): Index[] =>
  dependentsOf(catalog, table).filter((r): r is Index => r.kind === 'index' && r.table === table);

/** An index by name; `table` is needed in the `mysql` family, where the name alone says nothing. */
export function findIndex(catalog: Catalog, name: Name, table?: Name): Index | undefined {
  if (catalog.family === 'mysql') {
    const owner = table && findRelation(catalog, table);
    const wanted = name.name.toLowerCase();
    return owner && indexesOf(catalog, owner.id).find((index) => index.name.toLowerCase() === wanted);
  }
  const found = findRelation(catalog, name);
  return found?.kind === 'index' ? found : undefined;
}

/** Tables that inherit from this one, partitions included. */
export const childrenOf = (catalog: Catalog, table: number): Table[] =>
  dependentsOf(catalog, table).filter((r): r is Table => r.kind === 'table' && r.parents.includes(table));
