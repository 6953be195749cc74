import { type Catalog, findRelation, type Table, type View } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import type { Evidence } from './answer.ts';
import type { ServerCode } from './code.ts';
import { composed } from './compose.ts';
import type { InsertUse, Server } from './contract.ts';
import { type Call, type Model, type Row, readCalls } from './model-calls.ts';
import { settleClasses } from './model-classes.ts';
import { habits } from './orms.ts';
import type { MappedColumn, MappedTable, ModelLink, Orm } from './source.ts';
import { shortest } from './sources/diesel-paths.ts';
import { tableTails, tableWords } from './words.ts';

/** What ORMs know of one relation, and what calls on its models do; columns by id. */
export interface MappedRelation {
  /** The model in its schema file. */
  readonly place: Evidence;
  readonly columns: ReadonlyMap<number, { readonly column: MappedColumn; readonly place: Evidence }>;
  /** It has columns that could not be followed. */
  readonly open: boolean;
  /** All that map it are known whole, and can't name a column they don't map. */
  readonly closed: boolean;
  /** Models whose table is known at run time only, and that are called like this one. */
  readonly guessed: readonly Evidence[];
  /** Calls on the model; none when nothing is known to use it. */
  readonly calls: readonly Evidence[];
  /** Calls that read it with `*`. */
  readonly stars: readonly Evidence[];
  /** Queries with `*` that any column may be needed of, because nothing maps the row. */
  readonly rowStars: readonly Evidence[];
  /** Columns that calls list or name. */
  readonly reads: ReadonlyMap<number, readonly Evidence[]>;
  readonly writes: ReadonlyMap<number, readonly Evidence[]>;
  readonly nulls: ReadonlyMap<number, readonly Evidence[]>;
  readonly inserts: readonly InsertUse[];
  /** Calls that write what only the running program knows. */
  readonly openWrites: readonly Evidence[];
}

/** As many calls as are worth naming for one column. */
const callsShown = 8;

/**
 * Ties ORM schema files to the catalog, and calls on models to what they name there. A table no migration creates is passed
 * over: it lies in another database.
 */
export class Mapping {
  /** Calls on models of the schema. */
  readonly calls: number;
  readonly sources = new Set<Orm>();
  /** Mapped columns that the catalog doesn't have: of a schema file and migrations that disagree. */
  readonly missing: Evidence[] = [];
  private readonly byRelation = new Map<number, MappedRelation>();
  /** Of what rows are read into without a list of columns. */
  private readonly widths: ReadonlySet<number> = new Set();

  constructor(
    code: ServerCode,
    private readonly catalog: Catalog,
    private readonly server: Server,
  ) {
    const settled = settleClasses(code.files);
    const tables = [
      ...composed(
        code.files.flatMap(({ path, found }) => (found.mapped ?? []).map((table) => ({ table, path }))),
        code.files.flatMap(({ found }) => (found.constants ? [found.constants] : [])),
      ),
      ...settled.tables,
    ];
    if (tables.length === 0) {
      this.calls = 0;
      return;
    }
    const links = [
      ...code.files.flatMap(({ path, found }) => (found.links ?? []).map((link) => ({ link, path }))),
      ...settled.links,
    ];
    const models = [...tables.map(({ table, path }) => model(table, path)), ...joinTables(tables, links)];
    for (const each of models) takeAll(each, catalog);
    link(models, links);
    const calls = code.files.flatMap(({ path, found }) =>
      (found.calls ?? []).map((call): Call => ({ ...call, file: path })),
    );
    this.calls = readCalls(models, calls);
    this.widths = new Set([
      ...tables.flatMap(({ table }) => table.width ?? []),
      ...code.files.flatMap(({ found }) => found.tuples ?? []),
    ]);
    reachRelated(models);
    for (const each of models) this.settle(each);
  }

  of(id: number): MappedRelation | undefined {
    return this.byRelation.get(id);
  }

  get size(): number {
    return this.byRelation.size;
  }

  private settle(model: Model): void {
    const { table } = model;
    const relations = table.guessed ? [] : relationsOf(this.catalog, table);
    if (table.mirror && model.record.calls.length === 0) return;
    for (const relation of relations) this.settleOn(relation, mirrored(model, this.widths));
    const guessed = table.guessed || (table.ruled && relations.length === 0);
    if (guessed) for (const relation of guesses(this.catalog, table)) this.guess(relation, model);
  }

  private guess(relation: Table | View, { table, file }: Model): void {
    const place = this.evidence({ file, line: table.line, text: table.text }, 'may map');
    const known = this.byRelation.get(relation.id) ?? unmapped(place);
    this.byRelation.set(relation.id, { ...known, guessed: [...known.guessed, place] });
  }

  private settleOn(relation: Table | View, model: Model): void {
    this.sources.add(model.table.by);
    const known = this.byRelation.get(relation.id);
    const ids = new Map<string, number>();
    const columns = new Map(known?.columns);
    let open = (known?.open ?? false) || model.table.open === true;
    for (const column of model.columns.values()) {
      const place = this.evidence({ file: column.file ?? model.file, line: column.line, text: column.text }, 'maps');
      const id = columnOf(relation, column, this.catalog);
      if (id === undefined) {
        if (column.optional) continue;
        this.missing.push(place);
        // A column whose name could not be read may be any.
        open ||= column.derived === true || column.also !== undefined;
        continue;
      }
      ids.set(column.key, id);
      const required = column.required && !habits[model.table.by].unenforced;
      columns.set(id, { column: { ...column, required }, place });
    }
    const at = (call: Call, how: string): Evidence => this.evidence(call, how);
    const reads = new Map(known?.reads);
    const writes = new Map(known?.writes);
    const nulls = new Map(known?.nulls);
    const { record } = model;
    const star = habits[model.table.by].reads === 'star';
    const stars = record.whole
      .filter(({ how }) => star && how === 'reads')
      .map(({ call, how }) => at(call, `${how} * of`));
    const whole = record.whole.filter(({ how }) => !star || how !== 'reads');
    if (model.table.positional && whole.length > 0) {
      if (relation.columns.length === model.columns.size) this.readByPosition(relation, model, reads);
      else open = true;
    }
    for (const [key, id] of ids) {
      const { hidden, generated, listed } = model.columns.get(key) ?? {};
      const places: Evidence[] = [];
      // Tables have hundreds of calls, and each of their columns is in most of them: a few are enough.
      const all: readonly { call: Call; how: string; except?: ReadonlySet<string> }[] = listed ? record.calls : whole;
      for (const { call, how, except } of all) {
        if (places.length === callsShown) break;
        if (!except?.has(key) && !(how === 'reads' ? hidden : generated)) places.push(at(call, how));
      }
      for (const call of record.named.get(key) ?? []) {
        if (places.length === callsShown) break;
        places.push(at(call, 'reads'));
      }
      const column = columns.get(id);
      if (places.length > 0 && column) push(reads, id, [column.place, ...places]);
      push(
        writes,
        id,
        (record.written.get(key) ?? []).slice(0, callsShown).map((call) => at(call, 'writes')),
      );
      push(
        nulls,
        id,
        (record.nulls.get(key) ?? []).slice(0, callsShown).map((call) => at(call, 'writes NULL to')),
      );
    }
    for (const [key, calls] of record.named) {
      const id = ids.has(key) ? undefined : relation.columns.find((each) => each.name === key)?.id;
      if (id !== undefined && !columns.has(id))
        push(
          reads,
          id,
          calls.slice(0, callsShown).map((call) => at(call, 'reads')),
        );
    }
    const inserts = record.inserts.map((row) => insertUse(row, model, ids, at));
    // Others are made where no model is named: `user.orders.create(…)`.
    if (habits[model.table.by].unseen && inserts.length > 0)
      inserts.push({
        ...nothingGiven,
        may: [...ids.values()],
        evidence: at(record.inserts[0]?.call as Call, 'inserts into'),
      });
    for (const { columns: named, evidence } of inserts)
      for (const id of named) push(writes, id, [{ ...evidence, how: 'writes' }]);
    this.byRelation.set(relation.id, {
      place:
        known?.place ?? this.evidence({ file: model.file, line: model.table.line, text: model.table.text }, 'maps'),
      columns,
      open,
      guessed: known?.guessed ?? [],
      closed: (known?.closed ?? true) && !open && habits[model.table.by].closed === true,
      stars: [...(known?.stars ?? []), ...stars],
      rowStars: [...(known?.rowStars ?? []), ...(model.table.mirror ? stars : [])],
      calls: [...(known?.calls ?? []), ...record.calls.map(({ call, how }) => at(call, how))],
      reads,
      writes,
      nulls,
      inserts: [...(known?.inserts ?? []), ...inserts],
      openWrites: [...(known?.openWrites ?? []), ...record.openWrites.map((call) => at(call, 'writes'))],
    });
  }

  /** All columns are read, whatever the fields are called. */
  private readByPosition(relation: Table | View, model: Model, reads: Map<number, readonly Evidence[]>): void {
    const { line, text } = model.table;
    const place = this.evidence({ file: model.file, line, text }, 'reads all columns of the table by position into');
    for (const column of relation.columns) push(reads, column.id, [place]);
  }

  private evidence(
    place: { readonly file: string; readonly line: number; readonly text: string },
    how: string,
  ): Evidence {
    const { file, line, text } = place;
    const { ref } = this.server;
    return { file, line, text, how, ...(ref ? { ref } : {}) };
  }
}

const nothingGiven = { columns: [], positional: false, nulls: [], defaults: [] };

/** A relation that no model is known to map. */
const unmapped = (place: Evidence): MappedRelation => ({
  place,
  columns: new Map(),
  open: false,
  closed: false,
  guessed: [],
  stars: [],
  rowStars: [],
  calls: [],
  reads: new Map(),
  writes: new Map(),
  nulls: new Map(),
  inserts: [],
  openWrites: [],
});

/** Gives a model the columns its table has, where it takes them all. */
function takeAll({ table, columns }: Model, catalog: Catalog): void {
  const { takes, line, text } = table;
  if (!takes) return;
  for (const relation of relationsOf(catalog, table))
    for (const { name } of relation.columns)
      if (!takes.except.includes(name) && !columns.get(name)?.listed)
        columns.set(name, { key: name, name, line, text, required: false });
}

/** Of a mirror of the database, what calls name. */
function mirrored(model: Model, widths: ReadonlySet<number>): Model {
  const { table, record } = model;
  // A query that goes on elsewhere may read all of them, where there is something that has as many fields.
  const width = model.columns.size;
  const fits = width < shortest || widths.has(0) || widths.has(width);
  const all = record.whole.length > 0 || (fits && record.calls.some(({ call }) => call.args === 'code'));
  if (!table.mirror || all) return model;
  const columns = new Map([...model.columns].filter(([key]) => record.named.has(key) || record.written.has(key)));
  return { ...model, columns };
}

/** Tables that are called like a model, in one of the ways ORMs make a name of it. */
function guesses(catalog: Catalog, { type }: MappedTable): readonly (Table | View)[] {
  const wanted = new Set(tableWords(type.split(/[.:]+/).at(-1) ?? type).map(bare));
  return [...catalog.relations.values()].filter(
    (relation): relation is Table | View =>
      (relation.kind === 'table' || relation.kind === 'view') &&
      tableTails(relation.name).some((word) => wanted.has(bare(word))),
  );
}
const bare = (name: string): string => name.replaceAll('_', '').toLowerCase();

/**
 * The columns an insert names. Prisma sends what it is given and what the client makes up; others list all columns, with
 * DEFAULT or a value for the rest. A value that is not there while the program runs counts as not given, in both.
 */
function insertUse(
  row: Row,
  model: Model,
  ids: ReadonlyMap<string, number>,
  at: (call: Call, how: string) => Evidence,
): InsertUse {
  const columns: number[] = [];
  const nulls: number[] = [];
  const defaults: number[] = [];
  const may: number[] = [];
  const { inserts, rest } = row.call.only ? { inserts: 'given', rest: undefined } : habits[model.table.by];
  for (const column of model.columns.values()) {
    const id = ids.get(column.key);
    if (id === undefined || column.generated) continue;
    const given = row.given.get(column.key);
    if (row.call.only) {
      if (given === 'null') nulls.push(id);
      if (given === 'code') may.push(id);
      else if (given !== undefined) columns.push(id);
      continue;
    }
    const needed = column.required && column.default === undefined;
    if (given === 'null') nulls.push(id);
    const left = given === undefined && !row.open && !column.required && column.default === undefined;
    if (rest === 'null' && left) nulls.push(id);
    if (inserts === 'all' && column.default === undefined && !model.table.mirror) columns.push(id);
    else if (needed || column.default === 'client' || (given !== undefined && given !== 'code')) columns.push(id);
    else if (
      given !== undefined ||
      row.open ||
      model.table.fills ||
      (column.default === 'either' && model.table.by === 'Prisma')
    )
      may.push(id);
    else if (inserts === 'default') defaults.push(id);
    else if (inserts === 'all') may.push(id);
  }
  return { columns, positional: false, nulls, defaults, may, evidence: at(row.call, 'inserts into') };
}

const model = (table: MappedTable, file: string): Model => ({
  table,
  file,
  columns: new Map(table.columns.map((column) => [column.key, column])),
  links: new Map(),
  record: {
    calls: [],
    whole: [],
    named: new Map(),
    written: new Map(),
    nulls: new Map(),
    inserts: [],
    openWrites: [],
  },
});

type Placed<T extends string, V> = { readonly [K in T]: V } & { readonly path: string };

/** Relation fields lead to models; with a type that is a model's, a field is no column. */
function link(models: readonly Model[], links: readonly Placed<'link', ModelLink>[]): void {
  for (const each of models) {
    const { by, type } = each.table;
    const own = models.filter((other) => other.table.by === by);
    for (const { link: field, path } of links) {
      if (field.by !== by || field.model !== type) continue;
      const targets = own.filter((other) => other.table.type === field.target);
      if (targets.length === 0) continue;
      if (!field.fields.includes(field.field)) each.columns.delete(field.field);
      const through = own.find((other) => other.join === true && other.table.type === joinName(field));
      each.links.set(field.field, {
        targets: through ? [...targets, through] : targets,
        fields: field.fields,
        ...(field.theirs === undefined ? {} : { theirs: field.theirs }),
        through,
        place: { line: field.line, text: field.text, file: path },
      });
    }
  }
}

/**
 * What a model refers to is read with it, or when the program follows the reference: of ORMs whose entities are objects.
 * Prisma and Drizzle read only what a call names.
 */
function reachRelated(models: readonly Model[]): void {
  const waiting = models.filter(({ record }) => record.calls.length > 0);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { by, model: name } = next.table;
    if (by === 'Prisma' || by === 'Drizzle') continue;
    for (const { targets, place, theirs } of next.links.values()) {
      if (!place) continue;
      for (const target of targets) {
        for (const key of theirs ?? []) {
          const call: Call = { by, model: name, ...place, does: 'read', rows: false, args: { keys: {}, open: false } };
          target.record.named.set(key, [...(target.record.named.get(key) ?? []), call].slice(0, callsShown));
        }
        // Related rows are read whole, without a call that names their model.
        if ((habits[by].lazy ? target.record.whole : target.record.calls).length > 0) continue;
        const call: Call = { by, model: name, ...place, does: 'read', rows: true, args: { keys: {}, open: false } };
        target.record.calls.push({ call, how: 'reads' });
        target.record.whole.push({ call, how: 'reads', except: new Set() });
        waiting.push(target);
      }
    }
  }
}

const joinName = ({ name, model, target }: ModelLink): string => `_${name ?? [model, target].sort().join('To')}`;

/** Prisma's own tables for many-to-many relations: lists on both sides, `_CategoryToPost` with columns `A` and `B`. */
function joinTables(
  tables: readonly Placed<'table', MappedTable>[],
  links: readonly Placed<'link', ModelLink>[],
): Model[] {
  const found = new Map<string, Model>();
  const lists = links.filter(({ link: { by, list, fields } }) => by === 'Prisma' && list && fields.length === 0);
  for (const { link: one, path } of lists) {
    const back = lists.find(
      ({ link: other }) =>
        other !== one && other.model === one.target && other.target === one.model && other.name === one.name,
    );
    const owner = tables.find(({ table }) => table.by === 'Prisma' && table.type === one.model)?.table;
    if (!back || !owner) continue;
    const type = joinName(one);
    const { line, text } = one;
    const columns = ['A', 'B'].map((name) => ({ key: name, name, line, text, required: true }));
    const { schema } = owner.table;
    const table: Name = { name: type, ...(schema === undefined ? {} : { schema }) };
    const join = model({ by: 'Prisma', model: type, type, table, line, text, columns }, path);
    found.set(type, { ...join, join: true });
  }
  return [...found.values()];
}

function relationsOf(catalog: Catalog, table: MappedTable): readonly (Table | View)[] {
  for (const name of [table.table.name, ...(table.also ?? [])]) {
    const found = relationsNamed(catalog, { ...table.table, name }, table.prefixed);
    if (found.length > 0) return found;
  }
  return [];
}

function relationsNamed(catalog: Catalog, name: Name, prefixed = false): readonly (Table | View)[] {
  const direct = findRelation(catalog, name);
  if (direct) return direct.kind === 'table' || direct.kind === 'view' ? [direct] : [];
  const loose = catalog.family === 'mysql' ? name.name.toLowerCase() : undefined;
  // A schema that is defined in another file, or a search path of the connection.
  const named: (Table | View)[] = [];
  for (const relation of catalog.relations.values()) {
    if (relation.kind !== 'table' && relation.kind !== 'view') continue;
    if (name.schema !== undefined && relation.schema !== name.schema) continue;
    const same = relation.name === name.name || relation.name.toLowerCase() === loose;
    if (same || (prefixed && relation.name.endsWith(`_${name.name}`))) named.push(relation);
  }
  return prefixed || named.length === 1 ? named : [];
}

function columnOf(relation: Table | View, column: MappedColumn, catalog: Catalog): number | undefined {
  const derived = column.derived ? [snake(column.name), camel(column.name)] : [];
  const names = [column.name, ...derived, ...(column.also ?? [])];
  for (const name of names) {
    const loose = catalog.family === 'mysql' ? name.toLowerCase() : undefined;
    const found = relation.columns.find((each) => each.name === name || each.name.toLowerCase() === loose);
    if (found) return found.id;
  }
  return undefined;
}

/** As Drizzle's `casing` option has it. */
const words = (key: string): string[] => key.match(/[\da-z]+|[A-Z]+(?![a-z])|[A-Z][\da-z]+/g) ?? [key];
const snake = (key: string): string => words(key).join('_').toLowerCase();
const camel = (key: string): string =>
  words(key).reduce(
    (all, word, i) => all + (i === 0 ? word.toLowerCase() : (word[0] ?? '').toUpperCase() + word.slice(1)),
    '',
  );

function push(map: Map<number, readonly Evidence[]>, id: number, evidence: readonly Evidence[]): void {
  if (evidence.length > 0) map.set(id, [...(map.get(id) ?? []), ...evidence]);
}
