import { findRelation, type Table } from '../../../../schema/catalog.ts';
import type { ChangeOf, TableOption } from '../../../../schema/change.ts';
import type { LockMode } from '../../../lock-modes.ts';
import { renamesIndex } from './constraints.ts';
import { dropped } from './drops.ts';
import { type Effects, onTable, type Tellers } from './effects.ts';
import { createPartition } from './partitions.ts';
import { scanSources } from './reads.ts';

type Kinds =
  | 'create-table'
  | 'drop-table'
  | 'rename-table'
  | 'set-table-schema'
  | 'set-table-option'
  | 'set-row-security';

/** "ALTER TABLE", "CREATE TABLE", "DROP TABLE"; measured on 10–18. */
export const tables: Tellers<Kinds> = {
  'create-table': createTable,

  'drop-table'(effects, change) {
    if (change.ifExists && !findRelation(effects.catalog, change.table)) return;
    effects.lockWhole('ACCESS EXCLUSIVE', effects.relation(change.table));
    dropped(effects, { ...change, cascade: true });
  },

  'rename-table'(effects, change) {
    const relation = effects.relation(change.table);
    if (relation.kind === 'index') renamesIndex(effects, relation.id);
    else effects.lock('ACCESS EXCLUSIVE', relation);
  },

  'set-table-schema'(effects, change) {
    const relation = effects.relation(change.table);
    effects.lock('ACCESS EXCLUSIVE', relation, ...effects.sequences(relation));
  },

  'set-table-option': setOption,
  'set-row-security': onTable('ACCESS EXCLUSIVE'),
};

function createTable(effects: Effects, change: ChangeOf<'create-table'>): void {
  if (change.ifNotExists && findRelation(effects.catalog, change.table)) return;
  createPartition(effects, change);
  for (const name of change.inherits) effects.lock('SHARE UPDATE EXCLUSIVE', effects.table(name));
  for (const constraint of [...change.constraints, ...change.columns.flatMap((c) => c.constraints)]) {
    if (constraint.type !== 'foreign-key') continue;
    const itself =
      constraint.references.name === change.table.name && !findRelation(effects.catalog, constraint.references);
    if (!itself) effects.lock('SHARE ROW EXCLUSIVE', ...effects.partitions(effects.table(constraint.references)));
  }
  if (change.query) scanSources(effects, change.query);
}

/** Lock levels by `AlterTableGetLockLevel`, "ALTER TABLE"; what the option writes again by its own paragraph there. */
const options: Readonly<Record<TableOption, LockMode>> = {
  logged: 'ACCESS EXCLUSIVE',
  unlogged: 'ACCESS EXCLUSIVE',
  tablespace: 'ACCESS EXCLUSIVE',
  'access-method': 'ACCESS EXCLUSIVE',
  'storage-parameters': 'SHARE UPDATE EXCLUSIVE',
  'replica-identity': 'ACCESS EXCLUSIVE',
  // A new owner gets the indexes and owned sequences too; they are locked with the table.
  owner: 'ACCESS EXCLUSIVE',
  'cluster-on': 'SHARE UPDATE EXCLUSIVE',
  other: 'ACCESS EXCLUSIVE',
  // MySQL only.
  engine: 'ACCESS EXCLUSIVE',
  'character-set': 'ACCESS EXCLUSIVE',
  'row-format': 'ACCESS EXCLUSIVE',
  'auto-increment': 'ACCESS EXCLUSIVE',
};

function setOption(effects: Effects, change: ChangeOf<'set-table-option'>): void {
  const { option, value } = change;
  const relation = effects.relation(change.table);
  const table: Table = effects.table(change.table);
  effects.lock(levelOf(option, value), relation);
  switch (option) {
    case 'logged':
    case 'unlogged': {
      if (table.persistence === (option === 'logged' ? 'permanent' : 'unlogged')) break;
      effects.rewrite(table);
      if (effects.version >= 15) effects.lock('ACCESS EXCLUSIVE', ...effects.sequences(table));
      break;
    }
    case 'tablespace':
      // A partitioned table has no file: it says where new partitions go.
      if (table.partitionBy) break;
      if (value === 'pg_default')
        effects.assume(`${table.name} lies in pg_default already: otherwise its files are copied.`);
      else effects.replace(table);
      break;
    case 'access-method':
      if (table.partitionBy) break;
      if (value !== 'heap' && value !== 'default') effects.rewrite(table);
      else effects.assume(`${table.name} is a heap already: otherwise its rows are written again.`);
      break;
    case 'cluster-on':
    case 'replica-identity': {
      const index = effects.indexes(relation).find((i) => words(value).includes(i.name));
      if (index) effects.lock(option === 'cluster-on' ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE', index);
      break;
    }
    case 'other':
      if (/^set\s+without\s+oids/i.test(value) && effects.version <= 11) {
        effects.assume(`${table.name} has no OIDs: with them its rows would be written again.`);
      }
      break;
    default:
      break;
  }
}

function levelOf(option: TableOption, value: string): LockMode {
  if (/^set\s+without\s+cluster/i.test(value)) return 'SHARE UPDATE EXCLUSIVE';
  // The one parameter that planners of running queries must not see change.
  if (option === 'storage-parameters' && /\buser_catalog_table\b/i.test(value)) return 'ACCESS EXCLUSIVE';
  return options[option];
}

const words = (text: string): string[] => text.split(/[\s"]+/);
