import {
  type Catalog,
  childrenOf,
  dependentsOf,
  findRelation,
  type Index,
  indexesOf,
  type Relation,
  type Sequence,
  type Table,
  tableById,
  temporarySchema,
} from '../../../../schema/catalog.ts';
import type { ChangeKind, ChangeOf } from '../../../../schema/change.ts';
import { type Name, showName } from '../../../../schema/names.ts';
import type { Facts } from '../../../dialect.ts';
import { type LockMode, strength } from '../../../lock-modes.ts';

export type Teller<K extends ChangeKind> = (effects: Effects, change: ChangeOf<K>) => void;
export type Tellers<K extends ChangeKind> = { readonly [P in K]: Teller<P> };

const blocked = ['nothing', 'writes', 'reads and writes'] as const;

/** What a change does to relations that were there before it, gathered step by step. */
export class Effects {
  private readonly locks = new Map<string, { mode: LockMode; relation: Relation }>();
  private readonly rewritten = new Set<string>();
  private readonly scanned = new Set<string>();
  private readonly built = new Set<string>();
  private readonly assumed = new Set<string>();
  private forbidden = false;
  private held: Facts['blocks'] = 'nothing';

  constructor(
    readonly catalog: Catalog,
    readonly version: number,
  ) {}

  /** The relation a name means; where this catalog lacks it, a table without columns, which is said in `assumes`. */
  relation(name: Name): Relation {
    const found = findRelation(this.catalog, name);
    if (found) return found;
    this.assume(`Nothing is known of ${showName(name)}: its indexes, partitions and constraints are left out.`);
    return unknown(name, this.catalog);
  }

  table(name: Name): Table {
    const relation = this.relation(name);
    return relation.kind === 'table' ? relation : { ...unknown(name, this.catalog), id: relation.id };
  }

  /** A table and all that inherit from it, partitions of partitions included. */
  tree(table: Table, only = false): Table[] {
    const found = new Map([[table.id, table]]);
    for (const member of found.values()) {
      if (only) break;
      for (const child of childrenOf(this.catalog, member.id)) found.set(child.id, child);
    }
    return [...found.values()];
  }

  /** A partitioned table and its partitions; any other table alone. */
  partitions(table: Table): Table[] {
    return this.tree(table, !table.partitionBy);
  }

  indexes(relation: Relation): Index[] {
    return indexesOf(this.catalog, relation.id);
  }

  sequences(relation: Relation): Sequence[] {
    return dependentsOf(this.catalog, relation.id).filter((r) => r.kind === 'sequence');
  }

  /** Tables with a foreign key to this one, which may be among them. */
  referencing(table: Table): Table[] {
    return [table, ...dependentsOf(this.catalog, table.id)].filter(
      (r): r is Table => r.kind === 'table' && r.constraints.some((c) => c.references?.table === table.id),
    );
  }

  byId(id: number): Table | undefined {
    return tableById(this.catalog, id);
  }

  lock(mode: LockMode, ...relations: readonly Relation[]): void {
    for (const relation of relations) {
      const key = this.nameOf(relation);
      const held = this.locks.get(key);
      if (!held || strength(mode) > strength(held.mode)) this.locks.set(key, { mode, relation });
    }
  }

  /** A table and its indexes. */
  lockWhole(mode: LockMode, ...relations: readonly Relation[]): void {
    for (const relation of relations) this.lock(mode, relation, ...this.indexes(relation));
  }

  /** All rows are written to a new file, and every index is built again on it. */
  rewrite(relation: Relation): void {
    this.lock('ACCESS EXCLUSIVE', relation);
    if (!this.isStored(relation)) return;
    this.rewritten.add(this.nameOf(relation));
    this.scanned.add(this.nameOf(relation));
    this.lockWhole('ACCESS EXCLUSIVE', relation);
    if (this.indexes(relation).length > 0) this.built.add(this.nameOf(relation));
  }

  /** A new file without reading the old one. */
  replace(relation: Relation): void {
    this.rewritten.add(this.nameOf(relation));
  }

  scan(...relations: readonly Relation[]): void {
    for (const relation of relations) if (this.isStored(relation)) this.scanned.add(this.nameOf(relation));
  }

  /** An index is built, for which the table is read. */
  build(...relations: readonly Relation[]): void {
    for (const relation of relations) {
      if (!this.isStored(relation)) continue;
      this.scanned.add(this.nameOf(relation));
      this.built.add(this.nameOf(relation));
    }
  }

  /** Row locks that are held to the end of the transaction, on all rows of a table. */
  holdAllRows(): void {
    this.held = 'writes';
  }

  /**
   * Whether a relation has rows of its own on this server. A partitioned table has none; where none of its partitions is known,
   * it stands for those that something else makes.
   */
  isStored(relation: Relation): boolean {
    if (relation.kind !== 'table') return relation.kind === 'view' && relation.materialized;
    return !relation.foreign && (!relation.partitionBy || childrenOf(this.catalog, relation.id).length === 0);
  }

  forbidTransaction(): void {
    this.forbidden = true;
  }

  assume(sentence: string): void {
    this.assumed.add(sentence);
  }

  facts(): Facts {
    const held = [...this.locks.values()].map(({ mode, relation }) => hinders(mode, relation));
    const worst = Math.max(blocked.indexOf(this.held), ...held.map((b) => blocked.indexOf(b)));
    return {
      locks: Object.fromEntries([...this.locks].map(([name, { mode }]) => [name, mode] as const)),
      rewrite: [...this.rewritten],
      scan: [...this.scanned],
      indexBuild: [...this.built],
      blocks: blocked[worst] ?? 'nothing',
      transaction: this.forbidden ? 'forbidden' : 'allowed',
      assumes: [...this.assumed],
    };
  }

  private nameOf(relation: Relation): string {
    return relation.schema === this.catalog.defaultSchema ? relation.name : showName(relation);
  }
}

/**
 * Whom a lock keeps waiting, by what readers and writers need themselves: ACCESS SHARE and ROW EXCLUSIVE on the table,
 * ACCESS SHARE on each of its indexes just to plan a query, ROW EXCLUSIVE on a sequence for nextval. Rows of a materialized
 * view are written by REFRESH alone, and nobody else sees a temporary table.
 */
function hinders(mode: LockMode, relation: Relation): Facts['blocks'] {
  if (relation.schema === temporarySchema) return 'nothing';
  if (mode === 'ACCESS EXCLUSIVE') return relation.kind === 'sequence' ? 'writes' : 'reads and writes';
  if (relation.kind === 'view' && relation.materialized) return 'nothing';
  return strength(mode) >= strength('SHARE') ? 'writes' : 'nothing';
}

const unknown = (name: Name, catalog: Catalog): Table => ({
  kind: 'table',
  id: -1,
  schema: name.schema ?? catalog.searchPath[0] ?? catalog.defaultSchema,
  name: name.name,
  columns: [],
  constraints: [],
  triggers: [],
  policies: [],
  rules: [],
  persistence: 'permanent',
  foreign: false,
  parents: [],
  rowSecurity: { enabled: false, forced: false },
  open: true,
});

/** A teller that only locks the change's table. */
export const onTable =
  (mode: LockMode) =>
  (effects: Effects, change: { readonly table: Name }): void =>
    effects.lock(mode, effects.relation(change.table));

/** A teller that locks the change's table and all that inherit from it, unless ALTER TABLE ONLY says otherwise. */
export const onTree =
  (mode: LockMode) =>
  (effects: Effects, change: { readonly table: Name; readonly only?: boolean }): void => {
    const relation = effects.relation(change.table);
    effects.lock(mode, ...(relation.kind === 'table' ? effects.tree(relation, change.only) : [relation]));
  };

export const nothing = (): void => {};

/** The names of the columns an index is over, in its order; expressions are left out. */
export const columnsOfIndex = (index: Index, table: Table): string[] =>
  index.elements.flatMap((e) => table.columns.find((c) => c.id === e.columnId)?.name ?? []);
