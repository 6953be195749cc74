import { findRelation, type Relation, type Table } from '../../../../schema/catalog.ts';
import type { ChangeOf } from '../../../../schema/change.ts';
import type { Name } from '../../../../schema/names.ts';
import type { LockMode } from '../../../lock-modes.ts';
import { type Effects, nothing, type Tellers } from './effects.ts';
import { lockedBy } from './reads.ts';

type Kinds =
  | 'insert-rows'
  | 'update-rows'
  | 'delete-rows'
  | 'merge-rows'
  | 'copy-rows'
  | 'truncate'
  | 'select'
  | 'lock-table'
  | 'vacuum'
  | 'analyze'
  | 'cluster'
  | 'begin'
  | 'commit'
  | 'rollback'
  | 'savepoint'
  | 'set'
  | 'meta';

/** Rows and maintenance: "Explicit Locking", "TRUNCATE", "VACUUM", "CLUSTER", "ANALYZE", "LOCK"; measured on 10–18. */
export const rows: Tellers<Kinds> = {
  'insert-rows'(effects, change) {
    const found = writeTo(effects, change.table);
    if (change.query.conflict?.columns.length)
      for (const t of found) effects.lock('ROW EXCLUSIVE', ...effects.indexes(t));
    const columns = change.query.insertColumns?.map((column) => column.name);
    for (const table of found) lockParents(effects, table, columns);
  },

  'update-rows'(effects, change) {
    const assigned = change.query.assignments?.map((a) => a.name) ?? [];
    for (const table of writeAll(effects, change)) {
      lockParents(effects, table, assigned);
      lockChildren(effects, table, assigned);
    }
  },

  'delete-rows'(effects, change) {
    for (const table of writeAll(effects, change)) lockChildren(effects, table, undefined);
  },

  'merge-rows'(effects, change) {
    for (const table of writeAll(effects, change)) {
      lockParents(effects, table, undefined);
      lockChildren(effects, table, undefined);
    }
  },

  'copy-rows'(effects, change) {
    if (change.direction === 'to') effects.scan(effects.relation(change.table));
    else for (const table of writeTo(effects, change.table)) lockParents(effects, table, undefined);
  },

  /** New, empty files in the place of the old ones: no row is read or written. */
  truncate(effects, change) {
    const found = new Set(change.tables.flatMap((name) => effects.tree(effects.table(name), change.only)));
    for (const table of found) {
      if (effects.isStored(table)) effects.lockWhole('ACCESS EXCLUSIVE', table);
      else effects.lock('ACCESS EXCLUSIVE', table);
      if (!change.cascade) continue;
      for (const other of effects.referencing(table)) for (const member of effects.tree(other)) found.add(member);
    }
  },

  /** Plain reading takes ACCESS SHARE; FOR UPDATE and the like ROW SHARE, through a view on what is beneath it too. */
  select(effects, { query, locking }) {
    for (const relation of locking ? lockedBy(effects, query, locking) : []) {
      if (relation.kind === 'table')
        for (const member of effects.tree(relation)) lookInto(effects, member, 'ROW SHARE');
      else effects.lock('ROW SHARE', relation);
    }
  },

  'lock-table'(effects, change) {
    const mode = change.mode.toUpperCase() as LockMode;
    for (const name of change.tables) lockDeep(effects, effects.relation(name), mode, change.only === true);
  },

  /** FULL writes the table anew; plain VACUUM keeps nobody waiting. Without a table, one after the other. */
  vacuum(effects, change) {
    effects.forbidTransaction();
    for (const table of each(effects, change.table)) {
      if (change.full) effects.rewrite(table);
      else effects.lock('SHARE UPDATE EXCLUSIVE', table);
    }
  },
  analyze(effects, change) {
    for (const table of each(effects, change.table)) effects.lock('SHARE UPDATE EXCLUSIVE', table);
  },
  cluster(effects, change) {
    const table = change.table && effects.table(change.table);
    if (!table || table.partitionBy) effects.forbidTransaction();
    if (!table) effects.assume('No table is clustered on an index: otherwise each of those is written again.');
    else for (const member of effects.partitions(table)) effects.rewrite(member);
  },

  begin: nothing,
  commit: nothing,
  rollback: nothing,
  savepoint: nothing,
  set: nothing,
  meta: nothing,
};

function each(effects: Effects, name: Name | undefined): Table[] {
  if (name) {
    const table = effects.table(name);
    return table.partitionBy || effects.version >= 18 ? effects.tree(table) : [table];
  }
  return [...effects.catalog.relations.values()].filter((r): r is Table => r.kind === 'table' && effects.isStored(r));
}

/** ROW EXCLUSIVE on what a write goes to: a view and the table beneath it, a partitioned table and its partitions. */
function writeTo(effects: Effects, name: Name): Table[] {
  let relation: Relation | undefined = effects.relation(name);
  const seen = new Set<Relation>();
  while (relation?.kind === 'view' && !seen.has(relation)) {
    seen.add(relation);
    effects.lock('ROW EXCLUSIVE', relation);
    const [from] = relation.query.from as readonly { kind: string; name?: Name }[];
    relation = from?.kind === 'relation' && from.name ? findRelation(effects.catalog, from.name) : undefined;
  }
  if (relation?.kind !== 'table') return [];
  effects.lock('ROW EXCLUSIVE', ...effects.partitions(relation));
  return effects.partitions(relation);
}

type Write = ChangeOf<'update-rows'> | ChangeOf<'delete-rows'> | ChangeOf<'merge-rows'>;

/** UPDATE, DELETE and MERGE look rows up, so they open the indexes too. Without WHERE they lock every row until the end. */
function writeAll(effects: Effects, change: Write): Table[] {
  const tables = new Set(writeTo(effects, change.table).flatMap((table) => effects.tree(table)));
  for (const table of tables) {
    effects.lockWhole('ROW EXCLUSIVE', table);
    if (change.kind !== 'merge-rows' && !change.filtered) {
      effects.scan(table);
      if (table.persistence !== 'temporary') effects.holdAllRows();
    }
  }
  return [...tables];
}

/** A new reference is looked up and its row held: ROW SHARE. `columns`: those assigned; absent: all. */
function lockParents(effects: Effects, table: Table, columns: readonly string[] | undefined): void {
  for (const constraint of table.constraints) {
    const other = constraint.references && effects.byId(constraint.references.table);
    if (other && constraint.enforced && touches(table, constraint.columns, columns)) {
      for (const member of effects.partitions(other)) lookInto(effects, member, 'ROW SHARE');
    }
  }
}

function lockChildren(effects: Effects, table: Table, columns: readonly string[] | undefined): void {
  for (const other of effects.referencing(table)) {
    for (const { references, enforced } of other.constraints) {
      if (references?.table !== table.id || !enforced || !touches(table, references.columns, columns)) continue;
      const changes = columns ? references.onUpdate : references.onDelete;
      const onlyLooks = changes === 'no action' || changes === 'restrict';
      for (const member of effects.partitions(other))
        lookInto(effects, member, onlyLooks ? 'ROW SHARE' : 'ROW EXCLUSIVE');
    }
  }
}

const touches = (table: Table, ids: readonly number[], columns: readonly string[] | undefined): boolean =>
  columns === undefined || ids.some((id) => columns.includes(table.columns.find((c) => c.id === id)?.name ?? ''));

/** Since 12 a query opens the indexes with the lock it has on the table; a partitioned table's own on 18 and not on 15. */
function lookInto(effects: Effects, table: Table, mode: LockMode): void {
  const opens = effects.version >= (effects.isStored(table) ? 12 : 16);
  if (opens || mode === 'ROW EXCLUSIVE') effects.lockWhole(mode, table);
  else effects.lock(mode, table);
}

/** LOCK TABLE goes on to children, and through a view to its tables. */
function lockDeep(effects: Effects, relation: Relation, mode: LockMode, only: boolean, seen = new Set<number>()): void {
  if (seen.has(relation.id) && relation.id >= 0) return;
  seen.add(relation.id);
  effects.lock(mode, ...(relation.kind === 'table' ? effects.tree(relation, only) : [relation]));
  if (relation.kind !== 'view') return;
  for (const { relation: id } of relation.reads) {
    const read = effects.catalog.relations.get(id);
    if (read) lockDeep(effects, read, mode, false, seen);
  }
}
