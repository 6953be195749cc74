import { lockable } from './locking.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'autovacuum-off',
  on: ['set-table-option', 'create-table'],
  category: 'hygiene',
  severity: 'warning',
  title: 'Autovacuum switched off for a table',
  why: 'Dead rows are never cleaned up and statistics never renewed: the table grows, its queries slow down, and in the end an emergency vacuum comes at the worst time.',
  instead: 'Tune autovacuum_vacuum_scale_factor and autovacuum_vacuum_cost_delay instead.',
  hazards: ['B56'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders SET (autovacuum_enabled = false);',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders SET (autovacuum_vacuum_scale_factor = 0.05);',
    },
  },
  check(change, context) {
    if (change.kind === 'set-table-option' ? change.option !== 'storage-parameters' : change.query) return undefined;
    const where = change.kind === 'set-table-option' ? change.value : context.text;
    if (!/\bautovacuum_enabled\s*=\s*'?(?:false|off|no|0)\b/i.test(where)) return undefined;
    // Switched on again within the release: a bulk load.
    const again = context.release
      .slice(context.position + 1)
      .some(
        ({ change: later }) =>
          later.kind === 'set-table-option' &&
          later.table.name === change.table.name &&
          /\bautovacuum_enabled\b/i.test(later.value) &&
          !/=\s*'?(?:false|off|no|0)\b/i.test(later.value),
      );
    if (again) return undefined;
    const name = context.name(change.table);
    return {
      message: `Nothing cleans up ${name} any more`,
      object: name,
      ...(lockable(context, change.table) ? {} : { severity: 'information' as const }),
    };
  },
});
