import { graded, lockable } from './locking.ts';
import { standsAlone } from './online.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'invalid-index-kept',
  on: ['create-index'],
  category: 'lock',
  severity: 'information',
  title: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS',
  why: 'A CREATE INDEX CONCURRENTLY that fails leaves an invalid index behind. The next try finds its name taken and does nothing: the migration passes, and no query can use the index.',
  instead: 'Put DROP INDEX CONCURRENTLY IF EXISTS before it, so that what a failed attempt left behind is built again.',
  hazards: ['B06'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, day date);',
      migration: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_day_idx ON orders (day);',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, day date);',
      migration:
        'DROP INDEX CONCURRENTLY IF EXISTS orders_day_idx;\nCREATE INDEX CONCURRENTLY orders_day_idx ON orders (day);',
    },
  },
  check(change, context) {
    const name = change.index;
    const table = lockable(context, change.table);
    if (!change.concurrently || !change.ifNotExists || name === undefined || !table) return undefined;
    const dropped = context.release
      .slice(0, context.position)
      .some(({ change: earlier }) => earlier.kind === 'drop-index' && earlier.index.name === name);
    if (dropped) return undefined;
    const schema =
      table.schema === context.before.searchPath[0] && change.table.schema === undefined
        ? {}
        : { schema: table.schema };
    const drop = context.dialect.print({
      kind: 'drop-index',
      index: { ...schema, name },
      concurrently: true,
      ifExists: true,
      cascade: false,
      at: { start: 0, end: 0 },
    });
    return {
      message: `If a first attempt failed, ${name} exists and is invalid: then this does nothing`,
      object: context.name(table),
      ...(graded(context, change.table).severity === 'error' ? { severity: 'warning' as const } : {}),
      ...(standsAlone(context)
        ? {
            rewrites: [
              {
                title: 'Drop what a failed attempt left behind, before it',
                edits: [{ span: { start: 0, end: 0 }, text: `${drop};\n` }],
              },
            ],
          }
        : {}),
    };
  },
});
