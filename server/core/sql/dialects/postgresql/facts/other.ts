import { findRelation } from '../../../../schema/catalog.ts';
import type { LockMode } from '../../../dialect.ts';
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
  'alter index': 'SHARE UPDATE EXCLUSIVE',
  'create statistics': 'SHARE UPDATE EXCLUSIVE',
  'create publication': 'SHARE UPDATE EXCLUSIVE',
  'alter publication': 'SHARE UPDATE EXCLUSIVE',
  'security label': 'SHARE UPDATE EXCLUSIVE',
  'detach partition finalize': 'ACCESS EXCLUSIVE',
};

export const other: Tellers<'other' | 'opaque' | 'call'> = {
  other(effects, { what, object }) {
    if (alone.has(what)) effects.forbidTransaction();
    const mode = levels[what];
    if (!mode || !object) return;
    if (what === 'alter index') {
      effects.assume('It sets storage parameters: SET TABLESPACE would copy the index under an ACCESS EXCLUSIVE lock.');
    }
    lock(effects, mode, object);
  },
  /** What nobody could read may do anything. */
  opaque(effects, { reason }) {
    effects.assume(`It locks no table: it could not be read (${reason}).`);
  },
  call: nothing,
};

function lock(effects: Effects, mode: LockMode, object: { readonly schema?: string; readonly name: string }): void {
  const relation = findRelation(effects.catalog, object);
  if (relation) effects.lock(mode, relation);
}
