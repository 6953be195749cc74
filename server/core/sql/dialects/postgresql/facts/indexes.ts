import {
  dependentsOf,
  findIndex,
  findRelation,
  type Index,
  type Relation,
  type Table,
} from '../../../../schema/catalog.ts';
import type { ChangeOf } from '../../../../schema/change.ts';
import { renamesIndex } from './constraints.ts';
import type { Effects, Tellers } from './effects.ts';
import { indexTwin } from './twins.ts';

type Kinds = 'create-index' | 'drop-index' | 'rename-index' | 'attach-index' | 'reindex';

/** "CREATE INDEX", "REINDEX", "DROP INDEX", "ALTER INDEX"; measured on 10–18. */
export const indexes: Tellers<Kinds> = {
  'create-index': createIndex,

  'drop-index'(effects, change) {
    if (change.concurrently) effects.forbidTransaction();
    const index = findIndex(effects.catalog, change.index);
    if (!index) {
      const kept = change.ifExists ? '' : `Nothing is known of the index ${change.index.name}: its table is left out.`;
      if (kept) effects.assume(kept);
      return;
    }
    // CONCURRENTLY also takes ACCESS EXCLUSIVE on the index in the end, when nobody can use it any more.
    const mode = change.concurrently ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE';
    for (const member of family(effects, index)) {
      const owner = effects.catalog.relations.get(member.table);
      effects.lock(mode, member, ...(owner ? [owner] : []));
    }
  },

  'rename-index'(effects, change) {
    const relation = effects.relation(change.index);
    if (relation.kind === 'index') renamesIndex(effects, relation.id);
    else effects.lock('ACCESS EXCLUSIVE', relation);
  },

  'attach-index'(effects, change) {
    const parent = effects.relation(change.index);
    effects.lock(effects.version >= 12 ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE', parent);
    effects.lock('ACCESS EXCLUSIVE', effects.relation(change.partition));
  },

  reindex,
};

/** An index and those of partitions that are part of it. */
function family(effects: Effects, index: Index): Index[] {
  const found = [index];
  for (const member of found) {
    for (const dependent of dependentsOf(effects.catalog, member.id)) {
      if (dependent.kind === 'index' && dependent.parent === member.id) found.push(dependent);
    }
  }
  return found;
}

/** SHARE keeps writers waiting while all of the table is read; CONCURRENTLY keeps nobody waiting. */
function createIndex(effects: Effects, change: ChangeOf<'create-index'>): void {
  if (change.concurrently) effects.forbidTransaction();
  const relation = effects.relation(change.table);
  const mode = change.concurrently ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE';
  effects.lock(mode, relation);
  if (change.index !== undefined && change.ifNotExists) {
    if (findRelation(effects.catalog, { schema: relation.schema, name: change.index })) return;
  }
  // The index of a partitioned table alone is on nothing.
  if (change.only && relation.kind === 'table' && relation.partitionBy) return;
  const owners = relation.kind === 'table' && !change.only ? effects.partitions(relation) : [relation];
  effects.lock(mode, ...owners);
  for (const owner of owners) {
    const twin = owner !== relation && owner.kind === 'table' ? indexTwin(effects, owner, change) : undefined;
    if (twin) effects.lock('SHARE', twin);
    else effects.build(owner);
  }
}

/**
 * SHARE on the table and ACCESS EXCLUSIVE on its indexes, without which no query of the table can even be planned. Each table
 * of a schema or database is a transaction of its own.
 */
function reindex(effects: Effects, change: ChangeOf<'reindex'>): void {
  const many = change.what !== 'index' && change.what !== 'table';
  const relations = many ? tablesOf(effects, change) : change.name ? [effects.relation(change.name)] : [];
  if (many || change.concurrently) effects.forbidTransaction();
  for (const relation of relations) {
    const owner = relation.kind === 'index' ? effects.catalog.relations.get(relation.table) : relation;
    if (!owner) continue;
    const tables = owner.kind === 'table' ? effects.partitions(owner) : [owner];
    if (tables.length > 1) effects.forbidTransaction();
    const chosen = relation.kind === 'index' ? family(effects, relation) : tables.flatMap((t) => effects.indexes(t));
    for (const index of chosen) {
      const table = tables.find((t) => t.id === index.table);
      if (!table) continue;
      effects.lock(change.concurrently ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE', table);
      effects.lock(change.concurrently ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE', index);
      effects.build(table);
    }
    if (chosen.length === 0) effects.lock(change.concurrently ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE', owner);
  }
}

function tablesOf(effects: Effects, change: ChangeOf<'reindex'>): Relation[] {
  const schema = change.what === 'schema' ? change.name?.name : undefined;
  return [...effects.catalog.relations.values()].filter(
    (r): r is Table => r.kind === 'table' && (schema === undefined || r.schema === schema),
  );
}
