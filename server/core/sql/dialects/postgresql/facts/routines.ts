import { findRelation } from '../../../../schema/catalog.ts';
import type { ChangeOf } from '../../../../schema/change.ts';
import { type Name, showName } from '../../../../schema/names.ts';
import { dropped } from './drops.ts';
import { type Effects, nothing, onTable, type Tellers } from './effects.ts';

type Kinds =
  | 'create-function'
  | 'drop-function'
  | 'rename-function'
  | 'create-trigger'
  | 'drop-trigger'
  | 'rename-trigger'
  | 'enable-trigger'
  | 'create-rule'
  | 'drop-rule'
  | 'create-schema'
  | 'drop-schema'
  | 'rename-schema'
  | 'set-object-schema'
  | 'create-extension'
  | 'drop-extension'
  | 'create-policy'
  | 'alter-policy'
  | 'drop-policy'
  | 'grant'
  | 'revoke'
  | 'comment';

/** Routines, triggers, rules, policies, schemas and privileges: "CREATE TRIGGER", "CREATE POLICY", …; measured on 10–18. */
export const routines: Tellers<Kinds> = {
  'create-function': nothing,
  'drop-function'(effects, change) {
    dropped(effects, { ...change, cascade: true });
  },
  'rename-function': nothing,

  'create-trigger'(effects, change) {
    onTriggers(effects, change.table, change.row ? true : undefined, 'SHARE ROW EXCLUSIVE');
  },
  'drop-trigger'(effects, change) {
    if (change.table) onTriggers(effects, change.table, change.trigger, 'ACCESS EXCLUSIVE');
  },
  'rename-trigger'(effects, change) {
    const trigger = effects.version >= 15 ? change.trigger : undefined;
    onTriggers(effects, change.table, trigger, 'ACCESS EXCLUSIVE');
  },
  'enable-trigger'(effects, change) {
    onTriggers(effects, change.table, change.trigger, 'SHARE ROW EXCLUSIVE');
  },

  'create-rule': onTable('ACCESS EXCLUSIVE'),
  'drop-rule': onTable('ACCESS EXCLUSIVE'),
  'create-policy': onTable('ACCESS EXCLUSIVE'),
  'alter-policy': onTable('ACCESS EXCLUSIVE'),
  'drop-policy': onTable('ACCESS EXCLUSIVE'),

  'create-schema': nothing,
  'drop-schema'(effects, change) {
    dropped(effects, { ...change, cascade: true });
  },
  'rename-schema': nothing,
  'set-object-schema'(effects, change) {
    if (change.what === 'type' || change.what === 'function') return;
    const relation = effects.relation(change.object);
    effects.lock('ACCESS EXCLUSIVE', relation, ...effects.sequences(relation));
  },
  'create-extension': nothing,
  'drop-extension'(effects, change) {
    dropped(effects, { ...change, cascade: true });
    if (change.cascade) effects.assume(`No table uses what ${change.extension} brought: CASCADE would change it.`);
  },
  grant: nothing,
  revoke: nothing,
  comment,
};

/** A trigger FOR EACH ROW of a partitioned table is one of each partition's too. `which`: its name, or true for a new one. */
function onTriggers(
  effects: Effects,
  name: Name,
  which: string | true | undefined,
  mode: 'ACCESS EXCLUSIVE' | 'SHARE ROW EXCLUSIVE',
): void {
  const relation = effects.relation(name);
  effects.lock(mode, relation);
  if (relation.kind !== 'table' || which === undefined) return;
  const every = which === true || which === 'all' || which === 'user';
  if (every || relation.triggers.some((t) => t.row && t.name === which))
    effects.lock(mode, ...effects.partitions(relation));
}

/** What COMMENT ON locks is what it is about; other objects take no lock on a table. */
const commented = new Set([
  'table',
  'column',
  'index',
  'view',
  'materialized view',
  'sequence',
  'foreign table',
  'matview',
]);

function comment(effects: Effects, change: ChangeOf<'comment'>): void {
  if (!commented.has(change.on)) return;
  if (!findRelation(effects.catalog, change.object)) {
    effects.assume(`${showName(change.object)} is no relation that is known here.`);
    if (change.on !== 'column' && change.on !== 'table') return;
  }
  effects.lock('SHARE UPDATE EXCLUSIVE', effects.relation(change.object));
}
