import { Set as PersistentSet } from 'immutable';
import type { Span } from '../../text/span.ts';
import {
  type Catalog,
  type Column,
  childrenOf,
  derived,
  displayName,
  findRelation,
  type Relation,
  type Table,
  tableById,
  temporarySchema,
} from '../catalog.ts';
import type { Change, ChangeKind, ChangeOf } from '../change.ts';
import { equal } from '../equal.ts';
import { type Name, showName } from '../names.ts';

/** Why a change would fail on this catalog: `users has no column mail`. */
export interface Problem {
  readonly at: Span;
  readonly message: string;
}

export type Handler<K extends ChangeKind> = (draft: Draft, change: ChangeOf<K>) => void;
export type Handlers<K extends ChangeKind> = { readonly [P in K]: Handler<P> };

/** Thrown where the server would refuse the statement; caught by `apply`, which then changes nothing. */
export class Refusal {
  // No Error: a half-written migration is refused at every key, and a stack trace costs more than the change.
  constructor(readonly message: string) {}
}

/** Thrown where it can't be told: the table has columns that are not known. Nothing changes, and nobody complains. */
export class Unknowable {}

/**
 * A catalog while one change is carried out. Every relation goes through `put` and `remove`, which keep names, dependents
 * and constraint names in step. A refusal throws the whole draft away, so handlers may work step by step.
 */
export class Draft {
  readonly problems: Problem[] = [];
  /** Being dropped by this statement: what hangs on them is no obstacle. */
  readonly doomed = new Set<number>();

  constructor(
    public catalog: Catalog,
    private readonly change: Change,
    private readonly carryOut: (draft: Draft, change: Change) => void,
    /** How deep in calls of functions that call functions. */
    private readonly depth = 0,
    /** What the same change came to before: what it makes again is the same object. */
    private readonly known?: Catalog,
  ) {}

  /** Carries out another change as part of this one; if the server would refuse it, nothing happens. */
  attempt(change: Change): void {
    if (this.depth >= 20) return;
    const part = new Draft(this.catalog, change, this.carryOut, this.depth + 1, this.known);
    try {
      this.carryOut(part, change);
      this.catalog = part.catalog;
    } catch {
      // Whether it runs at all depends on a condition, so a failure says nothing.
    }
  }

  /** Tables that inherit what this change does: none under ONLY. */
  heirs(table: number): readonly Table[] {
    return this.change.only ? [] : childrenOf(this.catalog, table);
  }

  get mysql(): boolean {
    return this.catalog.family === 'mysql';
  }

  refuse(message: string): never {
    throw new Refusal(message);
  }

  /** Something is amiss, but the change still goes ahead as well as it can. */
  complain(message: string, at: Span = this.change.at): void {
    this.problems.push({ at, message });
  }

  update(change: Partial<Catalog>): void {
    this.catalog = derived(this.catalog, change);
  }

  id(): number {
    const id = this.catalog.nextId;
    this.update({ nextId: id + 1 });
    return id;
  }

  put(relation: Relation): void {
    if (relation.schema === temporarySchema && !this.catalog.temporary) this.update({ temporary: true });
    const known = this.known?.relations.get(relation.id);
    this.replace(this.catalog.relations.get(relation.id), known && equal(known, relation) ? known : relation);
  }

  remove(relation: Relation): void {
    this.replace(this.catalog.relations.get(relation.id), undefined);
  }

  private replace(old: Relation | undefined, now: Relation | undefined): void {
    const id = (now ?? old)?.id;
    if (id === undefined || old === now) return;
    const { catalog } = this;
    const relations = now ? catalog.relations.set(id, now) : catalog.relations.delete(id);
    let { names, dependents, constraintNames } = catalog;
    const oldKey = old && this.keyOf(old);
    const key = now && this.keyOf(now);
    if (oldKey !== key) {
      if (oldKey !== undefined && names.get(oldKey) === id) names = names.delete(oldKey);
      if (key !== undefined) names = names.set(key, id);
    }
    if (!sameLinks(old, now)) {
      const before = new Set(old ? linksOf(old) : []);
      const after = new Set(now ? linksOf(now) : []);
      for (const target of before) {
        if (after.has(target)) continue;
        const rest = dependents.get(target, PersistentSet<number>()).delete(id);
        dependents = rest.isEmpty() ? dependents.delete(target) : dependents.set(target, rest);
      }
      for (const target of after) {
        if (!before.has(target)) {
          dependents = dependents.set(target, dependents.get(target, PersistentSet<number>()).add(id));
        }
      }
    }
    if (!sameConstraints(old, now)) {
      constraintNames = constraintNames.withMutations((counts) => {
        for (const name of constraintKeys(old)) {
          const count = counts.get(name, 0) - 1;
          if (count > 0) counts.set(name, count);
          else counts.delete(name);
        }
        for (const name of constraintKeys(now)) counts.set(name, counts.get(name, 0) + 1);
      });
    }
    this.catalog = derived(catalog, { relations, names, dependents, constraintNames });
  }

  private keyOf(relation: Relation): string | undefined {
    return this.mysql && relation.kind === 'index' ? undefined : `${relation.schema}.${relation.name}`;
  }

  /** Replaces a table by a changed copy; nothing if it has gone meanwhile. */
  edit(id: number, change: (table: Table) => Table): void {
    const table = tableById(this.catalog, id);
    if (table) this.put(change(table));
  }

  editColumn(table: number, column: number, change: (column: Column) => Column): void {
    this.edit(table, (t) => ({ ...t, columns: t.columns.map((c) => (c.id === column ? change(c) : c)) }));
  }

  relation(name: Name): Relation {
    return findRelation(this.catalog, name) ?? this.refuse(`there is no table ${showName(name)}`);
  }

  table(name: Name): Table {
    const relation = this.relation(name);
    if (relation.kind === 'table') return relation;
    return this.refuse(`${showName(name)} is ${article(relation)}, not a table`);
  }

  /** As `table`, but undefined for IF EXISTS where there is none. */
  tableIf(name: Name, ifExists: boolean): Table | undefined {
    return ifExists && !findRelation(this.catalog, name) ? undefined : this.table(name);
  }

  current(id: number): Table {
    return tableById(this.catalog, id) ?? this.refuse('the table is gone');
  }

  column(table: Table, name: string): Column {
    const found = this.columnIf(table, name);
    if (!found && table.open) throw new Unknowable();
    return found ?? this.refuse(`${this.show(table)} has no column ${name}`);
  }

  columnIf(table: Table, name: string): Column | undefined {
    const exact = table.columns.find((column) => column.name === name);
    if (exact || !this.mysql) return exact;
    const folded = name.toLowerCase();
    return table.columns.find((column) => column.name.toLowerCase() === folded);
  }

  /** Ids of columns that an expression names; names that are no columns of the table are left out. */
  columnIds(table: Table, names: readonly string[]): number[] {
    return [...new Set(names.flatMap((name) => this.columnIf(table, name)?.id ?? []))];
  }

  show(relation: { readonly schema: string; readonly name: string }): string {
    return displayName(this.catalog, relation);
  }

  /** The schema a new object goes to. One that is not known is taken to exist: something else may have made it. */
  schemaFor(name: Name, temporary = false): string {
    if (temporary) return temporarySchema;
    const { catalog } = this;
    if (name.schema === undefined) {
      return catalog.searchPath.find((s) => catalog.schemas.has(s)) ?? catalog.searchPath[0] ?? catalog.defaultSchema;
    }
    if (name.schema !== temporarySchema && !catalog.schemas.has(name.schema)) {
      if (!this.mysql) this.complain(`there is no schema ${name.schema}`);
      this.update({ schemas: catalog.schemas.add(name.schema) });
    }
    return name.schema;
  }

  taken(schema: string, name: string): Relation | undefined {
    const id = this.catalog.names.get(`${schema}.${name}`);
    return id === undefined ? undefined : this.catalog.relations.get(id);
  }

  /** Refuses a name that another relation of the schema bears. */
  claim(schema: string, name: string): void {
    const other = this.taken(schema, name);
    if (other) this.refuse(`there already is ${article(other)} ${this.show(other)}`);
  }
}

export const article = (relation: Relation): string =>
  relation.kind === 'index' ? 'an index' : relation.kind === 'view' ? 'a view' : `a ${relation.kind}`;

export const without = <T, K extends keyof T>(object: T, ...keys: K[]): Omit<T, K> => {
  const copy = { ...object };
  for (const key of keys) delete copy[key];
  return copy;
};

/** Ids of the relations this one names. */
function linksOf(relation: Relation): number[] {
  switch (relation.kind) {
    case 'index':
      return relation.parent === undefined ? [relation.table] : [relation.table, relation.parent];
    case 'sequence':
      return relation.ownedBy ? [relation.ownedBy.relation] : [];
    case 'view':
      return relation.reads.map((read) => read.relation);
    case 'table':
      return [...relation.parents, ...relation.constraints.flatMap((c) => c.references?.table ?? [])];
  }
}

function sameLinks(old: Relation | undefined, now: Relation | undefined): boolean {
  if (old?.kind === 'table' && now?.kind === 'table') {
    return old.parents === now.parents && old.constraints === now.constraints;
  }
  if (old?.kind === 'view' && now?.kind === 'view') return old.reads === now.reads;
  return false;
}

function sameConstraints(old: Relation | undefined, now: Relation | undefined): boolean {
  const a = old?.kind === 'table' ? old : undefined;
  const b = now?.kind === 'table' ? now : undefined;
  return a?.constraints === b?.constraints && a?.schema === b?.schema;
}

const constraintKeys = (relation: Relation | undefined): string[] =>
  relation?.kind === 'table' ? relation.constraints.map((c) => `${relation.schema}.${c.name}`) : [];
