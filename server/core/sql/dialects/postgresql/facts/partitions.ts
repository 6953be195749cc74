import type { Constraint, Index, Table } from '../../../../schema/catalog.ts';
import type { ChangeOf } from '../../../../schema/change.ts';
import { provesBound } from './bounds.ts';
import { excludesBound } from './default-bounds.ts';
import { lockDefault } from './drops.ts';
import type { Effects, Tellers } from './effects.ts';

type Kinds = 'attach-partition' | 'detach-partition' | 'inherit';

/** "ALTER TABLE", ATTACH and DETACH PARTITION, INHERIT; measured on 10–18. */
export const partitions: Tellers<Kinds> = {
  /** The parent: ACCESS EXCLUSIVE up to 11, SHARE UPDATE EXCLUSIVE since 12. */
  'attach-partition'(effects, change) {
    const parent = effects.table(change.table);
    const partition = effects.table(change.partition);
    effects.lock(effects.version >= 12 ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE', parent);
    const tree = effects.tree(partition);
    effects.lock('ACCESS EXCLUSIVE', ...tree);
    if (!provesBound(parent, partition, change.bound)) effects.scan(...tree);
    excludeFromDefault(effects, parent, change.bound);
    handOn(effects, parent, partition);
  },

  /** The partition: SHARE UPDATE EXCLUSIVE up to 13, ACCESS EXCLUSIVE since 14, when CONCURRENTLY came. */
  'detach-partition'(effects, change) {
    const parent = effects.table(change.table);
    const partition = effects.table(change.partition);
    if (change.concurrently) {
      effects.forbidTransaction();
      // At its end the partition alone is locked ACCESS EXCLUSIVE, when no query of the parent looks at it any more.
      effects.lock('SHARE UPDATE EXCLUSIVE', parent, partition);
      return;
    }
    effects.lock('ACCESS EXCLUSIVE', parent);
    effects.lock(effects.version >= 14 ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE', partition);
    lockDefault(effects, parent);
    for (const other of referenced(effects, parent)) effects.lock('SHARE ROW EXCLUSIVE', ...effects.partitions(other));
    for (const other of effects.referencing(parent)) {
      if (other === parent) continue;
      effects.lock('ACCESS EXCLUSIVE', ...effects.partitions(other));
      effects.lock('ACCESS EXCLUSIVE', ...effects.indexes(partition).filter((i) => i.unique && i.parent !== undefined));
      effects.scan(...effects.partitions(other));
    }
  },

  inherit(effects, change) {
    effects.lock('ACCESS EXCLUSIVE', ...effects.tree(effects.table(change.table), !change.add));
    if (change.add) effects.lock('SHARE UPDATE EXCLUSIVE', effects.table(change.parent));
  },
};

/** CREATE TABLE … PARTITION OF. */
export function createPartition(effects: Effects, change: ChangeOf<'create-table'>): void {
  if (!change.partitionOf) return;
  const parent = effects.table(change.partitionOf.parent);
  effects.lock('ACCESS EXCLUSIVE', parent);
  excludeFromDefault(effects, parent, change.partitionOf.bound);
  handOn(effects, parent, undefined);
}

/** The default partition must hold no row of the new one: it is read to make sure, unless a CHECK proves it. */
function excludeFromDefault(effects: Effects, parent: Table, bound: string): void {
  const rest = lockDefault(effects, parent);
  if (rest && !excludesBound(parent, rest, bound)) effects.scan(...effects.tree(rest));
}

/** Indexes and foreign keys of the parent that a partition gets, where it hasn't got them already. */
function handOn(effects: Effects, parent: Table, partition: Table | undefined): void {
  const own = partition ? effects.indexes(partition) : [];
  for (const index of effects.indexes(parent)) {
    effects.lock('SHARE UPDATE EXCLUSIVE', index);
    const same = own.some(
      (o) =>
        o.elements.length === index.elements.length && o.elements.every((e, i) => sameElement(e, index.elements[i])),
    );
    if (partition && !same) effects.build(...effects.tree(partition));
  }
  for (const { columns, references } of parent.constraints) {
    const other = references && effects.byId(references.table);
    if (!other) continue;
    const names = columns.map((id) => parent.columns.find((c) => c.id === id)?.name);
    const twin = partition?.constraints.some((c) => alike(c, partition, names, references.table));
    effects.lock(twin ? 'ACCESS EXCLUSIVE' : 'SHARE ROW EXCLUSIVE', ...effects.partitions(other));
    if (partition && !twin) effects.scan(...effects.tree(partition), ...effects.partitions(other));
  }
  for (const other of effects.referencing(parent)) {
    if (other !== parent) effects.lock('SHARE ROW EXCLUSIVE', ...effects.partitions(other));
  }
}

/** A key says names bare, CREATE INDEX as they are quoted. */
const sameElement = (a: Index['elements'][number], b: Index['elements'][number] | undefined): boolean =>
  (a.column ?? a.text) === (b?.column ?? b?.text);

function alike(own: Constraint, partition: Table, names: readonly (string | undefined)[], to: number): boolean {
  if (own.references?.table !== to || own.columns.length !== names.length) return false;
  return own.columns.every((id, i) => partition.columns.find((c) => c.id === id)?.name === names[i]);
}

const referenced = (effects: Effects, table: Table): Table[] =>
  table.constraints.flatMap((c) => (c.references ? (effects.byId(c.references.table) ?? []) : []));
