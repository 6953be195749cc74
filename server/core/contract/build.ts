import {
  type Catalog,
  type ColumnId,
  dependentsOf,
  displayName,
  findRelation,
  type Table,
  type View,
} from '../schema/catalog.ts';
import { type Name, showName } from '../schema/names.ts';
import { count } from '../text/words.ts';
import type { Answer, Evidence } from './answer.ts';
import type { Contract, InsertUse, ResolvedStatement, Searched, Server } from './contract.ts';
import { onlyLooks } from './handed-names.ts';
import { filledByPosition, kinOf, namesakes } from './kin.ts';
import { libraryOf } from './library-tables.ts';
import { type Doubt, Unsettled } from './unsettled.ts';
import { CodeUses, type UsesRequest } from './uses.ts';
import { nameKey } from './words.ts';

/** How many places are named where something can't be told. */
const placesShown = 4;

/**
 * Resolves everything a server's code says against the schema it was released with. A use that is found is evidence; what
 * can't be read, a `SELECT *`, and a file that names both table and column make an answer unknown; only what was searched
 * for everywhere and found nowhere is unused.
 */
export const buildContract = (request: UsesRequest): Contract => new CodeContract(request);

class CodeContract implements Contract {
  readonly server: Server;
  readonly catalog: Catalog;
  readonly searched: Searched;
  private readonly uses: CodeUses;
  private readonly unsettled: Unsettled;
  /** Answers given: searching the words of all files takes a while, and an editor asks the same at every key. */
  private readonly answers = new Map<string, Answer>();

  constructor(private readonly request: UsesRequest) {
    const { server, catalog, code } = request;
    this.server = server;
    this.catalog = catalog;
    this.uses = new CodeUses(request);
    this.unsettled = new Unsettled(code, catalog, this.uses.unsettled());
    const nothing = `No query was found in the code of ${server.version}, so nothing tells what it uses.`;
    const failure = code.failure ?? (this.uses.empty ? nothing : undefined);
    this.searched = request.published?.searched ?? {
      files: code.files.filter((file) => !file.seen).length,
      statements: this.uses.found,
      resolved: this.uses.understood,
      sources: [...this.uses.sources].sort(),
      ...(failure ? { failure } : {}),
    };
  }

  get code(): object {
    return this.request.code;
  }

  get statements(): readonly ResolvedStatement[] {
    return this.uses.statements;
  }

  column(id: ColumnId, how?: 'write' | 'name', apart: readonly string[] = []): Answer {
    return this.once(`column ${id.relation} ${id.column} ${how} ${apart}`, () => this.findColumn(id, how, apart));
  }

  written(id: ColumnId): readonly Evidence[] {
    const { updates, unnamed } = this.uses.of(id.relation);
    const evidence = [...(updates.get(id.column) ?? []), ...(unnamed.get(id.column) ?? [])];
    const answer = this.running(used(evidence, 'its queries name it'));
    return answer?.verdict === 'used' ? answer.evidence : [];
  }

  relation(id: number, how?: 'name', apart: readonly string[] = []): Answer {
    return this.once(`relation ${id} ${how} ${apart}`, () => {
      const evidence = [
        ...this.uses.of(id).relation,
        ...(this.holds(how) ? this.uses.throughViews(id, undefined, apart) : []),
      ];
      return this.running(used(evidence, 'its queries name it')) ?? this.notFound(id, undefined, apart);
    });
  }

  inserts(id: number): { answer: Answer; statements: readonly InsertUse[] } {
    const statements = this.uses.of(id).inserts;
    const answer = (): Answer =>
      this.once(`inserts ${id}`, () => {
        const evidence = statements.map((statement) => statement.evidence);
        return used(evidence, 'its queries insert rows') ?? this.notFound(id, 'insert');
      });
    return {
      // Only some who ask for the statements want to know where nothing was found, which takes long.
      get answer() {
        return answer();
      },
      statements,
    };
  }

  leavesNull(id: ColumnId, filled: boolean): Answer {
    const { answer, statements } = this.inserts(id.relation);
    const nulls = [
      ...(this.uses.of(id.relation).nulls.get(id.column) ?? []),
      ...statements.filter((s) => s.nulls.includes(id.column)).map((s) => ({ ...s.evidence, how: 'writes NULL to' })),
      ...(filled ? [] : omitting(statements, id.column)),
    ];
    if (nulls.length > 0) return { verdict: 'used', evidence: distinct(nulls), why: 'a row can be left without it' };
    const required = this.required(id);
    if (required) return this.unused(required);
    const writes = this.column(id, 'write');
    if (writes.verdict === 'used') {
      const table = this.catalog.relations.get(id.relation);
      if (table?.kind === 'table' && this.uses.alwaysGiven(id) && !this.unsettled.writtenUnread(table))
        return this.unused('each of its queries is given a value');
      const why = "it writes the column, and whether a value is ever NULL can't be told";
      return { verdict: 'unknown', evidence: writes.evidence, why };
    }
    return writes.verdict === 'unknown' ? writes : answer.verdict === 'unknown' ? answer : this.unused();
  }

  omits(id: ColumnId): Answer {
    const inserts = this.inserts(id.relation);
    const { statements } = inserts;
    const omitted = used(
      [...omitting(statements, id.column), ...(this.uses.of(id.relation).defaulted.get(id.column) ?? [])],
      'it leaves the value to the default',
    );
    if (omitted) return omitted;
    const open = statements
      .filter((s) => !s.columns.includes(id.column) && (s.may ? s.may.includes(id.column) : s.open))
      .map((s) => s.evidence);
    if (open.length > 0) return this.unknown('which columns it fills is known at run time only', open);
    if (statements.length === 0) return inserts.answer;
    const table = this.catalog.relations.get(id.relation);
    const mapped = this.uses.mapped(id.relation);
    const followed = mapped && !mapped.open;
    const named = table?.kind === 'table' || table?.kind === 'view';
    if (named && (followed ? this.unsettled.writtenUnread(table) : this.unsettled.writtenElsewhere(table)))
      return this.unknown('rows may also be inserted where the code is not read');
    return this.unused('each of its inserts names the column');
  }

  writes(id: number): Answer {
    const inserts = this.inserts(id).answer;
    if (inserts.verdict === 'used') return inserts;
    const { updates, unnamed } = this.uses.of(id);
    const open = this.uses.mapped(id)?.openWrites ?? [];
    return used([...updates.values(), ...unnamed.values(), open].flat(), 'its queries update rows') ?? inserts;
  }

  named(name: string): Answer {
    return this.once(`named ${name}`, () => {
      if (this.searched.failure) return this.unknown(this.searched.failure);
      return this.doubted(this.unsettled.named(name)) ?? this.unused();
    });
  }

  unmade(name: Name, column?: string): Answer {
    const label = column === undefined ? showName(name) : `${showName(name)}.${column}`;
    if (this.searched.failure) return this.unknown(this.searched.failure);
    const found = this.running(used(this.uses.foreign(name, column), 'its queries name it'));
    if (found) return found;
    const doubt = column === undefined ? this.unsettled.called(name.name) : undefined;
    return column === undefined && !doubt
      ? (this.namedInDatabase({ id: 0, name: name.name }) ?? this.ofLibrary({ name: name.name }) ?? this.unused())
      : this.unknown(
          `the migrations never create ${label}, ${doubt ? `and ${doubt.why}` : 'so nothing is known of it'}`,
          doubt?.evidence,
        );
  }

  private findColumn(id: ColumnId, how?: 'write' | 'name', apart: readonly string[] = []): Answer {
    const { reads, updates, unnamed, stars } = this.uses.of(id.relation);
    const evidence = [
      ...(how === 'write' ? [] : (reads.get(id.column) ?? [])),
      ...(updates.get(id.column) ?? []),
      ...(how === 'name' ? [] : (unnamed.get(id.column) ?? [])),
      ...(this.holds(how) ? this.uses.throughViews(id.relation, id.column, apart) : []),
      ...(how === undefined ? this.computedFrom(id) : []),
    ];
    const found = this.running(used(evidence, 'its queries name it'));
    if (found) return found;
    if (this.searched.failure) return this.unknown(this.searched.failure);
    const table = this.catalog.relations.get(id.relation);
    if (table?.kind !== 'table' && table?.kind !== 'view') return this.unused('it was released without the table');
    const name = table.columns.find((column) => column.id === id.column)?.name;
    if (name === undefined) return this.unused('it was released without the column');
    if (how !== 'write' && stars.length > 0) {
      const read = `it reads ${displayName(this.catalog, table)} with *`;
      return this.unknown(`${read}, and may need any of its columns`, stars);
    }
    const untold = this.uses.untold.get(`${id.relation} ${id.column}`);
    if (untold) return this.unknown(untold.why, [untold.evidence]);
    const mapped = this.mapped(id, how);
    if (mapped) return mapped;
    const known = this.uses.mapped(table.id);
    const uncertain = this.uses.uncertain(table.name, name);
    if (uncertain.length > 0)
      return this.unknown(`it is not certain which ${name} one of its queries means`, uncertain);
    return (
      this.handed(table.name, name) ??
      this.namedInDatabase(table, name, apart) ??
      this.unread(table.name, name) ??
      this.ofKin(table, name, apart) ??
      this.doubted(this.unsettled.column(table, name, known?.closed, known !== undefined)) ??
      this.ofLibrary(table) ??
      this.unused()
    );
  }

  /** Whether what a view reads counts: in PostgreSQL it follows renames, in MySQL it keeps names and is invalid then. */
  private holds(how?: 'write' | 'name'): boolean {
    return how === undefined || (how === 'name' && this.catalog.family === 'mysql');
  }

  /** What is used only in functions that nothing calls may be, and may not. */
  private running(answer: Answer | undefined): Answer | undefined {
    const idle = answer?.evidence.map((each) => this.uses.idleIn(each)) ?? [];
    const [name] = idle;
    if (!answer || name === undefined || idle.includes(undefined)) return answer;
    return this.unknown(`only ${name}, which nothing calls, has a query that uses it`, answer.evidence);
  }

  /** Uses of columns that the database computes from one. */
  private computedFrom({ relation, column }: ColumnId): readonly Evidence[] {
    const table = this.catalog.relations.get(relation);
    const computed =
      table?.kind === 'table' ? table.columns.filter((each) => each.generated?.reads?.includes(column)) : [];
    return computed.flatMap((each) => this.uses.of(relation).reads.get(each.id) ?? []);
  }

  /** A column that an ORM knows is never called unused, even where no call is found that lists it. */
  private mapped(id: ColumnId, how?: 'write' | 'name'): Answer | undefined {
    const table = this.uses.mapped(id.relation);
    if (!table) return undefined;
    const found = table.columns.get(id.column);
    const [guess] = table.guessed;
    if (!found && guess) return this.unknown(guessedAt(guess), table.guessed);
    if (!found) {
      const why = `${table.place.file} maps the table, and some of its columns could not be followed`;
      return table.open ? this.unknown(why, [table.place]) : undefined;
    }
    if (table.calls.length === 0) return this.unknown(`${found.place.file} maps it, ${uncalled}`, [found.place]);
    if (how === 'write') {
      const why = 'what its calls write is known at run time only';
      return table.openWrites.length > 0 ? this.unknown(why, table.openWrites) : undefined;
    }
    if (table.stars.length > 0) {
      const why = `${found.place.file}:${found.place.line} maps it and the table is read with *: without the column nothing fails, but its value is missing`;
      return this.unknown(why, [...table.stars, found.place]);
    }
    const why = `${found.place.file} maps it, and the calls that were found choose other columns`;
    return this.unknown(why, [found.place, ...table.calls]);
  }

  /** Where an ORM says that the column is never NULL, and nothing else writes it. */
  private required({ relation, column }: ColumnId): string | undefined {
    const table = this.uses.mapped(relation);
    const found = table?.columns.get(column);
    if (!table || !found?.column.required || table.calls.length === 0 || this.searched.failure) return undefined;
    const { updates, stars } = this.uses.of(relation);
    const others = (updates.get(column)?.length ?? 0) > (table.writes.get(column)?.length ?? 0);
    const here = this.catalog.relations.get(relation);
    if (others || stars.length > 0 || (here?.kind !== 'table' && here?.kind !== 'view')) return undefined;
    if (this.unsettled.writtenElsewhere(here, table.closed)) return undefined;
    return `${found.place.file}:${found.place.line} requires a value`;
  }

  private once(key: string, find: () => Answer): Answer {
    const answer = this.answers.get(key) ?? find();
    this.answers.set(key, answer);
    return answer;
  }

  // ── what can't be told ──────────────────────────────────────────────────────────────────────────────────────────

  /** No use of a relation was found; how much is that worth? */
  private notFound(id: number, wanted?: 'insert', apart: readonly string[] = []): Answer {
    if (this.searched.failure) return this.unknown(this.searched.failure);
    const relation = this.catalog.relations.get(id);
    if (!relation) return this.unused('it was released without it');
    if (relation.kind !== 'table' && relation.kind !== 'view') return this.unused('it is no table');
    const mapped = this.uses.mapped(id);
    const [guess] = mapped?.guessed ?? [];
    if (mapped && guess) return this.unknown(guessedAt(guess), mapped.guessed);
    if (mapped && mapped.calls.length === 0)
      return this.unknown(`${mapped.place.file} maps it, ${uncalled}`, [mapped.place]);
    return (
      this.handed(relation.name, undefined, wanted) ??
      this.namedInDatabase(relation, undefined, apart) ??
      this.unread(relation.name) ??
      this.ofKin(relation, undefined, apart) ??
      this.doubted(this.unsettled.relation(relation)) ??
      this.ofLibrary(relation) ??
      this.unused()
    );
  }

  /** A name that a query hands to a function as a string. */
  private handed(table: string, column?: string, wanted?: 'insert'): Answer | undefined {
    const all = this.uses.handed(table, column);
    const places = wanted === undefined ? all : all.filter(({ how }) => !onlyLooks(how));
    return places.length > 0
      ? this.unknown(`a query hands ${column ?? table} to a function as a string`, places)
      : undefined;
  }

  /** A statement of the migrations that was not understood may have made a view or a function over it, or over all of the table with `*`. */
  private unread(table: string, column?: string): Answer | undefined {
    const found = this.request.unread?.filter(
      ({ words, makes }) => words.has(nameKey(table)) && (column === undefined || makes || words.has(nameKey(column))),
    );
    if (!found || found.length === 0) return undefined;
    const why = `a statement of the migrations that is not understood names ${table}`;
    return this.unknown(
      column === undefined ? why : `${why} and may use ${column}`,
      found.map(({ evidence }) => evidence),
    );
  }

  /** What is done to tables it is a part of, or that are parts of it, and to those a bare name may mean as well. */
  private ofKin(table: Table | View, column?: string, apart: readonly string[] = []): Answer | undefined {
    const used = (each: Table | View): readonly Evidence[] => {
      const uses = this.uses.of(each.id);
      const id = each.columns.find(({ name }) => name === column)?.id;
      if (column === undefined) return uses.relation;
      if (id === undefined) return [];
      return [
        ...(uses.reads.get(id) ?? []),
        ...(uses.updates.get(id) ?? []),
        ...(uses.unnamed.get(id) ?? []),
        ...uses.stars,
      ];
    };
    for (const view of dependentsOf(this.catalog, table.id)) {
      const id = table.columns.find(({ name }) => name === column)?.id;
      const reads =
        view.kind === 'view' &&
        (id === undefined || view.reads.some((r) => r.relation === table.id && r.column === id));
      if (!reads) continue;
      const label = displayName(this.catalog, view);
      if (apart.includes(`view ${label}`)) continue;
      const through = this.relation(view.id);
      if (through.verdict === 'unknown')
        return this.unknown(`the view ${label} reads it, and ${through.why}`, through.evidence);
    }
    // A partition may go without its queries being wrong: they find fewer rows.
    const partition = table.kind === 'table' && table.partitionBound !== undefined && column === undefined;
    for (const each of partition ? [] : kinOf(this.catalog, table)) {
      const places = used(each);
      const why = `${displayName(this.catalog, each)} and it share rows, and its queries use that`;
      if (places.length > 0) return this.unknown(why, places);
    }
    const others = namesakes(this.catalog, table);
    const bare =
      others.some((each) => used(each).length > 0) &&
      findRelation(this.catalog, { name: table.name })?.id !== table.id &&
      this.unsettled.choosesSchema(table)
        ? this.uses.bare(table.name)
        : [];
    if (bare.length > 0)
      return this.unknown(`there are several tables ${table.name}, and its queries don't say of which schema`, bare);
    if (column === undefined) return undefined;
    const by = filledByPosition(this.catalog, table.name, apart);
    return by === undefined ? undefined : this.unknown(`${by} inserts into ${table.name} by the order of its columns`);
  }

  private doubted(doubt: Doubt | undefined): Answer | undefined {
    return doubt && this.unknown(doubt.why, doubt.evidence);
  }

  private ofLibrary(table: { readonly name: string; readonly id?: number }): Answer | undefined {
    const { name } = table;
    const library = libraryOf(name);
    if (library !== undefined)
      return this.unknown(
        `${name} is named like a table of ${library}, which uses its tables without any word in the code`,
      );
    return table.id !== undefined && this.uses.mapped(table.id)
      ? undefined
      : this.doubted(this.unsettled.brought(table));
  }

  /** Functions and triggers of the database that name the column: what calls them can't be followed. */
  private namedInDatabase(
    { id, name }: { readonly id: number; readonly name: string },
    column?: string,
    apart: readonly string[] = [],
  ): Answer | undefined {
    const table = this.catalog.relations.get(id);
    const own = table?.kind === 'table' || table?.kind === 'view' ? table.triggers : [];
    const words = [name.toLowerCase(), ...(column === undefined ? [] : [column.toLowerCase()])];
    const said = column === undefined ? name : column;
    for (const overloads of this.catalog.functions.values()) {
      for (const routine of overloads) {
        const trigger = own.find((each) => each.function?.name === routine.name);
        if ((trigger && apart.includes(trigger.name)) || apart.includes(routine.name)) continue;
        if (trigger && column !== undefined && /\b(?:new|old)\s*\.\s*\*/i.test(routine.body))
          return this.unknown(`the trigger ${trigger.name} on ${name} hands on all columns`);
        if (trigger && column !== undefined && routine.words.includes(column.toLowerCase()))
          return this.unknown(`the trigger ${trigger.name} on ${name} names ${said}`);
        if (column !== undefined && routine.words.includes(name.toLowerCase()) && allColumns.test(routine.body))
          return this.unknown(`the database function ${routine.name} names all columns of ${name}`);
        if ((column === undefined && trigger) || !words.every((word) => routine.words.includes(word))) continue;
        return this.unknown(`the database function ${routine.name} names ${said}`);
      }
    }
    // MySQL's triggers have no function of their own.
    for (const relation of withTriggers(this.catalog)) {
      for (const trigger of relation.triggers) {
        const here = relation.id === id;
        // Their names are the database's, not the table's.
        if ((here || trigger.text !== undefined) && apart.includes(trigger.name)) continue;
        const wanted = here ? words.slice(1) : words;
        if (wanted.length === 0 || !wanted.every((word) => trigger.words.includes(word))) continue;
        return this.unknown(`the trigger ${trigger.name} on ${relation.name} names ${said}`);
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
    if (this.request.published && why === undefined)
      return { verdict: 'unused', evidence: [], why: `the contract ${this.server.version} published does not name it` };
    if (statements === 0 && why === undefined)
      return { verdict: 'unused', evidence: [], why: 'the manifest declares no use of it, and there is no code here' };
    const { dead } = this.uses;
    const left =
      dead > 0
        ? `; ${count(dead, 'query', 'queries')} in functions that nothing calls ${dead === 1 ? 'is' : 'are'} left out`
        : '';
    const searched = `searched ${count(files, 'file')} with ${count(statements, 'query', 'queries')}, ${share}${left}`;
    return { verdict: 'unused', evidence: [], why: why ?? searched };
  }
}

const used = (evidence: readonly Evidence[], why: string): Answer | undefined =>
  evidence.length > 0 ? { verdict: 'used', evidence: distinct(evidence), why } : undefined;

const guessedAt = ({ file, line }: Evidence): string =>
  `${file}:${line} has a model whose table is not known, and may be this one`;

/** Rows that a function hands on whole. */
const allColumns = /\b(?:select|distinct|returning)\s+(?:\w+\s*\.\s*)?\*|,\s*(?:\w+\s*\.\s*)?\*\s*(?:,|\bfrom\b)/i;

const uncalled = 'and no call on its model was found';

/** Inserts that surely leave the column out, or say DEFAULT. */
const omitting = (statements: readonly InsertUse[], column: number): Evidence[] =>
  statements
    .filter(
      ({ columns, defaults, may, open, positional }) =>
        defaults.includes(column) || (!open && !positional && !columns.includes(column) && !may?.includes(column)),
    )
    .map((s) => s.evidence);

function distinct(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const each of evidence) {
    const key = `${each.file}\0${each.line}\0${each.how}`;
    if (!seen.has(key)) seen.set(key, each);
  }
  return [...seen.values()];
}

const triggered = new WeakMap<Catalog, readonly Table[]>();

/** Tables that have triggers: few of many. */
function withTriggers(catalog: Catalog): readonly Table[] {
  const known = triggered.get(catalog);
  if (known) return known;
  const found = [...catalog.relations.values()].filter((r) => r.kind === 'table' && r.triggers.length > 0) as Table[];
  triggered.set(catalog, found);
  return found;
}
