import { findRelation } from '../../../../schema/catalog.ts';
import { dropped } from './drops.ts';
import { nothing, type Tellers } from './effects.ts';
import { scanSources } from './reads.ts';

type Kinds =
  | 'create-view'
  | 'drop-view'
  | 'rename-view'
  | 'rename-view-column'
  | 'refresh-view'
  | 'create-sequence'
  | 'alter-sequence'
  | 'drop-sequence'
  | 'rename-sequence';

/** Views and sequences: "CREATE VIEW", "REFRESH MATERIALIZED VIEW", "ALTER SEQUENCE"; measured on 10–18. */
export const views: Tellers<Kinds> = {
  'create-view'(effects, change) {
    const existing = findRelation(effects.catalog, change.view);
    if (existing && change.replace) effects.lock('ACCESS EXCLUSIVE', existing);
    if (change.materialized && change.withData && !existing) scanSources(effects, change.query);
  },
  'drop-view'(effects, change) {
    if (change.ifExists && !findRelation(effects.catalog, change.view)) return;
    effects.lockWhole('ACCESS EXCLUSIVE', effects.relation(change.view));
    dropped(effects, { ...change, cascade: true });
  },
  'rename-view'(effects, change) {
    effects.lock('ACCESS EXCLUSIVE', effects.relation(change.view));
  },
  'rename-view-column'(effects, change) {
    effects.lock('ACCESS EXCLUSIVE', effects.relation(change.view));
  },

  /** CONCURRENTLY changes the rows that differ, so readers go on. */
  'refresh-view'(effects, change) {
    const view = effects.relation(change.view);
    const indexed = effects.indexes(view);
    if (change.concurrently) {
      effects.lock('EXCLUSIVE', view);
      effects.lock('ROW EXCLUSIVE', ...indexed);
      effects.scan(view);
    } else {
      effects.lockWhole('ACCESS EXCLUSIVE', view);
      effects.replace(view);
      if (indexed.length > 0) effects.build(view);
    }
    if (view.kind === 'view' && change.withData) scanSources(effects, view.query);
  },

  'create-sequence': nothing,
  /** SHARE ROW EXCLUSIVE since 10: nextval waits, and with it every INSERT that draws from the sequence. */
  'alter-sequence'(effects, change) {
    effects.lock('SHARE ROW EXCLUSIVE', effects.relation(change.sequence));
  },
  'drop-sequence'(effects, change) {
    if (change.ifExists && !findRelation(effects.catalog, change.sequence)) return;
    effects.lock('ACCESS EXCLUSIVE', effects.relation(change.sequence));
    dropped(effects, { ...change, cascade: true });
  },
  'rename-sequence'(effects, change) {
    effects.lock('ACCESS EXCLUSIVE', effects.relation(change.sequence));
  },
};
