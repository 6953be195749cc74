import { type Catalog, type ColumnId, displayName, findRelation } from '../schema/catalog.ts';
import type { Query } from '../schema/query.ts';
import { type Resolution, resolve } from '../schema/resolve.ts';
import { count, list } from '../text/words.ts';
import type { Answer, Evidence } from './answer.ts';
import type { CodeFile, ServerCode } from './code.ts';
import type { Contract, DeclaredUses, InsertUse, ResolvedStatement, Searched, Server } from './contract.ts';
import type { FoundStatement } from './source.ts';
import { tableWords, wordKey } from './words.ts';

export interface ContractRequest {
  readonly server: Server;
  readonly code: ServerCode;
  /** The schema the server was released with. */
  readonly catalog: Catalog;
  /** What its code may still be written for: a statement that fits this schema and not `catalog` uses what is gone. */
  readonly former?: Catalog | undefined;
  /** What the manifest declares for servers whose code isn't here. */
  readonly uses?: DeclaredUses | undefined;
  /** What was resolved before, for a server whose schema changes at every key. */
  readonly resolutions?: Resolutions;
  /** Where the manifest says so, from 1. */
  readonly declaredAt?: (table: string) => { readonly file: string; readonly line: number };
}

/** How many places are named where something can't be told. */
const placesShown = 4;

/**
 * Resolves everything a server's code says against the schema it was released with. A use that is found is evidence; what
 * can't be read, a `SELECT *`, and a file that names both table and column make an answer unknown; only what was searched
 * for everywhere and found nowhere is unused.
 */
export function buildContract(request: ContractRequest): Contract {
  return new CodeContract(request);
}

class CodeContract implements Contract {
  readonly server: Server;
  readonly catalog: Catalog;
  readonly searched: Searched;
  readonly statements: readonly ResolvedStatement[];
  private readonly reads = new Uses<string>();
  private readonly updates = new Uses<string>();
  private readonly nulls = new Uses<string>();
  private readonly viewReads = new Uses<string>();
  private readonly relations = new Uses<number>();
  private readonly viewRelations = new Uses<number>();
  /** By name: columns a query may or may not mean. */
  private readonly uncertain = new Uses<string>();
  private readonly stars = new Uses<number>();
  private readonly inserted = new Map<number, InsertUse[]>();
  private readonly files: readonly CodeFile[];
  /** Answers given: searching the words of all files takes a while, and an editor asks the same at every key. */
  private readonly answers = new Map<string, Answer>();

  constructor(request: ContractRequest) {
    this.server = request.server;
    this.catalog = request.catalog;
    this.files = request.code.files;
    const statements: ResolvedStatement[] = [];
    let found = 0;
    let understood = 0;
    const sources = new Set<string>();
    for (const file of request.code.files) {
      for (const statement of file.found.statements) {
        found++;
        sources.add(file.source);
        if (!statement.error) understood++;
        for (const query of statement.queries) {
          const resolution = resolved(query, request);
          const evidence = (offset: number, how: string): Evidence => this.evidence(file, statement, offset, how);
          this.add(resolution, evidence);
          statements.push({ evidence: evidence(0, 'runs'), resolution });
        }
      }
    }
    this.statements = statements;
    this.declare(request);
    const nothing = found === 0 && this.relations.size === 0;
    const failure =
      request.code.failure ??
      (nothing
        ? `No query was found in the code of ${this.server.version}, so nothing tells what it uses.`
        : undefined);
    this.searched = {
      files: request.code.files.length,
      statements: found,
      resolved: understood,
      sources: [...sources].sort(),
      ...(failure ? { failure } : {}),
    };
  }

  column(id: ColumnId, how?: 'write' | 'name'): Answer {
    const asked = `${columnKey(id)} ${how}`;
    const known = this.answers.get(asked) ?? this.findColumn(id, how);
    this.answers.set(asked, known);
    return known;
  }

  private findColumn(id: ColumnId, how?: 'write' | 'name'): Answer {
    const key = columnKey(id);
    const writes = [...this.updates.of(key), ...this.insertsOf(id)];
    const views = how === undefined ? this.viewReads.of(key) : [];
    const evidence = how === 'write' ? writes : [...this.reads.of(key), ...writes, ...views];
    if (evidence.length > 0) return { verdict: 'used', evidence: distinct(evidence), why: 'its queries name it' };
    if (this.searched.failure) return this.unknown(this.searched.failure);
    const table = this.catalog.relations.get(id.relation);
    if (table?.kind !== 'table' && table?.kind !== 'view') return this.unused('it was released without the table');
    const name = table.columns.find((column) => column.id === id.column)?.name;
    if (name === undefined) return this.unused('it was released without the column');
    if (how !== 'write') {
      const stars = this.stars.of(id.relation);
      if (stars.length > 0) {
        const read = `it reads ${displayName(this.catalog, table)} with *`;
        return this.unknown(`${read}, and may need any of its columns`, stars);
      }
    }
    const uncertain = this.uncertain.of(name);
    if (uncertain.length > 0)
      return this.unknown(`it is not certain which ${name} one of its queries means`, uncertain);
    return this.namedInDatabase(table, name) ?? this.namedInCode(table.name, name) ?? this.unused();
  }

  relation(id: number, how?: 'name'): Answer {
    const evidence = [...this.relations.of(id), ...(how === undefined ? this.viewRelations.of(id) : [])];
    if (evidence.length > 0) return { verdict: 'used', evidence: distinct(evidence), why: 'its queries name it' };
    if (this.searched.failure) return this.unknown(this.searched.failure);
    const relation = this.catalog.relations.get(id);
    if (!relation) return this.unused('it was released without it');
    return this.namedInDatabase(relation) ?? this.namedInCode(relation.name) ?? this.unused();
  }

  inserts(id: number): { answer: Answer; statements: readonly InsertUse[] } {
    const statements = this.inserted.get(id) ?? [];
    if (statements.length > 0) {
      return {
        answer: {
          verdict: 'used',
          evidence: distinct(statements.map((s) => s.evidence)),
          why: 'its queries insert rows',
        },
        statements,
      };
    }
    if (this.searched.failure) return { answer: this.unknown(this.searched.failure), statements };
    const relation = this.catalog.relations.get(id);
    if (!relation) return { answer: this.unused('it was released without the table'), statements };
    return { answer: this.namedInDatabase(relation) ?? this.namedInCode(relation.name) ?? this.unused(), statements };
  }

  leavesNull(id: ColumnId, filled: boolean): Answer {
    const { answer, statements } = this.inserts(id.relation);
    const nulls = [
      ...this.nulls.of(columnKey(id)),
      ...statements.filter((s) => s.nulls.includes(id.column)).map((s) => s.evidence),
      ...(filled
        ? []
        : statements.filter((s) => !s.positional && !s.columns.includes(id.column)).map((s) => s.evidence)),
    ];
    if (nulls.length > 0) return { verdict: 'used', evidence: distinct(nulls), why: 'a row can be left without it' };
    const writes = this.column(id, 'write');
    if (writes.verdict === 'used')
      return {
        verdict: 'unknown',
        evidence: writes.evidence,
        why: "it writes the column, and whether a value is ever NULL can't be told",
      };
    if (writes.verdict === 'unknown') return writes;
    return answer.verdict === 'unknown' ? answer : this.unused();
  }

  omits(id: ColumnId): Answer {
    const { answer, statements } = this.inserts(id.relation);
    const omitting = statements.filter((s) => !s.positional && !s.columns.includes(id.column)).map((s) => s.evidence);
    if (omitting.length > 0) return { verdict: 'used', evidence: distinct(omitting), why: 'its inserts leave it out' };
    if (answer.verdict === 'used') return this.unused('each of its inserts names the column');
    return answer;
  }

  writes(id: number): Answer {
    const relation = this.catalog.relations.get(id);
    const inserts = this.inserts(id).answer;
    if (inserts.verdict === 'used' || relation?.kind !== 'table') return inserts;
    const updates = relation.columns.flatMap((column) =>
      this.updates.of(columnKey({ relation: id, column: column.id })),
    );
    return updates.length > 0
      ? { verdict: 'used', evidence: distinct(updates), why: 'its queries update rows' }
      : inserts;
  }

  // ── what the code says ──────────────────────────────────────────────────────────────────────────────────────────

  private add(resolution: Resolution, evidence: (offset: number, how: string) => Evidence): void {
    for (const read of resolution.reads) {
      // A whole row is as good as a star; the columns of a star are not named by the query itself.
      if (read.column === 0) this.stars.add(read.relation, evidence(read.at.start, 'reads all of'));
      else if (!read.star) this.reads.add(columnKey(read), evidence(read.at.start, 'reads'));
    }
    for (const write of resolution.writes) {
      this.updates.add(columnKey(write), evidence(write.at.start, 'writes'));
      if (write.value === 'null') this.nulls.add(columnKey(write), evidence(write.at.start, 'writes NULL to'));
    }
    for (const star of resolution.stars) this.stars.add(star.relation, evidence(star.at.start, 'reads * of'));
    const unclear = [...resolution.uncertain, ...resolution.problems.filter((p) => p.kind !== 'no-relation')];
    for (const { name, at } of unclear) this.uncertain.add(name, evidence(at.start, 'names'));
    const verbs = {
      read: 'reads',
      write: 'updates',
      insert: 'inserts into',
      delete: 'deletes from',
      truncate: 'truncates',
      lock: 'locks',
    };
    for (const use of resolution.relations) {
      this.relations.add(use.relation, evidence(use.at.start, verbs[use.use]));
      this.throughView(use.relation, evidence(use.at.start, 'reads'), new Set());
    }
    for (const insert of resolution.inserts) {
      const use = {
        columns: insert.columns,
        positional: insert.positional,
        nulls: insert.nulls,
        evidence: evidence(insert.at.start, 'inserts into'),
      };
      this.inserted.set(insert.relation, [...(this.inserted.get(insert.relation) ?? []), use]);
    }
    for (const upsert of resolution.upserts) {
      for (const column of upsert.columns)
        this.reads.add(columnKey({ relation: upsert.relation, column }), evidence(upsert.at.start, 'upserts on'));
    }
  }

  /** A view needs all it reads to be there, so who reads the view uses that too. */
  private throughView(id: number, evidence: Evidence, seen: Set<number>): void {
    const view = this.catalog.relations.get(id);
    if (view?.kind !== 'view' || seen.has(id)) return;
    seen.add(id);
    const through = { ...evidence, through: displayName(this.catalog, view) };
    for (const read of view.reads) {
      this.viewRelations.add(read.relation, through);
      if (read.column !== 0) this.viewReads.add(columnKey(read), through);
      this.throughView(read.relation, evidence, seen);
    }
  }

  private declare({ uses, declaredAt, catalog }: ContractRequest): void {
    for (const [name, use] of Object.entries(uses ?? {})) {
      const [schema, table] = name.includes('.') ? (name.split('.', 2) as [string, string]) : [undefined, name];
      const relation = findRelation(catalog, schema === undefined ? { name: table } : { schema, name: table });
      if (relation?.kind !== 'table' && relation?.kind !== 'view') continue;
      const place = declaredAt?.(name) ?? { file: 'bellows.yaml', line: 1 };
      const evidence: Evidence = { ...place, text: `uses: ${name}`, how: 'uses' };
      const ids = (names: readonly string[] | undefined): number[] =>
        (names ?? []).flatMap((n) => relation.columns.filter((c) => c.name === n).map((c) => c.id));
      const all = relation.columns.map((column) => column.id);
      this.relations.add(relation.id, evidence);
      for (const column of use === 'all' ? all : ids(use.reads))
        this.reads.add(columnKey({ relation: relation.id, column }), evidence);
      for (const column of use === 'all' ? all : ids(use.writes))
        this.updates.add(columnKey({ relation: relation.id, column }), evidence);
      if (use !== 'all' && use.inserts) {
        this.inserted.set(relation.id, [
          ...(this.inserted.get(relation.id) ?? []),
          { columns: ids(use.inserts), positional: false, nulls: [], evidence },
        ]);
      }
    }
  }

  private evidence(file: CodeFile, statement: FoundStatement, offset: number, how: string): Evidence {
    const line = statement.lineOf?.(offset) ?? statement.line;
    const text = shortText(statement);
    const { ref } = this.server;
    return {
      file: file.path,
      line,
      text: text.length > 160 ? `${text.slice(0, 159)}…` : text,
      how,
      ...(ref ? { ref } : {}),
    };
  }

  // ── what can't be told ──────────────────────────────────────────────────────────────────────────────────────────

  /** Files that speak of the table and, outside the queries that were understood, of the column. */
  private namedInCode(table: string, column?: string): Answer | undefined {
    const tableKeys = tableWords(table).map(wordKey);
    const columnKey = column === undefined ? undefined : wordKey(column);
    const files = this.files.filter((file) => {
      if (columnKey === undefined) return tableKeys.some((key) => file.outside.has(key));
      return file.outside.has(columnKey) && tableKeys.some((key) => file.words.has(key));
    });
    if (files.length === 0) return undefined;
    const shown = files.slice(0, placesShown).map((file) => file.path);
    const more = files.length > shown.length ? ` and ${files.length - shown.length} more` : '';
    const what = column === undefined ? table : `${column} beside ${table}`;
    return this.unknown(
      `${count(files.length, 'file')} of it ${files.length === 1 ? 'names' : 'name'} ${what} outside the queries that were understood: ${list(shown)}${more}`,
    );
  }

  /** Functions and triggers of the database that name the column: what calls them can't be followed. */
  private namedInDatabase(
    relation: { readonly id: number; readonly name: string; readonly kind: string },
    column?: string,
  ): Answer | undefined {
    const table = this.catalog.relations.get(relation.id);
    const triggered = new Set(
      (table?.kind === 'table' ? table.triggers : []).flatMap((trigger) =>
        trigger.function ? [trigger.function.name] : [],
      ),
    );
    for (const overloads of this.catalog.functions.values()) {
      for (const routine of overloads) {
        const names = routine.words.includes(relation.name.toLowerCase()) || triggered.has(routine.name);
        if (
          names &&
          (column === undefined ? !triggered.has(routine.name) : routine.words.includes(column.toLowerCase()))
        ) {
          return this.unknown(`the database function ${routine.name} names ${column ?? relation.name}`);
        }
      }
    }
    return undefined;
  }

  private unknown(why: string, evidence: readonly Evidence[] = []): Answer {
    return { verdict: 'unknown', evidence: distinct(evidence).slice(0, placesShown), why };
  }

  private unused(why?: string): Answer {
    const { files, statements, resolved } = this.searched;
    const share = statements === resolved ? 'all understood' : `${resolved} of them understood`;
    return {
      verdict: 'unused',
      evidence: [],
      why: why ?? `searched ${count(files, 'file')} with ${count(statements, 'query', 'queries')}, ${share}`,
    };
  }

  private insertsOf(id: ColumnId): Evidence[] {
    const filling = (this.inserted.get(id.relation) ?? []).filter((s) => s.columns.includes(id.column));
    return filling.map(({ evidence }) => ({
      ...evidence,
      how: evidence.how === 'inserts into' ? 'writes' : evidence.how,
    }));
  }
}

/** Evidence by key. */
class Uses<K> {
  private readonly map = new Map<K, Evidence[]>();

  get size(): number {
    return this.map.size;
  }

  add(key: K, evidence: Evidence): void {
    const known = this.map.get(key);
    if (known) known.push(evidence);
    else this.map.set(key, [evidence]);
  }

  of(key: K): readonly Evidence[] {
    return this.map.get(key) ?? [];
  }
}

/** What a query resolved to on another schema still holds when all it touches is the same there. */
export type Resolutions = WeakMap<Query, { readonly catalog: Catalog; readonly resolution: Resolution }>;

function resolved(query: Query, { catalog, former, resolutions }: ContractRequest): Resolution {
  const known = resolutions?.get(query);
  const same = known && sameFor(known.resolution, known.catalog, catalog);
  const resolution = same ? known.resolution : resolve(query, catalog);
  if (!same) resolutions?.set(query, { catalog, resolution });
  if (!former || resolution.problems.length === 0) return resolution;
  const before = resolve(query, former);
  return before.problems.length === 0 ? before : resolution;
}

/** Objects are replaced when they change, so the same object is the same table, name and columns. */
const sameFor = (resolution: Resolution, before: Catalog, now: Catalog): boolean =>
  before === now ||
  (resolution.problems.length === 0 &&
    resolution.relations.length > 0 &&
    resolution.relations.every(({ relation }) => before.relations.get(relation) === now.relations.get(relation)));

const shortTexts = new WeakMap<FoundStatement, string>();

/** The statement on one line. */
function shortText(statement: FoundStatement): string {
  const known = shortTexts.get(statement);
  if (known !== undefined) return known;
  const line = statement.text.replace(/\s+/g, ' ').trim();
  const short = line.length > 160 ? `${line.slice(0, 159)}…` : line;
  shortTexts.set(statement, short);
  return short;
}

const columnKey = (id: ColumnId): string => `${id.relation}.${id.column}`;

function distinct(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const each of evidence) {
    const key = `${each.file}\0${each.line}\0${each.how}`;
    if (!seen.has(key)) seen.set(key, each);
  }
  return [...seen.values()];
}
