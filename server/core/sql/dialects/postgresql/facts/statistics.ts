import { findRelation } from '../../../../schema/catalog.ts';
import { nothing, type Tellers } from './effects.ts';

/** "CREATE STATISTICS", "DROP STATISTICS"; measured on 18. ALTER STATISTICS locks no table. */
export const statistics: Tellers<'create-statistics' | 'alter-statistics' | 'drop-statistics'> = {
  'create-statistics'(effects, { table }) {
    const relation = findRelation(effects.catalog, table);
    if (relation) effects.lock('SHARE UPDATE EXCLUSIVE', relation);
  },
  'alter-statistics': nothing,
  'drop-statistics'(effects, { statistics: { schema, name } }) {
    for (const table of effects.catalog.relations.values()) {
      if (table.kind !== 'table') continue;
      const own = table.statistics?.some((s) => s.name === name && (schema ?? s.schema) === s.schema);
      if (own) effects.lock('SHARE UPDATE EXCLUSIVE', table);
    }
  },
};
