import * as sql from './server-catalog-queries.ts';

/**
 * What a real PostgreSQL server says its schema is: the judge of our own catalog. Names are `schema.name`, in byte order;
 * expressions and definitions are as the server prints them with an empty search path, so that every name is qualified.
 * System schemas, temporary objects and what belongs to an extension are left out.
 */
export interface ServerCatalog {
  readonly schemas: readonly string[];
  readonly extensions: readonly string[];
  readonly tables: readonly ServerTable[];
  readonly views: readonly ServerView[];
  readonly indexes: readonly ServerIndex[];
  readonly sequences: readonly ServerSequence[];
  readonly statistics: readonly ServerStatistics[];
  readonly publications: readonly {
    readonly name: string;
    readonly table: string;
    readonly columns: readonly string[] | null;
    readonly filtered: boolean;
  }[];
  readonly enums: readonly { readonly name: string; readonly owner: string; readonly values: readonly string[] }[];
  readonly domains: readonly ServerDomain[];
  readonly composites: readonly {
    readonly name: string;
    readonly attributes: readonly { readonly name: string; readonly type: string }[];
  }[];
  /** Ranges, base types and shells. */
  readonly otherTypes: readonly string[];
  readonly functions: readonly ServerFunction[];
}

export interface ServerTable {
  readonly name: string;
  readonly persistence: 'permanent' | 'unlogged';
  readonly foreign: boolean;
  readonly columns: readonly ServerColumn[];
  readonly constraints: readonly ServerConstraint[];
  readonly triggers: readonly ServerTrigger[];
  readonly policies: readonly {
    readonly name: string;
    readonly command: string;
    readonly permissive: boolean;
    readonly roles: readonly string[];
    readonly expressions: string;
  }[];
  readonly rules: readonly string[];
  readonly parents: readonly string[];
  readonly partitionBy: string | null;
  readonly partitionBound: string | null;
  readonly rowSecurity: { readonly enabled: boolean; readonly forced: boolean };
  readonly comment: string | null;
  /** Empty for whoever asks. */
  readonly owner: string;
  /** `full`, `nothing`, `index schema.name`; empty for the primary key. */
  readonly replicaIdentity: string;
}

export interface ServerColumn {
  readonly name: string;
  /** As `format_type` prints it. */
  readonly type: string;
  readonly notNull: boolean;
  readonly default: string | null;
  readonly generated: { readonly expression: string; readonly stored: boolean } | null;
  readonly identity: 'always' | 'by default' | null;
  /** Only where it differs from the type's own. */
  readonly collation: string | null;
  readonly inherited: boolean;
  readonly comment: string | null;
  readonly statistics: number | null;
  /** Only where it differs from the type's own. */
  readonly storage: string | null;
  readonly compression: string | null;
  readonly options: readonly string[] | null;
}

export interface ServerConstraint {
  readonly name: string;
  readonly type: 'primary-key' | 'unique' | 'foreign-key' | 'check' | 'not-null' | 'exclude' | 'trigger';
  readonly columns: readonly string[];
  readonly valid: boolean;
  readonly enforced: boolean;
  readonly noInherit: boolean;
  readonly deferrable: boolean;
  readonly initiallyDeferred: boolean;
  /** PERIOD or WITHOUT OVERLAPS. */
  readonly period: boolean;
  /** Of an exclusion constraint. */
  readonly operators: readonly string[] | null;
  readonly comment: string | null;
  readonly index: string | null;
  readonly references: {
    readonly table: string;
    readonly columns: readonly string[];
    /** MATCH FULL. */
    readonly full: boolean;
    readonly setColumns: readonly string[];
    readonly onDelete: string;
    readonly onUpdate: string;
  } | null;
  /** Of a check. */
  readonly expression: string | null;
  readonly definition: string;
}

export interface ServerTrigger {
  readonly name: string;
  readonly timing: 'before' | 'after' | 'instead of';
  readonly events: readonly string[];
  readonly columns: readonly string[];
  readonly enabled: boolean;
  readonly function: string;
  readonly definition: string;
}

export interface ServerView {
  readonly name: string;
  readonly materialized: boolean;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** From `pg_depend`; `column` is null where the relation is needed as a whole only. */
  readonly reads: readonly { readonly relation: string; readonly column: string | null }[];
  readonly triggers: readonly ServerTrigger[];
  readonly comment: string | null;
  readonly owner: string;
  readonly options: readonly string[] | null;
  readonly definition: string;
}

export interface ServerIndex {
  readonly name: string;
  readonly table: string;
  readonly unique: boolean;
  readonly primary: boolean;
  /** CLUSTER goes by it. */
  readonly clustered: boolean;
  readonly method: string;
  readonly elements: readonly {
    readonly column: string | null;
    readonly expression: string | null;
    readonly descending: boolean;
    readonly nullsFirst: boolean;
    /** Where it is not the type's own. */
    readonly operatorClass: string | null;
    readonly collation: string | null;
    readonly statistics: number | null;
  }[];
  readonly include: readonly string[];
  readonly where: string | null;
  readonly valid: boolean;
  readonly nullsNotDistinct: boolean;
  readonly parent: string | null;
  readonly storage: readonly string[] | null;
  readonly tablespace: string | null;
  readonly comment: string | null;
  readonly definition: string;
}

export interface ServerStatistics {
  readonly name: string;
  readonly owner: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly expressions: readonly string[];
  /** `d`, `f`, `m`. */
  readonly kinds: readonly string[] | null;
  readonly target: number | null;
  readonly comment: string | null;
}

export interface ServerSequence {
  readonly name: string;
  readonly owner: string;
  readonly ownedBy: { readonly table: string; readonly column: string } | null;
}

export interface ServerDomain {
  readonly name: string;
  readonly owner: string;
  readonly base: string;
  readonly notNull: boolean;
  readonly default: string | null;
  readonly checks: readonly { readonly name: string; readonly expression: string; readonly valid: boolean }[];
}

export interface ServerFunction {
  readonly name: string;
  readonly owner: string;
  /** As DROP FUNCTION would name them, with modes and names. */
  readonly arguments: string;
  /** Types of the arguments a caller gives. */
  readonly inputs: readonly string[];
  readonly kind: 'function' | 'procedure' | 'aggregate' | 'window';
  readonly result: string | null;
  readonly language: string;
  readonly volatility: 'immutable' | 'stable' | 'volatile';
}

/** A session of either engine: `pg.Client` or `PGlite`. */
export interface Session {
  query(text: string): Promise<{ rows: unknown[] }>;
}

/** Reads the catalog of the session's database. No transaction may be open; the session is left as it was. */
export async function readServerCatalog(session: Session): Promise<ServerCatalog> {
  await session.query('BEGIN READ ONLY');
  try {
    await session.query(`SET LOCAL search_path = ''`);
    return await read(async <T>(text: string) => (await session.query(text)).rows as T[]);
  } finally {
    await session.query('ROLLBACK');
  }
}

async function read(rows: <T>(text: string) => Promise<T[]>): Promise<ServerCatalog> {
  const names = async (text: string) => (await rows<{ name: string }>(text)).map((row) => row.name);
  const columns = partsByRelation(await rows<Part<ServerColumn>>(sql.columns));
  const constraints = partsByRelation(await rows<Part<ServerConstraint>>(sql.constraints));
  const triggers = partsByRelation(await rows<Part<ServerTrigger>>(sql.triggers));
  const policies = partsByRelation(await rows<Part<ServerTable['policies'][number]>>(sql.policies));
  const rules = partsByRelation(await rows<Part<string>>(sql.rules));
  const reads = partsByRelation(await rows<Part<ServerView['reads'][number]>>(sql.viewReads));

  const tables = (await rows<ServerTable>(sql.tables)).map((table) => ({
    ...table,
    columns: columns(table.name),
    constraints: constraints(table.name),
    triggers: triggers(table.name),
    policies: policies(table.name),
    rules: rules(table.name),
  }));
  const views = (await rows<ServerView>(sql.views)).map((view) => ({
    ...view,
    columns: columns(view.name).map(({ name, type }) => ({ name, type })),
    reads: reads(view.name),
    triggers: triggers(view.name),
  }));
  return {
    schemas: await names(sql.schemas),
    extensions: await names(sql.extensions),
    tables,
    views,
    indexes: await rows(sql.indexes),
    sequences: await rows(sql.sequences),
    statistics: await rows(sql.statistics),
    publications: await rows(sql.publications),
    enums: await rows(sql.enums),
    domains: await rows(sql.domains),
    composites: await rows(sql.composites),
    otherTypes: await names(sql.otherTypes),
    functions: await rows(sql.functions),
  };
}

/** A row about a part of a relation: which one, then the part itself. */
interface Part<T> {
  readonly relation: string;
  readonly part: T;
}

function partsByRelation<T>(rows: readonly Part<T>[]): (relation: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const { relation, part } of rows) {
    const group = groups.get(relation);
    if (group) group.push(part);
    else groups.set(relation, [part]);
  }
  return (relation) => groups.get(relation) ?? [];
}
