import { defineRule } from './rule.ts';

export default defineRule({
  id: 'index-corruption',
  on: ['create-index', 'reindex'],
  category: 'data-loss',
  severity: 'error',
  title: 'CONCURRENTLY on PostgreSQL 14.0 to 14.3 can leave rows out of the index',
  why: 'Until 14.4 the server could clean up rows that a concurrent build still needed: the index lacks them without a word, and queries that use it miss them.',
  instead: 'Upgrade to 14.4 or later first; then REINDEX CONCURRENTLY what was built so on the older one.',
  hazards: ['B53'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      engine: 'postgresql 14.2',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);',
      migration: 'CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);',
    },
    silent: {
      engine: 'postgresql 14.10',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint);',
      migration: 'CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);',
    },
  },
  check(change, context) {
    const [major, minor] = context.engine.exact ?? [];
    if (!change.concurrently || major !== 14 || minor === undefined || minor > 3) return undefined;
    const what = change.kind === 'reindex' ? 'REINDEX' : 'CREATE INDEX';
    const name = change.kind === 'reindex' ? change.name : change.table;
    return {
      message: `${what} CONCURRENTLY on PostgreSQL 14.${minor} can leave rows out of the index, silently`,
      object: name ? context.name(name) : what,
    };
  },
});
