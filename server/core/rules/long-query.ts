import { findRelation } from '../schema/catalog.ts';
import { list } from '../text/words.ts';
import { isSmall, nameOf, releasedOf } from './locking.ts';
import { defineRule, type Rewrite } from './rule.ts';

/** Rows from which on a query over a whole table takes longer than a migration should. */
const many = 1_000_000;

export default defineRule({
  id: 'long-query',
  on: ['create-view', 'create-table'],
  category: 'lock',
  severity: 'information',
  title: 'A migration that runs a query over whole tables',
  why: 'CREATE TABLE AS and CREATE MATERIALIZED VIEW run their query at once. The migration, its transaction and every lock it holds last as long as that takes.',
  instead: 'Create it WITH NO DATA, and fill it outside of the migration.',
  hazards: ['B35'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, day date);',
      migration: 'CREATE MATERIALIZED VIEW days AS SELECT day, count(*) AS orders FROM orders GROUP BY day;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, day date);',
      migration:
        'CREATE MATERIALIZED VIEW days AS SELECT day, count(*) AS orders FROM orders GROUP BY day WITH NO DATA;',
    },
  },
  check(change, context) {
    if (change.kind === 'create-view' ? !change.materialized : !change.query) return undefined;
    const read = releasedOf(context.facts.scan, context.before, context.base).filter(
      (key) => findRelation(context.before, nameOf(key)) !== undefined && !isSmall(context, nameOf(key)),
    );
    if (read.length === 0) return undefined;
    const large = read.some((key) => (context.hints(nameOf(key)).rows ?? 0) >= many);
    const name = change.kind === 'create-view' ? change.view : change.table;
    return {
      message: `${context.name(name)} is filled by a query over ${list(read)}: the migration takes as long as that`,
      object: context.name(name),
      ...(change.kind === 'create-view' && change.inside === undefined ? { rewrites: withNoData(context.text) } : {}),
      ...(large ? { severity: 'warning' as const } : {}),
    };
  },
});

/** Not right everywhere: a view without data can't be read until it is refreshed. */
function withNoData(text: string): readonly Rewrite[] {
  const start = /\s+with\s+data\s*$/i.exec(text)?.index ?? text.length;
  return [{ title: 'Create it WITH NO DATA', edits: [{ span: { start, end: text.length }, text: ' WITH NO DATA' }] }];
}
