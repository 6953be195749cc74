import { list } from '../text/words.ts';
import { graded, nameOf, relationOf, releasedOf } from './locking.ts';
import { concurrently } from './online.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'reindex',
  on: ['reindex'],
  category: 'lock',
  severity: 'warning',
  title: 'Rebuilding an index without CONCURRENTLY',
  why: 'REINDEX keeps writes to the table waiting, and locks the index in a way that not even a SELECT of the table can be planned, until the index is built.',
  instead: 'Use REINDEX … CONCURRENTLY, outside a transaction.',
  hazards: ['B03'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, day date);',
      migration: 'REINDEX TABLE orders;',
    },
    silent: {
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY, day date);',
      migration: 'REINDEX TABLE CONCURRENTLY orders;',
    },
  },
  check(change, context) {
    if (change.concurrently) return undefined;
    const known = releasedOf(context.facts.indexBuild, context.before, context.base);
    const whole = change.what !== 'index' && change.what !== 'table';
    const relation =
      change.name &&
      relationOf(`${change.name.schema ? `${change.name.schema}.` : ''}${change.name.name}`, context.before);
    // A new table, or one without an index.
    if (known.length === 0 && (relation || whole)) return undefined;
    const tables = known.map((key) => context.name(relationOf(key, context.before) ?? nameOf(key)));
    const name = tables.length > 3 ? `${tables.length} tables, one after the other,` : list(tables) || 'the table';
    const can = context.version >= 12 && change.what !== 'system';
    return {
      message: `REINDEX blocks reads and writes of ${name} until ${change.what === 'index' ? `${change.name?.name ?? 'the index'} is` : tables.length > 1 ? 'their indexes are' : 'its indexes are'} built again`,
      object: tables[0] ?? change.name?.name ?? change.what,
      ...(known[0] === undefined ? {} : graded(context, nameOf(known[0]))),
      ...(can
        ? {
            rewrites: () =>
              concurrently(
                context,
                'Rebuild it CONCURRENTLY',
                /^\s*reindex\s*(\([^)]*\)\s*)?(index|table|schema|database)\b/i,
              ),
          }
        : {
            advice:
              change.what === 'system'
                ? 'Rebuild the indexes of system catalogs while nobody needs the database.'
                : 'REINDEX CONCURRENTLY comes with PostgreSQL 12: build a second index CONCURRENTLY, drop this one CONCURRENTLY, and rename the new one.',
          }),
    };
  },
});
