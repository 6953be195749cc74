import { findRelation, type Relation } from '../../../../schema/catalog.ts';
import type { LockMode } from '../../../lock-modes.ts';
import { type Effects, nothing, type Tellers } from './effects.ts';

/** Commands that "cannot run inside a transaction block", by their reference pages; measured where a server could run them. */
const alone: ReadonlySet<string> = new Set([
  'alter system',
  'create database',
  'drop database',
  'create tablespace',
  'drop tablespace',
  'create subscription',
  'drop subscription',
  'commit prepared',
  'rollback prepared',
]);

/** Locks of commands that say no more than the relation they are about. */
const levels: Readonly<Record<string, LockMode>> = {
  'alter view': 'ACCESS EXCLUSIVE',
  'alter materialized view': 'ACCESS EXCLUSIVE',
  'alter sequence': 'ACCESS EXCLUSIVE',
  'alter materialized view options': 'SHARE UPDATE EXCLUSIVE',
  'alter materialized view set tablespace': 'ACCESS EXCLUSIVE',
  'alter materialized view set access method': 'ACCESS EXCLUSIVE',
  'alter index': 'SHARE UPDATE EXCLUSIVE',
  // Its file is copied; no query of the table can be planned meanwhile.
  'alter index set tablespace': 'ACCESS EXCLUSIVE',
  'create publication': 'SHARE UPDATE EXCLUSIVE',
  'alter publication': 'SHARE UPDATE EXCLUSIVE',
  'security label': 'SHARE UPDATE EXCLUSIVE',
  'detach partition finalize': 'ACCESS EXCLUSIVE',
};

export const other: Tellers<'other' | 'opaque' | 'call'> = {
  other(effects, { what, object, tables = [] }) {
    if (alone.has(what)) effects.forbidTransaction();
    const mode = levels[what];
    // A publication is no relation.
    const about = object && !what.endsWith('publication') ? [object] : [];
    for (const name of mode ? [...about, ...tables] : []) {
      const relation = findRelation(effects.catalog, name);
      if (!relation || !mode) continue;
      // Of a partitioned table the partitions are published through it, and not opened.
      const children = what.endsWith('publication') && relation.kind === 'table' && !relation.partitionBy;
      effects.lock(mode, ...(children ? effects.tree(relation) : [relation]));
      if (moved.test(what) && !isPartitioned(effects, relation)) effects.replace(relation);
      if (what === 'alter materialized view set access method') effects.rewrite(relation);
    }
  },
  /** What nobody could read may do anything. */
  opaque(effects, { reason }) {
    effects.assume(`It locks no table: it could not be read (${reason}).`);
  },
  call: nothing,
};

/** An index of a partitioned table has no file. */
const isPartitioned = ({ catalog }: Effects, relation: Relation): boolean => {
  const owner = relation.kind === 'index' ? catalog.relations.get(relation.table) : undefined;
  return owner?.kind === 'table' && owner.partitionBy !== undefined;
};

const moved = / set tablespace$/;
