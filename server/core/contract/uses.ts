import { type Catalog, type ColumnId, dependentsOf, displayName, findRelation } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import type { FunctionCall, Query } from '../schema/query.ts';
import { type Resolution, resolve } from '../schema/resolve.ts';
import { sameToQueries } from '../schema/same.ts';
import type { Span } from '../text/span.ts';
import { alwaysGiven } from './always-given.ts';
import type { Evidence } from './answer.ts';
import type { ServerCode } from './code.ts';
import { type CodeFile, type FileStatement, lineAt } from './code-file.ts';
import type { DeclaredUses, InsertUse, ResolvedStatement, Server } from './contract.ts';
import { deadQueries } from './dead-queries.ts';
import { type Embedded, readEmbedded } from './embedded.ts';
import { castNames, functionNames, handedCalls, mayName, mayStandFor } from './handed-names.ts';
import { namesBare } from './kin.ts';
import { type MappedRelation, Mapping } from './mapping.ts';
import type { Published } from './published.ts';
import type { UnclearStatement } from './unsettled.ts';
import { nameKey, Words } from './words.ts';

export interface UsesRequest {
  readonly server: Server;
  readonly code: ServerCode;
  /** The schema the server was released with. */
  readonly catalog: Catalog;
  /** What the manifest declares for servers whose code isn't here. */
  readonly uses?: DeclaredUses | undefined;
  /** What was resolved before, for a server whose schema changes at every key. */
  readonly resolutions?: Resolutions;
  /** What another repository published of the server: then there is no code. */
  readonly published?: Published | undefined;
  /** Statements of the migrations before it that were not understood. */
  readonly unread?: readonly UnreadStatement[];
  /** Where the manifest says so, from 1. */
  readonly declaredAt?: (table: string) => { readonly file: string; readonly line: number };
}

/** A statement of a migration that could not be read: what it made of the names in it, nobody knows. */
export interface UnreadStatement {
  readonly words: Words;
  /** It makes something: a view, a function, a trigger. */
  readonly makes: boolean;
  readonly evidence: Evidence;
}

/** What a query resolved to on another schema still holds when all it touches is the same there. */
export type Resolutions = WeakMap<Query, { readonly catalog: Catalog; readonly resolution: Resolution }>;

/** What is done to one relation; columns by id. */
export interface RelationUses {
  readonly relation: Evidence[];
  readonly stars: Evidence[];
  readonly reads: Map<number, Evidence[]>;
  readonly updates: Map<number, Evidence[]>;
  /** Writes that don't say the column's name, by position or through a view: a rename leaves them be. */
  readonly unnamed: Map<number, Evidence[]>;
  readonly nulls: Map<number, Evidence[]>;
  /** Updates that set the column to its DEFAULT. */
  readonly defaulted: Map<number, Evidence[]>;
  readonly inserts: InsertUse[];
}

interface Entry {
  readonly file: CodeFile;
  readonly statement: FileStatement;
  readonly query: Query;
  readonly resolution: Resolution;
}

/**
 * Every use a server's code makes of a schema. Statements are sorted by the relations they touch; what they do to one is
 * worked out when it is asked for, because a check asks for a few relations of hundreds.
 */
export class CodeUses {
  /** Statements found, and those that were understood whole. */
  found = 0;
  understood = 0;
  /** Queries whose generated function nothing calls. */
  dead = 0;
  readonly sources = new Set<string>();
  private readonly entries: Entry[] = [];
  /** Queries of functions that nothing names: whether they run can't be told. */
  private readonly idle = new Map<FileStatement, boolean>();
  private readonly idling = new WeakMap<Evidence, string>();
  private sorted: { readonly byRelation: ReadonlyMap<number, Entry[]>; readonly unclear: readonly Entry[] } | undefined;
  private listed: readonly ResolvedStatement[] | undefined;
  private readonly declared = new Map<number, (uses: RelationUses) => void>();
  private readonly known = new Map<number, RelationUses>();
  private handing:
    | readonly { readonly entry: Entry; readonly calls: readonly FunctionCall[]; readonly casts: readonly string[] }[]
    | undefined;
  /** What a published contract could not tell, by relation and column. */
  readonly untold = new Map<string, { readonly why: string; readonly evidence: Evidence }>();
  private readonly mapping: Mapping;
  private readonly embedded: Embedded;

  constructor(private readonly request: UsesRequest) {
    const dead = request.code.shared ? new Set<FileStatement>() : deadQueries(request.code.files);
    for (const file of request.code.files) {
      for (const statement of file.found.statements) {
        this.sources.add(file.source);
        if (!file.seen) this.found++;
        if (!file.seen && !statement.error) this.understood++;
        if (dead.has(statement)) this.dead++;
        else
          for (const query of statement.queries)
            this.entries.push({ file, statement, query, resolution: resolved(query, request) });
      }
    }
    this.declare();
    this.addPublished();
    this.mapping = new Mapping(request.code, request.catalog, request.server);
    this.embedded = readEmbedded(request.code.files, request.catalog, request.server);
    for (const [column, doubt] of this.embedded.untold) this.untold.set(column, doubt);
    this.found += this.mapping.calls;
    this.understood += this.mapping.calls;
    for (const orm of this.mapping.sources) this.sources.add(`${orm} schema`);
  }

  /** Nothing tells what the server uses: no query in its code, nor, where there is no code at all, a word of the manifest. */
  get empty(): boolean {
    return this.found === 0 && (this.declared.size === 0 || this.request.code.files.length > 0);
  }

  /** Evidence is made when it is looked at: of most statements nobody ever does. */
  get statements(): readonly ResolvedStatement[] {
    this.listed ??= this.entries.map((entry) => {
      const evidence = (): Evidence => this.evidence(entry, 0, 'runs');
      return {
        query: entry.query,
        text: entry.statement.text,
        resolution: entry.resolution,
        get evidence() {
          return evidence();
        },
        idle: this.isIdle(entry),
      };
    });
    return this.listed;
  }

  /** Uses of a relation by its own name. */
  of(id: number): RelationUses {
    const known = this.known.get(id);
    if (known) return known;
    const uses: RelationUses = {
      relation: [],
      stars: [],
      reads: new Map(),
      updates: new Map(),
      unnamed: new Map(),
      nulls: new Map(),
      defaulted: new Map(),
      inserts: [],
    };
    for (const entry of this.index.byRelation.get(id) ?? []) this.collect(entry, id, uses);
    this.declared.get(id)?.(uses);
    this.addMapped(id, uses);
    uses.relation.push(...(this.embedded.relations.get(id) ?? []));
    uses.stars.push(...(this.embedded.stars.get(id) ?? []));
    for (const [column, places] of this.embedded.columns.get(id) ?? [])
      for (const place of places) put(uses.reads, column, place);
    this.known.set(id, uses);
    return uses;
  }

  /** What ORMs know of a relation. */
  mapped(id: number): MappedRelation | undefined {
    return this.mapping.of(id);
  }

  /** Uses of views that read a relation, or one column of it: a view needs all it reads to be there. `apart`: `view name` of those that don't count. */
  throughViews(id: number, column?: number, apart: readonly string[] = [], seen = new Set<number>()): Evidence[] {
    const { catalog } = this.request;
    return dependentsOf(catalog, id).flatMap((view) => {
      if (view.kind !== 'view' || seen.has(view.id)) return [];
      if (!view.reads.some((read) => read.relation === id && (column === undefined || read.column === column)))
        return [];
      const inner = new Set([...seen, view.id]);
      const through = displayName(catalog, view);
      if (apart.includes(`view ${through}`)) return [];
      const readers = [...this.of(view.id).relation, ...this.throughViews(view.id, undefined, apart, inner)];
      return readers.map((evidence) => ({ ...evidence, how: 'reads', through }));
    });
  }

  /** Queries that name a column and can't be sure to mean that of the table; where they name other tables only, they don't. */
  uncertain(table: string, name: string): Evidence[] {
    return this.index.unclear.flatMap((entry) =>
      unclearNames(entry.resolution)
        .filter((each) => each.name === name && mayMean(entry, table))
        .map(({ at }) => this.evidence(entry, at.start, 'names')),
    );
  }

  /** Queries that name a table the catalog doesn't have; with `column`, those that may mean that column of it. */
  foreign({ schema, name }: Name, column?: string): Evidence[] {
    const same = (said: string): boolean => {
      const [last, first] = said.split('.').toReversed();
      return last === name && (first === undefined || schema === undefined || first === schema);
    };
    return this.entries.flatMap((entry) => {
      const at = entry.resolution.problems.find((problem) => problem.kind === 'no-relation' && same(problem.name))?.at;
      const { text } = entry.statement;
      const named = column === undefined || Words.of(text).has(nameKey(column));
      return at && named
        ? [
            this.evidence(
              entry,
              at.start,
              `${column === undefined ? 'names' : 'reads or writes'}, though the migrations never create it,`,
            ),
          ]
        : [];
    });
  }

  /** Queries that name a table without its schema. */
  bare(name: string): Evidence[] {
    return this.entries
      .filter((entry) => namesBare(entry.query, name))
      .map((entry) => this.evidence(entry, 0, 'names'));
  }

  /** Whether all that writes a column are queries that are given a value for it each time. */
  alwaysGiven({ relation, column }: ColumnId): boolean {
    const table = this.request.catalog.relations.get(relation);
    const name = table?.kind === 'table' && table.columns.find(({ id }) => id === column)?.name;
    if (!name || this.request.code.shared || this.mapping.of(relation) || this.declared.has(relation)) return false;
    const writing = (this.index.byRelation.get(relation) ?? []).filter(
      ({ resolution }) =>
        resolution.inserts.some((each) => each.relation === relation) ||
        resolution.writes.some((each) => each.relation === relation && each.column === column) ||
        resolution.upserts.some((each) => each.relation === relation),
    );
    return (
      writing.length > 0 &&
      writing.every(({ statement, resolution, file }) => {
        const query =
          (file.path.endsWith('.sql') ? statement.name : undefined) ??
          /^\s*--\s*name:\s*(\w+)/.exec(statement.text)?.[1];
        return (
          query !== undefined &&
          !file.seen &&
          resolution.upserts.length === 0 &&
          alwaysGiven(this.request.code.files, query, table.name, name)
        );
      })
    );
  }

  /** Queries that hand the name of a table, or of a column of it, to a function: what that does can't be followed. */
  handed(table: string, column?: string): Evidence[] {
    this.handing ??= this.entries.flatMap((entry) => {
      const calls = handedCalls(entry.query);
      const casts = entry.query.types.length > 0 ? castNames(entry.statement.text) : [];
      return calls.length + casts.length > 0 ? [{ entry, calls, casts }] : [];
    });
    const name = column?.toLowerCase();
    const isTable = (literal: string): boolean => mayStandFor(literal, table);
    return this.handing.flatMap(({ entry, calls, casts }) => {
      const places = calls.filter((call) =>
        name === undefined
          ? call.literals.some(isTable)
          : call.literals.some((literal) => mayName(literal, name)) &&
            (call.literals.some(isTable) || functionNames(this.request.catalog, call.name.name, table)),
      );
      const cast = name === undefined && casts.some(isTable);
      return [
        ...places.map(({ name: called, at }) => this.evidence(entry, at.start, `hands to ${called.name}`)),
        ...(cast ? [this.evidence(entry, 0, 'names')] : []),
      ];
    });
  }

  /** Statements that were not understood whole, or name a table that the migrations never create. */
  unsettled(): UnclearStatement[] {
    const byStatement = new Map<FileStatement, Entry[]>();
    for (const entry of this.entries)
      byStatement.set(entry.statement, [...(byStatement.get(entry.statement) ?? []), entry]);
    const code = this.request.code.files.filter((file) => !file.seen);
    return code.flatMap((file) =>
      file.found.statements.flatMap((statement): UnclearStatement[] => {
        const resolutions = (byStatement.get(statement) ?? []).map((entry) => entry.resolution);
        const foreign = resolutions.some((r) => r.problems.some((p) => p.kind === 'no-relation'));
        if (!statement.error && !foreign) return [];
        const how = statement.dynamic ? 'runs, put together at run time' : 'runs';
        const evidence = this.evidence({ file, statement }, 0, how);
        const { text, dynamic = false, queries } = statement;
        return [
          {
            evidence,
            text,
            dynamic,
            unread: queries.length === 0,
            whole: !statement.error,
            resolutions,
            listed: statement.listed === true,
          },
        ];
      }),
    );
  }

  /** The function of a place, where nothing calls it: whether its query ever runs can't be told. */
  idleIn(evidence: Evidence): string | undefined {
    return this.idling.get(evidence);
  }

  private isIdle({ file: own, statement }: Pick<Entry, 'file' | 'statement'>): boolean {
    if (!statement.alone || statement.name === undefined) return false;
    const key = nameKey(statement.name);
    const known =
      this.idle.get(statement) ?? !this.request.code.files.some((file) => file !== own && file.words.has(key));
    this.idle.set(statement, known);
    return known;
  }

  /** Statements by the relations they touch, and those with names nobody can be sure of. */
  private get index() {
    if (this.sorted) return this.sorted;
    const byRelation = new Map<number, Entry[]>();
    const unclear: Entry[] = [];
    for (const entry of this.entries) {
      for (const id of new Set([...touched(entry.resolution), ...this.rowTypes(entry).map((type) => type.relation)])) {
        const known = byRelation.get(id);
        if (known) known.push(entry);
        else byRelation.set(id, [entry]);
      }
      if (!entry.file.seen && unclearNames(entry.resolution).length > 0) unclear.push(entry);
    }
    this.sorted = { byRelation, unclear };
    return this.sorted;
  }

  private collect(entry: Entry, id: number, uses: RelationUses): void {
    const { resolution } = entry;
    const evidence = (at: { readonly start: number }, how: string): Evidence => this.evidence(entry, at.start, how);
    const here = <T extends { readonly relation: number }>(all: readonly T[]): T[] =>
      all.filter((each) => each.relation === id);
    for (const read of here(resolution.reads)) {
      // A whole row is as good as a star; the columns of a star are not named by the query itself.
      if (read.column === 0) uses.stars.push(evidence(read.at, 'reads all of'));
      else if (!read.star) put(uses.reads, read.column, evidence(read.at, 'reads'));
    }
    for (const write of here(resolution.writes)) {
      put(write.beneath ? uses.unnamed : uses.updates, write.column, evidence(write.at, 'writes'));
      if (write.value === 'default') put(uses.defaulted, write.column, evidence(write.at, 'writes DEFAULT to'));
      if (write.value === 'null') put(uses.nulls, write.column, evidence(write.at, 'writes NULL to'));
    }
    for (const type of here(this.rowTypes(entry))) {
      uses.relation.push(evidence(type.at, 'takes the row type of'));
      uses.stars.push(evidence(type.at, 'takes the row type of'));
    }
    for (const star of here(resolution.stars)) uses.stars.push(evidence(star.at, 'reads * of'));
    for (const use of here(resolution.relations)) uses.relation.push(evidence(use.at, verbs[use.use]));
    for (const insert of here(resolution.inserts)) {
      const { columns, positional, nulls, defaults } = insert;
      const more = entry.statement.dynamic ? { open: true as const } : {};
      uses.inserts.push({
        columns,
        positional,
        nulls,
        defaults,
        ...more,
        evidence: evidence(insert.at, 'inserts into'),
      });
      const unnamed = positional || insert.beneath;
      for (const column of columns) put(unnamed ? uses.unnamed : uses.updates, column, evidence(insert.at, 'writes'));
    }
    for (const upsert of here(resolution.upserts)) {
      const table = upsert.constraint === undefined ? undefined : this.request.catalog.relations.get(id);
      const constraint = table?.kind === 'table' && table.constraints.find((each) => each.name === upsert.constraint);
      const beneath = constraint ? constraint.columns : [];
      for (const column of beneath)
        put(uses.unnamed, column, evidence(upsert.at, `upserts on ${upsert.constraint} of`));
      for (const column of upsert.columns) put(uses.reads, column, evidence(upsert.at, 'upserts on'));
    }
  }

  /** Relations whose row a query takes as a type: `NULL::orders`. */
  private rowTypes({ resolution }: Entry): readonly { readonly relation: number; readonly at: Span }[] {
    return resolution.types.flatMap(({ name, at }) => {
      const relation = findRelation(this.request.catalog, name);
      return relation?.kind === 'table' || relation?.kind === 'view' ? [{ relation: relation.id, at }] : [];
    });
  }

  private addMapped(id: number, uses: RelationUses): void {
    const mapped = this.mapping.of(id);
    if (!mapped || mapped.calls.length === 0) return;
    uses.relation.push(...mapped.calls, mapped.place);
    uses.inserts.push(...mapped.inserts);
    uses.stars.push(...mapped.rowStars);
    for (const key of ['reads', 'nulls'] as const)
      for (const [column, places] of mapped[key]) for (const place of places) put(uses[key], column, place);
    for (const [column, places] of mapped.writes) for (const place of places) put(uses.updates, column, place);
  }

  private declare(): void {
    const { uses, declaredAt, catalog } = this.request;
    for (const [name, use] of Object.entries(uses ?? {})) {
      const relation = findRelation(catalog, nameOf(name));
      if (relation?.kind !== 'table' && relation?.kind !== 'view') continue;
      const place = declaredAt?.(name) ?? { file: 'bellows.yaml', line: 1 };
      const evidence: Evidence = { ...place, text: `uses: ${name}`, how: 'uses' };
      const all = relation.columns.map((column) => column.id);
      const ids = (names: readonly string[] | undefined): number[] =>
        (names ?? []).flatMap((n) => relation.columns.filter((c) => c.name === n).map((c) => c.id));
      this.declared.set(relation.id, (found) => {
        found.relation.push(evidence);
        for (const column of use === 'all' ? all : ids(use.reads)) put(found.reads, column, evidence);
        for (const column of use === 'all' ? all : ids(use.writes)) put(found.updates, column, evidence);
        if (use === 'all' || !use.inserts) return;
        found.inserts.push({ columns: ids(use.inserts), positional: false, nulls: [], defaults: [], evidence });
        for (const column of ids(use.inserts)) put(found.updates, column, evidence);
      });
    }
  }

  private addPublished(): void {
    const { published, catalog } = this.request;
    for (const [name, table] of published?.tables ?? []) {
      const relation = findRelation(catalog, nameOf(name));
      if (relation?.kind !== 'table' && relation?.kind !== 'view') continue;
      const idOf = (column: string): number | undefined => relation.columns.find((c) => c.name === column)?.id;
      const each = <T>(columns: ReadonlyMap<string, T>, take: (id: number, value: T) => void): void => {
        for (const [column, value] of columns) {
          const id = idOf(column);
          if (id !== undefined) take(id, value);
        }
      };
      each(table.unknown, (id, doubt) => this.untold.set(`${relation.id} ${id}`, doubt));
      this.declared.set(relation.id, (found) => {
        found.relation.push(table.relation);
        found.stars.push(...table.star);
        each(table.reads, (id, evidence) => put(found.reads, id, evidence));
        each(table.writes, (id, evidence) => put(found.updates, id, evidence));
        for (const { columns, positional, evidence } of table.inserts) {
          const ids = columns.flatMap((column) => idOf(column) ?? []);
          found.inserts.push({ columns: ids, positional, nulls: [], defaults: [], evidence });
          for (const id of ids) put(positional ? found.unnamed : found.updates, id, evidence);
        }
      });
    }
  }

  private evidence({ file, statement }: Pick<Entry, 'file' | 'statement'>, offset: number, how: string): Evidence {
    const line = lineAt(statement, offset);
    const { ref } = this.request.server;
    const found: Evidence = {
      file: file.path,
      line,
      text: shortText(statement),
      how,
      ...(ref && !file.seen ? { ref } : {}),
    };
    if (this.isIdle({ file, statement })) this.idling.set(found, statement.name as string);
    return found;
  }
}

const verbs = {
  read: 'reads',
  write: 'updates',
  insert: 'inserts into',
  delete: 'deletes from',
  truncate: 'truncates',
  lock: 'locks',
};

const nameOf = (written: string): Name => {
  const [schema, table] = written.includes('.') ? written.split('.', 2) : [undefined, written];
  return schema === undefined ? { name: written } : { schema, name: table as string };
};

function resolved(query: Query, { catalog, resolutions }: UsesRequest): Resolution {
  const known = resolutions?.get(query);
  const same = known && sameFor(known.resolution, known.catalog, catalog);
  const resolution = same ? known.resolution : resolve(query, catalog);
  if (!same) resolutions?.set(query, { catalog, resolution });
  return resolution;
}

/** Objects are replaced when they change, so the same object is the same table, name and columns. */
const sameFor = (resolution: Resolution, before: Catalog, now: Catalog): boolean =>
  before === now ||
  (resolution.problems.length === 0 &&
    resolution.relations.length > 0 &&
    resolution.upserts.length === 0 &&
    !resolution.namesIndexes &&
    resolution.relations.every(({ relation }) => sameToQueries(relation, before, now)));

const touchedBy = new WeakMap<Resolution, readonly number[]>();

/** Ids of the relations a statement names. */
function touched(resolution: Resolution): readonly number[] {
  const known = touchedBy.get(resolution);
  if (known) return known;
  const { reads, writes, inserts, stars, relations, upserts } = resolution;
  const ids = [
    ...new Set(
      [reads, writes, inserts, stars, relations, upserts]
        .flat()
        .map((each: Pick<ColumnId, 'relation'>) => each.relation),
    ),
  ];
  touchedBy.set(resolution, ids);
  return ids;
}

const unclearNames = ({ uncertain, problems }: Resolution) =>
  uncertain.length + problems.length === 0 ? [] : [...uncertain, ...problems.filter((p) => p.kind !== 'no-relation')];

/** A table that is unknown by its schema only may be this one; one of another name is not. */
function mayMean({ statement, resolution }: Entry, table: string): boolean {
  const missing = resolution.problems.filter((problem) => problem.kind === 'no-relation');
  if (statement.dynamic || missing.length === 0) return true;
  return missing.some((problem) => problem.name.split('.').at(-1) === table);
}

function put(map: Map<number, Evidence[]>, key: number, evidence: Evidence): void {
  const known = map.get(key);
  if (known) known.push(evidence);
  else map.set(key, [evidence]);
}

const shortTexts = new WeakMap<FileStatement, string>();

/** The statement on one line, of at most 160 characters. */
function shortText(statement: FileStatement): string {
  const known = shortTexts.get(statement);
  if (known !== undefined) return known;
  const line = statement.text.replace(/\s+/g, ' ').trim();
  const short = line.length > 160 ? `${line.slice(0, 159)}…` : line;
  shortTexts.set(statement, short);
  return short;
}
